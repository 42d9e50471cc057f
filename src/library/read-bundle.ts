import type {
  NewComment,
  PortableRecord,
  PortableRecords,
  PortableRevision,
  PortableWork,
  WorkId,
} from '#catalogue';
import { deflateJoinable } from '#containers';
import { FanlightError } from '#errors';
import { pictureType } from '#formats';
import { picturesIn } from '#markup';
import { readMappingFile } from '#wrangling';
import { chapterOf, cleanFragment } from './bundle-chapter.ts';
import type { BundleFiles } from './bundle-files.ts';
import {
  COMMENTS_FILE,
  chapterFile,
  HEAD_FILE,
  LISTS,
  type ListedKind,
  MAPPING_FILE,
  originalFile,
  PRIVATE_KINDS,
  pictureFile,
  readingFile,
  WORK_FILE,
  WORKS,
  workFolder,
} from './bundle-layout.ts';
import { BUNDLE_VERSION, type BundleHead, readForm } from './bundle-schemas.ts';
import { withholdFrom } from './bundle-works.ts';
import { STORED_LEVEL } from './catalogue-work.ts';

/** What is read of a bag: some of its works with their files, or everything where nothing is said. */
export type BundlePart = { takesWork: (work: PortableWork) => boolean; files: ReadonlySet<number> };

/** Bytes that tell what a picture is. */
const PICTURE_HEAD = 12;

/** What a bag says that it has. Throws FL-BUNDLE-NEWER and FL-BUNDLE-RECORD. */
export async function readHead(files: BundleFiles): Promise<BundleHead> {
  const text = await files.text(HEAD_FILE);
  const version = /"version":\s{0,9}(\d{1,9})/.exec(text)?.[1];
  if (Number(version) > BUNDLE_VERSION) throw new FanlightError('FL-BUNDLE-NEWER', HEAD_FILE);
  return readForm('library', text, HEAD_FILE);
}

/**
 * The records of a bag in the order in which a catalogue takes them. Every text goes through its form, every fragment through the document. Throws
 * FL-BUNDLE-RECORD.
 */
export async function* readBundle(
  files: BundleFiles,
  head: BundleHead,
  part: BundlePart | null,
): AsyncGenerator<PortableRecord> {
  const missing = new Set(head.missing.map(({ kind, hash }) => `${kind} ${hash}`));
  yield* listed(files, 'import');
  for await (const record of records(files, 'file')) {
    if (part !== null && !part.files.has(record.id)) continue;
    const { original, path } = record;
    const isGone = original !== null && (await files.sizeOf(originalFile(original))) === null;
    if (isGone && !missing.has(`original ${original}`)) throw new FanlightError('FL-BUNDLE-RECORD', path);
    yield { kind: 'file', record: part === null ? record : { ...record, sameAs: null } };
  }
  yield* listed(files, 'rereading');
  yield* siteRecords(files);
  yield* listed(files, 'decision');
  const shown = part === null ? null : new Set<string>();
  const privately = part !== null && head.private ? await privateWords(files) : null;
  for await (const work of bundleWorks(files)) {
    const hidden = privately === null ? null : (privately.get(work.id) ?? []);
    if (part === null || part.takesWork(work)) yield* recordsOf(files, work, { shown, hidden });
  }
  for await (const record of records(files, 'picture')) {
    if (shown !== null && !shown.has(record.hash)) continue;
    await checkPicture(files, record, missing);
    yield { kind: 'picture', record };
  }
  yield* listed(files, 'joined');
  yield* listed(files, 'apart');
  yield { kind: 'mapping', record: await readMapping(files) };
  yield* listed(files, 'tagDecision');
  if (head.private) for (const kind of PRIVATE_KINDS) yield* listed(files, kind);
}

/** The works of a bag without their texts, by their numbers. */
export async function* bundleWorks(files: BundleFiles): AsyncGenerator<PortableWork> {
  for (const shelf of await files.names(WORKS, /^\d{3,12}$/)) {
    for (const name of await files.names(`${WORKS}/${shelf}`, /^\d{6,15}$/)) {
      const place = `${WORKS}/${shelf}/${name}`;
      const work = readForm('work', await files.text(`${place}/${WORK_FILE}`), `${place}/${WORK_FILE}`);
      if (workFolder(work.id) !== place) throw new FanlightError('FL-BUNDLE-RECORD', place);
      yield work;
    }
  }
}

/** Private fields that evidence may quote, by their works: who takes works without these must not take the quotations. */
async function privateWords(files: BundleFiles): Promise<Map<number, string[]>> {
  const words = new Map<number, string[]>();
  for await (const { work, value } of records(files, 'private')) {
    const those = words.get(work);
    if (those === undefined) words.set(work, [value]);
    else those.push(value);
  }
  return words;
}

