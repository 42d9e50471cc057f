import { inflateRawSync } from 'node:zlib';
import type { TextMatch } from '../catalogue.ts';
import type { WorkId, WorkMetadata } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { fragmentText } from './fragment-text.ts';
import { matchExpression } from './text-match.ts';

/** Weights of title, creators, summary, notes and body in the ranking (FTS5's bm25). */
const WEIGHTS = [10, 6, 4, 1, 1] as const;

/** The full-text index: one row per work, of its newest revision as shown. */
export type TextIndex = {
  add(id: WorkId, metadata: WorkMetadata, body: string): void;
  replace(id: WorkId, metadata: WorkMetadata, body: string): void;
  /** Replaces all but the body, which is read back from the stored chapters. */
  replaceHead(id: WorkId, metadata: WorkMetadata): void;
};

export function textIndex(connection: Connection): TextIndex {
  const insert = connection.prepare(
    'insert into work_text (rowid, title, creators, summary, notes, body) values (?, ?, ?, ?, ?, ?)',
  );
  const remove = connection.prepare('delete from work_text where rowid = ?');

  const add: TextIndex['add'] = (id, metadata, body) => {
    const { title, creators, summary, notes, endNotes } = metadata;
    insert.run(id, title, creators.join('\n'), summary ?? '', [notes, endNotes].join('\n'), body);
  };
  const replace: TextIndex['replace'] = (id, metadata, body) => {
    remove.run(id);
    add(id, metadata, body);
  };
  return { add, replace, replaceHead: (id, metadata) => replace(id, metadata, storedText(connection, id)) };
}

/** Works that match, best first. Throws FL-QUERY-SYNTAX for a search with more parts than FTS5 takes. */
export function matchText(connection: Connection, match: TextMatch): WorkId[] {
  const expression = matchExpression(match);
  if (expression === null) return [];
  const rank = `bm25(work_text, ${WEIGHTS.join(', ')})`;
  const sql = `select rowid from work_text where work_text match ? order by ${rank}, rowid`;
  return connection.prepare(sql).pluck().all(expression) as WorkId[];
}

function storedText(connection: Connection, work: WorkId): string {
  const chapters = connection.all(
    query
      .selectFrom('work')
      .innerJoin('chapter', 'chapter.revision', 'work.revision_id')
      .innerJoin('chapter_body', 'chapter_body.id', 'chapter.body')
      .select(['chapter.title', 'chapter_body.xhtml'])
      .where('work.id', '=', work)
      .orderBy('chapter.position'),
  );
  const decoder = new TextDecoder();
  return chapters
    .map(({ title, xhtml }) => `${title ?? ''}\n${fragmentText(decoder.decode(inflateRawSync(xhtml)))}`)
    .join('\n');
}
