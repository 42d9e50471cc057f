import { type Reading, readGenres, readRating, readRelationships, readWarnings } from '#headers';
import { CATEGORY_WORDS, fandomKey } from '#vocabulary';
import type { FieldReader } from './field-reader.ts';
import { bytesOf, numberOf, type Row, textOf } from './row.ts';
import type { RecordTable, StoryRows } from './story-record.ts';

/** Bits of `ratingwarning`. Source: formats §1. */
const WARNS = 1;
const ASKS_AGE = 2;
const MEMBERS_ONLY = 4;
const MOST_VALUES = 500;
const DEEPEST_CATEGORY = 20;

/** What a list of a story named: names as found, and numbers that name nothing any more. */
export type Named = { names: string[]; dead: string[] };

/**
 * The values of a list column: numbers of a table, or the names themselves, as 1.x and sites made of it have them. Stray
 * commas, blanks and zeros say nothing. Source: formats §1.
 */
export function namedIn(
  list: string,
  rows: readonly Row[],
  { id, name }: { id: string; name: string },
  fields: FieldReader,
): Named & { rows: Row[] } {
  const found: Named & { rows: Row[] } = { names: [], dead: [], rows: [] };
  for (const part of list.split(',').slice(0, MOST_VALUES)) {
    const value = part.trim();
    if (value === '' || value === '0' || value === '-1') continue;
    const row = rows.find((one) => textOf(one, id) === value);
    const text = row === undefined ? value : fields.line(bytesOf(row, name));
    if (row === undefined && /^\d{1,10}$/.test(value)) found.dead.push(value);
    else if (text !== '' && !found.names.includes(text)) {
      found.names.push(text);
      if (row !== undefined) found.rows.push(row);
    }
  }
  return found;
}

/** The tags of a story: adds them to the reading, and answers the numbers that name nothing, with their column. */
export function readTags(reading: Reading, rows: StoryRows, story: Row, fields: FieldReader): string[] {
  const table = (name: RecordTable): readonly Row[] => rows.tables.get(name) ?? [];
  const list = (column: string): string => fields.line(bytesOf(story, column));
  const dead: string[] = [];
  const named = (column: string, from: RecordTable, id: string, name: string) => {
    const found = namedIn(list(column), table(from), { id, name }, fields);
    dead.push(...found.dead.map((number) => `${column} ${number}`));
    return found;
  };
  const categories = named('catid', 'categories', 'catid', 'category');
  for (const name of categories.names) addCategory(reading, name, pathOf(name, table('categories'), fields));
  reading.characters.push(...named('charid', 'characters', 'charid', 'charname').names);
  addTags(reading, 'genres', named('gid', 'genres', 'gid', 'genre').names);
  addTags(reading, 'warnings', named('wid', 'warnings', 'wid', 'warning').names);
  const classes = named('classes', 'classes', 'class_id', 'class_name');
  for (const name of classes.names) {
    const row = classes.rows.find((one) => fields.line(bytesOf(one, 'class_name')) === name);
    addTags(reading, row === undefined ? 'genres' : typeOf(row, table('classtypes'), fields), [name]);
  }
  const challenges = named('challenges', 'challenges', 'chalid', 'title').names;
  if (challenges.length > 0) reading.challenge = challenges.join('; ');
  readGrade(reading, list('rid'), table('ratings'), fields);
  return dead;
}

/** The name of a class's type: `genres`, `warnings`, or whatever the site's keeper made up. */
function typeOf(row: Row, types: readonly Row[], fields: FieldReader): string {
  const type = types.find((one) => numberOf(one, 'classtype_id') === numberOf(row, 'class_type'));
  if (type === undefined) return 'Class';
  const title = fields.line(bytesOf(type, 'classtype_title', 'classtype_name'));
  const name = fields.line(bytesOf(type, 'classtype_name'));
  return kindOf(name) === 'other' ? title : name;
}

function kindOf(type: string): 'genres' | 'warnings' | 'pairings' | 'categories' | 'other' {
  if (/genre|жанр|género|gênero|műfaj/i.test(type)) return 'genres';
  if (/warn|advert|avert|предупр|figyelm|varoi/i.test(type)) return 'warnings';
  if (/pairing|relationship|ships?\b|couple|paring|пейринг|pareja/i.test(type)) return 'pairings';
  return /orientation|slash|categor/i.test(type) ? 'categories' : 'other';
}

