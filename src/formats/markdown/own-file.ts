import { type Chapter, chapterText } from '#document';
import { emptyReading, type Reading } from '#headers';
import { parseHtml } from '#markup';
import {
  bodyStartOf,
  type FieldEvidence,
  type ReadWork,
  shownRating,
  shownRelationship,
  shownStatus,
  shownWarnings,
} from '#stories';
import { CATEGORY_NAMES } from '#vocabulary';
import type { FrontField } from './front-matter.ts';
import type { HtmlPiece } from './to-html.ts';
import { FRONT_FIELDS } from './writer.ts';

/** Whether front matter is as this program writes it: its names in its order, the title first. */
export function isOwnFile(fields: readonly FrontField[]): boolean {
  const order = fields.map(({ key }) => FRONT_FIELDS.findIndex(([name]) => name === key));
  const required = ['title', 'creators', 'rating', 'language', 'status', 'words'];
  return (
    order[0] === 0 &&
    order.every((place, index) => index === 0 || place > (order[index - 1] ?? 0)) &&
    required.every((name) => name === 'creators' || fields.some(({ key }) => key === name))
  );
}

/** Reads back a file that this program wrote: values as they were, a chapter for every heading of the second level. */
export function readOwnFile(fields: readonly FrontField[], pieces: readonly HtmlPiece[]): ReadWork {
  const reading = readingOf(fields);
  const drafts: { title: string | null; html: string[] }[] = [];
  for (const { level, html } of pieces) {
    if (level === 1 && drafts.length === 0) continue;
    if (level === 2) drafts.push({ title: textOfHtml(html), html: [] });
    else {
      if (drafts.length === 0) drafts.push({ title: null, html: [] });
      drafts.at(-1)?.html.push(level === null ? html : `<h${level}>${html}</h${level}>`);
    }
  }
  const chapters = drafts.map(({ title, html }, index): Chapter => {
    const { blocks } = parseHtml(html.join(''));
    return title === null || title === `Chapter ${index + 1}` ? { blocks } : { title, blocks };
  });
  return {
    reading,
    evidence: evidenceOf(fields),
    document: { ...(reading.language !== null && { language: reading.language }), chapters },
    bodyStart: bodyStartOf(chapters),
  };
}

function textOfHtml(html: string): string {
  return chapterText({ blocks: parseHtml(`<p>${html}</p>`).blocks }).trim();
}

function readingOf(fields: readonly FrontField[]): Reading {
  const all = (name: string) => fields.find(({ key }) => key === name)?.values ?? [];
  const first = (name: string) => all(name)[0] ?? null;
  const series = first('series');
  const number = (name: string) =>
    Number.isFinite(Number(first(name) ?? 'none')) ? Number(first(name)) : null;
  const language = first('language');
  return {
    ...emptyReading(),
    title: first('title'),
    authors: all('creators'),
    fandoms: all('fandoms'),
    relationships: all('relationships').map(shownRelationship),
    characters: all('characters'),
    genres: all('tags'),
    categories: CATEGORY_NAMES.filter((name) => all('categories').includes(name)),
    rating: shownRating(first('rating'), first('rating_as_written')),
    warnings: shownWarnings(all('warnings')),
    series:
      series === null
        ? null
        : { name: series, position: number('series_position'), of: null, relation: null, related: null },
    language: language === 'und' ? null : language,
    status: shownStatus(first('status')),
    date: first('published'),
    summary: first('summary'),
    notes: first('notes'),
    disclaimer: first('disclaimer'),
    archivePermission: { ...emptyReading().archivePermission, raw: first('archive_permission') },
    wordCount: number('words'),
  };
}

function evidenceOf(fields: readonly FrontField[]): FieldEvidence {
  const evidence: FieldEvidence = {};
  for (const { key, values, start, end } of fields) {
    const field = FRONT_FIELDS.find(([name]) => name === key)?.[1];
    if (field === undefined || field === null) continue;
    evidence[field] = values.map((raw) => ({ source: 'metadata', raw, start, end, confidence: 1 }));
  }
  return evidence;
}
