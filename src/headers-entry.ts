/**
 * `fanlight/headers`: what a story says of itself, and its chapters, from its text. Nothing but the language is needed:
 * no database, no files, no network, no Node; the built file runs in a browser as it is.
 *
 * ```ts
 * import { structure, understand } from 'fanlight/headers';
 * const understood = understand('Title: The Lamp Room\nRating: PG-13\n\nThe lamp had been out for an hour.\n');
 * console.log(understood.reading.title, structure(understood).chapters.length);
 * ```
 */
import type { Chapter, Loss } from '#document';
import {
  type Relationships,
  readRelationships as readRelationshipsIn,
  structureLines,
  type Understanding,
  understand,
} from '#headers';

export type { Block, Chapter, Evidence, EvidenceSource, Inline, Loss } from '#document';
export {
  type ArchivePermission,
  emptyReading,
  type HeaderContext,
  type Rating,
  type Reading,
  type Relationship,
  type Relationships,
  readPermission,
  readRating,
  readWarnings,
  type Understanding,
  understand,
  type WarningsValue,
} from '#headers';
export type { SourceLine } from '#text';

/**
 * The chapters of a story, header and tail left out: wrapped lines joined, marks made emphasis, scene breaks, verse,
 * letters and notes told apart. Takes what {@link understand} answered, or a text, which is then understood first. Never
 * throws; a picture that the text names is a loss.
 */
export function structure(story: Understanding | string): { chapters: Chapter[]; losses: Loss[] } {
  const understood = typeof story === 'string' ? understand(story) : story;
  return structureLines(understood.story, {
    reading: understood.reading,
    contents: understood.contents ?? [],
  });
}

/**
 * Reads the value of a pairing label: `Holmes/Watson, past Watson/Mary`. Names run together (`Johnlock`) are taken apart
 * where their fandom is among `fandoms`.
 */
export function readRelationships(value: string, fandoms: readonly string[] = []): Relationships {
  return readRelationshipsIn(value, { fandoms, kind: 'pairing' });
}
