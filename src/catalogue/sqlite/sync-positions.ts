import type { Selectable } from 'kysely';
import type { SyncPosition } from '../devices.ts';
import type { ReaderId } from '../readers.ts';
import { type Connection, query } from './connection.ts';
import type { SyncPositionTable } from './schema.ts';

/** Documents of a reader; the ones said longest ago go first, since a device may invent names without end. */
const MOST_DOCUMENTS = 20_000;

/** Keeps a position in the place of the last one in its document. */
export function keepPosition(connection: Connection, reader: ReaderId, position: SyncPosition): void {
  const { document, progress, percentage, device, deviceId, metadata, keptAt } = position;
  const said = {
    progress,
    percentage,
    device,
    device_id: deviceId,
    kept_at: keptAt,
  };
  connection.transaction(() => {
    connection.run(
      query
        .insertInto('sync_position')
        .values({ reader, document, metadata, ...said })
        .onConflict((conflict) =>
          conflict
            .columns(['reader', 'document'])
            .doUpdateSet({ ...said, ...(metadata !== null && { metadata }) }),
        ),
    );
    connection
      .prepare(
        `delete from sync_position where reader = ? and document in (
           select document from sync_position where reader = ? order by kept_at desc limit -1 offset ${MOST_DOCUMENTS})`,
      )
      .run(reader, reader);
  });
}

/** Where a reader stands in a document, or null. */
export function readPosition(
  connection: Connection,
  reader: ReaderId,
  document: string,
): SyncPosition | null {
  const row = connection.first(
    query
      .selectFrom('sync_position')
      .selectAll()
      .where('reader', '=', reader)
      .where('document', '=', document),
  );
  return row ? positionOf(row) : null;
}

function positionOf(row: Selectable<SyncPositionTable>): SyncPosition {
  const { document, progress, percentage, device, device_id, metadata, kept_at } = row;
  return {
    document,
    progress,
    percentage,
    device,
    deviceId: device_id,
    metadata,
    keptAt: kept_at,
  };
}
