import type {
  PortableCreator,
  PortableDecision,
  PortableFile,
  PortableImport,
  PortableKind,
  PortablePage,
  PortableRecords,
  PortableSeries,
  PortableSitePage,
  PortableTagChange,
  PortableTagDecision,
} from '../../portable.ts';
import type { NewSiteRecord, SiteTarget } from '../../sources.ts';
import type { TagName } from '../../tags.ts';
import type { Connection } from '../connection.ts';
import { readComments } from '../read-sources.ts';
import type { TagChange } from '../tag-facts.ts';
import { numbered, type PortablePaging, parsed, rows } from './paged-rows.ts';
import { readMark, readMutes, readPlaces, readPrivate, readSearches } from './read-private.ts';
import { readPortableWorks } from './read-works.ts';

/** Comments that are read at a time. */
const COMMENTS = 500;

/** How each kind of record is read. Orders are those of numbers or names, so that equal catalogues give equal lists. */
const READERS: {
  [Kind in PortableKind]: (connection: Connection, page: PortablePaging) => PortableRecords[Kind][];
} = {
  import: readImports,
  file: readFiles,
  rereading: (connection, page) =>
    numbered(
      connection,
      'select id, batch as import, read_at as readAt, undone_at as undoneAt from rereading',
      page,
    ),
  picture: (connection, page) =>
    rows(connection, 'select hash, media_type as mediaType, bytes from picture order by hash', page),
  creator: readCreators,
  series: readSeries,
  page: readPages,
  decision: readDecisions,
  tagDecision: readTagDecisions,
  work: readPortableWorks,
  joined: (connection, page) =>
    rows(
      connection,
      'select work, into_work as "into", joined_at as joinedAt from joined_work order by work',
      page,
    ),
  apart: (connection, page) =>
    rows(connection, 'select first, second, said_at as saidAt from apart_work order by first, second', page),
  private: readPrivate,
  mark: readMark,
  place: readPlaces,
  search: readSearches,
  mute: readMutes,
};

/** Records of a kind, in their order. */
export function readRecords<Kind extends PortableKind>(
  connection: Connection,
  kind: Kind,
  page: PortablePaging,
): PortablePage<Kind> {
  const records: PortableRecords[Kind][] = READERS[kind](connection, page);
  const last = records.at(-1);
  if (last === undefined) return { records, next: null };
  return { records, next: 'id' in last ? Number(last.id) : page.after + records.length };
}

function readImports(connection: Connection, page: PortablePaging): PortableImport[] {
  type Row = PortableImport['counts'] &
    Omit<PortableImport, 'counts' | 'sources' | 'status'> & { sources: string; status: string };
  return numbered<Row>(
    connection,
    `select id, sources, started_at as startedAt, finished_at as finishedAt, status, withdrawn_at as withdrawnAt,
       files, bytes, works, revised, known, failed, losses, repaired from batch`,
    page,
  ).map(({ id, sources, startedAt, finishedAt, status, withdrawnAt, ...counts }) => ({
    id,
    sources: JSON.parse(sources) as string[],
    startedAt,
    finishedAt,
    status: status === 'finished' ? 'finished' : 'interrupted',
    withdrawnAt,
    counts,
  }));
}

function readFiles(connection: Connection, page: PortablePaging): PortableFile[] {
  type Row = Omit<PortableFile, 'encoding' | 'losses' | 'error' | 'withdrawn' | 'kept'> & {
    encoding: string | null;
    losses: string;
    error: string | null;
    withdrawn: number;
    kept: number;
  };
  return numbered<Row>(
    connection,
    `select f.id, f.batch as import, f.path, o.hash as original, f.bytes, f.format, f.encoding, f.result, f.error, f.losses,
       f.same_as as sameAs, f.withdrawn, f.kept
     from batch_file f left join original o on o.id = f.original`,
    page,
  ).map(({ encoding, losses, error, withdrawn, kept, ...row }) => ({
    ...row,
    encoding: parsed<PortableFile['encoding']>(encoding),
    losses: parsed<PortableFile['losses']>(losses) ?? [],
    error: parsed<PortableFile['error']>(error),
    withdrawn: withdrawn === 1,
    kept: kept === 1,
  }));
}

function readDecisions(connection: Connection, page: PortablePaging): PortableDecision[] {
  type Row = Omit<PortableDecision, 'corrected'> & { corrected: string | null };
  return numbered<Row>(
    connection,
    `select id, kind, field, label, batch as import, corrected, works, decided_at as decidedAt, undone_at as undoneAt
     from decision`,
    page,
  ).map((row) => ({ ...row, corrected: parsed<PortableDecision['corrected']>(row.corrected) }));
}

