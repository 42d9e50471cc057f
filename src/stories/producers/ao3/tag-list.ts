import type { Evidence } from '#document';
import type { Reading } from '#headers';
import { type HtmlElement, isElement, isText } from '#markup';
import { languageCode } from '#text';
import { archiveCategories, archiveRating, archiveRelationship, archiveWarnings } from '../archive-tags.ts';
import { hrefOf, lineOf, linksOf } from '../elements.ts';
import type { Said } from '../said.ts';
import type { Source } from '../source.ts';
import { readStats } from './stats.ts';

/** One `dt` with its `dd`: `label` in the singular and lower case. */
type Entry = TagEntry & { element: HtmlElement };

/** A label's tags, and the same as one line. */
export type TagEntry = { label: string; values: string[]; text: string; evidence: Evidence };

/**
 * Reads a list of tags as the Archive of Our Own writes it (formats §3): each value is a link of its own, so that a
 * comma or a slash inside a tag parts nothing. Labels count in singular and plural. Answers the day of the last change.
 */
export function readTagList(said: Said, source: Source, list: HtmlElement): string | null {
  let updated: string | null = null;
  for (const entry of entriesOf(source, list)) {
    if (entry.label === 'stat') updated = readStats(said, entry.element, entry.evidence);
    else if (entry.label === 'series') takeSeries(said, entry);
    else takeTags(said, entry);
  }
  return updated;
}

function entriesOf(source: Source, list: HtmlElement): Entry[] {
  const entries: Entry[] = [];
  let label = '';
  for (const part of list.childNodes.filter(isElement)) {
    const text = lineOf(part, 20_000);
    if (part.tagName === 'dt') label = singular(text);
    if (part.tagName !== 'dd') continue;
    const links = linksOf(part).map((link) => lineOf(link, 500));
    const values = (links.length > 0 ? links : text.split(', ')).filter((value) => value !== '');
    const raw = (links.length > 0 ? values.join(', ') : text).slice(0, 500);
    entries.push({ label, element: part, values, text, evidence: { ...source.evidence(part), raw } });
  }
  return entries;
}

/** Takes the tags of one label, whole as they are written. */
export function takeTags(said: Said, entry: TagEntry): void {
  FIELDS.get(entry.label)?.(said, entry);
}

/** A label of a list of tags in the singular and lower case. */
export function singular(label: string): string {
  const plain = label.toLowerCase().replace(/[:\s]+$/, '');
  return plain === 'series' ? plain : plain.replace(/ies$/, 'y').replace(/s$/, '');
}

const FIELDS: ReadonlyMap<string, (said: Said, entry: TagEntry) => void> = new Map<
  string,
  (said: Said, entry: TagEntry) => void
>([
  ['rating', (said, { values, evidence }) => said.take('rating', archiveRating(values[0] ?? ''), evidence)],
  [
    'archive warning',
    (said, { values, evidence }) => said.take('warnings', archiveWarnings(values), evidence),
  ],
  ['category', (said, { values, evidence }) => said.take('categories', archiveCategories(values), evidence)],
  ['fandom', (said, { values, evidence }) => said.take('fandoms', values, evidence)],
  [
    'relationship',
    (said, { values, evidence }) => said.take('relationships', values.map(archiveRelationship), evidence),
  ],
  ['character', (said, { values, evidence }) => said.take('characters', values, evidence)],
  ['additional tag', (said, { values, evidence }) => said.take('genres', values, evidence)],
  ['language', (said, { text, evidence }) => said.take('language', languageCode(text), evidence)],
  ['collection', (said, { values, evidence }) => said.add('Collections', values.join(', '), evidence)],
]);

/** A work is in a handful of series. */
const MOST_SERIES = 50;

/** The first series is the work's; the others are kept beside it. */
function takeSeries(said: Said, { element, values, evidence }: Entry): void {
  const links = linksOf(element)
    .filter((link) => !/\/works\/\d/.test(hrefOf(link)))
    .slice(0, MOST_SERIES);
  const all = links.length > 0 ? links.map(seriesOfLink) : values.map(seriesOfText);
  all.forEach((series, index) => {
    if (index === 0) said.take('series', series, evidence);
    else
      said.add(
        'Series',
        series.position === null ? series.name : `${series.name} [${series.position}]`,
        evidence,
      );
  });
}

type NamedSeries = NonNullable<Reading['series']> & { name: string };

function seriesOfLink(link: HtmlElement): NamedSeries {
  const before = link.parentNode?.childNodes.slice(0, link.parentNode.childNodes.indexOf(link)).at(-1);
  const said = before !== undefined && isText(before) ? before.value : '';
  return series(lineOf(link, 500), /\bPart\s+(\d{1,5})\s+of\s*$/.exec(said)?.[1]);
}

function seriesOfText(text: string): NamedSeries {
  const [, position, name] = /^Part\s(\d{1,5})\sof\s(.{1,500})$/.exec(text) ?? [];
  return series(name ?? text, position);
}

function series(name: string, position: string | undefined): NamedSeries {
  return {
    name,
    position: position === undefined ? null : Number(position),
    of: null,
    relation: null,
    related: null,
  };
}
