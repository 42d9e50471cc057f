import path from 'node:path';
import { decidedIn, reviewFieldOf, type WorkDetail, type WorkId } from '#catalogue';
import type { Evidence } from '#document';
import type { Sha256 } from '#originals';
import { say } from '#words';
import type { Library } from './context.ts';
import { countReviews } from './list-reviews.ts';
import { privateWords } from './private-words.ts';
import { readStory } from './read-file.ts';
import { excerptsAround, withholdAcross } from './source-excerpts.ts';
import { tagNames } from './tag-names.ts';
import type { ExplainedField, WorkExplanation } from './views.ts';

const EXCERPTS = { around: 300, most: 40_000 };
/** A larger original is not read again for a page: everyone else would wait. Bytes; about a second. */
const MOST_ORIGINAL = 4 * 1024 * 1024;

/** The fields of a reading, in the order of pages. */
export const READ_FIELDS = [
  'title',
  'authors',
  'fandoms',
  'relationships',
  'characters',
  'rating',
  'warnings',
  'categories',
  'genres',
  'status',
  'series',
  'part',
  'summary',
  'spoilers',
  'setting',
  'disclaimer',
  'archivePermission',
  'notes',
  'endNotes',
  'dedication',
  'date',
  'language',
  'wordCount',
  'feedback',
  'challenge',
  'music',
  'translation',
  'pov',
  'copyright',
  'epigraph',
  'chapterTitle',
  'recipient',
  'postStatus',
  'other',
] as const;

/** What people call one of them. */
export function readFieldName(field: (typeof READ_FIELDS)[number]): string {
  return say(`sources.field-${field}`);
}

const BY_A_PERSON: Evidence = { source: 'person', raw: '', start: 0, end: 0, confidence: 1 };

/**
 * Where every public field of a work came from, over its original. Private fields are left out, and mail addresses are
 * taken out of every string. Null: no such work.
 */
export async function explainWork(library: Library, id: WorkId): Promise<WorkExplanation | null> {
  const work = await library.catalogue.work(id);
  if (!work) return null;
  const evidence = await library.catalogue.evidence(id);
  const bytes = await library.originals.get(work.original.hash as Sha256);
  const waiting = await countReviews(library, { work: id });
  if (bytes.length > MOST_ORIGINAL)
    return { work, fields: explainFields(work, evidence, null), excerpts: null, waiting };
  const name = path.posix.basename(work.original.path);
  const read = await readStory(library.formats, { bytes, name, path: work.original.path });
  const hidden = privateWords(read);
  const fields = explainFields(work, evidence, hidden);
  const spans = fields.flatMap((field, index) =>
    field.evidence.map(({ start, end }) => ({ start, end, index })),
  );
  const excerpts = spans.some(({ start, end }) => end > start)
    ? excerptsAround(read.decoded, spans, EXCERPTS, hidden)
    : [];
  return { work, fields, excerpts, waiting };
}

/** The fields and their evidence; `hidden` null: nobody knows which names in the source are private, so it is not quoted. */
function explainFields(
  work: WorkDetail,
  evidence: { field: string; evidence: Evidence }[],
  hidden: readonly string[] | null,
): ExplainedField[] {
  return READ_FIELDS.flatMap((field) => {
    const shown = reviewFieldOf(field);
    const own = evidence.filter((one) => one.field === field).map((one) => one.evidence);
    const raws =
      hidden === null
        ? []
        : withholdAcross(
            own.map(({ raw }) => raw),
            hidden,
          );
    const list = own.map((one, at) => ({ ...one, raw: raws[at] ?? '' }));
    if (shown && decidedIn(work.edits, shown)) list.unshift({ ...BY_A_PERSON });
    return list.length === 0
      ? []
      : [{ field, label: readFieldName(field), value: catalogued(work, field, list), evidence: list }];
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
