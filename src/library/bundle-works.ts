import { inflateRawSync } from 'node:zlib';
import type { Catalogue, PortableRevision, PortableWork } from '#catalogue';
import type { BagWriter } from '#preservation';
import { chapterPage, chapterWords } from './bundle-chapter.ts';
import { COMMENTS_FILE, chapterFile, readingFile, WORK_FILE, workFolder } from './bundle-layout.ts';
import type { BundleScope } from './bundle-scope.ts';
import { noFormula } from './export-report.ts';
import { withholdAcross } from './source-excerpts.ts';

/** Comments that are asked for at a time. */
const COMMENTS = 500;

/** What works are written from and into. Without `withPrivate` nothing that is private is quoted from their files. */
export type WorkWriting = { catalogue: Catalogue; bag: BagWriter; scope: BundleScope; withPrivate: boolean };

/** Writes a work into a bag: what is said of it, every state of it with its text, and its comments. */
export async function writeWork(writing: WorkWriting, work: PortableWork): Promise<void> {
  const { catalogue, bag, withPrivate } = writing;
  const folder = workFolder(work.id);
  await bag.add(`${folder}/${WORK_FILE}`, pretty(work));
  const hidden = withPrivate ? null : (await catalogue.portablePrivate(work.id)).map(({ value }) => value);
  for (const { number } of work.revisions) await writeRevision(writing, { work, number, hidden });
  const from = (offset: number) =>
    catalogue.comments({ kind: 'work', work: work.id, own: true }, { limit: COMMENTS, offset });
  const first = await from(0);
  if (first.total > 0) await bag.add(`${folder}/${COMMENTS_FILE}`, commentLines(first, from));
}

async function writeRevision(
  { catalogue, bag, scope }: WorkWriting,
  { work, number, hidden }: { work: PortableWork; number: number; hidden: string[] | null },
): Promise<void> {
  const folder = workFolder(work.id);
  const { chapters, evidence, ...state } = await catalogue.portableRevision(work.id, number);
  const { title, language } = state.reading;
  for (const [index, chapter] of chapters.entries()) {
    const fragment = inflateRawSync(chapter.body).toString('utf8');
    scope.seeChapter(fragment);
    const page = chapterPage({ title, chapter: chapter.title, language, fragment });
    await bag.add(`${folder}/${chapterFile(number, index + 1, 'xhtml')}`, page);
    await bag.add(`${folder}/${chapterFile(number, index + 1, 'txt')}`, chapterWords(fragment));
  }
  const heads = chapters.map(({ body: _, ...head }) => head);
  const quoted = hidden === null ? evidence : withholdFrom({ ...state, evidence }, hidden);
  await bag.add(`${folder}/${readingFile(number)}`, pretty({ ...state, evidence: quoted, chapters: heads }));
}

/** Evidence as pages show it: what is private is taken out of what is quoted from the file. */
export function withholdFrom(
  { evidence, reading }: Pick<PortableRevision, 'evidence' | 'reading'>,
  hidden: readonly string[],
): PortableRevision['evidence'] {
  const words = hidden.filter((word) => !reading.creators.includes(word));
  const ofField = Map.groupBy(evidence, ({ field }) => field);
  const shown = new Map(
    [...ofField].map(([field, list]) => [
      field,
      withholdAcross(
        list.map((one) => one.evidence.raw),
        words,
      ),
    ]),
  );
  return evidence.map(({ field, evidence: one }) => ({
    field,
    evidence: { ...one, raw: shown.get(field)?.shift() ?? '' },
  }));
}

type CommentPage = Awaited<ReturnType<Catalogue['comments']>>;

/** The lines of a first page of comments, and of those after it. */
async function* commentLines(
  first: CommentPage,
  from: (offset: number) => Promise<CommentPage>,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let done = 0;
  for (let page = first; page.comments.length > 0; page = await from(done)) {
    const lines = page.comments.map(({ id: _, ...comment }) => `${JSON.stringify(comment)}\n`);
    yield encoder.encode(lines.join(''));
    done += page.comments.length;
    if (done >= page.total) return;
  }
}

/** JSON as a person reads it. */
export function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A row of the list of works: what is said of one, in columns parted by tabs, which no cell has. */
export function workRow(work: PortableWork): string {
  const { title, creators, rating, warnings, tags, language, status } = work.shown;
  const fandoms = tags.filter(({ kind }) => kind === 'fandom').map(({ name }) => name);
  const cells = [
    workFolder(work.id),
    title,
    creators.join(', '),
    fandoms.join(', '),
    rating,
    warnings.join(', '),
    language ?? '',
    status,
    String(work.words),
    work.withdrawn ? 'withdrawn or under another' : 'in the library',
  ];
  return `${cells.map((cell) => noFormula(cell.replace(/[\s\p{Cc}]+/gu, ' '))).join('\t')}\n`;
}

/** The heads of the columns of {@link workRow}. */
export const WORK_COLUMNS =
  'folder\ttitle\tcreators\tfandoms\trating\twarnings\tlanguage\tstatus\twords\tstate\n';
