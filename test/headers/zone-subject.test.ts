import { describe, expect, it } from 'vitest';
import { understand } from '../../src/headers/index.ts';

const titleOf = (subject: string) =>
  understand(
    `From: a@b.example\nSubject: FIC: ${subject} (1/1)\nDate: Tue, 14 Oct 1997 22:10:05 GMT\n\nThe lamp burned all night.\n`,
  ).reading.title;

describe('encoded words of a subject (RFC 2047)', () => {
  it.each([
    ['=?utf-8?Q?The_L=C3=A4mp?=', 'The Lämp'],
    ['=?iso-8859-1?Q?The_L=E4mp?=', 'The Lämp'],
    ['=?koi8-r?Q?=EC=C1=CD=D0=C1?=', 'Лампа'],
    ['=?windows-1252?Q?Elk=92s_Lamp?=', 'Elk’s Lamp'],
    ['=?utf-8?B?VGhlIExhbXA=?=', 'The Lamp'],
    ['=?iso-8859-1?Q?The=00=0ALamp?=', 'The Lamp'],
    ['=?nonsense?Q?Lamp?=', '=?nonsense?Q?Lamp?='],
  ])('%s is %s', (subject, title) => {
    expect(titleOf(subject)?.replace(/\s+/g, ' ')).toBe(title);
  });
});

describe('a title with commas before its chapter', () => {
  it('stays whole', () => {
    const { reading } = understand(
      'Title: The Lamp, the sea and the gull (Chapter 2)\nAuthor: Elk\nRating: G\n\nIt burned.\n',
    );
    expect(reading).toMatchObject({ title: 'The Lamp, the sea and the gull', chapterTitle: null });
  });
});
