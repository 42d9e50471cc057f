import path from 'node:path';
import type { ReviewFilter, ReviewGroup, ReviewItem, WorkDetail, WorkId } from '#catalogue';
import type { EvidenceSource } from '#document';
import type { Sha256 } from '#originals';
import { labelKey } from '#vocabulary';
import { say } from '#words';
import type { Library } from './context.ts';
import { FIELD_FORMS, fieldWords } from './field-forms.ts';
import { privateWords } from './private-words.ts';
import { readStory } from './read-file.ts';
import { type Excerpt, excerptsAround } from './source-excerpts.ts';
import type { ReviewableItem, ReviewPage } from './views.ts';

/** Readings on one page of the queue. */
const REVIEW_PAGE = 10;

/** Lines around what was read, and where nothing was: what a header needs. */
const EXCERPTS = { around: 240, most: 3_000 };
/** Originals are read again for a page up to this many bytes in all, since everyone else waits meanwhile. */
const MOST_READ = 2 * 1024 * 1024;

/** What a page of the queue holds. `excerpts`: also read the originals again and show where each reading stands. */
export type ReviewOptions = { page: number; size?: number; excerpts?: boolean };

/** A page of the readings that wait for a person. A label may be given as it stands in a file. */
export async function listReviews(
  library: Library,
  asked: ReviewFilter,
  { page, size = REVIEW_PAGE, excerpts = false }: ReviewOptions,
): Promise<ReviewPage> {
  const { catalogue } = library;
  const { label, ...rest } = asked;
  const filter = label === undefined ? rest : { ...rest, label: labelKey(label) || label };
  const { total, items } = await catalogue.reviews(filter, { limit: size, offset: (page - 1) * size });
  const sources = excerpts ? await sourcesOf(library, items) : new Map<WorkId, Source>();
  return {
    total,
    page,
    pages: Math.max(1, Math.ceil(total / size)),
    items: items.map((item) => reviewable(item, sources.get(item.work.id) ?? null)),
    choices: choicesOf(await catalogue.reviewGroups(), filter),
  };
}

/** How many readings wait. */
export async function countReviews(
  { catalogue }: Pick<Library, 'catalogue'>,
  filter: ReviewFilter,
): Promise<number> {
  return (await catalogue.reviews(filter, { limit: 0, offset: 0 })).total;
}

/** A decoded original and the private words in it. */
type Source = { decoded: string; hidden: string[] };

/** The originals of the works on a page, as far as there is time to read them. */
async function sourcesOf(library: Library, items: readonly ReviewItem[]): Promise<Map<WorkId, Source>> {
  const sources = new Map<WorkId, Source>();
  let left = MOST_READ;
  for (const id of new Set(items.map(({ work }) => work.id))) {
    const work = await library.catalogue.work(id);
    if (work === null || work.original.bytes > left) continue;
    left -= work.original.bytes;
    const source = await readSource(library, work);
    if (source !== null) sources.set(id, source);
  }
  return sources;
}

/** Null when the original is gone or cannot be read any more: the reading can be decided about without it. */
async function readSource(library: Library, { original }: WorkDetail): Promise<Source | null> {
  try {
    const bytes = await library.originals.get(original.hash as Sha256);
    const name = path.posix.basename(original.path);
    const read = await readStory(library.formats, { bytes, name, path: original.path });
    return { decoded: read.decoded, hidden: privateWords(read) };
  } catch {
    return null;
  }
}

function reviewable({ evidence, ...item }: ReviewItem, source: Source | null): ReviewableItem {
  const { field, confidence, proposed } = item;
  const least = evidence.find((one) => one.confidence === confidence);
  const spans = evidence.map(({ start, end }) => ({ start, end, index: 0 }));
  const excerpts: Excerpt[] | null = source && excerptsAround(source.decoded, spans, EXCERPTS, source.hidden);
  return {
    ...item,
    evidence: evidence.map(({ raw: _, ...entry }) => entry),
    name: FIELD_FORMS[field].name,
    words: fieldWords(field, proposed),
    doubt: doubtOf(least?.source ?? 'inferred'),
    excerpts,
  };
}

/** Why each kind of source is doubtful; what a person said is not. */
function doubtOf(source: EvidenceSource): string {
  return source === 'person' ? '' : say(`review.doubt-${source}`);
}

/** Each filter's values are counted under the other filters, so that every choice leads to something. */
function choicesOf(groups: readonly ReviewGroup[], filter: ReviewFilter): ReviewPage['choices'] {
  const met = (group: ReviewGroup, without: keyof ReviewGroup) =>
    (['batch', 'field', 'label'] as const).every(
      (key) => key === without || filter[key] === undefined || filter[key] === group[key],
    );
  const counted = <Key extends 'batch' | 'field' | 'label'>(key: Key) => {
    const counts = new Map<ReviewGroup[Key], number>();
    for (const group of groups.filter((one) => met(one, key)))
      counts.set(group[key], (counts.get(group[key]) ?? 0) + group.waiting);
    return [...counts].map(([value, waiting]) => ({ value, waiting }));
  };
  return {
    batch: counted('batch'),
    field: counted('field')
      .map((choice) => ({ ...choice, name: FIELD_FORMS[choice.value].name }))
      .sort((a, b) => b.waiting - a.waiting),
    label: counted('label').sort((a, b) => b.waiting - a.waiting),
  };
}
