import path from 'node:path';
import type { Loss } from '#document';
import type { ErrorCode } from '#errors';
import type { BookList, FormatInput, ListedBook, SourceFile } from '#formats';
import { byFolder, folderOf, headOf } from './plan-import.ts';

/** A book of a list: its forms, the best first, what else belongs to it, and what the list says of it, kept under a path. */
export type PlannedBook = {
  list: BookList;
  files: readonly [SourceFile, ...SourceFile[]];
  beside: readonly SourceFile[];
  record: { path: string; bytes: Uint8Array };
};

/** A list that is a file of its own, with the files that are its program's. */
export type PlannedList = {
  list: BookList;
  main: SourceFile;
  own: readonly SourceFile[];
  losses: readonly Loss[];
  error: ErrorCode | null;
};

/** Books that lists name, the lists, and the files that are neither. */
export type BookPlan = { lists: PlannedList[]; books: PlannedBook[]; rest: SourceFile[] };

/** A file that is called as nothing but itself, as `metadata.json`, is of the books of a folder with so few files. */
const FEW = 12;

/**
 * Finds among files those that list books, and gives each book its files. A file belongs to one book; a list that lies deeper has
 * the first word, so that a library within another keeps its own.
 */
export async function planBooks(lists: readonly BookList[], files: readonly SourceFile[]): Promise<BookPlan> {
  const plan: BookPlan = { lists: [], books: [], rest: [] };
  const claimed = new Set<SourceFile>();
  const near = new Neighbours(files);
  for (const list of lists) {
    const named = files.filter((file) => list.named.test(file.path));
    for (const main of named.sort(deepestFirst)) {
      if (claimed.has(main)) continue;
      const head = await headOf(main);
      if (head === null || !list.recognise(head)) continue;
      const beside = near.of(main, list.reach).filter((file) => file !== main && !claimed.has(file));
      const read = await list.books({ main, beside }).catch(() => null);
      if (read === null) continue;
      const { books, own, losses, error = null } = read;
      if (!list.isFile && books.length === 0) continue;
      claimed.add(main);
      plan.books.push(...books.flatMap((book) => planned(list, main, book, claimed)));
      if (!list.isFile) continue;
      const names = new Set(own);
      const ownFiles = beside.filter((file) => names.has(file.path) && !claimed.has(file));
      for (const file of ownFiles) claimed.add(file);
      plan.lists.push({ list, main, own: ownFiles, losses, error });
    }
  }
  plan.rest = files.filter((file) => !claimed.has(file));
  return plan;
}

function planned(
  list: BookList,
  main: SourceFile,
  { place, record, files, beside }: ListedBook,
  claimed: Set<SourceFile>,
): PlannedBook[] {
  const [first, ...others] = files.filter((file) => !claimed.has(file));
  if (first === undefined) return [];
  const free = beside.filter((file) => !claimed.has(file));
  for (const file of [first, ...others, ...free]) claimed.add(file);
  const kept = { path: list.isFile ? `${main.path}!/${place}.json` : main.path, bytes: record };
  return [{ list, files: [first, ...others], beside: free, record: kept }];
}

/** The list whose record of a book was kept under a path, judged by its first bytes; null where that is none of a list that is known. */
export function listOfRecord(lists: readonly BookList[], head: FormatInput): BookList | null {
  const [, main] = /^(.*)!\/[^/!]+\.json$/s.exec(head.path) ?? [];
  const ofFile = lists.find(({ isFile, named }) => isFile && main !== undefined && named.test(main));
  return (
    ofFile ?? lists.find((list) => !list.isFile && list.named.test(head.path) && list.recognise(head)) ?? null
  );
}

function deepestFirst(a: SourceFile, b: SourceFile): number {
  return b.path.split('/').length - a.path.split('/').length || (a.path < b.path ? -1 : 1);
}

/** What lies around files, found once for all of them. */
class Neighbours {
  readonly #files: readonly SourceFile[];
  #below: Map<string, SourceFile[]> | null = null;
  #alike: Map<string, SourceFile[]> | null = null;

  constructor(files: readonly SourceFile[]) {
    this.#files = files;
  }

  of(main: SourceFile, reach: BookList['reach']): readonly SourceFile[] {
    const folder = folderOf(main);
    if (reach === 'below') {
      this.#below ??= byFolder(this.#files);
      return this.#below.get(folder) ?? [];
    }
    this.#alike ??= this.#byStem();
    const alike = this.#alike.get(`${folder}/${stemOf(main)}`) ?? [];
    if (alike.length > 1) return alike;
    const all = this.#alike.get(folder) ?? [];
    const books = new Set(all.map(stemOf));
    // In a folder of one book its metadata may be called anything.
    return all.length <= FEW && books.size === 2 ? all : [];
  }

  #byStem(): Map<string, SourceFile[]> {
    const found = new Map<string, SourceFile[]>();
    const add = (key: string, file: SourceFile) => {
      const there = found.get(key);
      if (there === undefined) found.set(key, [file]);
      else there.push(file);
    };
    for (const file of this.#files) {
      add(folderOf(file), file);
      add(`${folderOf(file)}/${stemOf(file)}`, file);
    }
    return found;
  }
}

/** A name without its endings: `The Lamp-ao3_12.epub.json` and `The Lamp-ao3_12.epub` are alike. */
function stemOf({ name }: SourceFile): string {
  const bare = path.posix.parse(name.toLowerCase());
  return bare.ext === '.json' ? path.posix.parse(bare.name).name : bare.name;
}
