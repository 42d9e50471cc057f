/** What belongs to readers, and what nobody sees, as records. */
import type {
  PortableMark,
  PortableMute,
  PortablePlace,
  PortablePrivate,
  PortableSearch,
} from '../../portable.ts';
import type { PrivateField, WorkId } from '../../records.ts';
import type { Connection } from '../connection.ts';
import { numbered, type PortablePaging, rows } from './paged-rows.ts';

/** Marks, those on withdrawn works included. */
export function readMark(connection: Connection, page: PortablePaging): PortableMark[] {
  return rows(
    connection,
    `select reader, work, opened, finished, bookmarked, note from (
       select reader, work, opened, finished, bookmarked, note from mark
       union all select reader, work, opened, finished, bookmarked, note from withdrawn_mark)
     order by reader, work`,
    page,
  );
}

/** Places in works. */
export function readPlaces(connection: Connection, page: PortablePaging): PortablePlace[] {
  return rows(
    connection,
    `select reader, work, chapter, paragraph, words, chapters, kept_at as keptAt, revision
     from place order by reader, work`,
    page,
  );
}

/** Saved searches. */
export function readSearches(connection: Connection, page: PortablePaging): PortableSearch[] {
  return numbered(
    connection,
    `select id, reader, name, query, made_at as madeAt, seen_work as seenWork from saved_search`,
    page,
  );
}

/** Mutes. */
export function readMutes(connection: Connection, page: PortablePaging): PortableMute[] {
  return numbered(connection, 'select id, reader, kind, query, note, made_at as madeAt from mute', page);
}

/** Private fields of one work. */
export function readPrivateOf(connection: Connection, work: WorkId): PrivateField[] {
  return connection
    .prepare('select kind, value from private_field where work = ? order by kind, value')
    .all(work) as PrivateField[];
}

/** Private fields of works. */
export function readPrivate(connection: Connection, page: PortablePaging): PortablePrivate[] {
  return rows(connection, 'select work, kind, value from private_field order by work, kind, value', page);
}
