import type { BatchId } from '../records.ts';
import type { Address, AddressTarget, NewSiteRecord } from '../sources.ts';
import { type Connection, query } from './connection.ts';
import type { SourceWriter } from './save-sources.ts';
import { noteRecord } from './withdrawn-records.ts';

/** Saves what a site kept beside its stories, in one transaction. A record with the same name is replaced. */
export function saveRecords(
  connection: Connection,
  sources: SourceWriter,
  batch: BatchId,
  records: readonly NewSiteRecord[],
): void {
  connection.transaction(() => {
    for (const record of records) saveRecord(connection, sources, batch, record);
  });
}

function saveRecord(
  connection: Connection,
  sources: SourceWriter,
  batch: BatchId,
  record: NewSiteRecord,
): void {
  const lead = (addresses: readonly Address[], target: AddressTarget) => {
    for (const address of addresses) sources.saveAddress(address, target);
  };
  switch (record.kind) {
    case 'creator': {
      const { name, profile, joined, favourites, addresses } = record;
      const row = { name, profile, joined, favourites: JSON.stringify(favourites) };
      connection.run(query.replaceInto('creator_profile').values(row));
      noteRecord(connection, batch, 'creator', name);
      lead(addresses, { kind: 'creator', name });
      return;
    }
    case 'series': {
      const { name, creators, summary, parent, open, members, addresses, comments } = record;
      const row = {
        name,
        creators: JSON.stringify(creators),
        summary,
        parent,
        open: open === null ? null : Number(open),
        members: JSON.stringify(members),
      };
      connection.run(query.replaceInto('series_detail').values(row));
      noteRecord(connection, batch, 'series', name);
      lead(addresses, { kind: 'series', name });
      sources.saveComments({ kind: 'series', name }, comments);
      return;
    }
    case 'page': {
      const { section, title, author, body, responses, addresses, comments } = record;
      const row = { batch, section, title, author, date: record.date ?? '', body };
      const page = connection.run(
        query
          .insertInto('site_page')
          .values({ ...row, responses: JSON.stringify(responses) })
          .onConflict((key) =>
            key
              .columns(['section', 'title', 'date'])
              .doUpdateSet({ author, body, batch, withdrawn: 0, responses: JSON.stringify(responses) }),
          ),
      );
      const id = pageId(connection, row) ?? page;
      noteRecord(connection, batch, 'page', String(id));
      lead(addresses, { kind: 'page', page: id });
      sources.saveComments({ kind: 'page', page: id }, comments);
    }
  }
}

function pageId(
  connection: Connection,
  { section, title, date }: { section: NewPage['section']; title: string; date: string },
): number | undefined {
  return connection.first(
    query
      .selectFrom('site_page')
      .select('id')
      .where('section', '=', section)
      .where('title', '=', title)
      .where('date', '=', date),
  )?.id;
}

type NewPage = Extract<NewSiteRecord, { kind: 'page' }>;
