import type { EReader, EReaderId, NewSending } from '../ereaders.ts';
import type { ReaderId } from '../readers.ts';
import { type Connection, query } from './connection.ts';

/** Adds an e-reader of a reader; null where its name or address is taken. */
export function addEReader(
  connection: Connection,
  reader: ReaderId,
  { name, address, addedAt }: Pick<EReader, 'name' | 'address' | 'addedAt'>,
): EReader | null {
  return connection.transaction(() => {
    const taken = readEReaders(connection, reader).some(
      (one) => one.name === name || one.address === address,
    );
    if (taken) return null;
    connection.run(query.insertInto('ereader').values({ reader, name, address, added_at: addedAt }));
    return readEReaders(connection, reader).find((one) => one.address === address) ?? null;
  });
}

/** A reader's e-readers by name. */
export function readEReaders(connection: Connection, reader: ReaderId): EReader[] {
  const rows = connection.all(
    query
      .selectFrom('ereader')
      .select(['id', 'name', 'address', 'added_at'])
      .select((row) =>
        row
          .selectFrom('sending')
          .select((inner) => inner.fn.max('sending.sent_at').as('at'))
          .whereRef('sending.ereader', '=', 'ereader.id')
          .as('sent_at'),
      )
      .where('reader', '=', reader)
      .orderBy('name'),
  );
  return rows.map(({ id, name, address, added_at, sent_at }) => ({
    id: id as EReaderId,
    name,
    address,
    addedAt: added_at,
    sentAt: sent_at,
  }));
}

/** Removes an e-reader of a reader. */
export function removeEReader(connection: Connection, reader: ReaderId, id: EReaderId): void {
  connection.run(query.deleteFrom('ereader').where('reader', '=', reader).where('id', '=', id));
}

/** Notes a sending. */
export function noteSending(
  connection: Connection,
  reader: ReaderId,
  { to, work, bytes, at }: NewSending,
): void {
  connection.run(query.insertInto('sending').values({ reader, ereader: to, work, bytes, sent_at: at }));
}

/** Counts what a reader was sent since a moment. */
export function sendingsSince(connection: Connection, reader: ReaderId, at: string): number {
  const row = connection.first(
    query
      .selectFrom('sending')
      .select((inner) => inner.fn.countAll<number>().as('sendings'))
      .where('reader', '=', reader)
      .where('sent_at', '>=', at),
  );
  return row?.sendings ?? 0;
}
