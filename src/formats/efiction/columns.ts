/**
 * The tables of eFiction and the order of their columns by version, for dumps that name none: the site's own backup has
 * only values. Sources: formats §1; the order of 2.x is put together from what its upgrade renames.
 */
const COLUMNS: Readonly<Record<string, readonly string[]>> = {
  authorfields: [
    'field_id field_type field_name field_title field_options field_code_in field_code_out field_on',
  ],
  authorinfo: ['uid field info'],
  authors: [
    'uid penname realname email website bio image date admincreated password',
    'uid penname realname email website bio image date newreviews admincreated password validated userskin level contact carry categories bob',
  ],
  categories: ['catid parentcatid category description image locked leveldown displayorder numitems'],
  challenges: ['chalid challenger uid title catid characters summary responses'],
  chapters: [
    'chapid title inorder notes storytext endnotes validated wordcount rating reviews sid uid count',
    'chapid title inorder notes storytext validated wordcount rating reviews sid uid count',
  ],
  characters: ['charid catid charname bio image', 'charid catid charname'],
  classes: ['class_id class_type class_name'],
  classtypes: ['classtype_id classtype_name classtype_title'],
  coauthors: ['sid uid'],
  codeblocks: ['code_id code_text code_type code_module'],
  comments: ['cid nid uid comment time'],
  favauth: ['uid favuid'],
  favorites: ['uid item type comments'],
  favseries: ['uid seriesid'],
  favstor: ['uid sid'],
  genres: ['gid genre'],
  inseries: [
    'seriesid sid subseriesid confirmed inorder',
    'seriesid sid subseriesid confirmed inorder updated',
  ],
  messages: ['message_id message_name message_title message_text'],
  news: ['nid author title story time comments', 'nid author title story time'],
  ratings: ['rid rating ratingwarning warningtext'],
  recommendations: [
    'recid recname uid title author summary url catid characters classes rating date reviews validated',
  ],
  reviews: [
    'reviewid item chapid reviewer uid review date rating respond type',
    'reviewid sid chapid seriesid reviewer member review date rating respond extra',
    'reviewid sid psid reviewer member review date rating',
  ],
  series: [
    'seriesid title summary uid isopen catid rating classes characters reviews numstories warnings challenges genres',
  ],
  settings: [
    'sitekey sitename slogan url siteemail tableprefix skin hiddenskins language submissionsoff storiespath store',
    'welcome thankyou nothankyou rules copyright help',
  ],
  stories: [
    'sid title summary storynotes catid classes charid rid date updated uid coauthors featured validated completed rr wordcount rating reviews count challenges',
    'sid psid title chapter summary catid gid charid wid rid date updated uid featured counter validated inorder storytext completed rr wordcount numreviews',
    'sid title summary storynotes catid gid wid charid rid date updated uid featured validated completed rr wordcount numreviews counter',
  ],
  warnings: ['wid warning'],
};

/** Tables that eFiction keeps for itself: counters, menus, skins, logs and polls. Nothing in them is a creator's. */
const HOUSEKEEPING = new Set([
  'authorprefs',
  'blocks',
  'log',
  'modules',
  'online',
  'pagelinks',
  'panels',
  'poll',
  'poll_votes',
  'polls',
  'shoutbox',
  'stats',
  'tracker',
]);

/** What a table of a dump is: one that is read, with the site's prefix; eFiction's own housekeeping; or another program's. */
export type TableRole =
  | { kind: 'read'; prefix: string; table: string }
  | { kind: 'housekeeping' }
  | { kind: 'foreign' };

/** Tells a table by its name; the prefix is what stands before `fanfiction_`, whatever its case. */
export function roleOfTable(name: string): TableRole {
  const at = name.toLowerCase().lastIndexOf('fanfiction_');
  if (at < 0) return { kind: 'foreign' };
  const table = name.slice(at + 'fanfiction_'.length).toLowerCase();
  if (Object.hasOwn(COLUMNS, table)) return { kind: 'read', prefix: name.slice(0, at), table };
  return HOUSEKEEPING.has(table) || table.startsWith('poll') ? { kind: 'housekeeping' } : { kind: 'foreign' };
}

/** A value of a row as a short string, by its number. */
type ValueAt = (index: number) => string;

/**
 * The columns of a row that came without names: of the versions known, the one with as many columns; else the one that
 * has more (columns were added at the end) or, last, fewer. Versions whose date column holds no date are not believed. Null
 * where none is left.
 */
export function builtInColumns(table: string, count: number, valueAt: ValueAt): readonly string[] | null {
  const versions = (COLUMNS[table] ?? []).map((columns) => columns.split(' '));
  const fitting = versions.filter((columns) => hasDates(columns, count, valueAt));
  const exact = fitting.find((columns) => columns.length === count);
  if (exact !== undefined) return exact;
  const longer = fitting.filter((columns) => columns.length > count);
  const nearest = longer.sort((a, b) => a.length - b.length)[0];
  if (nearest !== undefined) return nearest.slice(0, count);
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

const DATE = /^(?:\d{4}-\d\d-\d\d.{0,9}|\d{9,14}|0|)$/;
const NUMBER = /^\d{0,10}$/;
const SHAPES: Readonly<Record<string, RegExp>> = {
  date: DATE,
  updated: DATE,
  time: DATE,
  sid: NUMBER,
  uid: NUMBER,
};

function hasDates(columns: readonly string[], count: number, valueAt: ValueAt): boolean {
  return columns.slice(0, count).every((column, at) => SHAPES[column]?.test(valueAt(at)) ?? true);
}
