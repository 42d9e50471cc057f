import type { Block } from '#document';
import type { FavouriteTarget, SiteRecord } from '../collection.ts';
import { dateOf } from './dates.ts';
import { FieldReader } from './field-reader.ts';
import { bytesOf, numberOf, type Row, textOf } from './row.ts';
import type { RowPlace } from './row-index.ts';
import type { Site } from './site.ts';
import { commentOf, type Voices } from './story-comments.ts';

const BATCH = 300;
const MOST_ROWS = 20_000;

/** What a site kept beside its stories, after they were read: `site.writers` must be complete. Source: formats §1. */
export async function* siteRecords(site: Site): AsyncGenerator<SiteRecord> {
  yield* creators(site);
  yield* records(site, 'series', ['inseries', 'reviews-series'], seriesRecord);
  yield* records(site, 'news', ['comments'], newsRecord);
  yield* records(site, 'challenges', [], challengeRecord);
  yield* records(site, 'recommendations', ['reviews-recommendations'], recommendationRecord);
  yield* records(site, 'messages', [], messageRecord);
  yield* records(site, 'codeblocks', [], codeRecord);
  yield* settingsPages(site);
}

/** The rows of a record: its own, and those of other tables with its number. */
type RecordRows = { id: number; own: Row; more: ReadonlyMap<string, readonly Row[]> };
type MakeRecord = (site: Site, rows: RecordRows, fields: FieldReader) => SiteRecord | null;

/** The records of a table, each with the rows of `others` that bear its number. */
async function* records(
  site: Site,
  table: string,
  others: readonly string[],
  make: MakeRecord,
): AsyncGenerator<SiteRecord> {
  let batch: number[] = [];
  for (const id of site.index.rows(table).keys()) {
    batch.push(id);
    if (batch.length < BATCH) continue;
    yield* recordBatch(site, table, others, make, batch);
    batch = [];
  }
  yield* recordBatch(site, table, others, make, batch);
}

async function* recordBatch(
  site: Site,
  table: string,
  others: readonly string[],
  make: MakeRecord,
  ids: readonly number[],
): AsyncGenerator<SiteRecord> {
  const groups: { id: number; table: string; places: RowPlace[] }[] = [];
  for (const id of ids)
    for (const name of [table, ...others]) {
      const places = site.index.rows(name).rowsOf(id);
      if (places.length > MOST_ROWS) site.losses.add('FL-LOSS-TRUNCATED', `${name} ${id}`);
      groups.push({ id, table: name, places: places.slice(0, MOST_ROWS) });
    }
  const rows = await site.reader.read(groups.flatMap(({ places }) => places));
  const fields = new FieldReader();
  let at = 0;
  let own: Row[] = [];
  let more = new Map<string, readonly Row[]>();
  for (const [index, group] of groups.entries()) {
    const part = rows.slice(at, at + group.places.length);
    at += group.places.length;
    if (group.table === table) {
      own = part;
      more = new Map();
    } else more.set(group.table, part);
    if (groups[index + 1]?.id === group.id) continue;
    for (const row of own) {
      const record = make(site, { id: group.id, own: row, more }, fields);
      if (record !== null) yield record;
    }
  }
  site.losses.addAll(fields.losses, `${site.index.prefix}fanfiction_${table}`);
}

function voicesOf({ index }: Site, creator: string | null): Voices {
  return { pennameOf: (uid) => index.pennames.get(uid) || null, creator };
}

/** A name for all to see: no mail address. */
function publicName(name: string): string | null {
  return name === '' || name === '0' || name.includes('@') ? null : name;
}

async function* creators(site: Site): AsyncGenerator<SiteRecord> {
  const more = ['authorinfo', 'favorites', 'favstor', 'favseries', 'favauth'];
  let idle = 0;
  for await (const record of records(site, 'authors', more, creatorRecord)) yield record;
  for (const uid of site.index.rows('authors').keys()) if (!site.writers.has(uid)) idle++;
  site.losses.add('FL-LOSS-ACCOUNT', `${site.index.prefix}fanfiction_authors`, idle);
}

