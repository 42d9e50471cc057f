import type { Evidence } from '#document';
import { emptyReading, type Reading, type Relationship } from '#headers';
import { attribute, elementsBelow, type HtmlElement, isElement, oneLine, textBelow } from '#markup';
import { languageCode } from '#text';
import {
  ARCHIVE_WARNING_PHRASES,
  CATEGORY_NAMES,
  RATING_SCALE,
  type WarningName,
  warningName,
} from '#vocabulary';
import type { FieldEvidence } from '../read-work.ts';

/** A value list of an archive's page with its place in the source. */
type Entry = { label: string; values: string[]; text: string; start: number; end: number };

/**
 * Reads a list of tags as the Archive of Our Own writes it (formats §3): each value is a link of its own, so that a
 * comma or a slash inside a tag parts nothing. Labels count in singular and plural.
 */
export function readTagList(list: HtmlElement): { reading: Partial<Reading>; evidence: FieldEvidence } {
  const reading: Partial<Reading> = {};
  const evidence: FieldEvidence = {};
  for (const entry of entriesOf(list)) {
    const read = FIELDS.get(entry.label);
    if (read === undefined) continue;
    const said = read(entry);
    Object.assign(reading, said);
    for (const field of Object.keys(said)) Object.assign(evidence, { [field]: [evidenceOf(entry)] });
  }
  return { reading, evidence };
}

function entriesOf(list: HtmlElement): Entry[] {
  const entries: Entry[] = [];
  let label = '';
  for (const part of list.childNodes.filter(isElement)) {
    const text = oneLine(textBelow(part, 20_000));
    if (part.tagName === 'dt')
      label = text
        .toLowerCase()
        .replace(/[:\s]+$/, '')
        .replace(/s$/, '')
        .replace(/ie$/, 'y');
    if (part.tagName !== 'dd') continue;
    const links = [...elementsBelow(part)].filter(
      (one) => one.tagName === 'a' && attribute(one, 'href') !== null,
    );
    const values = links.length > 0 ? links.map((link) => oneLine(textBelow(link, 500))) : text.split(', ');
    const { startOffset = 0, endOffset = 0 } = part.sourceCodeLocation ?? {};
    entries.push({
      label,
      values: values.filter((value) => value !== ''),
      text,
      start: startOffset,
      end: endOffset,
    });
  }
  return entries;
}

const FIELDS: ReadonlyMap<string, (entry: Entry) => Partial<Reading>> = new Map<
  string,
  (entry: Entry) => Partial<Reading>
>([
  ['rating', ({ values }) => ({ rating: ratingOf(values[0] ?? '') })],
  ['archive warning', ({ values }) => ({ warnings: warningsOf(values) })],
  ['category', ({ values }) => ({ categories: CATEGORY_NAMES.filter((name) => values.includes(name)) })],
  ['fandom', ({ values }) => ({ fandoms: values })],
  ['relationship', ({ values }) => ({ relationships: values.map(relationshipOf) })],
  ['character', ({ values }) => ({ characters: values })],
  ['additional tag', ({ values }) => ({ genres: values })],
  ['language', ({ text }) => ({ language: languageCode(text) })],
  ['sery', seriesOf],
  ['stat', statsOf],
]);

function ratingOf(raw: string): Reading['rating'] {
  const ao3 = RATING_SCALE.find((rating) => raw.startsWith(rating));
  if (ao3 === undefined) return { raw, system: 'ao3', value: null, ao3: 'Not Rated' };
  return { raw, system: 'ao3', value: ao3, ao3 };
}

/** Older pages say "Choose Not To", newer ones "Creator Chose Not To" and "Rape/Non-Con". */
function warningsOf(values: readonly string[]): Reading['warnings'] {
  const archive = new Set<WarningName>();
  const free: string[] = [];
  for (const value of values) {
    const known = ARCHIVE_WARNING_PHRASES.find(({ warning }) => warningName(warning) === value);
    const warning = known?.warning ?? (/\bChose Not To Use\b/.test(value) ? 'ChooseNotToWarn' : undefined);
    if (warning === undefined) free.push(value);
    else archive.add(warning);
  }
  return { archive: [...archive], free, negated: [], stated: true };
}

function relationshipOf(raw: string): Relationship {
  const romantic = raw.includes('/');
  const members = raw.split(romantic ? '/' : ' & ').map((member) => member.trim());
  return { raw, members, type: romantic ? 'romantic' : 'platonic', modifiers: [] };
}

function seriesOf({ values, text }: Entry): Partial<Reading> {
  const position = /\bPart (\d{1,5}) of\b/.exec(text)?.[1];
  const name = values[0] ?? null;
  if (name === null) return {};
  return {
    series: {
      name: name.replace(/^Part \d{1,5} of /, ''),
      position: position === undefined ? null : Number(position),
      of: null,
      relation: null,
      related: null,
    },
  };
}

function statsOf({ text }: Entry): Partial<Reading> {
  const said: Partial<Reading> = {};
  const published = /\bPublished: (\d{4}-\d{2}-\d{2})/.exec(text)?.[1];
  const words = /\bWords: ([\d,.]{1,12})/.exec(text)?.[1]?.replace(/\D/g, '');
  const chapters = /\bChapters: (\d{1,5})\/(\d{1,5}|\?)/.exec(text);
  if (published !== undefined) said.date = published;
  if (words !== undefined && words !== '') said.wordCount = Number(words);
  const [, done, planned] = chapters ?? [];
  if (/\bCompleted: /.test(text) || (done !== undefined && done === planned)) said.status = 'complete';
  else if (planned !== undefined) said.status = 'wip';
  return said;
}

function evidenceOf({ text, start, end }: Entry): Evidence {
  return { source: 'metadata', raw: text.slice(0, 500), start, end, confidence: 1 };
}

/** A reading with what was said over an empty one. */
export function completeReading(said: Partial<Reading>): Reading {
  return { ...emptyReading(), ...said };
}
