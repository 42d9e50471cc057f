import type { NewWork, WorkId } from '../records.ts';
import type { Address, AddressTarget, CommentSubject, NewComment, NewPicture } from '../sources.ts';
import { type Connection, query } from './connection.ts';
import { inserter } from './insert.ts';

/** Formats that keep only the words: another reading of the same words is worth more. */
const WORDS_ONLY: ReadonlySet<string> = new Set(['text', 'pdf']);

/** What another file says of a work that is here: it is `newer`, tells the `same`, or is an `older` version. */
export type Comparison = 'newer' | 'same' | 'older';

/** Writes what works bring from where they were published. Must run inside a transaction. */
export type SourceWriter = {
  /** The work that has the first address of another, or null. */
  workOf(work: NewWork): WorkId | null;
  compare(id: WorkId, work: NewWork, format: string | null): Comparison;
  /** Saves a work's addresses, comments and identity; comments are replaced where new ones come. */
  save(id: WorkId, work: NewWork): void;
  /** Saves addresses and comments alone: what a file that changes nothing else still brings. */
  add(id: WorkId, work: NewWork): void;
  addOriginal(id: WorkId, file: number, role: 'same' | 'older' | 'part'): void;
  savePictures(pictures: readonly NewPicture[]): void;
  saveComments(about: CommentSubject, comments: readonly NewComment[]): void;
  saveAddress(address: Address, target: AddressTarget): void;
};

/** A writer over one connection, with its statements prepared. */
export function sourceWriter(connection: Connection): SourceWriter {
  const findWork = connection
    .prepare(`select work from address where path = ? and host = ? and kind = 'work' and chapter is null`)
    .pluck();
  const standing = connection.prepare(
    `select w.source_updated as updated, w.text_hash as hash, w.words, f.format
     from work w join work_revision r on r.id = w.revision_id join batch_file f on f.id = r.file where w.id = ?`,
  );
  const setSource = connection.prepare('update work set source_updated = ?, text_hash = ? where id = ?');
  const insertAddress = connection.prepare(
    `insert or replace into address (path, host, kind, work, chapter, name, page) values (?, ?, ?, ?, ?, ?, ?)`,
  );
  const insertOriginal = connection.prepare(
    'insert or replace into work_original (work, file, role) values (?, ?, ?)',
  );
  const insertPicture = connection.prepare(
    'insert or ignore into picture (hash, media_type, bytes) values (?, ?, ?)',
  );
  const insertComment = inserter(connection, 'comment', [
    'work',
    'series',
    'page',
    'parent',
    'chapter',
    'author',
    'written_at',
    'body',
  ]);

  function saveAddress({ path, host }: Address, target: AddressTarget): void {
    const work = target.kind === 'work' ? target.work : null;
    const chapter = target.kind === 'work' ? target.chapter : null;
    const name = 'name' in target ? target.name : null;
    const page = target.kind === 'page' ? target.page : null;
    insertAddress.run(path, host, target.kind, work, chapter, name, page);
  }

  function saveComments(about: CommentSubject, comments: readonly NewComment[]): void {
    deleteComments(connection, about);
    const subject = {
      work: about.kind === 'work' ? about.work : null,
      series: about.kind === 'series' ? about.name : null,
      page: about.kind === 'page' ? about.page : null,
    };
    for (const { author, date, chapter, body, replies } of comments) {
      const said = { author, written_at: date, body };
      const parent = insertComment({ ...subject, ...said, chapter, parent: null });
      for (const reply of replies)
        insertComment({ ...NOTHING, parent, author: reply.author, written_at: reply.date, body: reply.body });
    }
  }

  const add: SourceWriter['add'] = (id, { source }) => {
    for (const { chapter, ...address } of source?.addresses ?? [])
      saveAddress(address, { kind: 'work', work: id, chapter });
    if (source && source.comments.length > 0) saveComments({ kind: 'work', work: id }, source.comments);
  };

  return {
    workOf({ source }) {
      const identity = source?.addresses[0];
      if (!identity) return null;
      return (findWork.get(identity.path, identity.host) as WorkId | undefined) ?? null;
    },
    compare(id, { source, words }, format) {
      const here = standing.get(id) as Standing | undefined;
      if (!here || !source) return 'newer';
      if (here.hash === source.textHash)
        return WORDS_ONLY.has(here.format ?? '') && !WORDS_ONLY.has(format ?? '') ? 'newer' : 'same';
      if (here.updated !== null && source.updated !== null && here.updated !== source.updated)
        return source.updated > here.updated ? 'newer' : 'older';
      return words >= here.words ? 'newer' : 'older';
    },
    save(id, work) {
      if (work.source) setSource.run(work.source.updated, work.source.textHash, id);
      add(id, work);
    },
    add,
    addOriginal: (id, file, role) => void insertOriginal.run(id, file, role),
    savePictures(pictures) {
      for (const { hash, mediaType, bytes } of pictures) insertPicture.run(hash, mediaType, bytes);
    },
    saveComments,
    saveAddress,
  };
}

type Standing = { updated: string | null; hash: string | null; words: number; format: string | null };

const NOTHING = { work: null, series: null, page: null, chapter: null };

function deleteComments(connection: Connection, about: CommentSubject): void {
  const column = about.kind;
  const value = about.kind === 'work' ? about.work : about.kind === 'series' ? about.name : about.page;
  const of = query.selectFrom('comment').select('id').where(column, '=', value);
  connection.run(query.deleteFrom('comment').where('parent', 'in', of));
  connection.run(query.deleteFrom('comment').where(column, '=', value));
}
