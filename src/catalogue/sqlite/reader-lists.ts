import type { Selectable } from 'kysely';
import type {
  Mute,
  MuteId,
  NewMute,
  NewSavedSearch,
  ReaderId,
  SavedSearch,
  SavedSearchId,
} from '../readers.ts';
import type { WorkId } from '../records.ts';
import { type Connection, query } from './connection.ts';
import type { SavedSearchTable } from './schema.ts';

/** How often a reader's mutes, or the works with a mark, changed. */
export function readReaderChange(connection: Connection, reader: ReaderId): number {
  return (
    connection.first(query.selectFrom('reader').select('changes').where('id', '=', reader))?.changes ?? 0
  );
}

/** Counts one more change. */
export function noteReaderChange(connection: Connection, reader: ReaderId): void {
  connection.prepare('update reader set changes = changes + 1 where id = ?').run(reader);
}

/** Keeps a search, or names the one of the same query anew. */
export function saveSearch(
  connection: Connection,
  reader: ReaderId,
  { name, query: text, madeAt }: NewSavedSearch,
): SavedSearchId {
  const saved = connection
    .prepare(
      `insert into saved_search (reader, name, query, made_at, seen_work)
       values (?, ?, ?, ?, (select coalesce(max(id), 0) from work))
       on conflict (reader, query) do update set name = excluded.name returning id`,
    )
    .pluck()
    .get(reader, name, text, madeAt);
  return Number(saved) as SavedSearchId;
}

/** By name. */
export function readSearches(connection: Connection, reader: ReaderId): SavedSearch[] {
  return connection.all(searchesOf(reader).orderBy('name').orderBy('id')).map(searchOf);
}

/** One of a reader's searches, or null. */
export function readSearch(connection: Connection, reader: ReaderId, id: SavedSearchId): SavedSearch | null {
  const row = connection.first(searchesOf(reader).where('id', '=', id));
  return row ? searchOf(row) : null;
}

/** Changes the name of a search. */
export function renameSearch(
  connection: Connection,
  reader: ReaderId,
  id: SavedSearchId,
  name: string,
): void {
  connection.run(
    query.updateTable('saved_search').set({ name }).where('reader', '=', reader).where('id', '=', id),
  );
}

/** Notes that all works that are here now were seen. */
export function seeSearch(connection: Connection, reader: ReaderId, id: SavedSearchId): void {
  connection
    .prepare(
      `update saved_search set seen_work = (select coalesce(max(id), 0) from work) where reader = ? and id = ?`,
    )
    .run(reader, id);
}

/** Keeps a search no longer. */
export function removeSearch(connection: Connection, reader: ReaderId, id: SavedSearchId): void {
  connection.run(query.deleteFrom('saved_search').where('reader', '=', reader).where('id', '=', id));
}

/** Hides works, or says the mute of the same query anew. */
export function saveMute(connection: Connection, reader: ReaderId, mute: NewMute): MuteId {
  const { kind, query: text, note, madeAt } = mute;
  return connection.transaction(() => {
    const saved = connection
      .prepare(
        `insert into mute (reader, kind, query, note, made_at) values (?, ?, ?, ?, ?)
         on conflict (reader, query) do update set kind = excluded.kind, note = excluded.note returning id`,
      )
      .pluck()
      .get(reader, kind, text, note, madeAt);
    noteReaderChange(connection, reader);
    return Number(saved) as MuteId;
  });
}

/** Newest first. */
export function readMutes(connection: Connection, reader: ReaderId): Mute[] {
  return connection
    .all(query.selectFrom('mute').selectAll().where('reader', '=', reader).orderBy('id', 'desc'))
    .map(({ id, kind, query: text, note, made_at }) => ({
      id: id as MuteId,
      kind,
      query: text,
      note,
      madeAt: made_at,
    }));
}

/** Says a mute otherwise; another of the same query gives way. */
export function changeMute(
  connection: Connection,
  reader: ReaderId,
  id: MuteId,
  { kind, query: text, note }: Omit<NewMute, 'madeAt'>,
): void {
  connection.transaction(() => {
    const own = query.selectFrom('mute').select('id').where('reader', '=', reader).where('id', '=', id);
    if (!connection.first(own)) return;
    connection.run(
      query.deleteFrom('mute').where('reader', '=', reader).where('query', '=', text).where('id', '!=', id),
    );
    connection.run(query.updateTable('mute').set({ kind, query: text, note }).where('id', '=', id));
    noteReaderChange(connection, reader);
  });
}

/** Hides the works of a mute no longer. */
export function removeMute(connection: Connection, reader: ReaderId, id: MuteId): void {
  connection.transaction(() => {
    connection.run(query.deleteFrom('mute').where('reader', '=', reader).where('id', '=', id));
    noteReaderChange(connection, reader);
  });
}

function searchesOf(reader: ReaderId) {
  return query.selectFrom('saved_search').selectAll().where('reader', '=', reader);
}

function searchOf(row: Selectable<SavedSearchTable>): SavedSearch {
  return {
    id: row.id as SavedSearchId,
    name: row.name,
    query: row.query,
    madeAt: row.made_at,
    seenWork: row.seen_work as WorkId | 0,
  };
}
