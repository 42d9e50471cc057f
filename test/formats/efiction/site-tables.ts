/** The tables of an invented eFiction site, as rows. */
import type { Buffer } from 'node:buffer';

/** `admin` is the site's own backup: no table definitions, a row a statement, double quotes. */
export type DumpForm = 'mysqldump' | 'phpmyadmin' | 'sequelpro' | 'admin' | 'admin-utf8';
export type SiteVersion = '1.1' | '2.0' | '3.3' | '3.5.6';

export type DumpWishes = {
  version: SiteVersion;
  form: DumpForm;
  prefix?: string;
  store?: 'mysql' | 'files';
  stories?: number;
  chaptersEach?: number;
  /** Paragraphs of a chapter. */
  paragraphs?: number;
  reviewsEach?: number;
  /** Tables of a forum in the same database, with mail addresses. */
  forum?: boolean;
  url?: string | null;
};

/** A value of a row: bytes are written as they are, escaped. */
export type Value = string | number | null | Buffer;
export type Table = { name: string; columns: string[]; rows: Iterable<Value[]> };

/** The members of the site; numbers count from 1. */
export const PENNAMES = ['Irene Adler', 'Dr. Watson', 'March Hare', 'Mrs. Bennet', "O'Hara", 'Élise'];
const SENTENCES = [
  'The lamp burned low, and nobody in Baker Street spoke.',
  '“You are late,” said the Hare, and poured the tea.',
  "It wasn't the umbrella that had been stolen, but its shadow.",
  'Elizabeth read the letter twice; then she laughed.',
  'Rain fell on Longbourn as if it had been paid to.',
  'A café, a key, and a naïve question: that was all.',
];

/** The author of a story. */
export function uidOf(sid: number): number {
  return ((sid - 1) % PENNAMES.length) + 1;
}

/** The text of a chapter. */
export function chapterText(sid: number, chapter: number, { paragraphs = 3 }: DumpWishes): string {
  const lines: string[] = [`<p>This is chapter ${chapter} of story ${sid}.</p>`];
  for (let at = 0; at < paragraphs; at++)
    lines.push(
      `<p>${SENTENCES[(sid + chapter + at) % SENTENCES.length]} ${SENTENCES[(sid * 3 + at) % SENTENCES.length]}</p>`,
    );
  return lines.join('\n');
}

/** All tables of a site. */
export function* tablesOf(wishes: DumpWishes): Generator<Table> {
  const prefix = `${wishes.prefix ?? ''}fanfiction_`;
  const table = (name: string, columns: string, rows: Iterable<Value[]>): Table => ({
    name: prefix + name,
    columns: columns.split(' '),
    rows,
  });
  const old = wishes.version === '1.1';
  const date = (day: number): Value =>
    wishes.version === '3.5.6'
      ? 1_200_000_000 + day * 86_400
      : `2004-03-${String((day % 28) + 1).padStart(2, '0')} 10:20:30`;
  if (wishes.forum)
    yield {
      name: 'phpbb_users',
      columns: ['user_id', 'username', 'user_email'],
      rows: [[2, 'somebody', 'somebody@mail.example']],
    };
  yield table(
    'authors',
    old
      ? 'uid penname realname email website bio image date newreviews admincreated password validated userskin level contact carry categories bob'
      : 'uid penname realname email website bio image date admincreated password',
    PENNAMES.map((name, at) => {
      const row: Value[] = [
        at + 1,
        name,
        'Legal Name',
        'who@mail.example',
        'http://home.example/',
        at === 0 ? 'I write <b>letters</b>.\nWrite to who@mail.example!' : '',
        '',
        date(at),
      ];
      return old
        ? [...row, 0, 0, '0cc175b9c0f1b6a831c399e269772661', 0, '', 0, 0, 0, '0', 0]
        : [...row, 0, '0cc175b9c0f1b6a831c399e269772661'];
    }),
  );
  yield table(
    'categories',
    'catid parentcatid category description image locked leveldown displayorder numitems',
    [
      [1, -1, 'Books', '', '', 0, 0, 1, 0],
      [2, 1, 'Sherlock Holmes', '', '', 0, 1, 1, 9],
      [3, -1, 'Alice in Wonderland', '', '', 0, 0, 2, 9],
    ],
  );
  yield* tagTables(wishes, table);
  if (!old) yield table('chapters', chapterColumns(wishes), chapterRows(wishes));
  yield table('stories', storyColumns(wishes), storyRows(wishes, date));
  yield table('reviews', reviewColumns(wishes), reviewRows(wishes, date));
  if (old)
    yield table('settings', 'welcome thankyou nothankyou rules copyright help', [
      ['Welcome, reader.', 'Thank you', 'No', 'Be kind.', '', ''],
    ]);
  else yield* newerTables(wishes, table, date);
}

