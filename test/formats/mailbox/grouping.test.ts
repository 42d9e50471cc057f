import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';
import { type Groups, groupPostings } from '../../../src/formats/messages/group-postings.ts';
import { readHeader } from '../../../src/formats/messages/header-fields.ts';
import { readPosting } from '../../../src/formats/messages/posting.ts';

const PROSE =
  '"Come in," said Holmes, and the door opened on the fog. Nobody was there, though somebody had knocked.\n';

type Mail = { from?: string; subject: string; day: number; body?: string; id?: string; extra?: string };

function groupsOf(mails: readonly Mail[]): Groups<number> {
  return groupPostings(
    mails.map(({ from = 'Jane Watson <jane@baker.example>', subject, day, body, id, extra = '' }, at) => {
      const date = new Date(Date.UTC(1998, 0, day)).toUTCString();
      const identity = `Message-ID: <${id ?? `m${at}`}@baker.example>\n`;
      const text = body ?? `${PROSE.repeat(3)}This is message ${at}.\n`;
      const raw = Buffer.from(
        `From: ${from}\nSubject: ${subject}\nDate: ${date}\n${identity}${extra}\n${text}`,
      );
      return readPosting(readHeader(raw), raw, raw.length, at);
    }),
  );
}

/** Stories as `key: versions`, a version as the numbers of its messages in order. */
function shown(mails: readonly Mail[]): Record<string, number[][]> {
  return Object.fromEntries(
    groupsOf(mails).stories.map(({ key, versions }) => [
      key,
      versions.map(({ postings }) => postings.map(({ place }) => place)),
    ]),
  );
}

const TOM = 'Tom Lestrade <tom@yard.example>';

test.each<[string, Mail[], Record<string, number[][]>]>([
  [
    'parts in any order',
    [
      { subject: '[l] FIC: Fog (2/3)', day: 1 },
      { subject: 'FIC: Fog 1/3 (PG)', day: 1 },
      { subject: 'NEW: "Fog" 3/3 [PG] (H/W)', day: 2 },
    ],
    { 'jane-watson/fog': [[1, 0, 2]] },
  ],
  [
    'one title by two authors',
    [
      { subject: 'FIC: Fog (1/2)', day: 1 },
      { subject: 'FIC: Fog (2/2)', day: 2, from: TOM },
    ],
    { 'jane-watson/fog': [[0]], 'tom-lestrade/fog': [[1]] },
  ],
  [
    'an author by name, by address, and by masked address',
    [
      { subject: 'FIC: Fog (1/3)', day: 1 },
      { subject: 'FIC: Fog (2/3)', day: 2, from: 'jane@elsewhere.example (Jane Watson)' },
      { subject: 'FIC: Fog (3/3)', day: 3, from: 'jane@...' },
    ],
    { 'jane-watson/fog': [[0, 1, 2]] },
  ],
  [
    'two senders that a third message shows to be one',
    [
      { subject: 'FIC: Fog (1/3)', day: 1, from: 'jane@baker.example' },
      { subject: 'FIC: Fog (2/3)', day: 2, from: 'Watson, J. <watson@work.example>' },
      { subject: 'FIC: Fog (3/3)', day: 3, from: 'Watson, J. <jane@baker.example>' },
    ],
    { 'jane/fog': [[0, 1, 2]] },
  ],
  [
    'a title that was mistyped once',
    [
      { subject: 'FIC: The Hollow Lamp (1/3)', day: 1 },
      { subject: 'FIC: The Holow Lamp (2/3)', day: 2 },
      { subject: 'FIC: Hollow Lamp, The Sequel (3/3)', day: 3 },
    ],
    { 'jane-watson/hollow-lamp': [[0, 1, 2]] },
  ],
  [
    'two titles that are much alike and whole each',
    [
      { subject: 'FIC: Hollow Lamp 1 (1/1)', day: 1 },
      { subject: 'FIC: Hollow Lamp 2 (1/1)', day: 2 },
    ],
    { 'jane-watson/hollow-lamp-1': [[0]], 'jane-watson/hollow-lamp-2': [[1]] },
  ],
  [
    'a whole repost',
    [
      { subject: 'FIC: Fog (1/2)', day: 1 },
      { subject: 'FIC: Fog (2/2)', day: 2 },
      { subject: 'REPOST: Fog (1/2)', day: 20 },
      { subject: 'REPOST: Fog (2/2)', day: 21 },
    ],
    {
      'jane-watson/fog': [
        [0, 1],
        [2, 3],
      ],
    },
  ],
  [
    'a corrected part of a story that goes on',
    [
      { subject: 'FIC: Fog (1/3)', day: 1 },
      { subject: 'FIC: Fog (2/3)', day: 2 },
      { subject: 'COR: Fog (1/3)', day: 3 },
      { subject: 'FIC: Fog (3/3)', day: 4 },
    ],
    {
      'jane-watson/fog': [
        [0, 1],
        [2, 1, 3],
      ],
    },
  ],
  [
    'parts first, then the whole in one message',
    [
      { subject: 'FIC: Fog (1/2)', day: 1 },
      { subject: 'FIC: Fog (2/2)', day: 2 },
      { subject: 'FIC: Fog (1/1) complete', day: 30 },
    ],
    {
      'jane-watson/fog': [
        [0, 1],
        [2, 1],
      ],
    },
  ],
  [
    'a copy with the same id, and one with the same words the day after',
    [
      { subject: 'FIC: Fog (1/2)', day: 1, id: 'x', body: PROSE.repeat(2) },
      { subject: '[other] FIC: Fog (1/2)', day: 1, id: 'x', body: PROSE.repeat(2) },
      { subject: 'FIC: Fog (1/2)', day: 2, id: 'y', body: PROSE.repeat(2) },
      { subject: 'FIC: Fog (2/2)', day: 3 },
    ],
    { 'jane-watson/fog': [[0, 3]] },
  ],
  [
    'parts that were cut in two, and two parts in one message',
    [
      { subject: 'FIC: Fog (1a/4)', day: 1 },
      { subject: 'FIC: Fog (1b/4)', day: 1 },
      { subject: 'FIC: Fog (2-4/4)', day: 2 },
    ],
    { 'jane-watson/fog': [[0, 1, 2]] },
  ],
  [
    'a title that only the story tells',
    [
      {
        subject: '(no subject)',
        day: 1,
        body: `Title: Fog (1/2)\nAuthor: Jane\nRating: G\n\n${PROSE.repeat(6)}`,
      },
      { subject: 'FIC: Fog (2/2)', day: 2 },
    ],
    { 'jane-watson/fog': [[0, 1]] },
  ],
])('%s', (_, mails, expected) => {
  expect(shown(mails)).toEqual(expected);
});

