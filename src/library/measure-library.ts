/** Numbers about a library and its keeping, for whoever watches that it runs. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { LibraryNumbers } from '#catalogue';
import { readRecord } from '#preservation';
import type { Library } from './context.ts';
import { sizeUnder } from './folder-size.ts';
import { isCaughtUp } from './follow-changes.ts';

/** What is measured; sizes in bytes, ages in seconds. An age is null where it never happened. */
export type LibraryMeasures = {
  numbers: LibraryNumbers;
  databaseBytes: number;
  indexBytes: number;
  caughtUp: boolean;
  backupAge: number | null;
  verifyAge: number | null;
};

const counted = new WeakMap<Library['catalogue'], { state: string; numbers: LibraryNumbers }>();

/** Measures a library and its data folder. Works are counted again when something was written. */
export async function measureLibrary(library: Library, data: string): Promise<LibraryMeasures> {
  const { last, round, backups } = await readRecord(data);
  const age = (moment: string | undefined) =>
    moment === undefined ? null : Math.max(0, (library.clock().getTime() - Date.parse(moment)) / 1000);
  const made = backups.map(({ at }) => at).sort();
  return {
    numbers: await numbersOf(library),
    databaseBytes:
      (await sizeOf(path.join(data, 'fanlight.db'))) + (await sizeOf(path.join(data, 'fanlight.db-wal'))),
    indexBytes: (await sizeUnder(path.join(data, 'index')))?.bytes ?? 0,
    caughtUp: await isCaughtUp(library),
    backupAge: age(made.at(-1)),
    verifyAge: age(round?.sliceAt ?? last?.sliceAt),
  };
}

async function numbersOf({ catalogue }: Library): Promise<LibraryNumbers> {
  const state = await catalogue.state();
  const known = counted.get(catalogue);
  if (known?.state === state) return known.numbers;
  const numbers = await catalogue.numbers();
  counted.set(catalogue, { state, numbers });
  return numbers;
}

async function sizeOf(file: string): Promise<number> {
  return stat(file).then(
    ({ size }) => size,
    () => 0,
  );
}
