import path from 'node:path';
import { decidedIn, reviewFieldOf, type WorkDetail, type WorkId } from '#catalogue';
import type { Evidence } from '#document';
import { redactAddresses } from '#headers';
import type { Sha256 } from '#originals';
import type { Library } from './context.ts';
import { readStory } from './read-file.ts';
import { tagNames } from './tag-names.ts';
import type { ExplainedField, ExplainedSegment, WorkExplanation } from './views.ts';

/** Text shown before and after evidence, and the gap that is still shown between two pieces of it. */
const AROUND = 300;
const MOST_EXCERPT = 40_000;
/** A larger original is not read again for a page: everyone else would wait. Bytes; about a second. */
const MOST_ORIGINAL = 4 * 1024 * 1024;

/** What people call the fields of a reading; the order is that of the page. */
const LABELS: Record<string, string> = {
  title: 'Title',
  authors: 'Creator',
  fandoms: 'Fandom',
  relationships: 'Relationship',
  characters: 'Characters',
  rating: 'Rating',
  warnings: 'Warnings',
  categories: 'Category',
  genres: 'Genre and tags',
  status: 'Status',
  series: 'Series',
  part: 'Part',
  summary: 'Summary',
  spoilers: 'Spoilers',
  setting: 'Setting',
  disclaimer: 'Disclaimer',
  archivePermission: 'Archive permission',
  notes: 'Notes',
  endNotes: 'End notes',
  dedication: 'Dedication',
  date: 'Date',
  language: 'Language',
  wordCount: 'Word count as stated',
  feedback: 'Feedback',
  challenge: 'Challenge',
  music: 'Music',
  translation: 'Translation',
  pov: 'Point of view',
  copyright: 'Copyright',
  epigraph: 'Epigraph',
  chapterTitle: 'Chapter title',
  recipient: 'Recipient',
  postStatus: 'Posting status',
  other: 'Other',
};

const BY_A_PERSON: Evidence = { source: 'person', raw: '', start: 0, end: 0, confidence: 1 };

/**
 * Where every public field of a work came from, over its original. Private fields are left out, and mail addresses are
 * taken out of every string. Null: no such work.
 */
export async function explainWork(library: Library, id: WorkId): Promise<WorkExplanation | null> {
  const work = await library.catalogue.work(id);
  if (!work) return null;
  const fields = explainFields(work, await library.catalogue.evidence(id));
  const bytes = await library.originals.get(work.original.hash as Sha256);
  if (bytes.length > MOST_ORIGINAL) return { work, fields, excerpts: null };
  const name = path.posix.basename(work.original.path);
  const { decoded } = await readStory(library.formats, { bytes, name, path: work.original.path });
  return { work, fields, excerpts: excerptsOf(decoded, fields) };
}

function explainFields(
  work: WorkDetail,
  evidence: { field: string; evidence: Evidence }[],
): ExplainedField[] {
  return Object.entries(LABELS).flatMap(([field, label]) => {
    const shown = reviewFieldOf(field);
    const list = evidence
      .filter((one) => one.field === field)
      .map(({ evidence: one }) => ({ ...one, raw: redactAddresses(one.raw) }));
    if (shown && decidedIn(work.edits, shown)) list.unshift({ ...BY_A_PERSON });
    return list.length === 0 ? [] : [{ field, label, value: catalogued(work, field, list), evidence: list }];
  });
}

/** What the catalogue shows for a field; a field it does not show stands as its author wrote it. */
function catalogued(work: WorkDetail, field: string, evidence: Evidence[]): string {
  const shown: Record<string, string | string[] | null> = {
    title: work.title,
    authors: work.creators,
    fandoms: tagNames(work, 'fandom'),
    relationships: tagNames(work, 'relationship'),
    characters: tagNames(work, 'character'),
    rating: work.rating,
    warnings: work.warnings,
    categories: work.categories,
    genres: tagNames(work, 'tag'),
    status: work.status,
    summary: work.summary,
    notes: work.notes,
    endNotes: work.endNotes,
    disclaimer: work.disclaimer,
    setting: work.setting,
    spoilers: work.spoilers,
    date: work.published,
    language: work.language,
    archivePermission: work.permission,
  };
  const value = shown[field];
  const text = Array.isArray(value) ? value.join(', ') : value;
  return text || evidence.map((one) => one.raw).join('; ');
}

/** Cuts the original around the evidence and marks in each piece which fields stand there. */
function excerptsOf(
  decoded: string,
  fields: readonly ExplainedField[],
): NonNullable<WorkExplanation['excerpts']> {
  const spans = fields.flatMap((field, index) =>
    field.evidence
      .filter((one) => one.end > one.start && one.end <= decoded.length)
      .map((one) => ({ ...one, index })),
  );
  const windows = mergeWindows(
    spans.map(({ start, end }) => ({ start: start - AROUND, end: end + AROUND })),
    decoded.length,
  );
  return windows.map((window) => ({ start: window.start, segments: segmentsOf(decoded, window, spans) }));
}

function mergeWindows(
  windows: { start: number; end: number }[],
  length: number,
): { start: number; end: number }[] {
  const merged: { start: number; end: number }[] = [];
  let shown = 0;
  for (const window of windows.sort((a, b) => a.start - b.start)) {
    const start = Math.max(0, window.start);
    const end = Math.min(length, window.end);
    const last = merged.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else if (shown < MOST_EXCERPT) merged.push({ start, end });
    shown = merged.reduce((sum, one) => sum + one.end - one.start, 0);
  }
  return merged;
}

function segmentsOf(
  decoded: string,
  window: { start: number; end: number },
  spans: { start: number; end: number; index: number }[],
): ExplainedSegment[] {
  const inside = spans.filter((span) => span.start < window.end && span.end > window.start);
  const cuts = new Set([window.start, window.end, ...inside.flatMap((span) => [span.start, span.end])]);
  const places = [...cuts]
    .filter((place) => place >= window.start && place <= window.end)
    .sort((a, b) => a - b);
  const segments: ExplainedSegment[] = [];
  for (let index = 0; index + 1 < places.length; index += 1) {
    const start = places[index] ?? 0;
    const end = places[index + 1] ?? start;
    const covering = inside
      .filter((span) => span.start <= start && span.end >= end)
      .map((span) => span.index);
    segments.push({ text: redactAddresses(decoded.slice(start, end)), fields: [...new Set(covering)] });
  }
  return segments;
}
