/**
 * The seam for sources that hold many stories and what a site kept around them: a mailbox, a site's database with its
 * story files, a crawl. A collection reads through handles it is given, in bounded memory, and never opens a file, a
 * socket or a database itself.
 */
import type { Loss } from '#document';
import type { StoryComment } from '#stories';
import type { FormatInput, ReadResult, Recognition } from './format.ts';

/** A file that is read in pieces. `path` is its place in the import, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Bytes from `start` to `end` (exclusive, at most 64 MiB at once), fewer at the end of the file. */
  read(start: number, end: number): Promise<Uint8Array>;
  /** The whole file in order, in chunks of at most 1 MiB. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** What a collection is read from. `beside` are the files in its folder and below, itself left out, by path order. */
export type CollectionSource = { main: SourceFile; beside: readonly SourceFile[] };

/** One story of a collection, or a file of it that could not be read. */
export type CollectionStory = {
  kind: 'story';
  /** Its place within the collection, for reports: `story-12`, `messages/000123`. Always the same for the same story. */
  place: string;
  /**
   * What the collection holds of the story alone, fit to be kept as an original and read again by `read` of the format
   * named in `result`: the messages, the rows as JSON.
   */
  bytes: Uint8Array;
  /** Files beside the collection that hold its text, in the order of use. */
  parts: { path: string; bytes: Uint8Array }[];
  result: ReadResult;
};

/** A file of the collection that is one on its own, to be recognised and read as any other. */
export type CollectionFile = { kind: 'file'; place: string; bytes: Uint8Array; result?: ReadResult };

/** What a site kept beside its stories. Every text is public unless the collection's maker says otherwise. */
export type SiteRecord =
  | {
      kind: 'creator';
      name: string;
      /** Own words, as blocks of the document; empty when there are none. */
      profile: StoryComment['blocks'];
      joined: string | null;
      addresses: string[];
      favourites: { target: FavouriteTarget; note: string | null }[];
    }
  | {
      kind: 'series';
      name: string;
      creators: string[];
      summary: StoryComment['blocks'];
      /** Name of the series that this one is a part of. */
      parent: string | null;
      open: boolean | null;
      addresses: string[];
      comments: StoryComment[];
      /** Addresses of its works and names of its series, in order. */
      members: FavouriteTarget[];
    }
  | {
      /** News, a page of rules, a challenge. `date` is ISO 8601. */
      kind: 'page';
      section: 'news' | 'page' | 'challenge';
      title: string;
      author: string | null;
      date: string | null;
      body: StoryComment['blocks'];
      addresses: string[];
      comments: StoryComment[];
      /** Addresses of works that answer it. */
      responses: string[];
    };

/** A work by one of its addresses, a series or a creator by name. */
export type FavouriteTarget =
  | { kind: 'work'; address: string }
  | { kind: 'series'; name: string }
  | { kind: 'creator'; name: string };

/** What a collection gives, one after another. */
export type CollectionItem =
  | CollectionStory
  | CollectionFile
  | { kind: 'record'; record: SiteRecord }
  /** Something of the collection that could not be carried over. */
  | { kind: 'loss'; loss: Loss }
  /** How far through `main` the reading is, in bytes; several passes count on from one another. */
  | { kind: 'progress'; bytes: number };

/** A kind of collection. */
export interface Collection {
  /** Stable name, used in reports, `--json` and the catalogue. */
  readonly name: string;
  readonly title: string;
  /** Judges by the first 64 KiB (`head`) and the paths beside it, its own perhaps among them. Null means no. */
  recognise(head: FormatInput, beside: readonly string[]): Recognition | null;
  /** The files beside it that belong to it and are no stories of their own, by path. */
  claims(source: CollectionSource): Promise<readonly string[]> | readonly string[];
  /**
   * Everything in it, in a bounded amount of memory: what is kept between items is an index, never texts. Ends early
   * with a loss where the rest cannot be read; throws only FanlightError of kind `file` when nothing can.
   */
  read(source: CollectionSource): AsyncIterable<CollectionItem>;
}
