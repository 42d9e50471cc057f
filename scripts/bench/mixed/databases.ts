/** The databases of two archive programs, as their sites left them. */
import type { Tale } from './tale.ts';

/** An eFiction 3 site as mysqldump writes it, and its story files. */
export function efictionDump(site: readonly Tale[]): {
  dump: string;
  texts: { name: string; text: string }[];
} {
  const authors = [...new Set(site.map(({ author }) => author))];
  const fandoms = [...new Set(site.map(({ fandom }) => fandom))];
  const uid = (tale: Tale) => authors.indexOf(tale.author) + 1;
  const chapters = site.flatMap((tale, at) =>
    tale.chapters.map((chapter, order) => ({ ...chapter, sid: at + 1, uid: uid(tale), order: order + 1 })),
  );
  const tables = [
    insert(
      'authors',
      ['uid', 'penname', 'realname', 'email', 'bio', 'date', 'password'],
      authors,
      (name, at) => [
        at + 1,
        name,
        '',
        `writer${at}@mail.example`,
        'Writes by the sea.',
        '2004-01-02 03:04:05',
        '0',
      ],
    ),
    insert('categories', ['catid', 'parentcatid', 'category'], fandoms, (name, at) => [at + 1, -1, name]),
    insert(
      'ratings',
      ['rid', 'rating', 'ratingwarning', 'warningtext'],
      ['G', 'PG', 'PG-13', 'R', 'T', 'K+'],
      (name, at) => [at + 1, name, 0, ''],
    ),
    insert('stories', STORY_COLUMNS, site, (tale, at) => [
      at + 1,
      tale.title,
      tale.summary,
      '',
      `,${fandoms.indexOf(tale.fandom) + 1},`,
      '',
      '',
      ['G', 'PG', 'PG-13', 'R', 'T', 'K+'].indexOf(tale.rating) + 1,
      '2005-06-07 08:09:10',
      '2005-06-08 08:09:10',
      uid(tale),
      0,
      1,
      1,
    ]),
    insert(
      'chapters',
      ['chapid', 'title', 'inorder', 'notes', 'storytext', 'endnotes', 'validated', 'sid', 'uid'],
      chapters,
      (one, at) => [at + 1, one.title, one.order, '', '', '', 1, one.sid, one.uid],
    ),
    insert(
      'reviews',
      ['reviewid', 'item', 'chapid', 'reviewer', 'uid', 'review', 'date', 'rating', 'respond', 'type'],
      site,
      (_, at) => [
        at + 1,
        at + 1,
        0,
        'A reader',
        0,
        'I could not stop reading.',
        '2006-01-01 00:00:00',
        -1,
        0,
        'ST',
      ],
    ),
  ];
  const settings = `INSERT INTO \`fanfiction_settings\` (\`sitekey\`, \`sitename\`, \`url\`, \`tableprefix\`, \`storiespath\`, \`store\`, \`version\`) VALUES ('one','Tales','http://tales.example','','stories','files','3.5.5');`;
  const texts = chapters.map(({ paragraphs, uid: owner }, at) => ({
    name: `stories/${owner}/${at + 1}.txt`,
    text: paragraphs.map((one) => `<p>${one}</p>`).join('\n'),
  }));
  return { dump: ['-- MySQL dump 10.13', settings, ...tables, ''].join('\n'), texts };
}

const STORY_COLUMNS = [
  'sid',
  'title',
  'summary',
  'storynotes',
  'catid',
  'classes',
  'charid',
  'rid',
  'date',
  'updated',
  'uid',
  'coauthors',
  'validated',
  'completed',
];

function insert<Item>(
  table: string,
  columns: readonly string[],
  items: readonly Item[],
  row: (item: Item, at: number) => (string | number)[],
): string {
  const rows = items.map((item, at) => `(${row(item, at).map(literal).join(',')})`);
  return `INSERT INTO \`fanfiction_${table}\` (${columns.map((name) => `\`${name}\``).join(', ')}) VALUES ${rows.join(',\n')};`;
}

function literal(value: string | number): string {
  if (typeof value === 'number') return String(value);
  return `'${value.replace(/\\/g, '\\\\').replace(/'/g, "\\'").replace(/\n/g, '\\n')}'`;
}

/** The database of an Automated Archive. */
export function archiveDatabase(site: readonly Tale[]): string {
  const records = site.map((tale, at) => {
    const fields: [string, string][] = [
      ['Title', tale.title],
      ['Author', tale.author],
      ['Category', tale.fandom],
      ['Rating', tale.rating],
      ['Summary', tale.summary],
      ['Location', String(tale.number)],
      ['FileType', 'html'],
      ['PrintTime', String(978_307_200 + at * 86_400)],
    ];
    const written = fields.map(([key, value]) => `    '${key}' => '${value.replace(/'/g, "\\'")}'`);
    return `  ${at + 1} => {\n${written.join(',\n')}\n  }`;
  });
  return `%FILES = (\n${records.join(',\n')}\n);\n1;\n`;
}