function addTags(reading: Reading, type: string, names: readonly string[]): void {
  if (names.length === 0) return;
  switch (kindOf(type)) {
    case 'genres':
      for (const name of names) addGenre(reading, name);
      break;
    case 'warnings':
      addWarnings(reading, names);
      break;
    case 'pairings':
      for (const name of names) addPairing(reading, name, type);
      break;
    case 'categories':
      for (const name of names) {
        const category = CATEGORY_WORDS.get(name.toLowerCase());
        if (category === undefined) reading.other.push({ label: type, value: name });
        else if (!reading.categories.includes(category)) reading.categories.push(category);
      }
      break;
    case 'other':
      reading.other.push({ label: type, value: names.join(', ') });
  }
}

function addGenre(reading: Reading, name: string): void {
  const read = readGenres(name);
  for (const category of read.categories)
    if (!reading.categories.includes(category)) reading.categories.push(category);
  const genres = read.genres.length > 0 || read.categories.length > 0 ? read.genres : [name.toLowerCase()];
  for (const genre of genres) if (!reading.genres.includes(genre)) reading.genres.push(genre);
}

function addWarnings(reading: Reading, names: readonly string[]): void {
  reading.warnings.stated = true;
  for (const name of names) {
    const read = readWarnings(name);
    const unread = read.archive.length + read.free.length + read.negated.length === 0;
    for (const one of read.archive)
      if (!reading.warnings.archive.includes(one)) reading.warnings.archive.push(one);
    reading.warnings.free.push(...(unread ? [name] : read.free));
    reading.warnings.negated.push(...read.negated);
  }
}

function addPairing(reading: Reading, name: string, type: string): void {
  const read = readRelationships(name, { fandoms: reading.fandoms, kind: 'pairing' });
  reading.relationships.push(...read.relationships);
  for (const category of read.categories)
    if (!reading.categories.includes(category)) reading.categories.push(category);
  if (read.relationships.length === 0 && read.categories.length === 0)
    reading.other.push({ label: type, value: name });
}

/**
 * A category of the site: a fandom, unless it is a word for a kind of story or a pairing, as sites of one fandom have
 * them. A nested one keeps its path beside it.
 */
function addCategory(reading: Reading, name: string, path: readonly string[]): void {
  const category = CATEGORY_WORDS.get(name.toLowerCase());
  const genres = readGenres(name);
  if (category !== undefined) {
    if (!reading.categories.includes(category)) reading.categories.push(category);
  } else if (genres.genres.length > 0 && genres.unknown.length === 0) addGenre(reading, name);
  else if (/^[\p{Lu}][^/]{1,40}\/[\p{Lu}]/u.test(name) && path.length > 1)
    addPairing(reading, name, 'Category');
  else reading.fandoms.push(name);
  if (path.length > 1) reading.other.push({ label: 'Category', value: path.join(' > ') });
}

function pathOf(name: string, categories: readonly Row[], fields: FieldReader): string[] {
  const path: string[] = [];
  let row = categories.find((one) => fields.line(bytesOf(one, 'category')) === name);
  while (row !== undefined && path.length < DEEPEST_CATEGORY) {
    path.unshift(fields.line(bytesOf(row, 'category')));
    const parent = textOf(row, 'parentcatid');
    row = categories.find((one) => textOf(one, 'catid') === parent);
  }
  return path;
}

function readGrade(reading: Reading, rid: string, ratings: readonly Row[], fields: FieldReader): void {
  if (rid === '' || rid === '0') return;
  const key = fandomKey(rid);
  const row =
    ratings.find((one) => textOf(one, 'rid') === rid) ??
    ratings.find((one) => fandomKey(fields.line(bytesOf(one, 'rating'))) === key);
  const written = row === undefined ? rid : fields.line(bytesOf(row, 'rating'));
  if (row === undefined && /^\d{1,10}$/.test(rid)) return;
  reading.rating = readRating(written) ?? { ...reading.rating, raw: written };
  if (row === undefined) return;
  const bits = numberOf(row, 'ratingwarning');
  const add = (value: string) => reading.other.push({ label: 'Access', value });
  if ((bits & MEMBERS_ONLY) !== 0) add('members only');
  if ((bits & ASKS_AGE) !== 0) add('age consent asked');
  const warning = fields.prose(bytesOf(row, 'warningtext'));
  if ((bits & WARNS) !== 0 && warning !== null)
    reading.other.push({ label: 'Rating warning', value: warning });
}
