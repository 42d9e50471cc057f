import { sql } from 'kysely';
import type { OldAddress, PermittedWork } from '../publishing.ts';
import type { WorkId } from '../records.ts';
import type { Address } from '../sources.ts';
import { type Connection, query } from './connection.ts';
import { inReach, targetOf } from './read-sources.ts';

/** The greatest id of a permitted work, or 0. */
export function lastPermitted(connection: Connection): WorkId | 0 {
  const row = connection.first(permitted().select('id').orderBy('id', 'desc').limit(1));
  return (row?.id ?? 0) as WorkId | 0;
}

/** When the permitted works after an id, up to another, changed last. */
export function permittedChange(connection: Connection, after: number, until: number): string | null {
  const row = connection.first(
    permitted()
      .select(sql<string | null>`max(updated_at)`.as('changed'))
      .where('id', '>', after)
      .where('id', '<=', until),
  );
  return row?.changed ?? null;
}

/** The permitted works after an id, up to another, ascending. */
export function permittedWorks(
  connection: Connection,
  after: number,
  until: number,
  limit: number,
): PermittedWork[] {
  const rows = connection.all(
    permitted()
      .select(['id', 'updated_at'])
      .where('id', '>', after)
      .where('id', '<=', until)
      .orderBy('id')
      .limit(limit),
  );
  return rows.map(({ id, updated_at }) => ({ id: id as WorkId, updatedAt: updated_at }));
}

/** Written out, since a value that is bound later would hide from SQLite that the index of these works holds them. */
function permitted() {
  return query.selectFrom('work').where(sql<boolean>`permission = 'yes'`);
}

/** Every old address after one, in order; those whose target was withdrawn are left out, so that a page may be shorter than its limit. */
export function readOldAddresses(
  connection: Connection,
  after: Address | null,
  limit: number,
): { addresses: OldAddress[]; last: Address | null } {
  const rows = connection.all(
    query
      .selectFrom('address')
      .selectAll()
      .where(sql<boolean>`(path, host) > (${after?.path ?? ''}, ${after?.host ?? ''})`)
      .orderBy('path')
      .orderBy('host')
      .limit(limit),
  );
  const addresses = rows.flatMap((row) => {
    const named = targetOf(row);
    const target = named === null ? null : inReach(connection, named);
    return target === null ? [] : [{ path: row.path, host: row.host, target }];
  });
  const last = rows.at(-1);
  return { addresses, last: last === undefined ? null : { path: last.path, host: last.host } };
}
