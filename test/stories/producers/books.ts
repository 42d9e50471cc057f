import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseTree } from '#markup';
import type { Book, BookMetadata } from '#stories';

/** What a case's `book.json` says: parts of the metadata, and the documents in the order of reading, by path. */
type Described = {
  metadata?: Partial<Omit<BookMetadata, 'metas'>> & { metas?: Record<string, string[]> };
  spine: string[];
  contents?: Book['contents'];
};

const NOTHING: BookMetadata = {
  title: null,
  creators: [],
  contributors: [],
  identifiers: [],
  languages: [],
  subjects: [],
  description: null,
  publisher: null,
  dates: [],
  sources: [],
  rights: null,
  metas: new Map(),
  packages: [],
};

/** The book of a case: a folder with `book.json` and the documents it names. `decoded` is all of them one after another. */
export function openBook(folder: string): { book: Book; decoded: string } {
  const described: Described = JSON.parse(readFileSync(path.join(folder, 'book.json'), 'utf8'));
  let decoded = '';
  const documents = described.spine.map((name) => {
    const source = readFileSync(path.join(folder, name), 'utf8');
    const start = decoded.length;
    decoded += source;
    return { path: name, tree: parseTree(source), start, linear: true };
  });
  const { metas = {}, ...metadata } = described.metadata ?? {};
  const book = {
    metadata: { ...NOTHING, ...metadata, metas: new Map(Object.entries(metas)) },
    documents,
    contents: described.contents ?? [],
  };
  return { book, decoded };
}
