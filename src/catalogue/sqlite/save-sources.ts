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
  /**
   * The work that has the first address of another and one of its names, or null. Files may name an address that is not
   * theirs alone, and a path without a host is on many sites, so that there both the title and a creator must agree.
   */
  workOf(work: NewWork): WorkId | null;
  /** Whether a file's new work may be the one that its path gave before: another site's story under the same number is not. */
  mayFollow(id: WorkId, work: NewWork): boolean;
  compare(id: WorkId, work: NewWork, format: string | null): Comparison;
  /** Saves a work's addresses, comments and identity; comments are replaced where new ones come. */
  save(id: WorkId, work: NewWork): void;
  /** Saves addresses and comments alone: what a file that changes nothing else still brings. It never takes comments away. */
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
  const names = connection.prepare(
    `select w.title, r.reading ->> 'title' as read_title, r.reading ->> 'creators' as creators
     from work w join work_revision r on r.id = w.revision_id where w.id = ?`,
  );
  const wholeAddresses = connection.prepare(
    'select path, host from address where work = ? and chapter is null limit 100',
  );
  const countComments = connection.prepare('select count(*) from comment where work = ?').pluck();
  const standing = connection.prepare(
    `select w.source_updated as updated, w.text_hash as hash, w.words, w.part, f.format
     from work w join work_revision r on r.id = w.revision_id join batch_file f on f.id = r.file where w.id = ?`,
  );
  const setSource = connection.prepare('update work_row set source_updated = ?, text_hash = ? where id = ?');
  // Whoever names another work's address does not take it away: it is that work's identity.
  const insertAddress = connection.prepare(
    `insert into address (path, host, kind, work, chapter, name, page) values (?, ?, ?, ?, ?, ?, ?)
     on conflict (path, host) do update
     set kind = excluded.kind, work = excluded.work, chapter = excluded.chapter, name = excluded.name, page = excluded.page
     where address.kind <> 'work' or address.work = excluded.work`,
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

  function saveWorkAddresses(id: WorkId, { source }: NewWork): void {
    for (const { chapter, ...address } of source?.addresses ?? [])
      saveAddress(address, { kind: 'work', work: id, chapter });
  }

  function agreement(id: WorkId, { metadata }: NewWork): { title: boolean; creator: boolean } {
    const here = names.get(id) as { title: string; read_title: string; creators: string } | undefined;
    if (!here) return { title: false, creator: false };
    const creators = new Set((JSON.parse(here.creators) as string[]).map(folded));
    return {
      title: [here.title, here.read_title].map(folded).includes(folded(metadata.title)),
      creator: metadata.creators.some((name) => creators.has(folded(name))),
    };
  }

  return {
    workOf(work) {
      const identity = work.source?.addresses[0];
      const id = identity && (findWork.get(identity.path, identity.host) as WorkId | undefined);
      if (id === undefined) return null;
      const { title, creator } = agreement(id, work);
      if (identity?.host === '') return title && creator ? id : null;
      // An author's own page, which is given as the source of all their stories, has no number.
      return title || (creator && /\d/.test(identity?.path ?? '')) ? id : null;
    },
    mayFollow(id, work) {
      const identity = work.source?.addresses[0];
      if (!identity) return true;
      const here = wholeAddresses.all(id) as Address[];
      const { title, creator } = agreement(id, work);
      if (title || here.length === 0) return true;
      return creator && here.some(({ path, host }) => path === identity.path && host === identity.host);
    },
    compare(id, { source, words, metadata }, format) {
      const here = standing.get(id) as Standing | undefined;
      if (!here || !source) return 'newer';
      const keepsLess = WORDS_ONLY.has(format ?? '') && !WORDS_ONLY.has(here.format ?? '');
      const keepsMore = WORDS_ONLY.has(here.format ?? '') && !WORDS_ONLY.has(format ?? '');
      if (here.hash === source.textHash) {
        const isLater = here.updated !== null && source.updated !== null && source.updated > here.updated;
        return keepsMore || (isLater && !keepsLess) ? 'newer' : 'same';
      }
      // A chapter's page is no later state of the whole, whatever its date.
      if (metadata.part !== null && here.part === null && words < here.words) return 'older';
      if (here.updated !== null && source.updated !== null && here.updated !== source.updated)
        return source.updated > here.updated ? 'newer' : 'older';
      return words >= here.words ? 'newer' : 'older';
    },
    save(id, work) {
      const { source } = work;
      if (source) setSource.run(source.updated, source.textHash, id);
      saveWorkAddresses(id, work);
      if (source && source.comments.length > 0) saveComments({ kind: 'work', work: id }, source.comments);
    },
    add(id, work) {
      saveWorkAddresses(id, work);
      const comments = work.source?.comments ?? [];
      if (comments.length > (countComments.get(id) as number))
        saveComments({ kind: 'work', work: id }, comments);
    },
    addOriginal: (id, file, role) => void insertOriginal.run(id, file, role),
    savePictures(pictures) {
      for (const { hash, mediaType, bytes } of pictures) insertPicture.run(hash, mediaType, bytes);
    },
    saveComments,
    saveAddress,
  };
}

type Standing = {
  updated: string | null;
  hash: string | null;
  words: number;
  part: number | null;
  format: string | null;
};

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
}

const NOTHING = { work: null, series: null, page: null, chapter: null };

function deleteComments(connection: Connection, about: CommentSubject): void {
  const column = about.kind;
  const value = about.kind === 'work' ? about.work : about.kind === 'series' ? about.name : about.page;
  const of = query.selectFrom('comment').select('id').where(column, '=', value);
  connection.run(query.deleteFrom('comment').where('parent', 'in', of));
  connection.run(query.deleteFrom('comment').where(column, '=', value));
}