test('stories without a title are not taken for one another', () => {
  const { stories } = groupsOf([
    { subject: 'FIC: untitled', day: 1 },
    { subject: 'FIC: untitled', day: 2 },
  ]);
  expect(stories).toHaveLength(2);
});

test('missing parts are told, and what is whole is known to be', () => {
  const [story] = groupsOf([
    { subject: 'FIC: Fog (1/5)', day: 1 },
    { subject: 'FIC: Fog (3-4/5)', day: 2 },
  ]).stories;
  expect(story?.versions.at(-1)).toMatchObject({ missing: [2, 5], complete: false });
  const [whole] = groupsOf([
    { subject: 'FIC: Fog (1/2)', day: 1 },
    { subject: 'FIC: Fog (2/2)', day: 2 },
  ]).stories;
  expect(whole?.versions.at(-1)).toMatchObject({ missing: [], complete: true });
});

test('of a part sent fifty times the twenty newest versions are kept, and the rest is counted', () => {
  const mails = Array.from({ length: 50 }, (_, at) => ({ subject: 'REV: Fog (1/1)', day: 1 + at * 5 }));
  const { stories, outdated } = groupsOf(mails);
  expect(stories[0]?.versions).toHaveLength(20);
  expect(outdated).toBe(30);
});

describe('what is no story', () => {
  test.each([
    ['ADMIN: rules of the list', 'notice'],
    ['[l] ADMIN: Who posts what', 'notice'],
    ['Welcome to the list', 'notice'],
    ['OT: tickets', 'chatter'],
    ['Feedback: Fog', 'chatter'],
    ['Has anybody seen my umbrella?', 'chatter'],
  ])('%s', (subject, kind) => {
    const { stories, left } = groupsOf([{ subject, day: 1 }]);
    expect(stories).toEqual([]);
    expect(left.map((one) => one.kind)).toEqual([kind]);
  });

  test.each<[string, Mail]>([
    ['by its reference', { subject: 'Lovely!', day: 3, extra: 'In-Reply-To: <m0@baker.example>\n' }],
    ['by its subject', { subject: 'Re: [l] FIC: Fog (1/2)', day: 3 }],
    [
      'by a reference further up',
      { subject: 'Re: hm', day: 3, extra: 'References: <m0@baker.example> <gone@x.example>\n' },
    ],
  ])('a reply finds its story %s', (_, reply) => {
    const { stories, left } = groupsOf([
      { subject: 'FIC: Fog (1/2)', day: 1 },
      { ...reply, from: TOM, body: 'I liked it very much indeed.\n' },
    ]);
    expect(stories[0]?.replies).toMatchObject([{ part: 1, place: 1 }]);
    expect(left).toEqual([]);
  });
});

test('twenty thousand stories of one name are put apart in time', () => {
  const start = performance.now();
  const mails = Array.from({ length: 20_000 }, (_, at) => ({
    subject: at % 2 === 0 ? 'FIC: Fog (1/9)' : 'Re: FIC: Fog (1/9)',
    from: `Jane${at} <jane${at}@x.example>`,
    day: 1 + (at % 300),
    body: PROSE,
  }));
  expect(groupsOf(mails).stories).toHaveLength(10_000);
  expect(performance.now() - start).toBeLessThan(60_000);
}, 90_000);