type MakeTable = (name: string, columns: string, rows: Iterable<Value[]>) => Table;

function* tagTables({ version }: DumpWishes, table: MakeTable): Generator<Table> {
  const old = version === '1.1';
  yield table('characters', old ? 'charid catid charname' : 'charid catid charname bio image', [
    [1, 2, 'Sherlock Holmes', '', ''].slice(0, old ? 3 : 5),
    [2, 2, 'John Watson', '', ''].slice(0, old ? 3 : 5),
    [3, -1, 'Alice', '', ''].slice(0, old ? 3 : 5),
  ]);
  if (version.startsWith('3')) {
    yield table('classtypes', 'classtype_id classtype_name classtype_title', [
      [1, 'genres', 'Genres'],
      [2, 'warnings', 'Warnings'],
      [3, 'pairings', 'Pairings'],
      [4, 'era', 'Era'],
    ]);
    yield table('classes', 'class_id class_type class_name', [
      [1, 1, 'Angst'],
      [2, 1, 'Tea Stories'],
      [3, 2, 'Violence'],
      [4, 3, 'Sherlock Holmes/John Watson'],
      [5, 4, 'Victorian'],
    ]);
  } else {
    yield table('genres', 'gid genre', [
      [1, 'Angst'],
      [2, 'Tea Stories'],
    ]);
    yield table('warnings', 'wid warning', [[1, 'Violence']]);
  }
  yield table('ratings', 'rid rating ratingwarning warningtext', [
    [1, 'PG-13', 0, ''],
    [2, 'NC-17', 7, 'Grown-ups only, please.'],
  ]);
}

function chapterColumns({ version }: DumpWishes): string {
  return version === '2.0'
    ? 'chapid title inorder notes storytext validated wordcount rating reviews sid uid count'
    : 'chapid title inorder notes storytext endnotes validated wordcount rating reviews sid uid count';
}

function* chapterRows(wishes: DumpWishes): Generator<Value[]> {
  const each = wishes.chaptersEach ?? 2;
  for (let sid = 1; sid <= (wishes.stories ?? 3); sid++)
    for (let chapter = 1; chapter <= each; chapter++) {
      const id = (sid - 1) * each + chapter;
      const stored = wishes.store === 'files' ? '' : chapterText(sid, chapter, wishes);
      const start: Value[] = [
        id,
        `Part the ${chapter}`,
        chapter,
        chapter === 1 ? 'A note before.' : '',
        stored,
      ];
      const end: Value[] = [1, 7, 0, 0, sid, uidOf(sid), 12];
      yield wishes.version === '2.0'
        ? [...start, ...end]
        : [...start, chapter === each ? 'A note after.' : '', ...end];
    }
}

function storyColumns({ version }: DumpWishes): string {
  if (version === '1.1')
    return 'sid psid title chapter summary catid gid charid wid rid date updated uid featured counter validated inorder storytext completed rr wordcount numreviews';
  if (version === '2.0')
    return 'sid title summary storynotes catid gid wid charid rid date updated uid featured validated completed rr wordcount numreviews counter';
  return 'sid title summary storynotes catid classes charid rid date updated uid coauthors featured validated completed rr wordcount rating reviews count challenges';
}

function* storyRows(wishes: DumpWishes, date: (day: number) => Value): Generator<Value[]> {
  const count = wishes.stories ?? 3;
  const each = wishes.chaptersEach ?? 2;
  for (let sid = 1; sid <= count; sid++) {
    const title = `The Adventure of the ${sid === 2 ? "Hatter's" : 'Blue'} Teapot ${sid}`;
    const summary = `A <i>teapot</i> goes missing, number ${sid}.`;
    if (wishes.version === '1.1')
      for (let chapter = 1; chapter <= each; chapter++) {
        const id = (sid - 1) * each + chapter;
        const head = (sid - 1) * each + 1;
        const stored = wishes.store === 'files' ? '' : chapterText(sid, chapter, wishes);
        yield [
          id,
          head,
          title,
          chapter === 1 ? 'Part the 1' : `Part the ${chapter}`,
          summary,
          2,
          'Angst, Tea Stories',
          'Sherlock Holmes, John Watson',
          'Violence',
          'PG-13',
          date(sid),
          date(sid + 1),
          uidOf(sid),
          0,
          5,
          1,
          chapter - 1,
          stored,
          sid % 2,
          0,
          99,
          1,
        ];
      }
    else if (wishes.version === '2.0')
      yield [
        sid,
        title,
        summary,
        'Notes for the whole.',
        '2',
        'Angst,Tea Stories',
        'Violence',
        'Sherlock Holmes,John Watson',
        'PG-13',
        date(sid),
        date(sid + 1),
        uidOf(sid),
        0,
        1,
        sid % 2,
        0,
        99,
        1,
        5,
      ];
    else
      yield [
        sid,
        title,
        summary,
        'Notes for the whole.',
        ',2,,3',
        '1,2,3,4,5',
        '1,2',
        sid === 1 ? '2' : '1',
        date(sid),
        date(sid + 1),
        uidOf(sid),
        sid === 1 ? '1' : '0',
        sid === 1 ? 1 : 0,
        1,
        sid % 2,
        0,
        99,
        8,
        1,
        5,
        sid === 1 ? '1' : '0',
      ];
  }
}

