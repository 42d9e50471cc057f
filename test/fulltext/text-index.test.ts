import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TextDocument, TextIndex, type TextQuery } from '#fulltext';
import { Segment } from '../../src/fulltext/segment.ts';
import { arbitraryDocument, arbitraryTextQuery } from './arbitrary-texts.ts';
import { NaiveTexts } from './naive-text.ts';

const utf8 = new TextEncoder();

/** A document with a text and nothing else, unless it says more. */
function document(work: number, text: string, over: Partial<TextDocument> = {}): TextDocument {
  const body = [{ kind: 'text' as const, bytes: utf8.encode(text) }];
  return { work, stamp: 0, language: 'en', title: '', creators: [], summary: null, notes: [], body, ...over };
}

function indexOf(...documents: TextDocument[]): TextIndex {
  const index = new TextIndex();
  index.save(documents);
  return index;
}

const word = (text: string, over: object = {}): TextQuery => ({ kind: 'word', text, ...over });
const phrase = (text: string, over: object = {}): TextQuery => ({ kind: 'phrase', text, ...over });
const worksOf = (index: TextIndex, query: TextQuery) => [...index.match(query).works].sort((a, b) => a - b);

describe('what is found', () => {
  it.each<[string, string, TextQuery, boolean]>([
    ['a word', 'The lantern went out.', word('lantern'), true],
    ['whatever its case and accents', 'CAFÉ', word('cafe'), true],
    ['whatever its width', 'ＬＡＭＰ', word('lamp'), true],
    ['with its case and accents written', 'cafe', word('CAFÉ'), true],
    ['no part of a word', 'lanterns', word('lant', { exact: true }), false],
    ['a beginning', 'lanterns', word('lant', { prefix: true }), true],
    ['a phrase', 'a dark sea', phrase('dark sea'), true],
    ['a phrase in its order only', 'sea, dark', phrase('dark sea'), false],
    ['a phrase over punctuation', 'dark — sea', phrase('dark sea'), true],
    ['an apostrophe in a phrase', 'Please don’t stop now', phrase("don't stop"), true],
    ['an apostrophe in a word', "don't", word("don't"), true],
    ['what an apostrophe follows', "Holmes's violin", phrase('holmes'), true],
    ['hyphens', 'a well-known light-house', phrase('well known light house'), true],
    ['a phrase whose last word begins so', 'a dark seafarer', phrase('dark sea', { prefix: true }), true],
    ['Chinese', '他点亮了灯塔里的灯', word('灯塔'), true],
    ['Japanese', '灯台の光', word('灯台'), true],
    ['no other order of Chinese', '他点亮了塔灯', word('灯塔'), false],
    ['Thai', 'ประภาคารในทะเล', word('ทะเล'), true],
    ['Russian, with or without ё', 'пришёл', word('пришел'), true],
    ['Hindi by its vowels', 'हिन्दी', word('हिन्दी'), true],
    ['no other Hindi word of the same consonants', 'हिन्दी', word('हन्दा', { exact: true }), false],
    ['other forms of a word', 'The storms had passed.', word('storm'), true],
    ['no other forms in a phrase', 'The storms had passed.', phrase('storm'), false],
    ['a word between underscores', '_never_', word('never'), true],
    ['a number', 'in 1998', word('1998'), true],
    ['a word with a soft hyphen', 'lan\u00adtern', word('lantern'), true],
    ['a word longer than is kept, by as much', 'x'.repeat(100), word('x'.repeat(100)), true],
    ['such a word with a soft hyphen', `${'x'.repeat(64)}\u00adyz`, word(`${'x'.repeat(64)}\u00adyz`), true],
    ['nothing where there is no word', 'lantern', word('…'), false],
  ])('%s', (_what, text, query, found) => {
    expect(worksOf(indexOf(document(1, text)), query)).toEqual(found ? [1] : []);
  });

  it('finds a word far into a long work, and a phrase there', () => {
    const text = `${'word '.repeat(150_000)} the lantern went out`;
    const index = indexOf(document(1, text), document(2, 'word'));
    expect(worksOf(index, word('lantern'))).toEqual([1]);
    expect(worksOf(index, phrase('word the lantern went'))).toEqual([1]);
  });

  it('lets no phrase go from one field or part into the next', () => {
    const index = indexOf(
      document(1, 'sea', { title: 'Dark', creators: ['one', 'two'], notes: ['dark', 'sea'] }),
    );
    expect(worksOf(index, phrase('dark sea'))).toEqual([]);
    expect(worksOf(index, phrase('one two'))).toEqual([]);
  });

  it('reads the text of stored markup', () => {
    const xhtml = utf8.encode(
      '<p>lan<em>tern</em> &amp; <img src="a.png" alt="picture" />sea</p><p>bird</p><h2 class="lamp">end</h2>',
    );
    const index = indexOf(document(1, '', { body: [{ kind: 'xhtml', bytes: xhtml }] }));
    for (const found of ['lantern', 'sea', 'bird']) expect(worksOf(index, word(found))).toEqual([1]);
    for (const not of ['amp', 'seabird', 'em', 'lamp', 'png', 'class'])
      expect(worksOf(index, word(not))).toEqual([]);
    expect(worksOf(index, phrase('lantern sea bird end'))).toEqual([1]);
  });
});

