/** The records of the catalogue, as every adapter gives and takes them. Dates are ISO 8601 in UTC. */
import type { Evidence, Loss } from '#document';
import type { RatingName } from '#vocabulary';
import type { BatchId, WorkId } from './ids.ts';
import type { NewComment, NewPicture, WorkAddress } from './sources.ts';

export type { BatchId, WorkId };

/** Tag kinds with a facet each. `tag` is AO3's "additional tag". */
export const TAG_KINDS = ['fandom', 'relationship', 'character', 'tag'] as const;
/** What a tag names. */
export type TagKind = (typeof TAG_KINDS)[number];

/** How far a work is, as its author says; `wip` is in progress. */
export type WorkStatus = 'complete' | 'wip' | 'abandoned' | 'hiatus' | 'unknown';

/** `members` are set for relationships only: names as written, in their order. */
export type WorkTag = { kind: TagKind; name: string; members?: string[] };

/** A tag that a work is found under. `above`: it stands above another that the work says, whether the work says it or not. */
export type FacetTag = WorkTag & { above?: true };

/** What is kept with a work, for searches. `edits`: a person's corrections; `review`: readings that wait for a person. */
export type WorkFlag = 'summary' | 'notes' | 'comments' | 'pictures' | 'edits' | 'review';

/** The public metadata of a work, as catalogued: what a reading says, with a person's corrections over it. */
export type WorkMetadata = {
  title: string;
  /** Bylines; empty means anonymous or unknown. */
  creators: string[];
  rating: RatingName;
  /** The author's own words. */
  ratingRaw: string | null;
  /** AO3's warning names, or empty. */
  warnings: string[];
  /** False: the author did not say. */
  warningsStated: boolean;
  categories: string[];
  tags: WorkTag[];
  /** BCP 47 or null. */
  language: string | null;
  summary: string | null;
  notes: string | null;
  endNotes: string | null;
  disclaimer: string | null;
  dedication: string | null;
  spoilers: string | null;
  setting: string | null;
  series: { name: string; position: number | null } | null;
  part: { n: number; of: number | null } | null;
  status: WorkStatus;
  permission: 'yes' | 'ask' | 'no' | 'listed-only' | 'unknown';
  permissionRaw: string | null;
  /** Date of writing or posting as the source states it: year, month or day. */
  published: string | null;
  /** Everything else that was said, label and value, public. */
  other: { label: string; value: string }[];
};

/** Everything of a work's metadata that a person can decide; tags by their kind, each decided apart. */
type EditableMetadata = Omit<WorkMetadata, 'tags'> & Record<TagKind, WorkTag[]>;
/** The name of a field that a person may correct. */
export type EditableField = keyof EditableMetadata;
/** Corrections: only the fields that were decided. */
export type WorkEdits = Partial<EditableMetadata>;

/** What nobody sees unless a person decides: addresses, legal names, third parties. */
export type PrivateField = {
  /** `stated`: under a label for something private, whatever it is. */
  kind: 'email' | 'real-name' | 'third-party' | 'url' | 'phone' | 'age' | 'postal-address' | 'stated';
  value: string;
};

/** A chapter as stored. `body` is the XHTML fragment, raw deflate, UTF-8. */
export type NewChapter = {
  title: string | null;
  words: number;
  body: Uint8Array;
};

/** A work as an import gives it. */
export type NewWork = {
  metadata: WorkMetadata;
  evidence: { field: string; evidence: Evidence }[];
  private: PrivateField[];
  chapters: NewChapter[];
  words: number;
  /** What its source says beyond its header; absent for most files. */
  source?: WorkSource;
  /** Set where a chapter shows a picture that is kept. */
  hasPictures?: true;
};

/**
 * Where a work was published. The first address is its identity: a work that has it already is the same one. `updated` is
 * when the source last changed it; `textHash` is equal for texts with the same words.
 */
export type WorkSource = {
  addresses: WorkAddress[];
  updated: string | null;
  textHash: string;
  comments: NewComment[];
};

/** What happened to one file of an import. `path` is as received, with `/`; entries of a zip follow `!/`. */
export type FileOutcome = {
  path: string;
  /** Null only when the file could not be read at all. */
  original: string | null;
  bytes: number;
  /** Null where no format recognised it. */
  format: string | null;
  encoding: { name: string; confidence: number; repaired: string[] } | null;
  losses: Loss[];
  /** Set when nothing was imported from the file. Null without works: a container, whose entries have their own. */
  error: { code: string; message: string } | null;
  works: NewWork[];
  /** Files that hold text of these works and are no works of their own: a site's story files. */
  parts?: FilePart[];
  /** Pictures of the works, stored already. */
  pictures?: NewPicture[];
};

/** A file that belongs to another's works. */
export type FilePart = Pick<FileOutcome, 'path' | 'bytes'> & { original: string };

