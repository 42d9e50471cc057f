import { readNumber } from '#vocabulary';
import type { Series } from '../reading.ts';
import { saysNothing } from './nothing.ts';
import { quotedTitles } from './spoilers.ts';

const NONE = /^\W{0,2}(?:none|n\/a|no|not yet|nope|-|tba|stand-?alone)\b\W{0,3}$/i;
const NUMBER =
  '(\\d{1,3}|[ivxlc]{1,7}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)';
const NUMBERED = new RegExp(
  `(?:\\b(?:part|no\\.?|story|number|book|episode)\\s{0,2}#?|#)\\s{0,2}${NUMBER}(?:\\s?(?:of|/)\\s?(\\d{1,3}|\\?))?(?![\\p{L}\\d])`,
  'iu',
);
const ORDINAL = new RegExp(`\\b${NUMBER}\\s(?:story |part |book )?(?:in|of)\\s(?:the\\s)?`, 'i');

/** Reads the value of a series label: `"Name" arc, part 2 of 4`, "Second in the X series". Source: section 1.16. */
export function readSeries(written: string): Series | null {
  const value = written.slice(0, 400).trim();
  if (value === '' || NONE.test(value) || saysNothing(value)) return null;
  const series: Series = { name: null, position: null, of: null, relation: null, related: null };
  const relation = readRelation(value);
  if (relation) {
    series.relation = relation.relation;
    series.related = relation.related;
  }
  const first = value.split(/;|(?<=\S)\s(?:follows|sequel to)\b/i)[0] ?? value;
  const quoted = quotedTitles(first)[0] ?? null;
  const numbered = NUMBERED.exec(first);
  const ordinal = numbered ? null : ORDINAL.exec(first);
  if (numbered) {
    series.position = readNumber(numbered[1] ?? '');
    series.of = numbered[2] ? readNumber(numbered[2]) : null;
  } else if (ordinal) series.position = readNumber(ordinal[1] ?? '');
  if (quoted !== null && quoted !== relation?.related) series.name = quoted;
  else if (!relation || relation.at > 3) series.name = nameOf(first, numbered, ordinal);
  return series.name === null && series.relation === null && series.position === null ? null : series;
}

/** "Part 2 of 4 in the Reichenbach Variations", "No. 1 in the series "due North"". Null when a line says nothing such. */
export function readSeriesLine(line: string): Series | null {
  const text = line.trim().replace(/^[\s*~([]+|[\s*~)\].]+$/g, '');
  const match = new RegExp(
    `^(?:this (?:story|is) (?:is )?)?(?:part|no\\.?|number|book|story)?\\s?#?${NUMBER}(?:\\s(?:of|/)\\s(\\d{1,3}))?\\s(?:story\\s)?(?:in|of)\\s(?:the\\s)?(?:series\\s)?(.{2,100})$`,
    'i',
  ).exec(text);
  if (!match) return null;
  const position = readNumber(match[1] ?? '');
  const name =
    quotedTitles(match[3] ?? '')[0] ??
    (match[3] ?? '').replace(/\s(?:series|arc|cycle|saga|trilogy|'verse|verse)$/i, '').trim();
  if (/[.!?]\s/.test(name)) return null;
  if (position === null || !/^["“]?\p{Lu}|\p{Lu}/u.test(name) || /^\d/.test(name)) return null;
  return { name, position, of: match[2] ? Number(match[2]) : null, relation: null, related: null };
}

/** "Sequel to X", "follows X", "companion to X" anywhere in a text; `at` is where it begins. */
export function readRelation(text: string): { relation: string; related: string | null; at: number } | null {
  const match =
    /\b(sequel|prequel|companion(?: piece)?|follow[- ]?up|coda|remix|continuation|missing scene)(?: story)? (?:to|of|for)\s+(.{1,140})|\b(follows|precedes)\s+(["“'].{1,120})/i.exec(
      text,
    );
  if (!match) return null;
  const word = (match[1] ?? match[3] ?? '').toLowerCase();
  const relation = /^(?:sequel|follow|continuation)/.test(word)
    ? 'sequel-to'
    : /^(?:prequel|precedes)/.test(word)
      ? 'prequel-to'
      : `${word.split(' ')[0]}-to`;
  return { relation, related: relatedTitle(match[2] ?? match[4] ?? ''), at: match.index };
}

/** The title a relation names: quoted, or up to the clause's end. */
export function relatedTitle(text: string): string | null {
  const quoted = quotedTitles(text.slice(0, 160))[0] ?? /^['‘]([^'’]{1,100})['’]/.exec(text)?.[1];
  if (quoted) return quoted.replace(/\s+/g, ' ');
  const plain = text.split(/[.,;(]|\s-{1,2}\s/)[0]?.trim() ?? '';
  return plain === '' || plain.length > 100 ? null : plain;
}

function nameOf(
  text: string,
  numbered: RegExpExecArray | null,
  ordinal: RegExpExecArray | null,
): string | null {
  let name = text;
  if (numbered)
    name =
      numbered.index < 3 ? text.slice(numbered.index + numbered[0].length) : text.slice(0, numbered.index);
  else if (ordinal) name = text.slice(ordinal.index + ordinal[0].length);
  name = name
    .replace(/^\s*(?:in|of|from)\s+(?:the\s+)?/i, '')
    .replace(/^[\s,;:([-]+|[\s,;:()[\]-]+$/g, '')
    .replace(/\s(?:series|arc|cycle|saga)$/i, '')
    .replace(/\.$/, '')
    .trim();
  return name === '' || name.length > 120 ? null : name;
}
