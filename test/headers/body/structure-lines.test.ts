import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Block, blockText, validateDocument } from '#document';
import { wrapText } from '#text';
import { chapterHeadOf } from '../../../src/headers/body/chapter-head.ts';
import { endMarkerOf } from '../../../src/headers/body/end-marker.ts';
import { isSceneBreak } from '../../../src/headers/body/scene-break.ts';
import { chaptersOf, wordsOf, wordsOfChapters } from './body-text.ts';

const PROSE =
  'The rain had stopped before the lamp was lit, and nobody in the inn had seen the carriage leave for Dover at all.';
const wrapped = (columns: number) => wrapText(`${PROSE} ${PROSE} ${PROSE}`, columns);
const blocksOf = (text: string): Block[] => chaptersOf(text).flatMap((chapter) => chapter.blocks);
const shapes = (text: string) => blocksOf(text).map((block) => block.type);

describe('lines into paragraphs', () => {
  it.each([55, 60, 65, 72, 80])('joins lines wrapped at %d columns', (columns) => {
    const blocks = blocksOf(`${wrapped(columns)}\n\n${wrapped(columns)}\n`);
    expect(blocks.map(blockText)).toEqual([`${PROSE} ${PROSE} ${PROSE}`, `${PROSE} ${PROSE} ${PROSE}`]);
  });

  it('keeps a line a paragraph where lines are long', () => {
    expect(blocksOf(`${PROSE}\n${PROSE}\n"Yes," he said.\n${PROSE}`)).toHaveLength(4);
  });

  it('collapses double spacing', () => {
    const doubled = `${wrapped(65)}\n\n${wrapped(65)}`.replaceAll('\n', '\n\n');
    expect(blocksOf(doubled).map(blockText)).toEqual([
      `${PROSE} ${PROSE} ${PROSE}`,
      `${PROSE} ${PROSE} ${PROSE}`,
    ]);
  });

  it('starts paragraphs at indents where no lines are blank', () => {
    const indented = wrapText(`   ${PROSE} ${PROSE}`, 70).replace(/^/, '   ');
    expect(blocksOf([indented, indented, indented].join('\n'))).toHaveLength(3);
  });

  it('reads format=flowed', () => {
    const flowed = `${wrapped(70).replaceAll('\n', ' \n')}\n"No," he said.\n${wrapped(70).replaceAll('\n', ' \n')}`;
    expect(blocksOf(flowed).map((block) => wordsOf(blockText(block)).length)).toEqual([69, 3, 69]);
  });

  it('takes the quote marks off a forwarded story', () => {
    expect(blocksOf(wrapped(70).replace(/^/gm, '> ')).map(blockText)).toEqual([`${PROSE} ${PROSE} ${PROSE}`]);
  });

  it('keeps a hyphen at a line’s end, and drops it in text hyphenated all over', () => {
    expect(
      blockText(
        blocksOf(`He was the fellow-\nbrother of the man who had, they said, left\nthe inn at once.`)[0] ?? {
          type: 'sceneBreak',
        },
      ),
    ).toContain('fellow-brother');
    const typeset = Array.from(
      { length: 8 },
      () =>
        'Nobody in the whole of that long street had seen the car-\nriage leave for Dover, where a carriage was not known.',
    ).join('\n\n');
    expect(blocksOf(typeset).every((block) => !blockText(block).includes('car-'))).toBe(true);
  });

  it('joins Chinese lines without blanks', () => {
    const line = '雨停了之後燈纔點起來客棧裏沒有人看見馬車離開去多佛的路上';
    expect(blocksOf(`${line}\n${line}\n${line}。`).map(blockText)).toEqual([`${line}${line}${line}。`]);
  });

  it('aligns lines that were moved with spaces', () => {
    const [first, , last] = blocksOf(
      `${' '.repeat(60)}May 19.\n\n${wrapped(68)}\n\n${' '.repeat(58)}C. BUCKET.`,
    );
    expect([first, last]).toMatchObject([{ align: 'right' }, { align: 'right' }]);
  });
});

