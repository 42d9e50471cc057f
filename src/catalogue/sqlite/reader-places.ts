import type { Selectable } from 'kysely';
import { FanlightError } from '#errors';
import type { NewPlace, Place, ReaderId } from '../readers.ts';
import type { WorkId } from '../records.ts';
import { type Connection, query } from './connection.ts';
import type { PlaceTable } from './schema.ts';

/** Keeps where a reader stands in a work, in the place of where they stood. Throws FL-USE-NO-WORK. */
export function keepPlace(
  connection: Connection,
  reader: ReaderId,
  work: WorkId,
  { chapter, paragraph, words, keptAt }: NewPlace,
): Place {
  return connection.transaction(() => {
    const found = connection.first(
      query.selectFrom('work').select(['chapters', 'revision']).where('id', '=', work),
    );
    if (!found) throw new FanlightError('FL-USE-NO-WORK', String(work));
    const { chapters, revision } = found;
    const row = { reader, work, chapter, paragraph, words, chapters, kept_at: keptAt, revision };
    connection.run(query.replaceInto('place').values(row));
    return placeOf(row);
  });
}

/** Where a reader stands in a work, or null. */
export function readPlace(connection: Connection, reader: ReaderId, work: WorkId): Place | null {
  const row = connection.first(
    query.selectFrom('place').selectAll().where('reader', '=', reader).where('work', '=', work),
  );
  return row ? placeOf(row) : null;
}

/** Where a reader stands in works that they have not come to the end of, the place kept last first. */
export function readPlaces(
  connection: Connection,
  reader: ReaderId,
  page: { limit: number; offset: number },
): { total: number; places: Place[] } {
  const underWay = query
    .selectFrom('place')
    .innerJoin('work', 'work.id', 'place.work')
    .leftJoin('mark', (join) =>
      join.onRef('mark.work', '=', 'place.work').onRef('mark.reader', '=', 'place.reader'),
    )
    .where('place.reader', '=', reader)
    .where(({ eb, and, or, ref }) =>
      or([
        eb('mark.finished', 'is', null),
        eb('work.chapters', '>', ref('place.chapters')),
        and([eb('place.kept_at', '>', ref('mark.finished')), eb('place.chapter', '<', ref('work.chapters'))]),
      ]),
    );
  const counted = connection.first(underWay.select(({ fn }) => fn.countAll<number>().as('total')));
  const rows = connection.all(
    underWay
      .selectAll('place')
      .orderBy('place.kept_at', 'desc')
      .orderBy('place.work', 'desc')
      .limit(page.limit)
      .offset(page.offset),
  );
  return { total: counted?.total ?? 0, places: rows.map(placeOf) };
}

/** Keeps a reader's place in a work no longer. */
export function forgetPlace(connection: Connection, reader: ReaderId, work: WorkId): void {
  connection.run(query.deleteFrom('place').where('reader', '=', reader).where('work', '=', work));
}

function placeOf({ work, kept_at, ...row }: Selectable<PlaceTable>): Place {
  const { chapter, paragraph, words, chapters, revision } = row;
  return { work: work as WorkId, chapter, paragraph, words, chapters, revision, keptAt: kept_at };
}
