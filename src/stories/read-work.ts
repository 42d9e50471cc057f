import type { Evidence, Loss, StoryDocument } from '#document';
import type { Reading } from '#headers';

/** Which fields were understood from where; keys are those of {@link Reading}. */
export type FieldEvidence = Partial<Record<keyof Reading, Evidence[]>>;

/**
 * One story read: what it says of itself, with evidence, and its text without header or chrome. The optional fields are
 * what sources beyond a plain header know.
 */
export type ReadWork = {
  reading: Reading;
  evidence: FieldEvidence;
  document: StoryDocument;
  /** The first words of the story proper, as they stand in the repaired text; null when there is no body. */
  bodyStart: string | null;
  /**
   * Where the story was published, http(s) or a path on its site; the first is its identity: two files that name the same
   * one are one work. `chapter` counts from 1; absent means the whole work. A story of messages has no address, so it
   * gets `mail:<author>/<title>`, folded, before the `mid:` addresses (RFC 2392) of its messages.
   */
  addresses?: StoryAddress[];
  /** When its source last changed it, ISO 8601: of two readings of one work the later is shown. */
  updated?: string;
  comments?: StoryComment[];
};

/** A published address of a work or of one of its chapters. */
export type StoryAddress = { address: string; chapter?: number };

/** What a reader said of a story: a review, a reply on a list. Kept beside the work, never as its text. */
export type StoryComment = {
  /** Name as signed; null for nobody's. Never a mail address. */
  author: string | null;
  /** ISO 8601; null where unknown. */
  date: string | null;
  /** Counts from 1; absent means the work as a whole. */
  chapter?: number;
  blocks: StoryDocument['chapters'][number]['blocks'];
  /** The creator's answer, or others': one level. */
  replies?: Omit<StoryComment, 'replies' | 'chapter'>[];
};

/** A picture that belongs to a story; figures name it by `sha256` (64 lower-case hexadecimal digits). */
export type StoryPicture = { sha256: string; bytes: Uint8Array; mediaType: string };

/** The works of a source and what of it was left out. */
export type ReadStories = { works: ReadWork[]; losses: Loss[] };
