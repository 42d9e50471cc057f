import { createHash } from 'node:crypto';
import type { ChapterCheck, DamagedChapter, Holding, HoldingKind } from '../holdings.ts';
import type { WorkId } from '../ids.ts';
import { type Connection, query } from './connection.ts';
import { isDamage } from './driver-errors.ts';

/** Chapters whose numbers are read at a time. */
const PAGE = 500;

/** The SHA-256 that is kept beside a chapter's bytes. */
export function chapterHash(xhtml: Uint8Array): Uint8Array {
  return createHash('sha256').update(xhtml).digest();
}

export function readHoldings(
  connection: Connection,
  kind: HoldingKind,
  after: string,
  limit: number,
): Holding[] {
  const table = kind === 'original' ? 'original' : 'picture';
  return connection.all(
    query.selectFrom(table).select(['hash', 'bytes']).where('hash', '>', after).orderBy('hash').limit(limit),
  );
}

export function isHeld(connection: Connection, kind: HoldingKind, hash: string): boolean {
  const table = kind === 'original' ? 'original' : 'picture';
  return connection.first(query.selectFrom(table).select('hash').where('hash', '=', hash)) !== undefined;
}

/** Reads on past chapters that cannot be read: each is told as damaged. */
export function checkChapters(connection: Connection, after: number, most: number): ChapterCheck {
  const page = connection.all(
    query.selectFrom('chapter_body').select('id').where('id', '>', after).orderBy('id').limit(PAGE),
  );
  const check: ChapterCheck = { last: page.at(-1)?.id ?? null, chapters: 0, bytes: 0, damaged: [] };
  for (const { id } of page) {
    const { bytes, sound } = readChapter(connection, id);
    check.chapters += 1;
    check.bytes += bytes.length;
    check.last = id;
    if (!sound) check.damaged.push(placeOf(connection, id));
    if (check.bytes >= most) break;
  }
  return check;
}

/** The bytes of a chapter where they are what was written. */
export function soundChapter(connection: Connection, id: number): Uint8Array | null {
  const { bytes, sound } = readChapter(connection, id);
  return sound ? bytes : null;
}

/** Writes a chapter's bytes again where they have the hash that is kept. */
export function repairChapter(connection: Connection, id: number, bytes: Uint8Array): boolean {
  const hash = connection.first(query.selectFrom('chapter_hash').select('sha256').where('body', '=', id));
  if (hash === undefined || !isEqual(hash.sha256, chapterHash(bytes))) return false;
  connection.run(query.updateTable('chapter_body').set({ xhtml: bytes }).where('id', '=', id));
  return readChapter(connection, id).sound;
}

function readChapter(connection: Connection, id: number): { bytes: Uint8Array; sound: boolean } {
  try {
    const row = connection.first(
      query
        .selectFrom('chapter_body')
        .leftJoin('chapter_hash', 'chapter_hash.body', 'chapter_body.id')
        .select(['xhtml', 'sha256'])
        .where('id', '=', id),
    );
    const bytes = row?.xhtml ?? new Uint8Array();
    const hash = row?.sha256 ?? null;
    return { bytes, sound: hash !== null && isEqual(hash, chapterHash(bytes)) };
  } catch (thrown) {
    if (isDamage(thrown)) return { bytes: new Uint8Array(), sound: false };
    throw thrown;
  }
}

/** The newest place of a chapter; one that no work has any more has none. */
function placeOf(connection: Connection, id: number): DamagedChapter {
  const row = connection.first(
    query
      .selectFrom('chapter')
      .innerJoin('work_revision', 'work_revision.id', 'chapter.revision')
      .innerJoin('work_row', 'work_row.id', 'work_revision.work')
      .select(['work_row.id as work', 'work_row.title', 'chapter.position'])
      .where('chapter.body', '=', id)
      .orderBy('chapter.revision', 'desc')
      .limit(1),
  );
  if (row === undefined) return { id, work: null, title: '', position: 0 };
  return { id, work: row.work as WorkId, title: row.title, position: row.position };
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}
