import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { FanlightError, read } from '../../src/index.ts';

const RANDOM_STRINGS = 20_000;
const MUTATIONS = 6_000;
/** Each of the two ends after this many milliseconds, on a slow machine with fewer inputs; FANLIGHT_FUZZ_SECONDS gives more. */
const MOST_TIME = Number(process.env['FANLIGHT_FUZZ_SECONDS'] ?? 7) * 1000;
const LARGEST_SAMPLE = 30_000;
const SLOW = 3_000;
const NAMES = ['x.txt', 'x.html', 'x.xhtml', 'x.md', 'x.json', 'x.epub', 'x.zip', ''];

/** Numbers from 0 up to but not including 1, the same on every run (Numerical Recipes' generator). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function samples(folder: string): Buffer[] {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(root, name))
    .filter((file) => statSync(file).isFile() && statSync(file).size < LARGEST_SAMPLE)
    .sort()
    .map((file) => readFileSync(file));
}

/** Reads inputs one after another; answers how many, and what went wrong with which. */
async function readAll(count: number, make: (random: () => number) => Uint8Array) {
  const wrong: string[] = [];
  const begun = performance.now();
  let done = 0;
  for (; done < count && performance.now() - begun < MOST_TIME; done += 1) {
    const random = generator(done + 1);
    for (let warm = 0; warm < 4; warm += 1) random();
    const name = NAMES[Math.floor(random() * NAMES.length)] ?? '';
    const started = performance.now();
    try {
      const { works } = await read(make(random), { name });
      if (!Array.isArray(works)) wrong.push(`${done}: no result`);
    } catch (thrown) {
      if (!(thrown instanceof FanlightError) || thrown.kind !== 'file') wrong.push(`${done}: ${thrown}`);
      else if (thrown.code === 'FL-FILE-READER-FAILED')
        wrong.push(`${done} (${name}): ${String(thrown.cause)}`);
    }
    if (performance.now() - started > SLOW) wrong.push(`${done}: took ${performance.now() - started} ms`);
  }
  return { done, wrong };
}

describe('read', () => {
  it('takes random bytes', async () => {
    const { done, wrong } = await readAll(RANDOM_STRINGS, (random) => {
      const range = random() < 0.5 ? 256 : 128;
      return Uint8Array.from({ length: Math.floor(random() * 400) }, () => random() * range);
    });
    expect(wrong).toEqual([]);
    expect(done).toBeGreaterThan(1_000);
  });

  it('takes samples that were cut, spliced and damaged', async () => {
    const known = [...samples('../../samples'), ...samples('../corpus')];
    const { done, wrong } = await readAll(MUTATIONS, (random) => {
      const pick = () => known[Math.floor(random() * known.length)] ?? Buffer.alloc(0);
      const cut = (bytes: Buffer) => Math.floor(random() * bytes.length);
      const [one, other] = [pick(), pick()];
      switch (Math.floor(random() * 4)) {
        case 0:
          return one.subarray(0, cut(one));
        case 1:
          return one.subarray(cut(one));
        case 2:
          return Buffer.concat([one.subarray(0, cut(one)), other.subarray(cut(other))]);
        default: {
          const damaged = Buffer.from(one);
          for (let flips = 0; flips < 30; flips += 1) damaged[cut(damaged)] = random() * 256;
          return damaged;
        }
      }
    });
    expect(wrong).toEqual([]);
    expect(done).toBeGreaterThan(300);
  });
});
