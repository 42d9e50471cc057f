import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import type { FileOutcome, NewChapter, NewWork } from '../records.ts';

/** A chapter ready to be stored: `body` is its XHTML fragment, raw deflate (RFC 1951). */
export type PackedChapter = Omit<NewChapter, 'xhtml'> & { body: Uint8Array };
/** A work whose chapters are packed. */
export type PackedWork = Omit<NewWork, 'chapters'> & { chapters: PackedChapter[] };
/** An outcome whose works are packed. */
export type PackedOutcome = Omit<FileOutcome, 'works'> & { works: PackedWork[] };

/** The quickest: a story is written once per import of thousands. */
const LEVEL = 1;
const deflate = promisify<Uint8Array, { level: number }, Uint8Array>(deflateRaw);

/** Packs the chapters of outcomes, on the threads that Node keeps for such work, before a transaction begins. */
export function packOutcomes(outcomes: readonly FileOutcome[]): Promise<PackedOutcome[]> {
  return Promise.all(
    outcomes.map(async (outcome) => ({ ...outcome, works: await Promise.all(outcome.works.map(packWork)) })),
  );
}

async function packWork(work: NewWork): Promise<PackedWork> {
  return { ...work, chapters: await Promise.all(work.chapters.map(packChapter)) };
}

async function packChapter({ xhtml, ...chapter }: NewChapter): Promise<PackedChapter> {
  return { ...chapter, body: await deflate(xhtml, { level: LEVEL }) };
}
