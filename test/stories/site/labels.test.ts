import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { archivePage } from '../../../src/stories/site/archive-page.ts';
import { chainsOf } from '../../../src/stories/site/chains.ts';
import { chapterName, LAST, readFileLabel, readLabel } from '../../../src/stories/site/chapter-label.ts';
import { pageKey, resolveLink } from '../../../src/stories/site/page-key.ts';

describe('readLabel', () => {
  test.each([
    ['Chapter 1', '', 1, ''],
    ['Chapter Three: The Cave', '', 3, 'The Cave'],
    ['The Slow Train - Part 2', 'The Slow Train', 2, ''],
    ['The Slow Train (3/7)', 'The Slow Train', 3, ''],
    ['Ch. IV', '', 4, ''],
    ['[2]', '', 2, ''],
    ['3. The Hour', '', 3, 'The Hour'],
    ['Kapitel 5', '', 5, ''],
    ['Глава 2. Туман', '', 2, 'Туман'],
    ['Prologue', '', 0, ''],
    ['Keys: Epilogue', 'Keys', LAST, ''],
    ['The Slow Train 2', 'The Slow Train', 2, ''],
    ['Orderly Rain', 'Orderly Rain', null, ''],
    ['A Part of Me', 'A Part of Me', null, ''],
    ['', '', null, ''],
  ])('reads %j', (text, base, number, title) => {
    expect(readLabel(text)).toMatchObject({ base, number, title });
  });

  test.each([
    ['Chapter 1', 'Keys', ''],
    ['Chapter 1: The Door', 'Keys', 'The Door'],
    ['Keys 2', 'Keys', ''],
    ['Catch 22', 'Keys', 'Catch 22'],
    ['Keys - Epilogue', 'Keys', 'Epilogue'],
    ['The Door', 'Keys', 'The Door'],
    ['Keys', 'Keys', ''],
  ])('names the chapter %j of %s', (text, story, name) => {
    expect(chapterName(text, story)).toBe(name);
  });

  test('is quick and never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 2000 }), (text) => {
        const { number } = readLabel(text);
        readFileLabel(text);
        expect(number === null || number >= 0).toBe(true);
      }),
    );
    const started = Date.now();
    for (const part of ['chapter ', '1', '(', ' - ', 'x/', 'a1'])
      for (const read of [readLabel, readFileLabel]) read(part.repeat(20_000));
    expect(Date.now() - started).toBeLessThan(2000);
  });
});

test.each([
  ['s.example/fic/knock3.html', 's.example/fic/knock', 3, false],
  ['s.example/fic/ch-12.htm', 's.example/fic/ch', 12, true],
  ['s.example/fic/keyspart2b.html', 's.example/fic/keyspart', 2.2, true],
  ['s.example/fic/knock.html', 's.example/fic/knock', null, false],
])('the file of %s is numbered', (key, stem, number, chapters) => {
  expect(readFileLabel(key)).toEqual({ stem, number, chapters });
});

describe('pageKey', () => {
  test.each([
    'http://www.geocities.com/keys/index.html',
    'https://geocities.com/keys/',
    'http://geocities.com/keys#top',
    'http://www2.geocities.com:80/keys/default.htm',
    'https://web.archive.org/web/20010203040506id_/http://www.geocities.com/keys/',
  ])('is one for %s', (address) => {
    expect(pageKey(address)).toBe('geocities.com/keys');
  });

  test.each([
    ['http://a.example/v.php?sid=7&ageconsent=ok&warning=3', 'a.example/v.php?sid=7'],
    ['http://a.example/v.php?sid=7&chapter=2&PHPSESSID=abc', 'a.example/v.php?sid=7&chapter=2'],
    ['mailto:mary@a.example', null],
    ['ftp://a.example/x', null],
    ['nothing', null],
  ])('of %s is %s', (address, key) => {
    expect(pageKey(address)).toBe(key);
  });

  test.each([
    ['../two.html#end', 'http://a.example/two.html'],
    ['#end', null],
    ['javascript:void(0)', null],
    ['http://[', null],
    ['', null],
  ])('%s is resolved', (href, address) => {
    expect(resolveLink(href, 'http://a.example/fic/one.html')).toBe(address);
  });
});

test.each([
  ['https://archiveofourown.org/works/7/chapters/9', 'https://archiveofourown.org/works/7', 'chapter', null],
  [
    'http://archiveofourown.org/works/7?view_full_work=true',
    'https://archiveofourown.org/works/7',
    'whole',
    null,
  ],
  ['https://archiveofourown.org/works/7/navigate', 'https://archiveofourown.org/works/7', 'contents', null],
  ['https://archiveofourown.org/works/7/kudos', 'https://archiveofourown.org/works/7', 'around', null],
  ['http://m.fanfiction.net/s/7/3/Keys', 'https://www.fanfiction.net/s/7', 'chapter', 3],
  ['http://a.example/viewstory.php?sid=7&chapter=2', 'http://a.example/viewstory.php?sid=7', 'chapter', 2],
  [
    'http://a.example/viewstory.php?action=printable&sid=7&textsize=0&chapter=all',
    'http://a.example/viewstory.php?sid=7',
    'whole',
    null,
  ],
  ['http://a.example/viewstory.php?sid=7&index=1', 'http://a.example/viewstory.php?sid=7', 'contents', null],
])('%s is a page of %s', (address, work, role, chapter) => {
  expect(archivePage(address, null)).toEqual({ work, role, chapter });
});

test.each(['https://archiveofourown.org/users/x', 'http://a.example/works.html', 'nothing'])(
  '%s is no page of an archive',
  (address) => {
    expect(archivePage(address, null)).toBeNull();
  },
);

describe('chainsOf', () => {
  const scores = (pairs: [number, number, number][]) => {
    const rows = new Map<number, Map<number, number>>();
    for (const [from, to, score] of pairs) rows.set(from, (rows.get(from) ?? new Map()).set(to, score));
    return rows;
  };

  test('joins what is sure enough, the surest first, and never in a ring', () => {
    expect(
      chainsOf(
        [0, 1, 2, 3, 4],
        scores([
          [0, 1, 3],
          [1, 2, 2],
          [2, 0, 2],
          [0, 3, 2],
          [3, 4, 1],
        ]),
      ),
    ).toEqual([[0, 1, 2], [3], [4]]);
  });

  test('holds every page once, whatever the scores', () => {
    const pair = fc.tuple(fc.nat(15), fc.nat(15), fc.nat(4));
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 80 }), (pairs) => {
        const pages = Array.from({ length: 16 }, (_, at) => at);
        const chains = chainsOf(pages, scores(pairs.filter(([from, to]) => from !== to)));
        expect(chains.flat().toSorted((one, other) => one - other)).toEqual(pages);
      }),
    );
  });
});
