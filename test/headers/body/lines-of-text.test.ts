import { describe, expect, it } from 'vitest';
import { chapterHeadOf, titledPartOf } from '../../../src/headers/body/chapter-head.ts';
import { endMarkerOf } from '../../../src/headers/body/end-marker.ts';
import { chineseNumberOf, numberOf } from '../../../src/headers/body/numerals.ts';
import { isSceneBreak } from '../../../src/headers/body/scene-break.ts';

describe('scene breaks by their glyphs', () => {
  it.each([
    '***',
    '* * *',
    '*',
    '#',
    '-----',
    '=====',
    '~~~~~',
    '+++++',
    '<<>>',
    '^^^^',
    '/////',
    '- - -',
    '~*~',
    '~*~*~*~',
    'xXx',
    'oOo',
    'o0o0o0o0o',
    '---oOo---',
    '-x-x-x-',
    'XXXXXXXX',
    'xxxxxx',
    '•••',
    '♥ ♥ ♥',
    '——',
    '…',
    '-----TXF-----',
    '@-->---',
    '§',
    '&&&',
    '%%%',
    '.:.:.:.',
    '*-*-*',
    '__________',
    '. . .',
    '~ ~ ~',
    '\\o/\\o/\\o/'.replaceAll('o', '*'),
  ])('%s is one', (line) => {
    expect(isSceneBreak(line, true)).toBe(true);
  });

  it.each([
    '"?!"',
    '...',
    'xoxo',
    'ha ha ha',
    'no no no',
    '12',
    '10 10 10',
    'oh',
    'xi',
    '-----END-----',
    '--TBC--',
    'ox',
    '0 0 0',
    'The end',
    'I',
    'A',
    '"..."',
    '1.',
    'x'.repeat(3).slice(0, 1),
    '*'.repeat(81),
    '',
    'xxo.',
  ])('%s is none between other lines', (line) => {
    expect(isSceneBreak(line, false)).toBe(false);
  });
});

describe('chapter heads', () => {
  it.each([
    ['Chapter 1', 3, 1, null],
    ['CHAPTER I.', 3, 1, null],
    ['CHAPTER XLIV', 3, 44, null],
    ['Chapter One: The Inn', 3, 1, 'The Inn'],
    ['Chapter Twenty-One', 3, 21, null],
    ['Chapter 7 - The Moor', 3, 7, 'The Moor'],
    ['Chapter 7 The Moor', 3, 7, 'The Moor'],
    ['CHAPTER I. Down the Rabbit-Hole', 3, 1, 'Down the Rabbit-Hole'],
    ['~*~ Chapter 3 ~*~', 3, 3, null],
    ['[Chapter 3]', 3, 3, null],
    ['1. Chapter 1: Chapter 1: Rain', 3, 1, 'Rain'],
    ['Part 2/5', 2, 2, null],
    ['Part 2 of 5', 2, 2, null],
    ['Part Two of ?', 2, 2, null],
    ['Part Two of Five', 2, 2, null],
    ['Part the Fifth: Dover', 2, 5, 'Dover'],
    ['ACT II', 2, 2, null],
    ['ACT III, SCENE iii', 2, 3, 'SCENE iii'],
    ['**1. 1824**', 6, 1, '1824'],
    ['Scene 3', 5, 3, null],
    ['Book Three', 1, 3, null],
    ['Prologue', 3, null, 'Prologue'],
    ['Epilogue: Home', 3, null, 'Epilogue: Home'],
    ['Kapitel 4: Regen', 3, 4, 'Regen'],
    ['Erstes Kapitel', 3, 1, null],
    ['Chapitre premier', 3, 1, null],
    ['Capítulo 3', 3, 3, null],
    ['Глава первая', 3, 1, null],
    ['第一回 風雪', 3, 1, '風雪'],
    ['第十二章', 3, 12, null],
    ['第３話', 3, 3, null],
    ['IV.', 6, 4, null],
    ['3', 6, 3, null],
    ['~4~', 6, 4, null],
    ['ONE', 6, 1, null],
    ['1. From Lecoq to Bucket', 6, 1, 'From Lecoq to Bucket'],
    ['ADVENTURE I. A SCANDAL', 3, 1, 'A SCANDAL'],
  ])('%s', (line, rank, number, title) => {
    expect(chapterHeadOf(line)).toEqual({ rank, number, title });
  });

  it.each([
    'Part of the reason was rain.',
    'Part 1 of Ropes',
    'Scene stealer',
    'Act of God',
    'Chapter and verse',
    'I.D. please',
    'Chapter two was the best part of it.',
    'Book me a room',
    'One of them laughed.',
    'Letter from home',
    'Episodes',
    'Ten minutes later',
    'First, he sat.',
    'Prologues are dull',
    'He read chapter 3',
    'Chapter',
    'x'.repeat(200),
  ])('%s is none', (line) => {
    expect(chapterHeadOf(line)).toBeNull();
  });

  it('knows the story’s own title with a part number', () => {
    expect(titledPartOf('The Lamp (2/5)', 'The Lamp')?.number).toBe(2);
    expect(titledPartOf('---The Lamp, part 3---', 'The Lamp')?.number).toBe(3);
    expect(titledPartOf('The Lamp went out', 'The Lamp')).toBeNull();
  });
});

describe('numbers', () => {
  it.each([
    ['xii', 12],
    ['XL', 40],
    ['forty-two', 42],
    ['21st', 21],
    ['zwölf', 12],
    ['dixième', 10],
    ['iiii', 4],
    ['mix', null],
    ['vex', null],
    ['ivory', null],
  ])('%s', (word, value) => {
    expect(numberOf(word)).toBe(value);
  });
  it.each([
    ['一', 1],
    ['十', 10],
    ['二十三', 23],
    ['一百零八', 108],
    ['１２', 12],
    ['人', null],
  ])('%s', (word, value) => {
    expect(chineseNumberOf(word)).toBe(value);
  });
});

describe('end markers', () => {
  it.each([
    'THE END',
    'The End.',
    '~fin~',
    '*end*',
    '-30-',
    '~Owari~',
    'Ende',
    '##THE END##',
    'конец',
    'Finis',
    'End.',
    'the end?',
  ])('%s ends the whole', (line) => {
    expect(endMarkerOf(line)).toBe('whole');
  });
  it.each([
    'TBC...',
    'To be continued',
    'end part 1',
    'End of Part One',
    '(end chapter 2)',
    '-- end 4/7 --',
    'Continued in part 2',
    'à suivre',
    '<end part 1>',
    'On to part 3',
  ])('%s ends a part', (line) => {
    expect(endMarkerOf(line)).toBe('part');
  });
  it.each([
    'The end of the road',
    'In the end',
    'End of the world as we know it',
    'Finally',
    '30',
    'Continued silence',
    'The endless rain',
  ])('%s is none', (line) => {
    expect(endMarkerOf(line)).toBeNull();
  });
});
