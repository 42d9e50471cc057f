import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '#document';
import { fragmentText, toXhtml } from '#markup';
import { WordScanner, wordsOf } from '../../src/fulltext/word-scanner.ts';
import { blocks as arbitraryBlocks } from '../markup/arbitrary-blocks.ts';
import { naiveWords } from './naive-text.ts';

const utf8 = new TextEncoder();
const decoder = new TextDecoder();

function scanned(bytes: Uint8Array, markup: boolean): { word: string; at: string }[] {
  const scanner = new WordScanner();
  const found: { word: string; at: string }[] = [];
  for (scanner.read(bytes, markup); scanner.next(); )
    found.push({
      word: decoder.decode(scanner.word.subarray(0, scanner.length)),
      at: decoder.decode(bytes.subarray(scanner.start, scanner.stop)),
    });
  return found;
}

describe('the words of a text', () => {
  it.each<[string, string[]]>([
    ["Don't stop", ['don', 't', 'stop']],
    ['l’été', ['l', 'ete']],
    ['ﬁn ½ ㎞ Ⅳ 4²', ['fin', 'iv', '42']],
    ['coŀlega ŉ', ['collega', 'n']],
    ['Straße Łódź Œuvre', ['strasse', 'lodz', 'oeuvre']],
    ['ΐ Ω ς', ['ι', 'ω', 'ς']],
    ['灯台a灯b', ['灯', '台', 'a', '灯', 'b']],
    ['カタカナ', ['カ', 'タ', 'カ', 'ナ']],
    ['한국어 단어', ['한국어', '단어']],
    ['שָׁלוֹם', ['שלום']],
    ['🗼 lamp 🗼', ['lamp']],
    ['a\u0301b', ['ab']],
    ['', []],
  ])('%j', (text, words) => {
    expect(wordsOf(text)).toEqual(words);
  });

  it.each<[string, string, string]>([
    ['ASCII', `${'x'.repeat(64)}\u00adyz`, 'x'.repeat(64)],
    ['ASCII, and far longer', `${'x'.repeat(64)}\u00ad${'y'.repeat(400)}`, 'x'.repeat(64)],
    ['Cyrillic', `${'ж'.repeat(32)}a1`, 'ж'.repeat(32)],
  ])('are cut where they are longer than is kept: %s', (_what, text, word) => {
    expect(scanned(utf8.encode(text), false)).toEqual([{ word, at: text }]);
    const scanner = new WordScanner();
    scanner.read(utf8.encode(text), false);
    scanner.next();
    expect(scanner.length).toBe(64);
  });

  it('are those that splitting finds, in any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        const latin = text.replace(
          /[^\p{Script=Latin}\p{Script=Common}\p{Script=Greek}\p{Script=Han}]/gu,
          ' ',
        );
        const plain = latin.replace(/[^\p{L}\p{Nd}]/gu, ' ');
        expect(wordsOf(plain)).toEqual(naiveWords(plain));
      }),
    );
  });

  it('are found in any bytes, in order, and within them', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fc.boolean(), (bytes, markup) => {
        const scanner = new WordScanner();
        let last = 0;
        for (scanner.read(bytes, markup); scanner.next(); last = scanner.stop) {
          expect(scanner.start).toBeGreaterThanOrEqual(last);
          expect(scanner.stop).toBeGreaterThan(scanner.start);
          expect(scanner.stop).toBeLessThanOrEqual(bytes.length);
          expect(scanner.length).toBeGreaterThan(0);
          expect(scanner.length).toBeLessThanOrEqual(64);
        }
      }),
    );
  });

  it('stand where they are said to stand', () => {
    expect(scanned(utf8.encode('“Łódź,” he—灯台 said'), false)).toEqual([
      { word: 'lodz', at: 'Łódź' },
      { word: 'he', at: 'he' },
      { word: '灯', at: '灯' },
      { word: '台', at: '台' },
      { word: 'said', at: 'said' },
    ]);
  });

  it('of stored markup are those of its text', () => {
    fc.assert(
      fc.property(arbitraryBlocks, (blocks: Block[]) => {
        const xhtml = toXhtml(blocks).value;
        const words = scanned(utf8.encode(xhtml), true).map(({ word }) => word);
        expect(words).toEqual(wordsOf(fragmentText(xhtml)));
      }),
      { numRuns: 200 },
    );
  });

  it('take time that grows with the text alone', () => {
    for (const text of [
      '<'.repeat(300_000),
      '&'.repeat(300_000),
      '<em'.repeat(100_000),
      'x'.repeat(300_000),
    ]) {
      const started = performance.now();
      scanned(utf8.encode(text), true);
      expect(performance.now() - started).toBeLessThan(5000);
    }
  });
});
