import { type Selectable, sql } from 'kysely';
import type { BatchId, WorkId } from '../records.ts';
import type {
  AddressTarget,
  BesideWork,
  Comment,
  CommentSubject,
  CreatorProfile,
  Publication,
  SeriesDetail,
  ShownTarget,
  SitePage,
  SiteTarget,
  WorkOriginal,
} from '../sources.ts';
import { type Connection, query } from './connection.ts';
import { creatorsOf, listed } from './names-of-works.ts';
import type { AddressTable, CommentTable, SitePageTable } from './schema.ts';

/** Every file of a work: that of the newest revision, those of earlier ones, and those that joined it. */
export function readOriginals(connection: Connection, work: WorkId): WorkOriginal[] {
  const rows = connection
    .prepare(
      `select o.hash, f.path, f.bytes, f.format, f.batch,
         case when role <> '' then role when u.revision = w.revision_id then 'shown' else 'revision' end as role,
         max(u.revision is w.revision_id) as shown, u.file
       from (
         select work, file, id as revision, '' as role from work_revision where work = ?
         union all select work, file, null, role from work_original where work = ?
         union all select j.into_work, r.file, null, 'copy' from joined_work j join work_revision r on r.work = j.work
           where j.into_work = ?
         union all select j.into_work, o.file, null, 'copy' from joined_work j join work_original o on o.work = j.work
           where j.into_work = ?
       ) u
       join work w on w.id = u.work join batch_file f on f.id = u.file join original o on o.id = f.original
       group by u.file order by shown desc, u.file limit 1000`,
    )
    .all(work, work, work, work) as (WorkOriginal & { format: string | null })[];
  return rows.map(({ hash, path, bytes, format, batch, role }) => ({
    hash,
    path,
    bytes,
    format: format ?? '',
    batch: batch as BatchId,
    role,
  }));
}

/** Where a work was published; messages have identifiers in the place of addresses, whose host ends in a colon. */
export function readPublication(connection: Connection, work: WorkId): Publication {
  const row = connection
    .prepare(
      `select w.source_updated as updated, a.host, a.path
       from work w left join address a
         on a.work = w.id and a.chapter is null and a.host <> '' and a.host not like '%:'
       where w.id = ? order by length(a.path), a.path, a.host limit 1`,
    )
    .get(work) as { updated: string | null; host: string | null; path: string | null } | undefined;
  const { host = null, path = null, updated = null } = row ?? {};
  return { address: host === null || path === null ? null : { host, path }, updated };
}

/** How much there is beside a work, without reading any of it. */
export function readBesideWork(connection: Connection, work: WorkId, series: string | null): BesideWork {
  const originals = connection
    .prepare(
      `with here as (select ? as id union all select work from joined_work where into_work = ?)
       select count(*) from (
         select file from work_revision where work in (select id from here)
         union select file from work_original where work in (select id from here)
       ) u join batch_file f on f.id = u.file where f.original is not null`,
    )
    .pluck()
    .get(work, work) as number;
  const detail =
    series !== null &&
    connection.first(
      query.selectFrom('series_detail').select('name').where('name', '=', series).where('withdrawn', '=', 0),
    );
  return {
    originals,
    comments: countComments(connection, { kind: 'work', work }),
    series: Boolean(detail),
  };
}

/** A page of comments, oldest first, each with its answers. */
export function readComments(
  connection: Connection,
  about: CommentSubject,
  page: { limit: number; offset: number },
): { total: number; comments: Comment[] } {
  const rows = connection.all(
    commentsOn(about)
      .selectAll()
      .orderBy(sql`written_at is null`)
      .orderBy('written_at')
      .orderBy('id')
      .limit(page.limit)
      .offset(page.offset),
  );
  const ids = rows.map(({ id }) => id);
  const replies = connection.all(
    query.selectFrom('comment').selectAll().where('parent', 'in', listed(ids)).orderBy('id'),
  );
  return { total: countComments(connection, about), comments: rows.map((row) => commentOf(row, replies)) };
}

/** What was said of a work, or of one that stands under it, of a series or of a page. */
function commentsOn(about: CommentSubject) {
  const comments = query.selectFrom('comment');
  switch (about.kind) {
    case 'work':
      if (about.own) return comments.where('work', '=', about.work);
      return comments.where(({ eb, or, selectFrom }) =>
        or([
          eb('work', '=', about.work),
          eb('work', 'in', selectFrom('joined_work').select('work').where('into_work', '=', about.work)),
        ]),
      );
    case 'series':
      return comments.where('series', '=', about.name);
    case 'page':
      return comments.where('page', '=', about.page);
  }
}

function commentOf(row: Selectable<CommentTable>, replies: readonly Selectable<CommentTable>[]): Comment {
  const own = replies.filter(({ parent }) => parent === row.id);
  return {
    id: row.id,
    author: row.author,
    date: row.written_at,
    chapter: row.chapter,
    body: row.body,
    replies: own.map(({ author, written_at, body }) => ({ author, date: written_at, body })),
  };
}

const MOST_TARGETS = 10;

/** Where an address leads: of this host, or of any where none is given. */
export function readAddressTargets(
  connection: Connection,
  path: string,
  host: string | null,
): AddressTarget[] {
  let found = query.selectFrom('address').selectAll().where('path', '=', path);
  if (host !== null) found = found.where('host', '=', host);
  const rows = connection.all(found.orderBy('host').limit(MOST_TARGETS));
  return rows.flatMap((row) => targetOf(row) ?? []).flatMap((target) => inReach(connection, target) ?? []);
}

