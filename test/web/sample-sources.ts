/** What a site brought with one of the sample works, and what it kept beside its stories. Invented for this project. */
import type { NewSiteRecord, WorkSource } from '#catalogue';

const HOST = 'lamps.example';

/** The source of the fifth sample work: its old address, and what readers said. */
export const SAMPLE_SOURCE: WorkSource = {
  addresses: [
    { host: HOST, path: '/viewstory.php?sid=7', chapter: null },
    { host: HOST, path: '/viewstory.php?chapter=1&sid=7', chapter: 1 },
  ],
  updated: '2001-02-03',
  textHash: 'a'.repeat(64),
  comments: [
    {
      author: 'Pip',
      date: '2001-02-04',
      chapter: 1,
      body: '<p>It kept me up all night.</p>',
      replies: [{ author: 'Quill', date: null, body: '<p>Good!</p>' }],
    },
    { author: null, date: null, chapter: null, body: '<p>More, please.</p>', replies: [] },
  ],
};

const STORY = { kind: 'work', host: HOST, path: '/viewstory.php?sid=7' } as const;

/** A creator, a series and pages. */
export const SAMPLE_RECORDS: NewSiteRecord[] = [
  {
    kind: 'creator',
    name: 'Quill',
    profile: '<p>Keeper of lamps since 1999.</p>',
    joined: '1999-05-01',
    addresses: [{ host: HOST, path: '/viewuser.php?uid=3' }],
    favourites: [
      { target: STORY, note: 'Read this first.' },
      { target: { kind: 'creator', name: 'Pip' }, note: null },
    ],
  },
  {
    kind: 'series',
    name: 'Lamps',
    creators: ['Quill'],
    summary: '<p>Stories about light.</p>',
    parent: null,
    open: false,
    addresses: [{ host: HOST, path: '/viewseries.php?seriesid=2' }],
    comments: [],
    members: [STORY],
  },
  {
    kind: 'page',
    section: 'news',
    title: 'The archive is open',
    author: 'Pip',
    date: '1999-05-01',
    body: '<p>Come in.</p>',
    addresses: [{ host: '', path: '/news.php?nid=1' }],
    comments: [],
    responses: [],
  },
  {
    kind: 'page',
    section: 'challenge',
    title: 'Write a lamp',
    author: null,
    date: null,
    body: '<p>Any lamp will do.</p>',
    addresses: [],
    comments: [],
    responses: [STORY],
  },
];
