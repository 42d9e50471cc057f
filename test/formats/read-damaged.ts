import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect } from 'vitest';
import { validateDocument } from '#document';
import { FanlightError } from '#errors';
import type { Format } from '#formats';

/** Reads bytes; whatever comes out keeps the rules of the model. Returns how long it took, in milliseconds. */
export async function expectSound(format: Format, bytes: Uint8Array, name: string): Promise<number> {
  const start = performance.now();
  const input = { bytes, name, path: name };
  format.recognise?.(input);
  try {
    const result = await format.read?.(input);
    for (const work of result?.works ?? []) expect(validateDocument(work.document)).toEqual([]);
    for (const { at } of result?.losses ?? []) {
      if (typeof at === 'number') expect(at).toBeLessThanOrEqual(result?.decoded.length ?? 0);
    }
  } catch (thrown) {
    if (!(thrown instanceof FanlightError)) throw thrown;
  }
  return performance.now() - start;
}

/** The files of all cases below a folder of the corpus. */
export function caseFiles(folder: string): Buffer[] {
  const root = path.resolve('test/corpus', folder);
  return readdirSync(root).map((name) => {
    const file = readdirSync(path.join(root, name)).find((entry) => entry.startsWith('input.')) ?? '';
    return readFileSync(path.join(root, name, file));
  });
}

/** Some of these files with bytes taken out, put in and changed anywhere. */
export function damaged(files: readonly Buffer[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...files), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 12 }), fc.boolean())
    .map(([file, from, length, noise, cut]) => {
      const at = from % Math.max(1, file.length);
      return Buffer.concat([
        file.subarray(0, at),
        noise,
        cut ? Buffer.alloc(0) : file.subarray(at + (length % 60)),
      ]);
    });
}