describe('blocks', () => {
  it.each([
    [
      'verse',
      `${wrapped(70)}\n\n  Row, row, row your boat\n  Gently down the stream\n  Merrily, merrily\n\n${wrapped(70)}`,
      ['paragraph', 'verse', 'paragraph'],
    ],
    [
      'song marks',
      `${PROSE}\n\n//Row, row, row your boat\nGently down the stream//\n\n${PROSE}`,
      ['paragraph', 'verse', 'paragraph'],
    ],
    [
      'a song between rules',
      `${PROSE}\n\nxxxxxx\nRow your boat\nGently down\nxxxxxx\n\n${PROSE}`,
      ['paragraph', 'verse', 'paragraph'],
    ],
    [
      'single notes',
      `${PROSE}\n\n♪ Row your boat ♪\n\n♪ Gently down ♪\n\n${PROSE}`,
      ['paragraph', 'verse', 'paragraph'],
    ],
    [
      'chat',
      `${PROSE}\n\n<Wiggins> anyone here?\n<Holmes> always\n<Wiggins> come quick\n\n${PROSE}`,
      ['paragraph', 'preformatted', 'paragraph'],
    ],
    [
      'script',
      `${wrapped(70)}\n\nHOLMES: Indeed.\nWATSON: Remarkable.\n[Exit Holmes]\n\n${wrapped(70)}`,
      ['paragraph', 'preformatted', 'paragraph'],
    ],
    [
      'a mail in the story',
      `${wrapped(70)}\n\nFrom: mary@inn.invalid\nTo: John\nSubject: lamp\n\n${wrapped(70)}`,
      ['paragraph', 'preformatted', 'paragraph'],
    ],
    ['art', `${PROSE}\n\n /\\_/\\\n( o.o )\n > ^ <\n\n${PROSE}`, ['paragraph', 'preformatted', 'paragraph']],
    ['a picture', `${PROSE}\n\n[Illustration: The inn]\n\n${PROSE}`, ['paragraph', 'figure', 'paragraph']],
    [
      'scene breaks',
      `${PROSE}\n\n* * *\n\n${PROSE}\n***\n***\n${PROSE}`,
      ['paragraph', 'sceneBreak', 'paragraph', 'sceneBreak', 'paragraph'],
    ],
    ['an epigraph', `"The game is afoot."\n-- Henry the Fifth\n\n${PROSE}`, ['quotation', 'paragraph']],
    [
      'notes at both ends',
      `A/N: Thanks to all.\n\n${PROSE}\n\n${PROSE}\n\nAuthor's note: More soon.`,
      ['note', 'paragraph', 'paragraph', 'note'],
    ],
    [
      'a note inside',
      `${PROSE}\n\n${PROSE}\n\n(A/N: a real inn!)\n\n${`${PROSE}\n\n`.repeat(40)}`,
      ['paragraph', 'paragraph', 'note', ...Array.from({ length: 40 }, () => 'paragraph')],
    ],
    [
      'talk that opens with dashes',
      `${PROSE}\n\n— Кому письмо\n\n${PROSE}`,
      ['paragraph', 'paragraph', 'paragraph'],
    ],
    [
      'an end marker with more to say',
      `${PROSE}\n\n${PROSE}\n\n[end part 2 -- the rest on Thursday]`,
      ['paragraph', 'paragraph', 'note'],
    ],
    ['spoiler space', `S\nP\nO\nI\nL\nE\nR\n\n${PROSE}`, ['paragraph']],
    [
      'an end marker and what follows',
      `${PROSE}\n\n${PROSE}\n\nTHE END\n\nSo what did you think?`,
      ['paragraph', 'paragraph', 'note'],
    ],
  ])('%s', (_, text, expected) => {
    expect(shapes(text)).toEqual(expected);
  });

  it('reports a picture that is not in the file', async () => {
    const { structureLines, emptyReading } = await import('#headers');
    const { splitLines } = await import('#text');
    const { losses } = structureLines(splitLines(`${PROSE}\n\n[Illustration]\n`), {
      reading: emptyReading(),
    });
    expect(losses).toMatchObject([{ code: 'FL-LOSS-IMAGE', at: PROSE.length + 2 }]);
  });
});