/**
 * `known`: these bytes are here already under this path or another; nothing was done. `joined`: the work is here already
 * from another file and this one does not change it; it is kept as another original.
 */
export type FileResult = 'imported' | 'revised' | 'joined' | 'known' | 'failed';

/**
 * An import that begins: what was asked for, as it was given, and when (ISO 8601). `upload` names the files that a browser
 * sent for it. `waits`: it begins later, when it is taken up.
 */
export type NewBatch = { sources: string[]; startedAt: string; upload?: string; waits?: true };
/** How an import stands; `interrupted` was stopped or died, and goes on when it is taken up or run again. */
export type BatchStatus = 'waiting' | 'running' | 'finished' | 'interrupted';

/** An import and its counts. `finishedAt` is null while it runs. */
export type BatchSummary = {
  id: BatchId;
  sources: string[];
  /** The files that a browser sent for it, if it came in that way. */
  upload: string | null;
  startedAt: string;
  finishedAt: string | null;
  status: BatchStatus;
  /** When it was withdrawn, if it is out of the library. */
  withdrawnAt: string | null;
  /** Files and their bytes, those inside containers included. */
  files: number;
  bytes: number;
  /** Works that are new, and works that got a new revision. */
  works: number;
  revised: number;
  /** Files whose bytes were here already, and files nothing was imported from. */
  known: number;
  failed: number;
  /** Losses, each as often as it happened. */
  losses: number;
  /** Files whose text was repaired. */
  repaired: number;
};

/** One file of an import's report, and the works that came from it, as they are now. */
export type BatchFile = {
  id: number;
  path: string;
  original: string | null;
  bytes: number;
  format: string | null;
  encoding: FileOutcome['encoding'];
  result: FileResult;
  error: FileOutcome['error'];
  losses: Loss[];
  /** For a `known` file: the one that brought these bytes in. */
  sameAs: { batch: BatchId; path: string } | null;
  works: { id: WorkId; title: string; creators: string[] }[];
};

/** Which files of an import: of one result, those that a person should look at, or whose text was repaired; with a code. */
export type FileFilter = { only?: FileResult | 'attention' | 'repaired'; code?: string };

/**
 * An import's files counted: by what became of them, the form and the charset they were read in (with how many were repaired),
 * and by the codes of failures and losses, with the number of files and how often each came.
 */
export type BatchOverview = {
  results: Record<FileResult, number>;
  formats: { format: string | null; files: number; bytes: number }[];
  encodings: { name: string; files: number; repaired: number }[];
  problems: { code: string; kind: 'failed' | 'lost'; files: number; times: number }[];
};

/** What a list shows of a work. */
export type WorkCard = WorkMetadata & {
  id: WorkId;
  revision: number;
  words: number;
  chapters: number;
  addedAt: string;
  updatedAt: string;
};

/** A chapter without its text; `position` counts from 1. */
export type ChapterHead = { position: number; title: string | null; words: number };

/** A work page's data, without text. */
export type WorkDetail = WorkCard & {
  chapterList: ChapterHead[];
  edits: WorkEdits;
  original: { hash: string; path: string; bytes: number; format: string; encoding: string; batch: BatchId };
};

/**
 * What the facet index holds of a work. Tags are resolved: canonical names, and what stands above them; everything else
 * is as catalogued. `batch` is the import of its newest revision. `kudos` is the number that its source states, null where it
 * states none. `source` is the host of its published address, without `www.`; of several the first by name.
 */
export type WorkFacets = {
  id: WorkId;
  title: string;
  creators: string[];
  rating: RatingName;
  warnings: string[];
  categories: string[];
  tags: FacetTag[];
  language: string | null;
  status: WorkStatus;
  words: number;
  chapters: number;
  published: string | null;
  addedAt: string;
  updatedAt: string;
  series: string | null;
  batch: BatchId;
  kudos: number | null;
  source: string | null;
  has: WorkFlag[];
};

/**
 * What the full text of a work is made of, as it is shown; bodies are XHTML fragments, raw deflate. `stamp`, from 0 to 2³² − 1, is
 * made of all that.
 */
export type WorkText = Pick<
  WorkMetadata,
  'language' | 'title' | 'creators' | 'summary' | 'notes' | 'endNotes'
> & { id: WorkId; stamp: number; chapters: { title: string | null; body: Uint8Array }[] };

/** One entry of the change feed: a work to index anew, or one that is gone. */
export type Change = { sequence: number; work: WorkId; kind: 'saved' | 'removed' };

/** Numbers for the home page and `fanlight stats`. */
export type LibraryNumbers = {
  works: number;
  words: number;
  chapters: number;
  creators: number;
  originals: number;
  originalBytes: number;
  batches: number;
};