/**
 * How a work is read: the pictures that it shows are noted in `shown` where somebody asks for them; `hidden` is taken out of what evidence quotes, null
 * leaves it as it is.
 */
type WorkReading = { shown: Set<string> | null; hidden: readonly string[] | null };

/** The records of one work. */
async function* recordsOf(
  files: BundleFiles,
  work: PortableWork,
  reading: WorkReading,
): AsyncGenerator<PortableRecord> {
  yield { kind: 'work', record: work };
  for (const { number } of work.revisions)
    yield { kind: 'revision', record: await readRevision(files, { work, number }, reading) };
  const comments: NewComment[] = [];
  const name = `${workFolder(work.id)}/${COMMENTS_FILE}`;
  for await (const { text, place } of files.lines(name))
    comments.push(cleanComment(readForm('comment', text, place)));
  if (comments.length > 0) yield { kind: 'comments', record: { work: work.id, comments } };
}

async function readRevision(
  files: BundleFiles,
  { work: { id }, number }: { work: PortableWork; number: number },
  { shown, hidden }: WorkReading,
): Promise<PortableRevision> {
  const folder = workFolder(id);
  const place = `${folder}/${readingFile(number)}`;
  const state = readForm('reading', await files.text(place), place);
  if (state.work !== id || state.number !== number) throw new FanlightError('FL-BUNDLE-RECORD', place);
  const chapters: PortableRevision['chapters'] = [];
  for (const [index, chapter] of state.chapters.entries()) {
    const page = `${folder}/${chapterFile(number, index + 1, 'xhtml')}`;
    const fragment = chapterOf(await files.text(page), page);
    if (shown !== null) for (const { sha256 } of picturesIn(fragment)) shown.add(sha256);
    chapters.push({ ...chapter, body: deflateJoinable(fragment.value, STORED_LEVEL) });
  }
  const evidence = hidden === null ? state.evidence : withholdFrom(state, hidden);
  return { ...state, work: id as WorkId, evidence, chapters };
}

async function* siteRecords(files: BundleFiles): AsyncGenerator<PortableRecord> {
  for await (const { profile, ...record } of records(files, 'creator'))
    yield { kind: 'creator', record: { ...record, profile: cleanFragment(profile).value } };
  for await (const { summary, comments, ...record } of records(files, 'series')) {
    const cleaned = { summary: cleanFragment(summary).value, comments: comments.map(cleanComment) };
    yield { kind: 'series', record: { ...record, ...cleaned } };
  }
  for await (const { body, comments, ...record } of records(files, 'page')) {
    const cleaned = { body: cleanFragment(body).value, comments: comments.map(cleanComment) };
    yield { kind: 'page', record: { ...record, ...cleaned } };
  }
}

function cleanComment({ body, replies, ...comment }: NewComment): NewComment {
  return {
    ...comment,
    body: cleanFragment(body).value,
    replies: replies.map((reply) => ({ ...reply, body: cleanFragment(reply.body).value })),
  };
}

/** A picture must be what its record says: pages serve it as that. */
async function checkPicture(
  files: BundleFiles,
  { hash, mediaType }: PortableRecords['picture'],
  missing: ReadonlySet<string>,
): Promise<void> {
  const name = pictureFile(hash);
  if ((await files.sizeOf(name)) === null && missing.has(`picture ${hash}`)) return;
  if ((await files.sizeOf(name)) === null || pictureType(await files.head(name, PICTURE_HEAD)) !== mediaType)
    throw new FanlightError('FL-BUNDLE-RECORD', name);
}

async function readMapping(files: BundleFiles): Promise<ReturnType<typeof readMappingFile>> {
  try {
    return readMappingFile(await files.text(MAPPING_FILE));
  } catch (cause) {
    throw new FanlightError('FL-BUNDLE-RECORD', MAPPING_FILE, { cause });
  }
}

/** The records of a list, as a catalogue takes them. */
async function* listed(
  files: BundleFiles,
  kind: ListedKind,
): AsyncGenerator<Extract<PortableRecord, { kind: ListedKind }>> {
  for await (const record of records(files, kind))
    yield { kind, record } as Extract<PortableRecord, { kind: ListedKind }>;
}

async function* records<Kind extends ListedKind>(
  files: BundleFiles,
  kind: Kind,
): AsyncGenerator<PortableRecords[Kind]> {
  for await (const { text, place } of files.lines(LISTS[kind]))
    yield readForm(kind, text, place) as PortableRecords[Kind];
}
