import { Buffer } from 'node:buffer';
import { inflateRawSync } from 'node:zlib';
import type { TextMatch } from '../catalogue.ts';
import type { WorkId, WorkMetadata } from '../records.ts';
import type { Connection } from './connection.ts';
import { fragmentText } from './fragment-text.ts';
import { newestChapters } from './newest-chapters.ts';
import { matchExpression } from './text-match.ts';

/** Weights of title, creators, summary, notes and body in the ranking (FTS5's bm25). */
const WEIGHTS = [10, 6, 4, 1, 1] as const;

/**
 * The full-text index: one row per work, of its newest revision as shown. Rows wait until `flush`, which must run in
 * the same transaction: FTS5 writes out what it gathered at every savepoint, and there is one for each file saved.
 */
export type TextIndex = {
  /** `body` is UTF-8, which SQLite takes as the text it is, without a string being made of it. */
  add(id: WorkId, metadata: WorkMetadata, body: Uint8Array): void;
  replace(id: WorkId, metadata: WorkMetadata, body: Uint8Array): void;
  /** Replaces all but the body, which is read back from the stored chapters. */
  replaceHead(id: WorkId, metadata: WorkMetadata): void;
  /** How many rows wait. */
  readonly waiting: number;
  /** Drops the rows that came after the first `count`, after a rollback. */
  dropAfter(count: number): void;
  flush(): void;
};

type TextRow = { id: WorkId; isNew: boolean; columns: [string, string, string, string, Uint8Array] };

/** The text index of one connection, with nothing waiting. */
export function textIndex(connection: Connection): TextIndex {
  const insert = connection.prepare(
    'insert into work_text (rowid, title, creators, summary, notes, body) values (?, ?, ?, ?, ?, ?)',
  );
  const remove = connection.prepare('delete from work_text where rowid = ?');
  const rows: TextRow[] = [];

  return {
    add: (id, metadata, body) => rows.push({ id, isNew: true, columns: columnsOf(metadata, body) }),
    replace: (id, metadata, body) => rows.push({ id, isNew: false, columns: columnsOf(metadata, body) }),
    replaceHead(id, metadata) {
      this.replace(id, metadata, storedText(connection, id));
    },
    get waiting() {
      return rows.length;
    },
    dropAfter(count) {
      rows.length = count;
    },
    flush() {
      for (const { id, isNew, columns } of rows.splice(0)) {
        if (!isNew) remove.run(id);
        insert.run(id, ...columns);
      }
    },
  };
}

function columnsOf(metadata: WorkMetadata, body: Uint8Array): TextRow['columns'] {
  const { title, creators, summary, notes, endNotes } = metadata;
  return [title, creators.join('\n'), summary ?? '', [notes, endNotes].join('\n'), body];
}

/** Works that match, best first. Throws FL-QUERY-SYNTAX for a search with more parts than FTS5 takes. */
export function matchText(connection: Connection, match: TextMatch): WorkId[] {
  const expression = matchExpression(match);
  if (expression === null) return [];
  const rank = `bm25(work_text, ${WEIGHTS.join(', ')})`;
  const sql = `select rowid from work_text where work_text match ? order by ${rank}, rowid`;
  return connection.prepare(sql).pluck().all(expression) as WorkId[];
}

function storedText(connection: Connection, work: WorkId): Uint8Array {
  const chapters = connection.all(
    newestChapters(work).select(['chapter.title', 'chapter_body.xhtml']).orderBy('chapter.position'),
  );
  const decoder = new TextDecoder();
  const texts = chapters.map(
    ({ title, xhtml }) => `${title ?? ''}\n${fragmentText(decoder.decode(inflateRawSync(xhtml)))}`,
  );
  return Buffer.from(texts.join('\n'));
}
