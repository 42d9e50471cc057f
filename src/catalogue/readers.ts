/**
 * What belongs to a reader and to nobody else: marks on works, places in them, saved searches and mutes. No export and no page for others
 * holds any of it. Dates are ISO 8601 in UTC.
 */
import type { WorkId } from './ids.ts';

declare const idBrand: unique symbol;
type Id<Kind extends string> = number & { readonly [idBrand]: Kind };

/** The number of a reader. */
export type ReaderId = Id<'reader'>;
/** The number of a saved search, from 1; they are never used twice. */
export type SavedSearchId = Id<'saved search'>;
/** The number of a mute, from 1; they are never used twice. */
export type MuteId = Id<'mute'>;

/** The person at this machine, who is there without an account. */
export const OWN_READER = 1 as ReaderId;

/** A mark that a reader sets on works. */
export type MarkKind = 'opened' | 'finished' | 'bookmarked';

/** A reader's marks on one work: when it was last opened, finished and bookmarked, null where it was not. */
export type WorkMarks = {
  work: WorkId;
  opened: string | null;
  finished: string | null;
  bookmarked: string | null;
  /** What the reader says of a bookmark. */
  note: string | null;
};

/**
 * A mark to set or, with `at` null, to take away. A work that is finished was opened; one that was not opened is not
 * finished. A bookmark that is set again keeps its date and takes the new note.
 */
export type MarkChange =
  | { mark: 'opened' | 'finished'; at: string | null }
  | { mark: 'bookmarked'; at: string | null; note: string | null };

/** The works with each mark, in ascending order. */
export type MarkedWorks = Record<MarkKind, WorkId[]>;

/**
 * Where to keep a reader's place in a work: a chapter and a block of it (a paragraph, a verse, a picture…), both from 1, so that what
 * is added later does not move it. `words` is how many of the chapter's stand before the block.
 */
export type NewPlace = { chapter: number; paragraph: number; words: number; keptAt: string };

/**
 * A place that is kept; `chapters` is how many the work had when it was, `revision` the state of the work that it is in, null where that is not
 * known.
 */
export type Place = NewPlace & { work: WorkId; chapters: number; revision: number | null };

/** A search to keep: its name, and its text in the query language. */
export type NewSavedSearch = { name: string; query: string; madeAt: string };

/** A search that is kept. What it finds beyond `seenWork`, the newest work when its reader last looked, is new. */
export type SavedSearch = NewSavedSearch & { id: SavedSearchId; seenWork: WorkId | 0 };

/** What a mute is about; the query says it exactly. */
export type MuteKind = 'tag' | 'creator' | 'work' | 'phrase' | 'ship' | 'query';

/** Works to hide: all that `query`, a text of the query language, finds. `note` says why, for the reader alone. */
export type NewMute = { kind: MuteKind; query: string; note: string | null; madeAt: string };

/** A mute that holds. */
export type Mute = NewMute & { id: MuteId };

/** The part of the catalogue that keeps what belongs to readers. */
export interface ReaderRecords {
  /** Grows whenever a reader's mutes change, or the works that have a mark; 0 before the first. */
  readerChange(reader: ReaderId): Promise<number>;

  /** Answers the marks as they are afterwards. Throws FL-USE-NO-WORK. */
  markWork(reader: ReaderId, work: WorkId, change: MarkChange): Promise<WorkMarks>;
  /** A reader's marks on some works, in the order of the ids; works without any are left out. */
  marksOf(reader: ReaderId, works: readonly WorkId[]): Promise<WorkMarks[]>;
  /** Works with a mark, the one set last first. */
  marks(
    reader: ReaderId,
    mark: MarkKind,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; marks: WorkMarks[] }>;
  markedWorks(reader: ReaderId): Promise<MarkedWorks>;

  /** Keeps where a reader stands in a work; one place for each work. Throws FL-USE-NO-WORK. */
  keepPlace(reader: ReaderId, work: WorkId, place: NewPlace): Promise<Place>;
  place(reader: ReaderId, work: WorkId): Promise<Place | null>;
  /**
   * The places, the one kept last first, in works that are not finished; in finished ones that have more chapters than they had
   * when the place was kept; and in those that are read again and not at their last chapter.
   */
  placesUnderWay(
    reader: ReaderId,
    page: { limit: number; offset: number },
  ): Promise<{ total: number; places: Place[] }>;
  forgetPlace(reader: ReaderId, work: WorkId): Promise<void>;

  /**
   * Keeps a search, with all works that are here as seen. One of the same query that is kept already takes the new name and
   * stays as it is otherwise.
   */
  saveSearch(reader: ReaderId, search: NewSavedSearch): Promise<SavedSearchId>;
  /** By name. */
  savedSearches(reader: ReaderId): Promise<SavedSearch[]>;
  savedSearch(reader: ReaderId, id: SavedSearchId): Promise<SavedSearch | null>;
  renameSearch(reader: ReaderId, id: SavedSearchId, name: string): Promise<void>;
  /** Notes that the reader has seen what a search finds of the works that are here now. */
  seeSearch(reader: ReaderId, id: SavedSearchId): Promise<void>;
  removeSearch(reader: ReaderId, id: SavedSearchId): Promise<void>;

  /** Hides works. A mute of the same query is there already: it takes the new kind and note. */
  saveMute(reader: ReaderId, mute: NewMute): Promise<MuteId>;
  /** Newest first. */
  mutes(reader: ReaderId): Promise<Mute[]>;
  /** Says a mute otherwise; another of the same query gives way to it. */
  changeMute(reader: ReaderId, id: MuteId, said: Omit<NewMute, 'madeAt'>): Promise<void>;
  removeMute(reader: ReaderId, id: MuteId): Promise<void>;
}
