import type { BatchId } from '../records.ts';
import type { NewSiteRecord } from '../sources.ts';
import type { Connection } from './connection.ts';

/** Where records of each kind are, and what names one there. */
const TABLES: Record<NewSiteRecord['kind'], { table: string; key: string }> = {
  creator: { table: 'creator_profile', key: 'creator_profile.name' },
  series: { table: 'series_detail', key: 'series_detail.name' },
  page: { table: 'site_page', key: 'cast(site_page.id as text)' },
};

/** Notes that an import brought a record; `name` of a page is its number. */
export function noteRecord(
  connection: Connection,
  batch: BatchId,
  kind: NewSiteRecord['kind'],
  name: string,
): void {
  connection
    .prepare('insert or ignore into site_record (batch, kind, name) values (?, ?, ?)')
    .run(batch, kind, name);
}

/**
 * Shows or hides what an import brought of a site, as there is an import that brought it and stands. Answers how many records
 * changed. Must run in a transaction.
 */
export function settleRecords(connection: Connection, batch: BatchId): number {
  let changed = 0;
  for (const [kind, { table, key }] of Object.entries(TABLES)) {
    const standing = `not exists (
      select 1 from site_record s join batch b on b.id = s.batch
      where s.kind = '${kind}' and s.name = ${key} and b.withdrawn_at is null)`;
    changed += connection
      .prepare(
        `update ${table} set withdrawn = ${standing}
         where ${key} in (select name from site_record where batch = ? and kind = '${kind}') and withdrawn <> ${standing}`,
      )
      .run(batch).changes;
  }
  return changed;
}