describe('marks', () => {
  it.each([
    ['He was *very* late.', ['emphasis']],
    ['He was _very, very_ late.', ['emphasis']],
    ['He was **very** late.', ['strong']],
    ['He was /very/ late.', ['emphasis']],
    ['_A whole paragraph of it._', ['emphasis']],
    ['“_Now_,” he said (*now*).', ['emphasis', 'emphasis']],
    ['Due 12/25/1998 or 1/2 of 3/4, at http://inn.example/a/b/ or/and so.', []],
    ['2 * 3 * 4 and snake_case_name', []],
    ['An *open mark that never closes.', []],
  ])('%s', (text, expected) => {
    const [block] = blocksOf(text);
    const types =
      block?.type === 'paragraph'
        ? block.children.map((inline) => inline.type).filter((type) => type !== 'text')
        : null;
    expect(types).toEqual(expected);
  });

  it('never reach across paragraphs', () => {
    expect(blocksOf(`*He came in.\n\nHe left.*`).map(blockText)).toEqual(['*He came in.', 'He left.*']);
  });

  it('stay as typed where most do not pair', () => {
    expect(
      blockText(
        blocksOf('A *word* here.\n\nSee note * and also *this and *that and *those too.')[0] ?? {
          type: 'sceneBreak',
        },
      ),
    ).toBe('A *word* here.');
  });
});

describe('chapters', () => {
  const titles = (text: string) => chaptersOf(text).map((chapter) => chapter.title ?? null);
  const body = `${PROSE}\n\n${PROSE}`;

  it.each([
    ['counted', `Chapter 1\n\n${body}\n\nChapter 2\n\n${body}`, [null, null]],
    ['titled', `Chapter 1: Rain\n\n${body}\n\nChapter 2: Lamp\n\n${body}`, ['Rain', 'Lamp']],
    ['a title below', `CHAPTER I.\nRain\n\n${body}\n\nCHAPTER II.\nLamp\n\n${body}`, ['Rain', 'Lamp']],
    [
      'a title below a blank line',
      `I.\n\nThe Rain\n\n${body}\n\nII.\n\nThe Lamp\n\n${body}`,
      ['The Rain', 'The Lamp'],
    ],
    ['Roman numbers', `I\n\n${body}\n\nII\n\n${body}\n\nIII\n\n${body}`, [null, null, null]],
    ['one bare number is none', `${body}\n\nI\n\n${body}`, [null]],
    [
      'a prologue',
      `Prologue\n\n${body}\n\nChapter 1\n\n${body}\n\nEpilogue\n\n${body}`,
      ['Prologue', null, 'Epilogue'],
    ],
    [
      'contents',
      `Contents\n\nChapter 1: Rain\nChapter 2: Lamp\nChapter 3: Road\n\nChapter 1: Rain\n\n${body}\n\nChapter 2: Lamp\n\n${body}\n\nChapter 3: Road\n\n${body}`,
      ['Rain', 'Lamp', 'Road'],
    ],
    [
      'parts above chapters',
      `PART ONE\n\nChapter 1\n\n${body}\n\nChapter 2\n\n${body}\n\nPART TWO\n\nChapter 3\n\n${body}`,
      [null, null, null],
    ],
    ['scenes inside', `Scene 1\n\n${body}\n\nScene 2\n\n${body}`, [null]],
    ['Chinese', `第一回 雨\n\n雨停了。\n\n第二回 燈\n\n燈亮了。`, ['雨', '燈']],
  ])('%s', (_, text, expected) => {
    expect(titles(text)).toEqual(expected);
  });

  it('keeps long text before the first head as a chapter of its own', () => {
    expect(titles(`${PROSE.repeat(9)}\n\n${PROSE.repeat(9)}\n\nChapter 1\n\n${body}`)).toEqual([null, null]);
  });
});

const word = fc.stringMatching(/^[a-z]{2,9}$/).filter((text) => text !== 'end' && text !== 'fin');
const sentence = fc.array(word, { minLength: 9, maxLength: 60 }).map((words) => `The ${words.join(' ')}.`);
const glyphs = fc.constantFrom('* * *', '***', '-----', '~*~', 'oOo', '#', '=====');

