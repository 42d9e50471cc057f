import { crc32 } from 'node:zlib';
import type { WorkId, WorkText } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { append, creatorsOf, listed } from './names-of-works.ts';

/** A text without its chapters. */
type TextHead = Omit<WorkText, 'chapters'>;

/** What full text is made of, for some works: three queries however many. */
export function readTexts(connection: Connection, ids: readonly WorkId[]): WorkText[] {
  const chapters = chaptersOf(connection, ids);
  return readHeads(connection, ids).map((head) => ({ ...head, chapters: chapters.get(head.id) ?? [] }));
}

/** The stamps of texts, made of what is beside the chapters and of the revision, whose chapters never change. */
export function readTextStamps(
  connection: Connection,
  ids: readonly WorkId[],
): Pick<WorkText, 'id' | 'stamp'>[] {
  return readHeads(connection, ids).map(({ id, stamp }) => ({ id, stamp }));
}

function readHeads(connection: Connection, ids: readonly WorkId[]): TextHead[] {
  const rows = connection.all(
    query
      .selectFrom('work')
      .select(['id', 'revision_id', 'language', 'title', 'summary', 'notes', 'end_notes'])
      .where('id', 'in', listed(ids))
      .orderBy('id'),
  );
  const creators = creatorsOf(connection, ids);
  return rows.map(({ id, revision_id: revision, end_notes: endNotes, ...said }) => {
    const head = { ...said, endNotes, creators: creators.get(id) ?? [] };
    return { ...head, id: id as WorkId, stamp: crc32(JSON.stringify([revision, head])) };
  });
}

function chaptersOf(connection: Connection, ids: readonly WorkId[]): Map<number, WorkText['chapters']> {
  const chapters = new Map<number, WorkText['chapters']>();
  const rows = connection.all(
    query
      .selectFrom('work')
      .innerJoin('chapter', 'chapter.revision', 'work.revision_id')
      .innerJoin('chapter_body', 'chapter_body.id', 'chapter.body')
      .select(['work.id', 'chapter.title', 'chapter_body.xhtml'])
      .where('work.id', 'in', listed(ids))
      .orderBy('work.id')
      .orderBy('chapter.position'),
  );
  for (const { id, title, xhtml } of rows) append(chapters, id, { title, body: xhtml });
  return chapters;
}