describe('the order of answers', () => {
  it('puts a title over a creator over a summary over a text, and the word itself over another form', () => {
    const filler = 'word '.repeat(50);
    const index = indexOf(
      document(1, `${filler} fogs`),
      document(2, `${filler} fog`),
      document(3, filler, { summary: 'fog' }),
      document(4, filler, { creators: ['Fog'] }),
      document(5, filler, { title: 'Fog' }),
      ...[6, 7, 8, 9].map((work) => document(work, filler)),
    );
    const { total, works } = index.best(word('fog'), { limit: 10 });
    expect(total).toBe(5);
    expect(works.map(({ work }) => work)).toEqual([5, 4, 3, 2, 1]);
    expect(index.best(word('fog'), { limit: 2, offset: 1 }).works.map(({ work }) => work)).toEqual([4, 3]);
    expect(index.best(word('fog'), { limit: 0 })).toEqual({ total: 5, works: [] });
  });
});

const changes = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.array(arbitraryDocument(40), { minLength: 1, maxLength: 12 }) },
    { weight: 1, arbitrary: fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 }) },
  ),
  { maxLength: 12 },
);

function isDocuments(change: (TextDocument | number)[]): change is TextDocument[] {
  return typeof change[0] === 'object';
}

describe('against a search from end to end', () => {
  it('finds the same works after any changes, in whole and among others', () => {
    fc.assert(
      fc.property(
        changes,
        fc.array(arbitraryTextQuery, { minLength: 1, maxLength: 6 }),
        fc.uniqueArray(fc.integer({ min: 0, max: 45 })),
        fc.constantFrom(16, 256, 1 << 20),
        (made, queries, among, batch) => {
          const index = new TextIndex([], batch);
          const naive = new NaiveTexts();
          for (const change of made) {
            if (isDocuments(change)) {
              index.save(change);
              naive.save(change);
            } else {
              index.remove(change as number[]);
              naive.remove(change as number[]);
            }
          }
          expect(index.size).toBe(naive.works.length);
          const ids = Uint32Array.from(among).sort();
          const bits = new Uint32Array(2);
          for (const id of ids) bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
          for (const query of queries) {
            const expected = naive.match(query).map(({ work }) => work);
            expect(worksOf(index, query)).toEqual(expected);
            const within = expected.filter((work) => among.includes(work));
            for (const set of [
              { kind: 'ids' as const, ids },
              { kind: 'bits' as const, bits },
            ])
              expect([...index.match(query, set).works].sort((a, b) => a - b)).toEqual(within);
          }
          index.mergeAll();
          for (const query of queries)
            expect(worksOf(index, query)).toEqual(naive.match(query).map(({ work }) => work));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('weighs another form of a word as less where the word itself stands nowhere', () => {
    const scoreOf = (query: TextQuery) => indexOf(document(1, 'lamps lit')).match(query).scores[0] ?? 0;
    expect(scoreOf({ kind: 'word', text: 'lamp' })).toBeGreaterThan(0);
    expect(scoreOf({ kind: 'word', text: 'lamp' })).toBeLessThan(scoreOf(word('lamps')));
    expect(scoreOf({ kind: 'word', text: 'lamp', field: 'body' })).toBeLessThan(
      scoreOf({ kind: 'word', text: 'lamps', field: 'body' }),
    );
  });

  it('gives the same scores once nothing that is gone is left', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arbitraryDocument(1000), { selector: ({ work }) => work, maxLength: 30 }),
        arbitraryTextQuery,
        (documents, query) => {
          const index = new TextIndex([], 512);
          index.save(documents);
          const naive = new NaiveTexts();
          naive.save(documents);
          const ids = Uint32Array.from(naive.works);
          for (const within of [null, { kind: 'ids' as const, ids }]) {
            const { works, scores } = index.match(query, within);
            const found = new Map([...works].map((work, at) => [work, scores[at] ?? 0]));
            for (const { work, score } of naive.match(query)) expect(found.get(work)).toBeCloseTo(score, 4);
          }
        },
      ),
      { numRuns: 200 },
    );
  });

  it('goes on merging where segments of about one size are too large to be merged all at once', () => {
    const mebibytes = [...Array<number>(8).fill(30), 60];
    const segments = mebibytes.map((size, at) => {
      const [live] = indexOf(document(at + 1, 'sea')).segments;
      if (!live) throw new Error('no segment');
      const { entries, ...parts } = live.segment.parts;
      const { read } = entries;
      const segment = new Segment({ ...parts, entries: { length: size * 2 ** 20, read } });
      return { segment, dead: null, gone: 0 };
    });
    const index = new TextIndex(segments);
    index.save([document(10, 'sea')]);
    expect(index.segments).toHaveLength(3);
    expect(worksOf(index, word('sea'))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('passes over the blocks of long lists', () => {
    const documents = Array.from({ length: 700 }, (_, at) =>
      document(
        at + 1,
        `${'sea '.repeat(1 + (at % 11))}${at % 3 === 0 ? 'dark sea ' : ''}${at % 97 === 0 ? 'lamp dark sea' : ''}`,
      ),
    );
    const index = indexOf(...documents);
    const naive = new NaiveTexts();
    naive.save(documents);
    for (const query of [phrase('dark sea'), phrase('lamp dark sea'), phrase('sea sea dark'), word('sea')]) {
      expect(worksOf(index, query)).toEqual(naive.match(query).map(({ work }) => work));
      const ids = Uint32Array.from([1, 98, 99, 195, 196, 500, 680]);
      expect([...index.match(query, { kind: 'ids', ids }).works]).toEqual(
        naive
          .match(query)
          .map(({ work }) => work)
          .filter((work) => ids.includes(work)),
      );
    }
  });
});
