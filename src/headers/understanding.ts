import type { Evidence } from '#document';
import type { SourceLine } from '#text';
import type { Reading } from './reading.ts';

/** What is known of a text from outside it: weak hints, never stronger than what the text says. */
export type HeaderContext = {
  /** The file's name, for a title when there is nothing better. */
  name?: string;
  /** Its place in the import, with `/`. */
  path?: string;
  /** Metadata of the container: a page's `<title>`, a mail's subject, `dc:creator`. */
  hints?: { title?: string; author?: string; language?: string; description?: string };
  /** The boilerplate of a printed book's edition, where the lines hold only the book. */
  edition?: string;
};

/** A header understood. Offsets of evidence point into the decoded original, before repairs. */
export type Understanding = {
  reading: Reading;
  evidence: Partial<Record<keyof Reading, Evidence[]>>;
  /** The story proper as a range of the given lines, end exclusive. Equal when there is no body. */
  body: { from: number; to: number };
  /** The parts of `body` that are the story, where it is not all of it: a book's contents list is left out. */
  kept?: { from: number; to: number }[];
  /** The entries of a printed book's contents list, which name its chapters where they are not numbered. */
  contents?: string[];
  /**
   * The story proper as a person would read it: `body`'s lines without the quotation marks of a forwarded mail, with
   * soft breaks joined, and without the header where both stand in one line.
   */
  story: SourceLine[];
};
