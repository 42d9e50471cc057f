/** Files to damage: the inputs of the project's cases, its samples, and the corpus beside it where there is one. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { readZip } from '#containers';
import { corpusFolder } from '../../../test/corpus-folder.ts';

/** A file as it was, `parts` what a zip holds, and the files of its folder by name. */
export type Seed = {
  name: string;
  bytes: Uint8Array;
  parts: { path: string; bytes: Uint8Array }[];
  beside: { path: string; bytes: Uint8Array }[];
};

const root = path.join(import.meta.dirname, '..', '..', '..');
const LARGEST = 200_000;
const MOST_BESIDE = 20;
const PARTS = { maxEntries: 200, maxTotalBytes: 4_000_000, maxEntryBytes: 400_000, maxRatio: 200 };

/** All seeds, in a fixed order. What is said about a case (`expected.json`, `about.md`) is none. */
export async function readSeeds(): Promise<Seed[]> {
  const corpus = corpusFolder('encodings');
  const folders = [path.join(root, 'test', 'corpus'), path.join(root, 'samples')];
  if (corpus !== null) folders.push(path.dirname(corpus));
  const files = folders.flatMap(filesIn);
  const byFolder = Map.groupBy(files, (file) => path.dirname(file));
  const seeds: Seed[] = [];
  for (const [folder, own] of byFolder) {
    const read = own.map((file) => ({ path: path.relative(folder, file), bytes: readFileSync(file) }));
    for (const one of read) {
      const beside = read.length > MOST_BESIDE ? [] : read.filter((other) => other !== one);
      seeds.push({ name: one.path, bytes: one.bytes, parts: await partsOf(one.bytes), beside });
    }
  }
  return seeds;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:expected\.json|about\.md|README\.md)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => statSync(file).size <= LARGEST && statSync(file).size > 0)
    .sort();
}

async function partsOf(bytes: Uint8Array): Promise<Seed['parts']> {
  const parts: Seed['parts'] = [];
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return parts;
  for await (const entry of readZip(bytes, PARTS))
    if ('bytes' in entry) parts.push({ path: entry.path, bytes: entry.bytes });
  return parts;
}
