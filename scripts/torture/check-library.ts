import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import type { Catalogue, WorkId } from '#catalogue';
import { isDamage } from '#library';
import { openDiskStore } from '#originals';
import { verifyLibrary } from '../../src/library/verify-library.ts';
import { fault } from './fault.ts';
import { marksOf } from './stories.ts';
import { type Group, type Known, looking, worksByStory } from './world.ts';

/** What must be in a library. */
export type Expected = { stories: ReadonlyMap<number, Known>; groups: readonly Group[] };

/**
 * Everything acknowledged is there and whole, nothing else is, and nothing is half: what the library's own check reads, every work with
 * all its paragraphs, groups altogether or not at all, and imports counted as their files are.
 */
export async function checkLibrary(data: string, { stories, groups }: Expected): Promise<void> {
  await looking(data, async (catalogue) => {
    const originals = await openDiskStore(path.join(data, 'originals'));
    const media = await openDiskStore(path.join(data, 'media'));
    const { findings } = await verifyLibrary({ catalogue, originals, media });
    const damage = findings.filter(isDamage);
    if (damage.length > 0) throw fault(`${damage.length} findings: ${damage[0]?.code} ${damage[0]?.subject}`);
    const works = await worksByStory(catalogue);
    for (const [number, { states, must }] of stories) {
      const id = works.get(number);
      if (id !== undefined) await checkStory(catalogue, id, number, states);
      else if (must) throw fault(`story ${number} was acknowledged and is gone`);
    }
    for (const number of works.keys())
      if (!stories.has(number)) throw fault(`story ${number} is here, and nobody imported it`);
    for (const { numbers } of groups) {
      const here = numbers.filter((number) => works.has(number)).length;
      if (here > 0 && here < numbers.length)
        throw fault(`${here} of a group of ${numbers.length} works are here`);
    }
    await checkBatches(catalogue);
  });
}

async function checkStory(
  catalogue: Catalogue,
  id: WorkId,
  number: number,
  states: ReadonlySet<number>,
): Promise<void> {
  const bodies = await catalogue.chapterBodies(id);
  const text = bodies.map((body) => inflateRawSync(body).toString()).join('\n');
  const found = [...text.matchAll(/mark\d+x\d+x\d+x/g)].map(([mark]) => mark).join();
  const isWhole = [...states].some((state) => marksOf({ number, state }).join() === found);
  if (!isWhole) throw fault(`work ${id}, story ${number}, has the paragraphs ${found}`);
}

async function checkBatches(catalogue: Catalogue): Promise<void> {
  const { batches } = await catalogue.batches({ limit: 1000, offset: 0 });
  for (const { id, files } of batches) {
    const { total } = await catalogue.batchFiles(id, { limit: 1, offset: 0 });
    if (total !== files) throw fault(`import ${id} counts ${files} files and has ${total}`);
  }
}
