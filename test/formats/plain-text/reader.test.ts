import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateDocument } from '#document';
import type { ReadResult } from '#formats';
import { textFormat } from '../../../src/formats/plain-text/format.ts';
import { described } from './described.ts';

const CASES = path.resolve('test/corpus/plain-text');

async function readText(bytes: Uint8Array, name = 'story.txt'): Promise<ReadResult> {
  const result = await textFormat.read?.({ bytes, name, path: name });
  if (!result) throw new Error('the text format does not read');
  return result;
}

describe('plain-text cases', () => {
  it.each(readdirSync(CASES))('%s', async (name) => {
    const result = await readText(readFileSync(path.join(CASES, name, 'input.txt')), 'input.txt');
    expect(described(result)).toEqual(
      JSON.parse(readFileSync(path.join(CASES, name, 'expected.json'), 'utf8')),
    );
  });
});

describe('plain-text reader', () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);

  it.each([
    ['nothing', bytesOf(''), 'FL-FILE-EMPTY'],
    ['only blanks', bytesOf(' \n\n\t\n'), 'FL-FILE-EMPTY'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), 'FL-FILE-BINARY'],
  ])('refuses %s', async (_, bytes, code) => {
    await expect(readText(bytes)).rejects.toMatchObject({ code });
  });

  it.each([
    ['text', 'It rained.', true],
    ['a page', '<!DOCTYPE html><p>It rained.', false],
    ['a page without a doctype', '\n<HTML><BODY>It rained.', false],
    ['rich text', '{\\rtf1 It rained.}', false],
    ['XML', '<?xml version="1.0"?><a/>', false],
    ['nothing', '', false],
  ])('recognises %s as its own or not', (_, text, expected) => {
    const recognition = textFormat.recognise?.({ bytes: bytesOf(text), name: 'a', path: 'a' }) ?? null;
    expect(recognition !== null).toBe(expected);
  });

  it('reports control characters and bytes that are no characters', async () => {
    const bytes = Uint8Array.from([
      ...bytesOf('It rained\u0007 all day. '.repeat(9)),
      0xff,
      0xfe,
      ...bytesOf(' And all night — long.'),
    ]);
    const { losses } = await readText(bytes);
    expect(losses.map((loss) => loss.code)).toContain('FL-LOSS-CONTROL');
  });

  it('places evidence in the decoded original though the text was repaired', async () => {
    const text = `Title: Watson\u00e2\u20ac\u2122s Lamp\nAuthor: Mina H.\nRating: PG\n\n${'It didn\u00e2\u20ac\u2122t rain, and they wouldn\u00e2\u20ac\u2122t wait. '.repeat(5)}\n`;
    const result = await readText(bytesOf(text));
    const [work] = result.works;
    expect(work?.reading.title).toBe('Watson’s Lamp');
    const [author] = work?.evidence.authors ?? [];
    expect(result.decoded.slice(author?.start, author?.end)).toContain('Mina H.');
  });

  it('never fails on arbitrary bytes but with a code', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const result = await readText(bytes).catch((error: unknown) => error);
        if (result instanceof Error)
          expect(result).toMatchObject({ code: expect.stringMatching(/^FL-FILE-/) });
        else
          for (const work of (result as ReadResult).works)
            expect(validateDocument(work.document)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
