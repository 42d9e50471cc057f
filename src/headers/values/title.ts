import type { Part, Rating } from '../reading.ts';
import { type Facts, readFactGroup } from './facts.ts';
import { readPart, stripPart } from './part.ts';
import { readRating } from './rating.ts';

/** A title's value taken apart. `title` is null for "untitled", "none yet" and the like. */
export type TitleValue = {
  title: string | null;
  part: Part | null;
  chapterTitle: string | null;
  rating: Rating | null;
  byline: string | null;
  remark: string | null;
  complete: boolean;
  /** Facts that stood in parentheses behind the title, and the people in another parenthesis. */
  facts: Facts | null;
  people: string | null;
};

const PLACEHOLDER = /^(?:untitled|none(?: yet)?|no title|i suck at titles|\?{1,5}|tba|tbd|n\/a)[.! ]{0,3}$/i;
const QUOTES: readonly (readonly [string, string])[] = [
  ['"', '"'],
  ['“', '”'],
  ['‘', '’'],
  ["'", "'"],
  ['`', "'"],
  ['«', '»'],
  ['„', '“'],
  ['*', '*'],
  ['_', '_'],
  ['~', '~'],
];

/** Reads `"Title" (1/2) [PG] by Name`. Source: section 1.1. */
export function readTitle(written: string): TitleValue {
  const value: TitleValue = {
    title: null,
    part: null,
    chapterTitle: null,
    rating: null,
    byline: null,
    remark: null,
    complete: false,
    facts: null,
    people: null,
  };
  let rest = takeFactGroups(undecorate(written.slice(0, 500).trim()), value);
  const quotedByline =
    /^(["“].{1,200}["”](?:\s*[([]?\d{1,3}\s?\/\s?[\d?]{1,3}[)\]]?)?)\s+by\s+(\S.{0,100})$/i.exec(rest);
  if (quotedByline) {
    rest = quotedByline[1] ?? rest;
    value.byline = quotedByline[2] ?? null;
  }
  const partByline = /^(.{1,200}[([]\d{1,3}\s?\/\s?[\d?]{1,3}[)\]])\s+by\s+(\S.{0,100})$/i.exec(rest);
  if (partByline) {
    rest = partByline[1] ?? rest;
    value.byline = partByline[2] ?? null;
  }
  const addressed = /^(.{1,140}?)\s+by\s+(\p{Lu}.{0,60}?\s?[(<][^()<>\s]{1,60}@[^()<>\s]{1,60}[)>])$/u.exec(
    rest,
  );
  if (addressed) {
    rest = addressed[1] ?? rest;
    value.byline = addressed[2] ?? null;
  }
  rest = takeRemarks(rest, value);
  const named = /^(.{2,100}), (\p{Lu}.{1,80}) (\((?:[Cc]hapter|[Cc]h\.?|[Pp]art) \d{1,3}\))$/u.exec(rest);
  if (named) {
    value.chapterTitle = named[2] ?? null;
    rest = `${named[1]} ${named[3]}`;
  }
  const part = readPart(rest);
  if (part && !/^\s*(?:part|chapter)?\s*\S{1,9}$/i.test(rest)) {
    value.part = part;
    const stripped = stripPart(rest);
    value.chapterTitle ??= stripped.chapterTitle;
    if (stripped.title !== '') rest = stripped.title;
  }
  rest = unquote(takeRemarks(rest, value).trim());
  if (!PLACEHOLDER.test(rest) && rest !== '') value.title = rest;
  return value;
}

/** Takes parentheses of facts off the end: `"Callings" (gen, G, 2,000 words) (Nick, Schanke)`. */
function takeFactGroups(text: string, value: TitleValue): string {
  const groups = /(?:\s\([^()]{3,120}\)){1,3}$/.exec(text);
  if (!groups || groups.index === 0) return text;
  const inner = [...groups[0].matchAll(/\(([^()]{3,120})\)/g)].map((one) => one[1] ?? '');
  const facts = inner.map(readFactGroup);
  value.facts = facts.find((one) => one !== null) ?? null;
  if (!value.facts) return text;
  value.people = inner.find((one, at) => facts[at] === null && /^\p{Lu}/u.test(one)) ?? null;
  return text.slice(0, groups.index).trimEnd();
}

function takeRemarks(text: string, value: TitleValue): string {
  let rest = text.trim();
  for (let turn = 0; turn < 4; turn += 1) {
    const remark =
      /\s*[([](working title|formerly [^()[\]]{1,80}|complete[d]?|revised|repost|wip|one-?shot|drabble)[)\]]$/i.exec(
        rest,
      );
    const dashed = /\s+(?:-{1,2}|–|—|\*)\s{0,2}(revised|repost|complete[d]?|finished)\s*\*?$/i.exec(rest);
    const found = remark ?? dashed;
    if (found) {
      value.remark = found[1] ?? null;
      if (/^complete|^finished/i.test(found[1] ?? '')) value.complete = true;
      rest = rest.slice(0, found.index).trimEnd();
      continue;
    }
    const bracket = /\s+[([]([^()[\]]{1,24})[)\]]$/.exec(rest);
    const rating = bracket ? readRating(bracket[1] ?? '') : null;
    if (
      !bracket ||
      !rating?.value ||
      rating.raw !== bracket[1]?.trim() ||
      /^\d/.test(bracket[1] ?? '') ||
      (rating.system === 'site-words' && !/^\p{L}+$/u.test(bracket[1] ?? ''))
    )
      break;
    value.rating = rating;
    rest = rest.slice(0, bracket.index).trimEnd();
  }
  return rest;
}

/** A title without ornament around it: `~*~ Title ~*~`, `-=Title=-`, `::Title::`. */
export function undecorate(text: string): string {
  const ornament = /^[\s*~=:.\-_<>#+|]{1,20}(?=[\p{L}\p{N}"“'‘«([])/u.exec(text)?.[0] ?? '';
  if (ornament.trim() === '') return text.trim();
  const rest = text.slice(ornament.length);
  const tail = /(?<=[\p{L}\p{N}"”'’»)\]!?.])[\s*~=:\-_<>#+|]{1,20}$/u.exec(rest)?.[0] ?? '';
  return rest.slice(0, rest.length - tail.length).trim();
}

/** A text without the one pair of quotation marks around all of it. */
export function unquote(text: string): string {
  for (const [open, close] of QUOTES) {
    if (text.length < 3 || !text.startsWith(open) || !text.endsWith(close)) continue;
    const inner = text.slice(1, -1);
    if (!inner.includes(close) || (open === "'" && !/ '|' /.test(inner))) return inner.trim();
  }
  const tex = /^``(.{1,200})''$/.exec(text);
  return tex?.[1] ?? text;
}
