import type { SourceFile } from '../collection.ts';

/**
 * The forms of a book in the order in which they are preferred, as calibre calls them: what keeps most of a story first. What is
 * behind them holds no text that can be read, and is kept beside the book.
 */
const PREFERRED = [
  'EPUB',
  'KEPUB',
  'ORIGINAL_EPUB',
  'DOCX',
  'ODT',
  'FB2',
  'HTML',
  'HTM',
  'XHTML',
  'MHTML',
  'MHT',
  'MD',
  'MARKDOWN',
  'TXT',
  'TEXT',
  'RTF',
  'PDF',
] as const;

/** What calibre keeps beside its books: backups of its records, an index of texts, notes, and what was thrown away. */
const OWN =
  /^(?:metadata\.db-(?:journal|wal|shm)|metadata_db_prefs_backup\.json|full-text-search\.db(?:-\w{1,10})?|\.cal(?:trash|notes)\/.{0,2000}|[^/]{1,255}\/[^/]{1,255}\/(?:metadata\.opf|cover\.jpg))$/i;

/** Whether a path below a library is calibre's own. */
export function isCalibresOwn(below: string | null): boolean {
  return below !== null && OWN.test(below);
}

/** The files of a library by their places below it, as calibre writes them: a place outside of it names nothing. */
export class LibraryFiles {
  readonly #root: string;
  readonly #files = new Map<string, SourceFile>();

  constructor(database: string, beside: readonly SourceFile[]) {
    this.#root = database.slice(0, database.lastIndexOf('/') + 1);
    for (const file of beside) {
      const place = this.below(file.path);
      if (place !== null) this.#files.set(keyOf(place), file);
    }
  }

  /** A path as it is below the library; null for one that is not. */
  below(path: string): string | null {
    return path.startsWith(this.#root) ? path.slice(this.#root.length) : null;
  }

  /** The files of a book, the preferred form first, and its cover. */
  of(
    folder: string,
    forms: readonly { name: string; form: string }[],
  ): {
    forms: SourceFile[];
    cover: SourceFile[];
  } {
    const found = forms.flatMap(({ name, form }) => {
      const file = this.#files.get(keyOf(`${folder}/${name}.${form}`));
      return file === undefined ? [] : [{ file, rank: rankOf(form) }];
    });
    const sorted = found.sort((a, b) => a.rank - b.rank || (a.file.path < b.file.path ? -1 : 1));
    const cover = this.#files.get(keyOf(`${folder}/cover.jpg`));
    return { forms: sorted.map(({ file }) => file), cover: cover === undefined ? [] : [cover] };
  }
}

function rankOf(form: string): number {
  const at = (PREFERRED as readonly string[]).indexOf(form);
  return at < 0 ? PREFERRED.length : at;
}

/** Systems differ in case and in how they compose letters. */
function keyOf(place: string): string {
  return place.normalize('NFC').toLowerCase();
}
