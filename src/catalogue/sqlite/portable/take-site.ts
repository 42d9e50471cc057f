import type { PortableCreator, PortableSeries, PortableSitePage } from '../../portable.ts';
import type { BatchId } from '../../records.ts';
import type { Address, AddressTarget, NewSiteRecord } from '../../sources.ts';
import { type Connection, query } from '../connection.ts';
import type { SourceWriter } from '../save-sources.ts';
import { noteRecord } from '../withdrawn-records.ts';

/**
 * Takes what a site kept beside its stories. Where works are added, records that are here already stay as they are, and those that are withdrawn where
 * they come from stay out.
 */
export type SiteTaker = {
  takeCreator(record: PortableCreator): void;
  takeSeries(record: PortableSeries): void;
  takePage(record: PortableSitePage): void;
};

/** A taker over one connection; `batch` is the import that records are added to, null where they are taken as they are. */
export function siteTaker(connection: Connection, sources: SourceWriter, batch: BatchId | null): SiteTaker {
  const hasCreator = connection.prepare('select 1 from creator_profile where name = ?').pluck();
  const hasSeries = connection.prepare('select 1 from series_detail where name = ?').pluck();
  const hasPage = connection
    .prepare('select 1 from site_page where section = ? and title = ? and "date" = ?')
    .pluck();

  /** Whether a record is to be taken. */
  const isTaken = (found: unknown, withdrawn: boolean) =>
    batch === null || (found === undefined && !withdrawn);

  function lead(addresses: readonly Address[], target: AddressTarget): void {
    for (const address of addresses) sources.saveAddress(address, target);
  }

  function note(imports: readonly number[], kind: NewSiteRecord['kind'], name: string): void {
    for (const one of batch === null ? imports : [batch]) noteRecord(connection, one as BatchId, kind, name);
  }

  return {
    takeCreator({ name, profile, joined, favourites, imports, withdrawn, addresses }) {
      if (!isTaken(hasCreator.get(name), withdrawn)) return;
      const row = {
        name,
        profile,
        joined,
        favourites: JSON.stringify(favourites),
        withdrawn: withdrawn ? 1 : 0,
      };
      connection.run(query.insertInto('creator_profile').values(row));
      note(imports, 'creator', name);
      lead(addresses, { kind: 'creator', name });
    },
    takeSeries({ name, creators, summary, parent, open, members, comments, imports, withdrawn, addresses }) {
      if (!isTaken(hasSeries.get(name), withdrawn)) return;
      const row = {
        name,
        creators: JSON.stringify(creators),
        summary,
        parent,
        open: open === null ? null : Number(open),
        members: JSON.stringify(members),
        withdrawn: withdrawn ? 1 : 0,
      };
      connection.run(query.insertInto('series_detail').values(row));
      note(imports, 'series', name);
      lead(addresses, { kind: 'series', name });
      sources.saveComments({ kind: 'series', name }, comments);
    },
    takePage({ id, section, title, author, body, responses, comments, withdrawn, ...record }) {
      const date = record.date ?? '';
      if (!isTaken(hasPage.get(section, title, date), withdrawn)) return;
      const page = connection.run(
        query.insertInto('site_page').values({
          ...(batch === null && { id }),
          batch: batch ?? record.import,
          section,
          title,
          author,
          date,
          body,
          responses: JSON.stringify(responses),
          withdrawn: withdrawn ? 1 : 0,
        }),
      );
      note(record.imports, 'page', String(page));
      lead(record.addresses, { kind: 'page', page });
      sources.saveComments({ kind: 'page', page }, comments);
    },
  };
}