function reviewColumns({ version }: DumpWishes): string {
  if (version === '1.1') return 'reviewid sid psid reviewer member review date rating';
  if (version === '2.0')
    return 'reviewid sid chapid seriesid reviewer member review date rating respond extra';
  return 'reviewid item chapid reviewer uid review date rating respond type';
}

function* reviewRows(wishes: DumpWishes, date: (day: number) => Value): Generator<Value[]> {
  const each = wishes.chaptersEach ?? 2;
  let id = 0;
  for (let sid = 1; sid <= (wishes.stories ?? 3); sid++)
    for (let at = 0; at < (wishes.reviewsEach ?? 2); at++) {
      id++;
      const chapter = (sid - 1) * each + 1;
      const words = at === 0 ? "Splendid!<br><br><i>Author's Response: Thank you kindly.</i>" : 'No Review';
      const [name, uid]: [string, number] = at === 0 ? ['A Passer-by', 0] : ['', 2];
      const mark = at === 0 ? -1 : 9;
      if (wishes.version === '1.1') yield [id, chapter, chapter, name, uid, words, date(at), mark];
      else if (wishes.version === '2.0')
        yield [id, sid, chapter, 0, name, uid, words, date(at), mark, at === 0 ? 1 : 0, ''];
      else yield [id, sid, chapter, name, uid, words, date(at), mark, at === 0 ? '1' : '0', 'ST'];
    }
  if (wishes.version.startsWith('3'))
    yield [id + 1, 1, 0, 'Alice', 0, 'What a series!', date(3), -1, '0', 'SE'];
}

function* newerTables(wishes: DumpWishes, table: MakeTable, date: (day: number) => Value): Generator<Table> {
  const url = wishes.url === undefined ? 'http://teapot.example/archive' : (wishes.url ?? '');
  yield table(
    'settings',
    'sitekey sitename slogan url siteemail tableprefix skin hiddenskins language submissionsoff storiespath store',
    [
      [
        'key',
        'The Teapot Archive',
        'Tea',
        url,
        'keeper@mail.example',
        wishes.prefix ?? '',
        'default',
        '',
        'en',
        0,
        'stories',
        wishes.store ?? 'mysql',
      ],
    ],
  );
  yield table(
    'series',
    'seriesid title summary uid isopen catid rating classes characters reviews numstories warnings challenges genres',
    [
      [1, 'Teapots', 'All of <b>them</b>.', 1, 2, '2', 0, '', '', 1, 7, '', '', ''],
      [2, 'Crockery', 'Everything.', 1, 0, '2', 0, '', '', 0, 0, '', '', ''],
    ],
  );
  yield table('inseries', 'seriesid sid subseriesid confirmed inorder', [
    [1, 1, 0, 1, 1],
    [1, 2, 0, 1, 2],
    [2, 0, 1, 1, 1],
  ]);
  yield table('news', 'nid author title story time comments', [
    [1, 'Irene Adler', 'We are open', 'Come <i>in</i>.', date(1), 1],
  ]);
  yield table('comments', 'cid nid uid comment time', [[1, 1, 2, 'Congratulations.', date(2)]]);
  yield table('messages', 'message_id message_name message_title message_text', [
    [1, 'rules', 'Rules', '<p>Be kind.</p>'],
  ]);
  if (!wishes.version.startsWith('3')) {
    yield table('favstor', 'uid sid', [[2, 1]]);
    return;
  }
  yield table('coauthors', 'sid uid', [[1, 2]]);
  yield table('favorites', 'uid item type comments', [
    [2, 1, 'ST', 'My favourite'],
    [2, 1, 'SE', ''],
    [2, 1, 'AU', ''],
  ]);
  yield table('challenges', 'chalid challenger uid title catid characters summary responses', [
    [1, 'March Hare', 3, 'Write about tea', '2', '1', 'Two hundred words.', 1],
  ]);
  yield table('codeblocks', 'code_id code_text code_type code_module', [
    [1, 'include("x.php");', 'menu', 'challenges'],
  ]);
  yield table(
    'authorfields',
    'field_id field_type field_name field_title field_options field_code_in field_code_out field_on',
    [[1, 1, 'lj', 'LiveJournal', '', '', '', 1]],
  );
  yield table('authorinfo', 'uid field info', [[1, 1, 'irene_writes']]);
}
