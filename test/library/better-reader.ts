/** Real formats, of which that of plain text knows more than before. */
import { Buffer } from 'node:buffer';
import type { Format, ReadResult } from '#formats';

/** What the first reader cannot read at all. */
export const MAGIC = '\0\u0001\u0002\u0003'.repeat(500);
/** What the second reader cannot read any more. */
export const LOST = 'Washed out by the second reader.';
/** What the second reader never comes back from. */
export const ENDLESS = 'Round and round.';

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
