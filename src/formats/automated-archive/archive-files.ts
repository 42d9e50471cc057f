import type { SourceFile } from '../collection.ts';

const TEXT_FILE = /\.(?:html?|txt)$/i;

/** Where the files of a record are: `path` as in `Location`, with `FileType` where that is said. */
type Place = { location: string; fileType: string };

/** Whether a file beside an archive may hold a story of it. */
export function isArchiveText(path: string): boolean {
  return TEXT_FILE.test(path);
}

/**
 * The text files beside an archive, found by what records say of their place: `Location` is a path without ending below a
 * folder that nobody names, so the end of the path decides. Source: formats §8.
 */
export class ArchiveFiles {
  readonly #byBase = new Map<string, SourceFile[]>();
  readonly #byStem = new Map<string, SourceFile[]>();
  readonly #byFolder = new Map<string, SourceFile[]>();
  readonly #claimed = new Set<string>();
  readonly #files: readonly SourceFile[];

  constructor(beside: readonly SourceFile[]) {
    this.#files = beside.filter(({ path }) => isArchiveText(path));
    for (const file of this.#files) {
      const base = baseOf(file.path);
      add(this.#byBase, base, file);
      for (const stem of stemsOf(base)) add(this.#byStem, stem, file);
      add(this.#byFolder, folderOf(file.path).split('/').at(-1) ?? '', file);
    }
  }

  /** The file of a record, claimed; null where there is none. */
  find(place: Place): SourceFile | null {
    const found = this.#named(place);
    if (found !== null) this.#claimed.add(found.path);
    return found;
  }

  #named({ location, fileType }: Place): SourceFile | null {
    const wanted = cleaned(location);
    if (wanted === '') return null;
    const ending = fileType.replace(/^\./, '').toLowerCase();
    const ranked = (this.#byBase.get(baseOf(wanted)) ?? [])
      .map((file) => ({
        file,
        score: sharedFolders(file.path, wanted) * 4 + endingScore(file.path, wanted, ending),
      }))
      .sort((a, b) => b.score - a.score || (a.file.path < b.file.path ? -1 : 1));
    return ranked[0]?.file ?? null;
  }

  /**
   * The files of a record's chapters, in order, claimed: those whose base name is the record's with a number behind it, or
   * that stand in a folder of its name. `first` is the file of the record itself, where there is one.
   */
  chapters({ location }: Place, first: SourceFile | null): SourceFile[] {
    const wanted = cleaned(location);
    const base = baseOf(wanted);
    if (base === '') return [];
    const found: { file: SourceFile; number: number }[] = [];
    for (const file of new Set([...(this.#byStem.get(base) ?? []), ...(this.#byFolder.get(base) ?? [])])) {
      if (this.#claimed.has(file.path) || (first !== null && folderOf(file.path) !== folderOf(first.path)))
        continue;
      const number = numberBehind(baseOf(file.path), base) ?? numberInFolder(file.path, base);
      if (number !== null) found.push({ file, number });
    }
    found.sort((a, b) => a.number - b.number || (a.file.path < b.file.path ? -1 : 1));
    for (const { file } of found) this.#claimed.add(file.path);
    return found.map(({ file }) => file);
  }

  /** Files that no record took. */
  rest(): SourceFile[] {
    return this.#files.filter(({ path }) => !this.#claimed.has(path));
  }
}

/** What a base name may be a chapter of: itself without its number, and without a word for chapter before that. */
function stemsOf(base: string): Set<string> {
  const unnumbered = base.replace(/[-_. ]?\d{1,3}$/, '');
  return new Set([unnumbered, unnumbered.replace(/[-_. ]?(?:chapter|ch|part|pt|p)$/, '')]);
}

function add(files: Map<string, SourceFile[]>, key: string, file: SourceFile): void {
  const list = files.get(key);
  if (list === undefined) files.set(key, [file]);
  else list.push(file);
}

function cleaned(location: string): string {
  return location
    .trim()
    .replaceAll('\\', '/')
    .replace(/^[./]{1,20}/, '')
    .replace(/^https?:\/\/[^/]{1,200}\//i, '')
    .toLowerCase();
}

/** The last part of a path without its ending, lower case. */
function baseOf(path: string): string {
  return (path.split('/').at(-1) ?? '').toLowerCase().replace(TEXT_FILE, '');
}

function folderOf(path: string): string {
  return path.split('/').slice(0, -1).join('/').toLowerCase();
}

function sharedFolders(path: string, wanted: string): number {
  const own = folderOf(path).split('/').reverse();
  const asked = folderOf(wanted).split('/').reverse();
  let shared = 0;
  while (shared < asked.length && asked[shared] !== '' && own[shared] === asked[shared]) shared++;
  return shared;
}

function endingScore(path: string, wanted: string, ending: string): number {
  const own = path.toLowerCase();
  if (own.endsWith(`/${wanted}`) || own === wanted) return 3;
  return ending !== '' && own.endsWith(`.${ending}`) ? 2 : 0;
}

/** The number behind a base name: `lamp02`, `lamp-2`, `lamp_ch2`. A name that ends in a digit needs a mark between. */
function numberBehind(name: string, base: string): number | null {
  if (!name.startsWith(base) || name === base) return null;
  const [, mark = '', word = '', digits] =
    /^([-_. ]?)(ch(?:apter)?|part|pt|p)?[-_. ]?(\d{1,3})$/.exec(name.slice(base.length)) ?? [];
  if (digits === undefined || (/\d$/.test(base) && mark === '' && word === '')) return null;
  return Number(digits);
}

/** The number of a file in a folder of the record's name: `lamp/2.html`, `lamp/chapter2.html`. */
function numberInFolder(path: string, base: string): number | null {
  if (folderOf(path).split('/').at(-1) !== base) return null;
  const digits = /^(?:ch(?:apter)?|part|pt)?[-_. ]?(\d{1,3})$/.exec(baseOf(path))?.[1];
  return digits === undefined ? null : Number(digits);
}