/** A creator: unclaimed, without password, mail address or legal name. Null for members with nothing of their own. */
function creatorRecord(site: Site, { id, own, more }: RecordRows, fields: FieldReader): SiteRecord | null {
  const name = publicName(fields.line(bytesOf(own, 'penname')));
  const profile = [
    ...fields.publicBlocks(fields.text(bytesOf(own, 'bio'))),
    ...profileFields(site, own, more, fields),
  ];
  const favourites = favouritesOf(site, more, fields);
  if (name === null || (profile.length === 0 && favourites.length === 0 && !site.writers.has(id)))
    return null;
  site.writers.add(id);
  const joined = dateOf(textOf(own, 'date'));
  return { kind: 'creator', name, profile, joined, addresses: [site.addresses.user(id)], favourites };
}

/** The site's own profile fields and the home page, a paragraph each. */
function profileFields({ index }: Site, own: Row, more: RecordRows['more'], fields: FieldReader): Block[] {
  const lines: [string, string][] = [];
  const website = fields.line(bytesOf(own, 'website'));
  if (/^https?:\/\/\S{4,}/i.test(website)) lines.push(['Website', website]);
  for (const row of more.get('authorinfo') ?? []) {
    const field = index.find('authorfields', 'field_id', numberOf(row, 'field'));
    const label = field === undefined ? '' : fields.line(bytesOf(field, 'field_title', 'field_name'));
    const value = fields.line(bytesOf(row, 'info'));
    if (label !== '' && value !== '') lines.push([label, value]);
  }
  return lines.flatMap(([label, value]) => fields.publicBlocks(`${escaped(label)}: ${escaped(value)}`));
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function favouritesOf(
  site: Site,
  more: RecordRows['more'],
  fields: FieldReader,
): { target: FavouriteTarget; note: string | null }[] {
  const found: { target: FavouriteTarget; note: string | null }[] = [];
  const add = (type: string, item: number, note: string | null) => {
    const target = targetOf(site, type, item);
    if (target === null) site.losses.add('FL-LOSS-ORPHAN', `${site.index.prefix}fanfiction_favorites`);
    else found.push({ target, note });
  };
  for (const row of more.get('favorites') ?? [])
    add(textOf(row, 'type').toUpperCase(), numberOf(row, 'item'), fields.prose(bytesOf(row, 'comments')));
  for (const row of more.get('favstor') ?? []) add('ST', numberOf(row, 'sid'), null);
  for (const row of more.get('favseries') ?? []) add('SE', numberOf(row, 'seriesid'), null);
  for (const row of more.get('favauth') ?? []) add('AU', numberOf(row, 'favuid'), null);
  return found;
}

function targetOf({ index, addresses }: Site, type: string, item: number): FavouriteTarget | null {
  if (type === 'ST') {
    const known = index.rows('stories').rowsOf(item).length > 0;
    return known ? { kind: 'work', address: addresses.story(item) } : null;
  }
  const name = type === 'SE' ? index.seriesTitles.get(item) : index.pennames.get(item);
  if (name === undefined || (type !== 'SE' && type !== 'AU')) return null;
  return { kind: type === 'SE' ? 'series' : 'creator', name };
}

function seriesRecord(site: Site, { id, own, more }: RecordRows, fields: FieldReader): SiteRecord {
  const uid = numberOf(own, 'uid');
  if (uid > 0) site.writers.add(uid);
  const creator = site.index.pennames.get(uid) ?? null;
  const members: FavouriteTarget[] = [];
  const rows = [...(more.get('inseries') ?? [])].sort(
    (a, b) => numberOf(a, 'inorder') - numberOf(b, 'inorder'),
  );
  for (const row of rows) {
    const sub = numberOf(row, 'subseriesid');
    const target = sub > 0 ? targetOf(site, 'SE', sub) : targetOf(site, 'ST', numberOf(row, 'sid'));
    if (target === null) site.losses.add('FL-LOSS-ORPHAN', `${site.index.prefix}fanfiction_inseries`);
    else members.push(target);
  }
  const parent = site.index.parents.get(id);
  return {
    kind: 'series',
    name: fields.line(bytesOf(own, 'title')),
    creators: creator === null ? [] : [creator],
    summary: fields.blocks(bytesOf(own, 'summary')),
    parent: parent === undefined ? null : (site.index.seriesTitles.get(parent) ?? null),
    open: own.has('isopen') ? numberOf(own, 'isopen') > 0 : null,
    addresses: [site.addresses.series(id)],
    comments: (more.get('reviews-series') ?? []).map((row) =>
      commentOf(row, voicesOf(site, creator), fields),
    ),
    members,
  };
}

const PAGE = { kind: 'page', author: null, date: null, addresses: [], comments: [], responses: [] } as const;

function newsRecord(site: Site, { id, own, more }: RecordRows, fields: FieldReader): SiteRecord {
  const author = publicName(fields.line(bytesOf(own, 'author')));
  return {
    ...PAGE,
    section: 'news',
    title: fields.line(bytesOf(own, 'title')),
    author,
    date: dateOf(textOf(own, 'time')),
    body: fields.publicBlocks(fields.text(bytesOf(own, 'story'))),
    addresses: [site.addresses.news(id)],
    comments: (more.get('comments') ?? []).map((row) => commentOf(row, voicesOf(site, author), fields)),
    responses: [],
  };
}

function challengeRecord(site: Site, { id, own }: RecordRows, fields: FieldReader): SiteRecord {
  const typed = publicName(fields.line(bytesOf(own, 'challenger')));
  const answers = site.index.responses.get(id) ?? [];
  return {
    ...PAGE,
    section: 'challenge',
    title: fields.line(bytesOf(own, 'title')),
    author: site.index.pennames.get(numberOf(own, 'uid')) ?? typed,
    body: fields.publicBlocks(fields.text(bytesOf(own, 'summary'))),
    addresses: [site.addresses.challenge(id)],
    comments: [],
    responses: answers.map((sid) => site.addresses.story(sid)),
  };
}

function recommendationRecord(site: Site, { own, more }: RecordRows, fields: FieldReader): SiteRecord {
  const author =
    site.index.pennames.get(numberOf(own, 'uid')) ?? publicName(fields.line(bytesOf(own, 'recname')));
  const url = fields.line(bytesOf(own, 'url'));
  const link = /^https?:\/\/\S+$/i.test(url)
    ? fields.htmlBlocks(`<p><a href="${escaped(url)}">${escaped(url)}</a></p>`)
    : [];
  return {
    ...PAGE,
    section: 'page',
    title: `Recommendation: ${fields.line(bytesOf(own, 'title'))}`,
    author,
    date: dateOf(textOf(own, 'date')),
    body: [...fields.publicBlocks(fields.text(bytesOf(own, 'summary'))), ...link],
    addresses: [],
    comments: (more.get('reviews-recommendations') ?? []).map((row) =>
      commentOf(row, voicesOf(site, author), fields),
    ),
    responses: [],
  };
}

function messageRecord(site: Site, { own }: RecordRows, fields: FieldReader): SiteRecord | null {
  const body = fields.publicBlocks(fields.text(bytesOf(own, 'message_text')));
  if (body.length === 0) return null;
  const name = fields.line(bytesOf(own, 'message_name'));
  const title = fields.line(bytesOf(own, 'message_title')) || name;
  return {
    ...PAGE,
    section: 'page',
    title,
    body,
    addresses: [site.addresses.page(name)],
    comments: [],
    responses: [],
  };
}

/** Code that the site would have run, kept as the text that it is. */
function codeRecord(_: Site, { own }: RecordRows, fields: FieldReader): SiteRecord | null {
  const code = fields.text(bytesOf(own, 'code_text'));
  if (code.trim() === '') return null;
  const about = [fields.line(bytesOf(own, 'code_type')), fields.line(bytesOf(own, 'code_module'))];
  const lines = code.split('\n').map((text) => [{ type: 'text' as const, text }]);
  return {
    ...PAGE,
    section: 'page',
    title: `Code: ${about.filter((part) => part !== '').join(', ') || 'unnamed'}`,
    body: [{ type: 'preformatted', kind: 'art', lines }],
    addresses: [],
    comments: [],
    responses: [],
  };
}

/** In 1.x the settings are the site's pages. */
function* settingsPages(site: Site): Generator<SiteRecord> {
  const fields = new FieldReader();
  for (const column of ['welcome', 'rules', 'copyright', 'help', 'thankyou', 'nothankyou']) {
    const body = fields.publicBlocks(fields.text(site.settings.get(column)));
    if (body.length === 0) continue;
    yield { ...PAGE, section: 'page', title: column, body, addresses: [], comments: [], responses: [] };
  }
  site.losses.addAll(fields.losses, `${site.index.prefix}fanfiction_settings`);
}
