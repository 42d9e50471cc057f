import { applyEdits } from '../edits.ts';
import type { NewWork, WorkId, WorkMetadata } from '../records.ts';
import { shipParts } from '../tags.ts';
import { labelsIn } from '../traits.ts';
import { type Connection, query } from './connection.ts';
import { editsOf } from './edits.ts';
import { inserter } from './insert.ts';
import { metadataColumns } from './metadata-columns.ts';
import type { NameIds } from './name-ids.ts';
import { newestChapters } from './newest-chapters.ts';
import { chapterHash } from './read-holdings.ts';
import { readRevision, showsPictures } from './read-revision.ts';
import { reviewItems } from './review-items.ts';

/**
 * Where a work comes from: its batch, its file and its place in the file, when it is saved, and the rereading where the file was read again. A new
 * work has the next number where none is given.
 */
type WorkOrigin = {
  batch: number;
  file: number;
  place: number;
  at: string;
  id?: WorkId;
  rereading?: number | null;
};

/** Writes works: new ones, new revisions of known ones, and changed metadata. Must run inside a transaction. */
export type WorkWriter = {
  add(work: NewWork, origin: WorkOrigin): WorkId;
  addRevision(id: WorkId, work: NewWork, origin: WorkOrigin): void;
  /** Shows other metadata for a work whose text stays. */
  replaceMetadata(id: WorkId, metadata: WorkMetadata, at: string): void;
  /** Shows a work as one of its revisions has it, with the corrections over it. */
  show(id: WorkId, revision: number, at: string): void;
  /** Tells those who follow that something beside a work's text and metadata has changed: comments, addresses, decisions. */
  announce(id: WorkId): void;
};

