import { inflateRawSync } from 'node:zlib';
import type { AlikeWorks, WorkId } from '#catalogue';
import { findAlike, MOST_TEXTS, packSketch, type Sketch, sketchOf, unpackSketch } from '#duplicates';
import type { Library } from './context.ts';

/** How far the search for duplicates is: texts that were read, those that were not before, then works that are compared, of all `works`. */
export type DuplicatesProgress = { step: 'read' | 'compare'; done: number; works: number };

/** Texts that are in memory at a time, and sketches that are read at a time. */
const TEXTS = 20;
const SKETCHES = 1000;

/**
 * Compares all works with each other and keeps which are alike. Texts that were read before are not read again. Of more works than can
 * be compared at once ({@link MOST_TEXTS}) the newest are. Other work goes on meanwhile; throws what `signal` gives when it is aborted.
 */
export async function findDuplicates(
  library: Pick<Library, 'catalogue'>,
  {
    signal,
    onProgress = () => {},
  }: { signal?: AbortSignal; onProgress?: (at: DuplicatesProgress) => void } = {},
): Promise<void> {
  const { works } = await library.catalogue.numbers();
  const step = async (name: DuplicatesProgress['step'], done: number) => {
    onProgress({ step: name, done, works });
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  };
  await sketchTexts(library, (done) => step('read', done));
  const { ids, sketches } = await readSketches(library);
  const pairs = await findAlike(sketches, (done) => step('compare', done));
  const alike = pairs.flatMap(({ first, second, likeness, share }): AlikeWorks[] => {
    const [one, two] = [ids[first], ids[second]];
    return one === undefined || two === undefined ? [] : [{ first: one, second: two, likeness, share }];
  });
  await library.catalogue.saveAlike(alike);
}

async function sketchTexts(
  { catalogue }: Pick<Library, 'catalogue'>,
  step: (done: number) => Promise<void>,
): Promise<void> {
  let done = 0;
  for (let after: WorkId | 0 = 0; ; ) {
    const texts = await catalogue.unsketched(after, TEXTS);
    const last = texts.at(-1);
    if (last === undefined) return;
    await catalogue.saveSketches(
      texts.map(({ revision, chapters }) => {
        const parts = chapters.map((body) => ({ kind: 'xhtml' as const, bytes: inflateRawSync(body) }));
        return { revision, sketch: packSketch(sketchOf(parts)) };
      }),
    );
    after = last.work;
    done += texts.length;
    await step(done);
  }
}

async function readSketches({
  catalogue,
}: Pick<Library, 'catalogue'>): Promise<{ ids: WorkId[]; sketches: Sketch[] }> {
  const ids: WorkId[] = [];
  const sketches: Sketch[] = [];
  for (let after: WorkId | 0 = 0; ; ) {
    const page = await catalogue.sketches(after, SKETCHES);
    for (const { work, sketch } of page) {
      ids.push(work);
      sketches.push(unpackSketch(sketch));
    }
    const last = page.at(-1);
    if (last === undefined) return { ids: ids.slice(-MOST_TEXTS), sketches: sketches.slice(-MOST_TEXTS) };
    after = last.work;
  }
}