/** A chapter that the text shown has not, as when an older file named it, leads to the work; a page that was withdrawn nowhere. */
export function inReach(connection: Connection, target: AddressTarget): AddressTarget | null {
  if (target.kind === 'page') return readSitePage(connection, target.page) === null ? null : target;
  if (target.kind !== 'work' || target.chapter === null) return target;
  const row = connection.first(query.selectFrom('work').select('chapters').where('id', '=', target.work));
  return target.chapter <= (row?.chapters ?? 0) ? target : { ...target, chapter: null };
}

/** Where an address leads by its row; null where the row names nothing. */
export function targetOf({
  kind,
  work,
  chapter,
  name,
  page,
}: Selectable<AddressTable>): AddressTarget | null {
  switch (kind) {
    case 'work':
      return work === null ? null : { kind, work: work as WorkId, chapter };
    case 'creator':
    case 'series':
      return name === null ? null : { kind, name };
    case 'page':
      return page === null ? null : { kind, page };
  }
}

/** The media type of a kept picture. */
export function readPictureType(connection: Connection, hash: string): string | null {
  const row = connection.first(query.selectFrom('picture').select('media_type').where('hash', '=', hash));
  return row?.media_type ?? null;
}

/** What a creator's site said of them. */
export function readCreatorProfile(connection: Connection, name: string): CreatorProfile | null {
  const row = connection.first(
    query.selectFrom('creator_profile').selectAll().where('name', '=', name).where('withdrawn', '=', 0),
  );
  if (!row) return null;
  const favourites = JSON.parse(row.favourites) as { target: SiteTarget; note: string | null }[];
  return {
    name,
    profile: row.profile,
    joined: row.joined,
    favourites: targetsInPlace(
      connection,
      favourites.map(({ target }) => target),
    ).flatMap((target, at) => (target === null ? [] : [{ target, note: favourites[at]?.note ?? null }])),
  };
}

/** What a site said of a series. */
export function readSeriesDetail(connection: Connection, name: string): SeriesDetail | null {
  const row = connection.first(
    query.selectFrom('series_detail').selectAll().where('name', '=', name).where('withdrawn', '=', 0),
  );
  if (!row) return null;
  return {
    name,
    creators: JSON.parse(row.creators) as string[],
    summary: row.summary,
    parent: row.parent,
    open: row.open === null ? null : row.open === 1,
    members: showTargets(connection, JSON.parse(row.members) as SiteTarget[]),
    comments: countComments(connection, { kind: 'series', name }),
  };
}

/** A list of a site's pages, newest first, without their texts. */
export function readSitePages(
  connection: Connection,
  page: { limit: number; offset: number },
): { total: number; pages: SitePage[] } {
  const rows = connection.all(
    query
      .selectFrom('site_page')
      .selectAll()
      .where('withdrawn', '=', 0)
      .orderBy('section')
      .orderBy('date', 'desc')
      .orderBy('id')
      .limit(page.limit)
      .offset(page.offset),
  );
  const total = connection.first(
    query.selectFrom('site_page').select(sql<number>`count(*)`.as('total')).where('withdrawn', '=', 0),
  );
  return {
    total: total?.total ?? 0,
    pages: rows.map((row) => ({ ...sitePageOf(connection, row), body: '', responses: [] })),
  };
}

/** One page of a site, whole. */
export function readSitePage(connection: Connection, id: number): SitePage | null {
  const row = connection.first(
    query.selectFrom('site_page').selectAll().where('id', '=', id).where('withdrawn', '=', 0),
  );
  if (!row) return null;
  const responses = showTargets(connection, JSON.parse(row.responses) as SiteTarget[]);
  return { ...sitePageOf(connection, row), responses };
}

function sitePageOf(connection: Connection, row: Selectable<SitePageTable>): SitePage {
  return {
    id: row.id,
    section: row.section,
    title: row.title,
    author: row.author,
    date: row.date === '' ? null : row.date,
    body: row.body,
    batch: row.batch as BatchId,
    responses: [],
    comments: countComments(connection, { kind: 'page', page: row.id }),
  };
}

function countComments(connection: Connection, about: CommentSubject): number {
  return connection.first(commentsOn(about).select(sql<number>`count(*)`.as('total')))?.total ?? 0;
}

/** Targets as they are now: works that are here, names as they stand. One query for all: a series may have thousands. */
function showTargets(connection: Connection, targets: readonly SiteTarget[]): ShownTarget[] {
  return targetsInPlace(connection, targets).flatMap((target) => target ?? []);
}

/** The same, each in the place of its target; null for a work that is not here. */
function targetsInPlace(connection: Connection, targets: readonly SiteTarget[]): (ShownTarget | null)[] {
  const places = targets.map((target) => (target.kind === 'work' ? [target.path, target.host] : []));
  const rows = connection
    .prepare(
      `select t.key as at, w.id as work, w.title
       from json_each(?) t join address a on a.path = t.value ->> 0 and a.host = t.value ->> 1 join work w on w.id = a.work
       where a.kind = 'work'`,
    )
    .all(JSON.stringify(places)) as { at: number; work: WorkId; title: string }[];
  const found = new Map(rows.map(({ at, work, title }) => [at, { work, title }]));
  const creators = creatorsOf(connection, [...new Set(rows.map(({ work }) => work))]);
  return targets.map((target, at) => {
    if (target.kind !== 'work') return target;
    const here = found.get(at);
    return here ? { kind: 'work', ...here, creators: creators.get(here.work) ?? [] } : null;
  });
}
