/** A second reader: real formats, of which that of plain text knows more than before. */
import { Buffer } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import type { Format, ReadResult } from '#formats';
import type { App } from '../../src/app.ts';

/** What the first reader cannot read at all. */
export const MAGIC = '\0\u0001\u0002\u0003'.repeat(500);
/** What the second reader cannot read any more. */
export const LOST = 'Washed out by the second reader.';
/** What the second reader never comes back from. */
export const ENDLESS = 'Round and round.';

/** A file of its own for each process that tests. */
const BUILT = fileURLToPath(new URL(`../../dist/second-reader-${randomUUID()}.js`, import.meta.url));

/** An import's threads with the second reader, which is built first, so that they start quickly. */
export function withSecondReader(app: App, fileMilliseconds = 20_000): App['workers'] {
  if (!existsSync(BUILT)) {
    const entry = fileURLToPath(new URL('second-reader-worker.ts', import.meta.url));
    const form = { platform: 'node', format: 'esm', bundle: true, packages: 'external' } as const;
    buildSync({ entryPoints: [entry], outfile: BUILT, ...form });
  }
  return { ...app.workers, entry: pathToFileURL(BUILT), count: 1, fileMilliseconds };
}

/** To it `Wherein:` is a summary, `~~` is nothing, and {@link MAGIC} is the mark of a text. */
export function better(format: Format): Format {
  if (format.name !== 'text') return format;
  return {
    ...format,
    recognise: (input) =>
      textOf(input.bytes).startsWith(MAGIC)
        ? { confidence: 1, reason: 'its mark' }
        : (format.recognise?.(input) ?? null),
    async read(input) {
      const text = textOf(input.bytes);
      if (text.includes(LOST)) throw new Error('lost');
      while (text.includes(ENDLESS)) if (Date.now() < 0) break;
      const mended = text.replace(MAGIC, '').replaceAll('~~', '');
      const read = await format.read?.({ ...input, bytes: Buffer.from(mended) });
      if (read === undefined) throw new Error('no reader');
      return text.includes('TWO STORIES') ? { ...read, works: [...read.works, ...read.works] } : summed(read);
    },
  };
}

function summed(result: ReadResult): ReadResult {
  const works = result.works.map((work) => {
    const { reading, evidence } = work;
    const wherein = reading.other.find(({ label }) => label === 'Wherein');
    if (wherein === undefined) return work;
    const { other = [], ...rest } = evidence;
    const of = (label: boolean) => other.filter((one) => (one.label === 'Wherein') === label);
    return {
      ...work,
      reading: { ...reading, summary: wherein.value, other: reading.other.filter((one) => one !== wherein) },
      evidence: { ...rest, summary: of(true), other: of(false) },
    };
  });
  return { ...result, works };
}

function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('utf8');
}
