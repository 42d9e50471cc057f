import { deflateRawSync } from 'node:zlib';
/** Invented works and files for the catalogue's tests. */
import type { FileOutcome, NewWork, WorkMetadata } from '#catalogue';

/** A work's metadata with the fields a test cares about. */
export function metadata(over: Partial<WorkMetadata> = {}): WorkMetadata {
  return {
    title: 'The Long Watch',
    creators: ['Anne Elk'],
    rating: 'Teen',
    ratingRaw: 'PG-13',
    warnings: [],
    warningsStated: false,
    categories: ['Gen'],
    tags: [],
    language: 'en',
    summary: 'A lighthouse, and who keeps it.',
    notes: null,
    endNotes: null,
    disclaimer: null,
    dedication: null,
    spoilers: null,
    setting: null,
    series: null,
    part: null,
    status: 'complete',
    permission: 'unknown',
    permissionRaw: null,
    published: '1999-04',
    other: [],
    ...over,
  };
}

/** A work of the chapters given as plain text. */
export function work(
  over: Partial<WorkMetadata> = {},
  texts: readonly string[] = ['The lamp turned.'],
): NewWork {
  const chapters = texts.map((plainText, index) => ({
    title: texts.length > 1 ? `Chapter ${index + 1}` : null,
    words: plainText.split(' ').length,
    body: deflateRawSync(`<p>${escaped(plainText)}</p>`),
  }));
  return {
    metadata: metadata(over),
    evidence: [
      { field: 'title', evidence: { source: 'label', raw: 'Title: x', start: 0, end: 8, confidence: 1 } },
    ],
    private: [],
    chapters,
    words: chapters.reduce((sum, chapter) => sum + chapter.words, 0),
  };
}

/** A file that was read; its original's hash is made from `bytesOf`. */
export function file(
  path: string,
  bytesOf: string,
  works: NewWork[],
  over: Partial<FileOutcome> = {},
): FileOutcome {
  return {
    path,
    original: hashLike(bytesOf),
    bytes: bytesOf.length,
    format: 'plain-text',
    encoding: { name: 'utf-8', confidence: 1, repaired: [] },
    losses: [],
    error: null,
    works,
    ...over,
  };
}

/** 64 hexadecimal digits that differ where the text differs; a stand-in for a SHA-256. */
export function hashLike(text: string): string {
  return Buffer.from(text).toString('hex').padEnd(64, '0').slice(0, 64);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