describe('properties', () => {
  it('puts no control character into a document, not even from an epigraph of the header', () => {
    const chapters = chaptersOf('The lamp\u0007 was out.', { epigraph: '"Rain\u0000 fell."' });
    expect(validateDocument({ chapters })).toEqual([]);
    expect(wordsOfChapters(chapters)).toEqual(['Rain', 'fell', 'The', 'lamp', 'was', 'out']);
  });

  it('loses no word of chapters, verse, notes and breaks, whatever the wrap', () => {
    const part = fc.oneof(
      { weight: 6, arbitrary: sentence.map((text) => ({ kind: 'prose', text })) },
      glyphs.map((text) => ({ kind: 'break', text })),
      sentence.map((text) => ({ kind: 'note', text: `A/N: ${text}` })),
      fc
        .array(fc.array(word, { minLength: 2, maxLength: 5 }), { minLength: 3, maxLength: 6 })
        .map((lines) => ({
          kind: 'verse',
          text: lines.map((words) => `    Oh ${words.join(' ')}`).join('\n'),
        })),
    );
    const story = fc.array(fc.array(part, { minLength: 1, maxLength: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(story, fc.constantFrom(60, 72, 100_000), fc.boolean(), (chapters, columns, ended) => {
        const text = chapters
          .map((parts, index) => {
            const bodies = parts.map(({ kind, text: raw }) =>
              kind === 'verse' ? raw : wrapText(raw, columns),
            );
            return [`Chapter ${index + 1}: Lamp ${index + 1}`, ...bodies].join('\n\n');
          })
          .join('\n\n\n');
        const expected = chapters.flatMap((parts, index) => [
          'Lamp',
          String(index + 1),
          ...parts.filter(({ kind }) => kind !== 'break').flatMap((each) => wordsOf(each.text)),
        ]);
        const made = chaptersOf(ended ? `${text}\n\nTHE END\n` : text);
        expect(wordsOfChapters(made)).toEqual(expected);
        expect(validateDocument({ chapters: made })).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('loses no word of arbitrary lines that are no heads, ends or breaks', () => {
    const awkward = fc.oneof(
      fc.constant(''),
      sentence,
      fc.string({ maxLength: 60 }),
      fc.string({ unit: fc.constantFrom(...'ab *_/~#>|-.:"()[]é第\t '), maxLength: 90 }),
      fc.constantFrom(
        '"Yes."',
        'From: him',
        '-- Somebody Else',
        '[A/N: hm]',
        'HOLMES: Come.',
        '> quoted',
        '- post-',
        'word-',
      ),
    );
    fc.assert(
      fc.property(fc.array(awkward, { maxLength: 60 }), (lines) => {
        const kept = lines.filter(
          (line) =>
            chapterHeadOf(line.trim()) === null &&
            endMarkerOf(line.trim()) === null &&
            !isSceneBreak(line.trim(), true) &&
            line.trim().length !== 1,
        );
        const chapters = chaptersOf(kept.join('\n'));
        expect(wordsOfChapters(chapters).join('')).toBe(
          wordsOf(kept.join('\n').replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ' ')).join(''),
        );
        expect(validateDocument({ chapters })).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

describe('adversarial bodies take linear time', () => {
  const MEGABYTE = 1 << 20;
  it.each([
    ['stars', '*'.repeat(MEGABYTE)],
    ['opening stars', '*a '.repeat(MEGABYTE / 3)],
    ['pairs', '*a* _b_ '.repeat(MEGABYTE / 8)],
    ['glyph lines', `${'-*'.repeat(40)}\n`.repeat(MEGABYTE / 81)],
    ['long glyph lines', `${'-='.repeat(60)}\n`.repeat(MEGABYTE / 121)],
    ['one line of 5 MB', 'word '.repeat(MEGABYTE)],
    [
      'one paragraph of short lines',
      'a line of some words that goes on and on until it ends here\n'.repeat(MEGABYTE / 60),
    ],
    ['hyphens', 'a line of some words that goes on and on until it ends in hy-\n'.repeat(MEGABYTE / 62)],
    ['heads', 'Chapter 1\n\n'.repeat(MEGABYTE / 11)],
    ['heads of two ranks', 'Part 1\n\nChapter 1\n\n'.repeat(MEGABYTE / 20)],
    ['numbers', '1\n\n2\n\n'.repeat(MEGABYTE / 6)],
    ['end markers', 'The end\n\n'.repeat(MEGABYTE / 9)],
    ['notes', 'A/N: x\n\n'.repeat(MEGABYTE / 8)],
    ['rules', 'xxxxxx\n\n'.repeat(MEGABYTE / 8)],
    ['songs', '♪ a ♪\n\n'.repeat(MEGABYTE / 8)],
    ['verse with an open mark on each line', '   _Oh lamp\n'.repeat(MEGABYTE / 12)],
    ['indents', `${' '.repeat(40)}x\n`.repeat(MEGABYTE / 42)],
    ['quotes', '> > > > > > a\n'.repeat(MEGABYTE / 14)],
    ['opening brackets', '[[[[ ((((\n\n'.repeat(MEGABYTE / 11)],
  ])('%s', (_, text) => {
    const start = performance.now();
    chaptersOf(text);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
