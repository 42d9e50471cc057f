import type { PortableRecords } from '../../portable.ts';
import { type Connection, query } from '../connection.ts';

/** What belongs to readers, and what nobody sees. */
type PrivateKind = 'private' | 'mark' | 'place' | 'search' | 'mute';
/** Takes records of these kinds into a catalogue where nobody has anything yet. */
export type PrivateTaker = { [Kind in PrivateKind]: (record: PortableRecords[Kind]) => void };

/** A taker over one connection; works are there already. Must run in a transaction. */
export function privateTaker(connection: Connection): PrivateTaker {
  const addReader = connection.prepare('insert or ignore into reader (id, changes) values (?, 1)');
  const isOut = connection.prepare('select withdrawn from work_row where id = ?').pluck();
  const keep = <Record extends { reader: number }>(write: (record: Record) => void) => {
    return (record: Record) => {
      addReader.run(record.reader);
      write(record);
    };
  };
  return {
    private: (record) => void connection.run(query.insertInto('private_field').values(record)),
    mark: keep((record) => {
      const table = isOut.get(record.work) === 1 ? 'withdrawn_mark' : 'mark';
      connection.run(query.insertInto(table).values(record));
    }),
    place: keep(({ keptAt, ...record }) => {
      connection.run(query.insertInto('place').values({ ...record, kept_at: keptAt }));
    }),
    search: keep(({ madeAt, seenWork, ...record }) => {
      connection.run(
        query.insertInto('saved_search').values({ ...record, made_at: madeAt, seen_work: seenWork }),
      );
    }),
    mute: keep(({ madeAt, ...record }) => {
      connection.run(query.insertInto('mute').values({ ...record, made_at: madeAt }));
    }),
  };
}
