import path from 'node:path';
import { decidedIn, reviewFieldOf, type WorkDetail, type WorkId } from '#catalogue';
import type { Evidence } from '#document';
import type { Sha256 } from '#originals';
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

/** What people call the fields of a reading; the order is that of the page. */
/** What the fields of a reading are called. */
export const FIELD_NAMES: Readonly<Record<string, string>> = {
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
  return Object.entries(FIELD_NAMES).flatMap(([field, label]) => {
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
