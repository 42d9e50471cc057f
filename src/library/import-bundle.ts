import { lstat } from 'node:fs/promises';
import path from 'node:path';
import type { PortableRecord, PortableWork, Taken, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import type { OriginalStore } from '#originals';
import { checkBag, DECLARATION } from '#preservation';
import { BundleFiles } from './bundle-files.ts';
import { HEAD_FILE, ORIGINALS, originalFile, PICTURES, pictureFile } from './bundle-layout.ts';
import type { BundleHead } from './bundle-schemas.ts';
import type { Library } from './context.ts';
import { type BundlePart, bundleWorks, readBundle, readHead } from './read-bundle.ts';

/** How far an import of a bag is: its files are read and compared, its works are taken in, its originals and pictures are kept. */
export type BundleImportProgress = { phase: 'checking' | 'works' | 'files'; done: number; bytes: number };

/** How it is run: it may be stopped, then nothing was imported. */
export type BundleImportOptions = {
  signal?: AbortSignal;
  onProgress?: (progress: BundleImportProgress) => void;
};

/** A work of a bag that is in the library already, or was withdrawn from it, under its number there. */
export type WorkHere = { title: string; work: WorkId };

/**
 * What came of it. `whole`: the library was empty and is what the bag has. Otherwise works were added as an import, `here` says which were there
 * already and `withdrawn` how many are withdrawn in the bag, or stand under others; both stayed out. `fetch` is how many files the bag would have fetched.
 */
export type BundleImportReport = Taken & {
  how: 'whole' | 'added';
  here: WorkHere[];
  withdrawn: number;
  fetch: number;
  missing: BundleHead['missing'];
};

/** Whether a folder is a bag that a library was exported as. */
export async function isBundle(folder: string): Promise<boolean> {
  const declared = await lstat(path.join(folder, DECLARATION)).catch(() => null);
  if (!declared?.isFile()) return false;
  const head = await new BundleFiles(folder).textIfThere(HEAD_FILE).catch(() => null);
  return head !== null && /"fanlight":\s{0,9}"library"/.test(head);
}

/**
 * Takes in a library that was exported as a bag: the same library where nothing is yet, else the works that are not here, as one import. The bag is
 * checked first; nothing of it is trusted, and all of it or nothing is imported. Nobody else may use the library meanwhile. Throws FL-BAG-NONE,
 * FL-BAG-TOO-LARGE, FL-BUNDLE-INVALID, FL-BUNDLE-NEWER, FL-BUNDLE-RECORD and FL-LIB-FULL.
 */
export async function importBundle(
  library: Library,
  folder: string,
  options: BundleImportOptions = {},
): Promise<BundleImportReport> {
  const { signal, onProgress } = options;
  const { total, problems, fetch } = await checkBag(folder, {
    ...(signal && { signal }),
    onProgress: ({ files, bytes }) => onProgress?.({ phase: 'checking', done: files, bytes }),
  });
  const [problem] = problems;
  if (problem)
    throw new FanlightError('FL-BUNDLE-INVALID', `${folder} (${total}: ${problem.code} ${problem.subject})`);
  const files = new BundleFiles(folder);
  const head = await readHead(files);
  const isWhole = await library.catalogue.isEmpty();
  const chosen = isWhole ? null : await choose(library, files);
  const records = watched(readBundle(files, head, chosen?.part ?? null), options);
  const startedAt = library.clock().toISOString();
  const taking = isWhole
    ? ({ how: 'whole' } as const)
    : ({ how: 'added', source: path.resolve(folder), startedAt } as const);
  const taken =
    chosen?.part.files.size === 0
      ? { works: 0, batch: null }
      : await library.catalogue.takeIn(records, taking, () => keepFiles({ library, files, options }));
  const { here, withdrawn } = chosen ?? { here: [], withdrawn: 0 };
  return { ...taken, how: isWhole ? 'whole' : 'added', here, withdrawn, fetch, missing: head.missing };
}

/** Which works of a bag are not here yet, and the files that they count on. */
async function choose(
  { catalogue }: Library,
  files: BundleFiles,
): Promise<{ part: BundlePart; here: WorkHere[]; withdrawn: number }> {
  const here: WorkHere[] = [];
  const wanted = new Set<WorkId>();
  const needed = new Set<number>();
  let withdrawn = 0;
  for await (const work of bundleWorks(files)) {
    const known = work.withdrawn ? null : await catalogue.counterpart(work);
    if (work.withdrawn) withdrawn += 1;
    else if (known !== null) here.push({ title: work.shown.title, work: known });
    else {
      wanted.add(work.id);
      for (const { file } of [...work.revisions, ...work.otherFiles]) needed.add(file);
    }
  }
  const takesWork = ({ id }: PortableWork) => wanted.has(id);
  return { part: { takesWork, files: needed }, here, withdrawn };
}

type Taking = { library: Library; files: BundleFiles; options: BundleImportOptions };

/** Passes records on, and says how far they are. */
async function* watched(
  records: AsyncIterable<PortableRecord>,
  { signal, onProgress }: BundleImportOptions,
): AsyncGenerator<PortableRecord> {
  let works = 0;
  for await (const record of records) {
    signal?.throwIfAborted();
    yield record;
    if (record.kind !== 'work') continue;
    works += 1;
    onProgress?.({ phase: 'works', done: works, bytes: 0 });
  }
}

/** Keeps the originals and pictures of a bag that the records name. */
async function keepFiles(taking: Taking): Promise<void> {
  const { library, files } = taking;
  const keep = fileKeeper(taking);
  for (const shelf of await files.names(ORIGINALS, /^[0-9a-f]{2}$/))
    for (const hash of await files.names(`${ORIGINALS}/${shelf}`, HASH))
      if (await library.catalogue.isHeld('original', hash))
        await keep(library.originals, hash, originalFile(hash));
  for (const hash of await files.names(PICTURES, HASH))
    if (await library.catalogue.isHeld('picture', hash)) await keep(library.media, hash, pictureFile(hash));
}

const HASH = /^[0-9a-f]{64}$/;

function fileKeeper({ files, options }: Taking) {
  const kept = { done: 0, bytes: 0 };
  return async (store: OriginalStore, hash: string, name: string): Promise<void> => {
    options.signal?.throwIfAborted();
    if ((await files.sizeOf(name)) === null) throw new FanlightError('FL-BUNDLE-RECORD', name);
    const { hash: found, bytes } = await store.putChunks(files.chunks(name));
    if (found !== hash) throw new FanlightError('FL-BUNDLE-RECORD', name);
    kept.done += 1;
    kept.bytes += bytes;
    options.onProgress?.({ phase: 'files', ...kept });
  };
}
