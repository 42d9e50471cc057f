import type { SourceFile } from '../collection.ts';

const STORY_FILE = /^(.*?)(?:^|\/)([^/]{1,200})\/(\d{1,10})\.txt$/i;

/** A folder that holds story files, as `{root}/{author}/{number}.txt`. */
type Root = {
  path: string;
  /** `author/number`, lower case → the file. */
  files: Map<string, SourceFile>;
  /** The number alone; null where several authors have it. */
  numbers: Map<number, SourceFile | null>;
  /** How many texts that the database speaks of it has, by the prefix of the site. */
  hits: Map<string, number>;
};

/** What a place in the import is to eFiction: `root` names the folder of stories. Null when nothing. */
function placeOfFile(path: string): { root: string; author: string; number: number } | null {
  const [, root = '', author = '', number = ''] = STORY_FILE.exec(path.replaceAll('\\', '/')) ?? [];
  return author === '' ? null : { root, author, number: Number(number) };
}

/**
 * Whether a file beside a dump is a text of it: by its place, since only the dump could say more. Names of authors as folders
 * (1.x) count only below a folder whose name begins with `stories`. Pictures are files on their own.
 */
export function isStoryFile(path: string): boolean {
  const place = placeOfFile(path);
  if (place === null) return false;
  return /^\d+$/.test(place.author) || /^stor(?:ies|y)/i.test(place.root.split('/').at(-1) ?? '');
}

/**
 * The story files beside a dump. Backups hold the `stories` folders of several installations; which belongs to which site
 * is told by how many of its texts each has. Source: formats §1.
 */
export class StoryFolders {
  readonly #roots = new Map<string, Root>();

  constructor(beside: readonly SourceFile[]) {
    for (const file of beside) {
      const place = placeOfFile(file.path);
      if (place === null) continue;
      const root = this.#roots.get(place.root) ?? newRoot(place.root);
      this.#roots.set(place.root, root);
      root.files.set(`${place.author.toLowerCase()}/${place.number}`, file);
      root.numbers.set(place.number, root.numbers.has(place.number) ? null : file);
    }
  }

  /** Told of every chapter of a site, so that its folder can be chosen. */
  sawChapter(prefix: string, uid: number, chapid: number): void {
    for (const root of this.#roots.values()) if (root.files.has(`${uid}/${chapid}`)) hit(root, prefix);
  }

  /** As {@link sawChapter}, for 1.x, whose folders bear the names of authors. */
  sawPage(prefix: string, sid: number): void {
    for (const root of this.#roots.values()) if (root.numbers.has(sid)) hit(root, prefix);
  }

  /** The files of a site; `storiespath` from its settings decides between equals. */
  of(prefix: string, storiespath: string): SiteFiles {
    const ranked = [...this.#roots.values()]
      .filter((root) => (root.hits.get(prefix) ?? 0) > 0)
      .sort(
        (a, b) =>
          (b.hits.get(prefix) ?? 0) - (a.hits.get(prefix) ?? 0) ||
          Number(isNamed(b, storiespath)) - Number(isNamed(a, storiespath)) ||
          a.path.length - b.path.length,
      );
    return new SiteFiles(ranked[0] ?? null);
  }

  /** Folders that no site took, with the number of their files. */
  others(used: readonly SiteFiles[]): { path: string; files: number }[] {
    const taken = new Set(used.map((files) => files.path));
    return [...this.#roots.values()]
      .filter((root) => !taken.has(root.path))
      .map((root) => ({ path: root.path, files: root.files.size }));
  }
}

function newRoot(path: string): Root {
  return { path, files: new Map(), numbers: new Map(), hits: new Map() };
}

function hit(root: Root, prefix: string): void {
  root.hits.set(prefix, (root.hits.get(prefix) ?? 0) + 1);
}

function isNamed(root: Root, storiespath: string): boolean {
  return storiespath !== '' && `/${root.path}`.endsWith(`/${storiespath.replace(/^[./]+|\/+$/g, '')}`);
}

/** The story files of one site; none where it has no folder. */
export class SiteFiles {
  readonly path: string | null;
  readonly #root: Root | null;

  constructor(root: Root | null) {
    this.#root = root;
    this.path = root?.path ?? null;
  }

  /**
   * The file of a text: in the folder of its author's number (3.x) or pen name (1.x), else the only one with its number, as
   * when the chapter changed hands or the name was changed.
   */
  find(author: string, number: number): SourceFile | null {
    const own = this.#root?.files.get(`${author.toLowerCase()}/${number}`);
    return own ?? this.#root?.numbers.get(number) ?? null;
  }
}
