import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS, readZip } from '#containers';
import { type ReadResult, read } from '../../src/index.ts';

/** What a person reads in a sample; `starts` is how the story itself begins. */
type Sample = {
  title: string | null;
  creators: string[];
  fandoms: string[];
  pairings: string[];
  rating: string;
  warnings: string[];
  chapters: number;
  language: string;
  summary: string | null;
  starts: string;
};

const folder = path.join(import.meta.dirname, '..', '..', 'samples');
const expected: Record<string, Sample> = JSON.parse(
  readFileSync(path.join(import.meta.dirname, 'expected', 'samples.json'), 'utf8'),
);

describe('samples', () => {
  it('are all in the table, and nothing else is', async () => {
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
    const listed = new Set(Object.keys(expected).map((name) => name.split('!/')[0]));
    expect(names.sort()).toEqual([...listed].sort());
  });

  it.each(Object.entries(expected))('%s', async (name, sample) => {
    const { works, losses } = await readSample(name);
    expect(works).toHaveLength(1);
    const reading = works[0]?.reading;
    expect({
      title: reading?.title,
      creators: reading?.authors,
      fandoms: reading?.fandoms,
      pairings: reading?.relationships.map(({ raw }) => raw),
      rating: reading?.rating.ao3,
      warnings: reading?.warnings.archive,
      chapters: works[0]?.document.chapters.length,
      language: reading?.language,
      summary: reading?.summary?.slice(0, 40) ?? null,
      starts: works[0]?.bodyStart?.slice(0, 32),
    }).toEqual(sample);
    expect(losses.map(({ code }) => code)).not.toContain('FL-LOSS-CHARACTERS');
  });
});

/** Reads a file of the samples, or with `!/` a file inside one. */
async function readSample(name: string): Promise<ReadResult> {
  const [file = '', inside] = name.split('!/');
  const bytes = readFileSync(path.join(folder, file));
  if (inside === undefined) return read(bytes, { name: path.basename(file) });
  for await (const entry of readZip(bytes, DEFAULT_LIMITS))
    if (!('code' in entry) && entry.path === inside) return read(entry.bytes, { name: inside });
  throw new Error(`${inside} is not in ${file}`);
}
