import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue } from '#catalogue';
import { FanlightError, isCode } from '#errors';
import { type BagInfo, BagWriter } from '#preservation';
import { writeMappingFile } from '#wrangling';
import { type BundleProgress, type Filling, writeFiles, writeLists, writeWorks } from './bundle-content.ts';
import { HEAD_FILE, MAPPING_FILE, README, SCHEMAS } from './bundle-layout.ts';
import { bundleReadme } from './bundle-readme.ts';
import {
  BUNDLE_SCHEMAS,
  BUNDLE_VERSION,
  type BundleForm,
  type BundleHead,
  schemaDocument,
} from './bundle-schemas.ts';
import { type BundleScope, scopeOfWorks, WHOLE_LIBRARY } from './bundle-scope.ts';
import { pretty } from './bundle-works.ts';
import type { Library } from './context.ts';
import { refuseInside } from './folder-places.ts';
import type { KeepingAdapters } from './keeping-adapters.ts';
import { type Selection, selectWorks } from './select-works.ts';

/** What is exported (the whole library where nothing is chosen), with what readers have or without, and who is told. */
export type BundleOptions = {
  selection?: Selection;
  withPrivate?: boolean;
  signal?: AbortSignal;
  onProgress?: (progress: BundleProgress) => void;
};

/** What was written; `missing` are files that the library has no longer whole. */
export type BundleReport = Omit<BundleHead, 'fanlight' | 'version'> & {
  folder: string;
  files: number;
  bytes: number;
};

/** A library with its data folder. */
type Kept = Library & { data: string };

/**
 * Writes a library, or works of it, as a bag (RFC 8493) into a folder that is not there yet, as it is at one moment, also while it is served. The bag is
 * written beside it and gets its name when it is whole. What belongs to readers, and private fields, go in only where that is asked for. Throws
 * FL-BUNDLE-FOLDER, FL-LIB-FULL, FL-USE-NO-WORK, and what {@link selectWorks} throws.
 */
export async function exportBundle(
  library: Kept,
  target: string,
  adapters: KeepingAdapters,
  options: BundleOptions = {},
): Promise<BundleReport> {
  await refuseInside(library.data, target).catch((cause: unknown) => {
    throw new FanlightError('FL-BUNDLE-FOLDER', target, { cause });
  });
  const { scope, works, title } = await chosen(library, options.selection);
  const folder = path.resolve(target);
  const begun = path.join(path.dirname(folder), `.${path.basename(folder)}.new`);
  const bag = path.join(begun, 'bag');
  try {
    await makeRoom(folder, begun);
    await mkdir(bag, { mode: 0o700 });
    const report = await atOneMoment(
      library.catalogue,
      path.join(begun, 'catalogue.db'),
      adapters,
      async (then) =>
        fillBag(
          { library, catalogue: then, scope, works, title, options, rest: begun },
          await BagWriter.begin(bag),
        ),
    );
    await rename(bag, folder);
    return { folder, ...report };
  } catch (thrown) {
    throw options.signal?.aborted ? thrown : asFolderFailure(thrown, target);
  } finally {
    await rm(begun, { recursive: true, force: true }).catch(() => {});
  }
}

/** What goes in, and what that is called. */
async function chosen(
  library: Library,
  selection: Selection | undefined,
): Promise<Pick<Filling, 'scope' | 'works' | 'title'>> {
  if (selection === undefined)
    return { scope: WHOLE_LIBRARY, works: null, title: 'A library of fan fiction' };
  const { works, title } = await selectWorks(library, selection);
  const scope: BundleScope = scopeOfWorks(works);
  return {
    scope,
    works: works.toSorted((one, other) => one - other),
    title: title ?? 'Works of fan fiction',
  };
}

/** Makes a place to write at, where nothing is yet; what an export that was killed left there goes. */
async function makeRoom(folder: string, begun: string): Promise<void> {
  const there = await stat(folder).catch(() => null);
  if (there !== null) throw new FanlightError('FL-BUNDLE-FOLDER', folder);
  await rm(begun, { recursive: true, force: true });
  await mkdir(begun, { recursive: true, mode: 0o700 });
}

/** Works on a copy of the catalogue, so that everything read agrees whatever is written meanwhile. */
async function atOneMoment<Result>(
  catalogue: Catalogue,
  file: string,
  { openCatalogue }: KeepingAdapters,
  work: (then: Catalogue) => Promise<Result>,
): Promise<Result> {
  await catalogue.copyTo(file);
  const then = await openCatalogue(file);
  try {
    return await work(then);
  } finally {
    await then.close();
  }
}

async function fillBag(filling: Filling, bag: BagWriter): Promise<Omit<BundleReport, 'folder'>> {
  const { library, catalogue, scope, options } = filling;
  try {
    const counts = await writeWorks(filling, bag);
    await writeLists(filling, bag);
    await bag.add(MAPPING_FILE, writeMappingFile(scope.mapping(await catalogue.exportTags())));
    const missing = await writeFiles(filling, bag);
    for (const form of Object.keys(BUNDLE_SCHEMAS) as BundleForm[])
      await bag.add(`${SCHEMAS}/${form}.schema.json`, schemaDocument(form));
    const head = { of: scope.of, private: options.withPrivate ?? false, ...counts, missing };
    await bag.add(HEAD_FILE, pretty({ fanlight: 'library', version: BUNDLE_VERSION, ...head }));
    await bag.addTag(README, bundleReadme(head));
    await bag.finish(infoOf(filling.title, library.clock()));
    return { ...head, ...bag.oxum };
  } finally {
    await bag.close();
  }
}

/** What is said of a bag beside its sums. */
function infoOf(title: string, now: Date): BagInfo {
  return [
    { label: 'Bag-Software-Agent', value: 'Fanlight' },
    { label: 'Bagging-Date', value: now.toISOString().slice(0, 10) },
    { label: 'External-Description', value: title },
  ];
}

/** A full disk is told as such, everything else as a folder that cannot be written. */
function asFolderFailure(thrown: unknown, target: string): unknown {
  if (thrown instanceof FanlightError || !(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const isFull = isCode(thrown, 'ENOSPC', 'EDQUOT');
  return new FanlightError(isFull ? 'FL-LIB-FULL' : 'FL-BUNDLE-FOLDER', target, { cause: thrown });
}