function readTagDecisions(connection: Connection, page: PortablePaging): PortableTagDecision[] {
  type Row = { id: number; request: string; works: number; decidedAt: string; undoneAt: string | null };
  const changes = connection.prepare(
    'select what, tag, other, before, after from tag_change where decision = ? order by position',
  );
  const nameOf = tagNames(connection);
  return numbered<Row>(
    connection,
    'select id, request, works, decided_at as decidedAt, undone_at as undoneAt from tag_decision',
    page,
  ).map(({ id, request, works, decidedAt, undoneAt }) => ({
    id,
    request: JSON.parse(request) as PortableTagDecision['request'],
    works,
    decidedAt,
    undoneAt,
    changes: (changes.all(id) as TagChange[]).map((change) => portableChange(change, nameOf)),
  }));
}

function tagNames(connection: Connection): (id: number) => TagName | null {
  const byId = connection.prepare('select kind, name from tag where id = ?');
  return (id) => (id === 0 ? null : ((byId.get(id) as TagName | undefined) ?? null));
}

function portableChange(change: TagChange, nameOf: (id: number) => TagName | null): PortableTagChange {
  const named = (id: number): TagName => {
    const name = nameOf(id);
    if (name === null) throw new Error(`no tag ${id}`);
    return name;
  };
  const tag = named(change.tag);
  const wasSo = { before: change.before === 1, after: change.after === 1 };
  switch (change.what) {
    case 'canonical':
      return { what: 'canonical', tag, ...wasSo };
    case 'rule':
      return {
        what: 'rule',
        tag,
        fandom: nameOf(change.other),
        before: nameOf(change.before),
        after: nameOf(change.after),
      };
    case 'link':
      return { what: 'link', tag, above: named(change.other), ...wasSo };
    case 'refusal': {
      const [one, other] = inNameOrder(tag, named(change.other));
      return { what: 'refusal', tag: one, other, ...wasSo };
    }
  }
}

/** Two tags in an order that does not depend on their numbers. */
export function inNameOrder<Tag extends { name: string }>(one: Tag, other: Tag): [Tag, Tag] {
  return one.name <= other.name ? [one, other] : [other, one];
}

type SiteRow = { withdrawn: number };

function readCreators(connection: Connection, page: PortablePaging): PortableCreator[] {
  type Row = SiteRow & { name: string; profile: string; joined: string | null; favourites: string };
  return rows<Row>(
    connection,
    'select name, profile, joined, favourites, withdrawn from creator_profile order by name',
    page,
  ).map(({ favourites, withdrawn, ...row }) => ({
    ...row,
    favourites: JSON.parse(favourites) as PortableCreator['favourites'],
    ...ofSite(connection, 'creator', row.name, withdrawn),
  }));
}

function readSeries(connection: Connection, page: PortablePaging): PortableSeries[] {
  type Row = SiteRow & {
    name: string;
    creators: string;
    summary: string;
    parent: string | null;
    open: number | null;
    members: string;
  };
  return rows<Row>(
    connection,
    'select name, creators, summary, parent, "open", members, withdrawn from series_detail order by name',
    page,
  ).map(({ name, creators, summary, parent, open, members, withdrawn }) => ({
    name,
    creators: JSON.parse(creators) as string[],
    summary,
    parent,
    open: open === null ? null : open === 1,
    members: JSON.parse(members) as SiteTarget[],
    comments: commentsOf(connection, { kind: 'series', name }),
    ...ofSite(connection, 'series', name, withdrawn),
  }));
}

function readPages(connection: Connection, page: PortablePaging): PortableSitePage[] {
  type Row = SiteRow &
    Omit<PortableSitePage, 'responses' | 'comments' | keyof SiteRow> & { responses: string };
  return numbered<Row>(
    connection,
    `select id, batch as import, section, title, author, nullif("date", '') as "date", body, responses, withdrawn
     from site_page`,
    page,
  ).map(({ responses, withdrawn, ...row }) => ({
    ...row,
    responses: JSON.parse(responses) as SiteTarget[],
    comments: commentsOf(connection, { kind: 'page', page: row.id }),
    ...ofSite(connection, 'page', String(row.id), withdrawn),
  }));
}

function commentsOf(
  connection: Connection,
  about: Parameters<typeof readComments>[1],
): PortableSeries['comments'] {
  const all: PortableSeries['comments'] = [];
  for (;;) {
    const { comments } = readComments(connection, about, { limit: COMMENTS, offset: all.length });
    if (comments.length === 0) return all;
    all.push(...comments.map(({ id: _, ...comment }) => comment));
  }
}

function ofSite(connection: Connection, kind: NewSiteRecord['kind'], name: string, withdrawn: number) {
  const imports = connection
    .prepare('select batch from site_record where kind = ? and name = ? order by batch')
    .pluck()
    .all(kind, name) as number[];
  const column = kind === 'page' ? 'page' : 'name';
  const addresses = connection
    .prepare(`select host, path from address where kind = ? and ${column} = ? order by host, path`)
    .all(kind, kind === 'page' ? Number(name) : name) as { host: string; path: string }[];
  return { imports, withdrawn: withdrawn === 1, addresses };
}
