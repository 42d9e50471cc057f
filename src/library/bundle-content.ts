import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import type { Catalogue, HoldingKind, PortableRecords, PortableWork, WorkId } from '#catalogue';
import { FanlightError } from '#errors';
import type { OriginalStore, Sha256 } from '#originals';
import type { BagWriter } from '#preservation';
import {
  LISTS,
  type ListedKind,
  originalFile,
  PRIVATE_KINDS,
  pictureFile,
  WORK_LIST,
} from './bundle-layout.ts';
import type { BundleHead } from './bundle-schemas.ts';
import type { BundleScope, RecordTaker } from './bundle-scope.ts';
import { WORK_COLUMNS, workRow, writeWork } from './bundle-works.ts';
import type { Library } from './context.ts';
import { everyHolding } from './every-holding.ts';

/** How far an export is: works or originals that were written, of all that go in; with the bytes of the bag. */
export type BundleProgress = { phase: 'works' | 'files'; done: number; total: number; bytes: number };

/** What a bag is filled from and with: `works` are those chosen, null for all; `rest` is a folder for what is in the making. */
export type Filling = {
  library: Library;
  catalogue: Catalogue;
  scope: BundleScope;
  works: readonly WorkId[] | null;
  title: string;
  rest: string;
  options: { withPrivate?: boolean; signal?: AbortSignal; onProgress?: (progress: BundleProgress) => void };
};

/** Records that are asked for at a time; works are larger. */
const PAGE = 500;
const WORKS_AT_ONCE = 20;

/** Writes works and the list of them, and answers how many are in the library and how many are withdrawn. Throws FL-USE-NO-WORK. */
export async function writeWorks(
  filling: Filling,
  bag: BagWriter,
): Promise<Pick<BundleHead, 'works' | 'withdrawn'>> {
  const { catalogue, scope, works, options, rest } = filling;
  const counts = { works: 0, withdrawn: 0 };
  const total = works?.length ?? (await catalogue.numbers()).works;
  const place = path.join(rest, WORK_LIST);
  const list = await open(place, 'wx', 0o600);
  try {
    await list.appendFile(WORK_COLUMNS);
    for await (const work of worksOf(filling)) {
      options.signal?.throwIfAborted();
      if (!scope.takesWork(work)) continue;
      await writeWork({ catalogue, bag, scope, withPrivate: options.withPrivate ?? false }, work);
      await list.appendFile(workRow(work));
      counts[work.withdrawn ? 'withdrawn' : 'works'] += 1;
      options.onProgress?.({ phase: 'works', done: counts.works, total, bytes: bag.oxum.bytes });
    }
  } finally {
    await list.close();
  }
  await bag.add(WORK_LIST, createReadStream(place));
  return counts;
}

/** Throws FL-USE-NO-WORK. */
async function* worksOf({ catalogue, works }: Filling): AsyncGenerator<PortableWork> {
  if (works === null) {
    yield* everyRecord(catalogue, 'work', WORKS_AT_ONCE);
    return;
  }
  for (const id of works) {
    const work = await catalogue.portableWork(id);
    if (work === null || work.withdrawn) throw new FanlightError('FL-USE-NO-WORK', String(id));
    yield work;
  }
}

/** Writes every list; decisions and files say which imports are named, so imports come after them. */
export async function writeLists({ catalogue, scope, options }: Filling, bag: BagWriter): Promise<void> {
  const isPrivate = new Set<ListedKind>(PRIVATE_KINDS);
  const first: ListedKind[] = ['decision', 'file'];
  const others = (Object.keys(LISTS) as ListedKind[]).filter((kind) => !first.includes(kind));
  for (const kind of [...first, ...others]) {
    options.signal?.throwIfAborted();
    if (isPrivate.has(kind) && !options.withPrivate) continue;
    await bag.add(LISTS[kind], linesOf(catalogue, scope, kind));
  }
}

async function* linesOf<Kind extends ListedKind>(
  catalogue: Catalogue,
  scope: BundleScope,
  kind: Kind,
): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  const take: RecordTaker<Kind> | 'none' | undefined = scope.takers[kind];
  if (take === 'none') return;
  for await (const record of everyRecord(catalogue, kind, PAGE)) {
    const taken = take === undefined ? record : take(record);
    if (taken !== null) yield encoder.encode(`${JSON.stringify(taken)}\n`);
  }
}

async function* everyRecord<Kind extends keyof PortableRecords>(
  catalogue: Catalogue,
  kind: Kind,
  limit: number,
): AsyncGenerator<PortableRecords[Kind]> {
  for (let after: number | null = 0; after !== null; ) {
    const page: { records: PortableRecords[Kind][]; next: number | null } = await catalogue.portable(kind, {
      after,
      limit,
    });
    yield* page.records;
    after = page.next;
  }
}

/** Writes originals and pictures, and answers which the library has no longer whole. */
export async function writeFiles(
  { library, catalogue, scope, options }: Filling,
  bag: BagWriter,
): Promise<BundleHead['missing']> {
  const missing: BundleHead['missing'] = [];
  const stores: { kind: HoldingKind; store: OriginalStore; nameOf: (hash: string) => string }[] = [
    { kind: 'original', store: library.originals, nameOf: originalFile },
    { kind: 'picture', store: library.media, nameOf: pictureFile },
  ];
  let total = 0;
  for await (const { hash } of everyHolding(catalogue, 'original')) if (scope.takesFile(hash)) total += 1;
  let done = 0;
  for (const { kind, store, nameOf } of stores) {
    for await (const { hash } of everyHolding(catalogue, kind)) {
      options.signal?.throwIfAborted();
      if (!scope.takesFile(hash)) continue;
      if (!(await addWhole(bag, nameOf(hash), store, hash))) missing.push({ kind, hash });
      if (kind === 'original') done += 1;
      options.onProgress?.({ phase: 'files', done, total, bytes: bag.oxum.bytes });
    }
  }
  return missing;
}

/** Writes a file of a store, and answers whether it is there and has its hash; one that has not leaves nothing in the bag. */
async function addWhole(bag: BagWriter, name: string, store: OriginalStore, hash: Sha256): Promise<boolean> {
  try {
    return await bag.addIf(name, (await store.open(hash)).chunks(), hash);
  } catch (thrown) {
    // What the store cannot give is told with a code; the bag's own failures have none.
    if (thrown instanceof FanlightError) return false;
    throw thrown;
  }
}
