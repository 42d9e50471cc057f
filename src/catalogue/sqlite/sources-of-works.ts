import { sql } from 'kysely';
import type { WorkFlag } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { append, listed } from './names-of-works.ts';

/** What is beside some works, by work: the host they were published at, and what is kept with them. */
export type SourcesOfWorks = { hosts: Map<number, string>; flags: Map<number, WorkFlag[]> };

/** What is beside some works, in four queries however many. */
export function sourcesOf(connection: Connection, works: readonly number[]): SourcesOfWorks {
  const ids = listed(works);
  const addresses = connection.all(
    query
      .selectFrom('address')
      .select(['work', sql<string>`min(host)`.as('host')])
      .where('work', 'in', ids)
      .where('host', '<>', '')
      .groupBy('work'),
  );
  const hosts = new Map<number, string>();
  for (const { work, host } of addresses) if (work !== null) hosts.set(work, host);
  const flags = new Map<number, WorkFlag[]>();
  const flag = (name: WorkFlag, rows: readonly { work: number | null }[]) => {
    for (const { work } of rows) if (work !== null) append(flags, work, name);
  };
  flag(
    'comments',
    connection.all(query.selectFrom('comment').select('work').distinct().where('work', 'in', ids)),
  );
  flag('edits', connection.all(correctedWorks().where('work', 'in', ids)));
  flag(
    'review',
    connection.all(
      query
        .selectFrom('review_item')
        .select('work')
        .distinct()
        .where('work', 'in', ids)
        .where('decision', 'is', null),
    ),
  );
  return { hosts, flags };
}

/** Works with a field whose newest entry of the history is a correction. */
export function correctedWorks() {
  return query
    .selectFrom('edit')
    .select('work')
    .distinct()
    .where('value', 'is not', null)
    .where((row) =>
      row(
        'id',
        '=',
        row
          .selectFrom('edit as newer')
          .select(sql<number>`max(newer.id)`.as('id'))
          .whereRef('newer.work', '=', 'edit.work')
          .whereRef('newer.field', '=', 'edit.field'),
      ),
    );
}

const KUDOS = /^kudos$/i;
const COUNT = /^\d{1,3}(?:[,.\u00a0\u202f ]\d{3}){0,3}$|^\d{1,12}$/;

/** The kudos that a source states among what else it says, as the column holds that: a whole number, or null. */
export function kudosIn(other: string): number | null {
  if (!/kudos/i.test(other)) return null;
  for (const { label, value } of JSON.parse(other) as { label: string; value: string }[]) {
    const stated = value.trim();
    if (KUDOS.test(label.trim()) && COUNT.test(stated)) return Number(stated.replace(/\D/g, ''));
  }
  return null;
}