/** A writer over one connection, with its statements prepared. */
export function workWriter(connection: Connection, names: NameIds): WorkWriter {
  const insertWork = inserter(connection, 'work_row', [
    'id',
    'revision',
    'batch',
    'added_at',
    'updated_at',
    'words',
    'chapters',
    'title',
    'rating',
    'rating_raw',
    'warnings',
    'warnings_stated',
    'categories',
    'language',
    'summary',
    'notes',
    'end_notes',
    'disclaimer',
    'dedication',
    'spoilers',
    'setting',
    'series',
    'series_position',
    'part',
    'part_of',
    'status',
    'permission',
    'permission_raw',
    'published',
    'other',
    'pictures',
  ]);
  const insertRevision = inserter(connection, 'work_revision', [
    'work',
    'number',
    'file',
    'place',
    'reading',
    'evidence',
    'rereading',
  ]);
  const insertChapter = inserter(connection, 'chapter', ['revision', 'position', 'title', 'words', 'body']);
  const insertBody = inserter(connection, 'chapter_body', ['xhtml']);
  const insertHash = inserter(connection, 'chapter_hash', ['body', 'sha256']);
  const insertCreator = inserter(connection, 'work_creator', ['work', 'position', 'creator']);
  const insertTag = inserter(connection, 'work_tag', ['work', 'position', 'tag', 'members']);
  const forgetLabels = connection.prepare('delete from work_label where work = ?');
  const insertLabel = inserter(connection, 'work_label', ['work', 'label']);
  const keepPrivate = connection.prepare(
    'insert or ignore into private_field (work, kind, value) values (?, ?, ?)',
  );
  const pointToRevision = connection.prepare('update work_row set revision_id = ? where id = ?');
  const shownFile = connection.prepare(
    `select w.revision_id as revision, r.file from work w join work_revision r on r.id = w.revision_id where w.id = ?`,
  );
  const lastNumber = connection
    .prepare('select coalesce(max(number), 0) from work_revision where work = ?')
    .pluck();
  const reviews = reviewItems(connection);
  const announce = connection.prepare('insert or replace into change (work) values (?)');

  function saveNames(id: WorkId, metadata: WorkMetadata): void {
    for (const [position, name] of metadata.creators.entries()) {
      insertCreator({ work: id, position, creator: names.creator(name) });
    }
    for (const [position, tag] of metadata.tags.entries()) {
      const members = tag.members ? JSON.stringify(tag.members) : null;
      const row = names.tag(tag.kind, tag.name);
      insertTag({ work: id, position, tag: row, members });
      const parts = tag.kind === 'relationship' ? shipParts(tag.name, tag.members) : null;
      if (parts !== null) names.members(row, parts.members);
    }
  }

  function replaceNames(id: WorkId, metadata: WorkMetadata): void {
    connection.run(query.deleteFrom('work_creator').where('work', '=', id));
    connection.run(query.deleteFrom('work_tag').where('work', '=', id));
    saveNames(id, metadata);
  }

  function saveLabels(id: WorkId, evidence: NewWork['evidence']): void {
    for (const { field, name } of labelsIn(evidence))
      insertLabel({ work: id, label: names.label(field, name) });
  }

  function saveBody(xhtml: Uint8Array): number {
    const body = insertBody({ xhtml });
    insertHash({ body, sha256: chapterHash(xhtml) });
    return body;
  }

  function saveRevision(id: WorkId, number: number, work: NewWork, origin: WorkOrigin): void {
    const { file, place, rereading = null } = origin;
    const reading = JSON.stringify(work.metadata);
    const evidence = JSON.stringify(work.evidence);
    const earlier = number === 1 ? null : earlierBodies(connection, id);
    const revision = insertRevision({ work: id, number, file, place, reading, evidence, rereading });
    for (const [index, chapter] of work.chapters.entries()) {
      const { title, words } = chapter;
      const body = earlier?.idOf(chapter.body) ?? saveBody(chapter.body);
      insertChapter({ revision, position: index + 1, title, words, body });
    }
    pointToRevision.run(revision, id);
    if (number > 1) forgetLabels.run(id);
    saveLabels(id, work.evidence);
    for (const { kind, value } of work.private) keepPrivate.run(id, kind, value);
  }

  return {
    add(work, { batch, at, id: given, ...source }) {
      const id = insertWork({
        ...(given !== undefined && { id: given }),
        ...metadataColumns(work.metadata),
        revision: 1,
        batch,
        added_at: at,
        updated_at: at,
        words: work.words,
        chapters: work.chapters.length,
        pictures: work.hasPictures ? 1 : 0,
      }) as WorkId;
      saveNames(id, work.metadata);
      saveRevision(id, 1, work, { batch, at, ...source });
      reviews.add(id, work, batch);
      announce.run(id);
      return id;
    },

    addRevision(id, work, origin) {
      const revision = (lastNumber.get(id) as number) + 1;
      const edits = editsOf(connection, id);
      const metadata = applyEdits(work.metadata, edits);
      connection.run(
        query
          .updateTable('work_row')
          .set({
            ...metadataColumns(metadata),
            revision,
            batch: origin.batch,
            updated_at: origin.at,
            words: work.words,
            chapters: work.chapters.length,
            pictures: work.hasPictures ? 1 : 0,
          })
          .where('id', '=', id),
      );
      replaceNames(id, metadata);
      saveRevision(id, revision, work, origin);
      reviews.replace(id, work, origin.batch, edits);
      announce.run(id);
    },

    replaceMetadata(id, metadata, at) {
      connection.run(
        query
          .updateTable('work_row')
          .set({ ...metadataColumns(metadata), updated_at: at })
          .where('id', '=', id),
      );
      replaceNames(id, metadata);
      announce.run(id);
    },

    show(id, revision, at) {
      const read = readRevision(connection, revision);
      const edits = editsOf(connection, id);
      const metadata = applyEdits(read.metadata, edits);
      const { number, batch, words, chapters } = read;
      const shown = shownFile.get(id) as { revision: number; file: number } | undefined;
      const isOther = shown?.revision !== revision;
      const isOfAnother = shown?.file !== read.file;
      connection.run(
        query
          .updateTable('work_row')
          .set({
            ...metadataColumns(metadata),
            ...(isOther && { updated_at: at }),
            ...(isOther && isOfAnother && { source_updated: null, text_hash: null }),
            revision: number,
            revision_id: revision,
            batch,
            words,
            chapters,
            pictures: showsPictures(connection, revision) ? 1 : 0,
          })
          .where('id', '=', id),
      );
      replaceNames(id, metadata);
      forgetLabels.run(id);
      saveLabels(id, read.evidence);
      reviews.replace(id, read, batch, edits);
      announce.run(id);
    },

    announce(id) {
      announce.run(id);
    },
  };
}

/** The chapters of a work's newest revision, to share those that did not change. */
function earlierBodies(connection: Connection, work: WorkId): { idOf(body: Uint8Array): number | undefined } {
  const bySize = new Map<number, { id: number; xhtml: Uint8Array }[]>();
  const rows = connection.all(newestChapters(work).select(['chapter_body.id', 'chapter_body.xhtml']));
  for (const row of rows) bySize.set(row.xhtml.length, [...(bySize.get(row.xhtml.length) ?? []), row]);
  return {
    idOf: (body) => bySize.get(body.length)?.find(({ xhtml }) => Buffer.compare(xhtml, body) === 0)?.id,
  };
}
