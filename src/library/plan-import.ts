import path from 'node:path';
import { gunzipPart } from '#containers';
import type { Collection, FormatInput, SourceFile } from '#formats';
import { containerKind, insideGzip } from './expand-container.ts';

/** A file with the collection that it is, and the files beside it that belong to that. */
export type PlannedCollection = { main: SourceFile; collection: Collection; beside: SourceFile[] };

/** What an import is: collections, and files that are read on their own. */
export type ImportPlan = { collections: PlannedCollection[]; single: SourceFile[] };

/** How much of a file tells what it is, in bytes. */
export const HEAD = 64 * 1024;
/** Below this a recognition is a guess that nobody should act on. */
export const LEAST_CONFIDENCE = 0.2;

/**
 * Files that a collection beside them is told by, never by their name alone: a dump or a database may be called
 * anything, but nobody calls one `.html`, except a site's first page.
 */
const STORY_ENDING = /\.(?:te?xt|x?html?|mht(?:ml)?|epub|docx?|odt|rtf|md|pdf|fb2|jpe?g|png|gif|css|js)$/i;
const FIRST_PAGE = /^(?:index|default|home|main)\.x?html?$/i;

/**
 * Finds among files those that are collections, and gives each the files in its folder and below that it claims. A file
 * belongs to one collection; the one deepest in the folders has the first word. Collections of one kind in one folder, as
 * dumps of several years, share what is beside them.
 */
export async function planImport(
  collections: readonly Collection[],
  files: readonly SourceFile[],
): Promise<ImportPlan> {
  const folders = byFolder(files);
  const claimed = new Set<SourceFile>();
  const shared = new Map<SourceFile, string>();
  const found: PlannedCollection[] = [];
  const names = new BesideNames(folders, claimed);
  for (const main of [...files].sort(deepestFirst)) {
    if (claimed.has(main) || !mayBeCollection(main)) continue;
    const folder = folderOf(main);
    const head = await headOf(main);
    const opened = head && unpackedHead(head);
    const collection = opened && recognised(collections, opened, names.of(folder));
    if (!collection) continue;
    const beside = (folders.get(folder) ?? []).filter(
      (file) => file !== main && (!claimed.has(file) || shared.get(file) === `${collection.name} ${folder}`),
    );
    const paths = new Set(await collection.claims({ main, beside }));
    const own = beside.filter((file) => paths.has(file.path));
    // Without files beside it what is packed is found once it is unpacked.
    if (opened !== head && own.length === 0) continue;
    for (const file of [main, ...own]) claimed.add(file);
    for (const file of own) shared.set(file, `${collection.name} ${folder}`);
    found.push({ main, collection, beside: own });
  }
  return { collections: found, single: files.filter((file) => !claimed.has(file)) };
}

/** The paths in a folder and below, listed once for all of its files: a list for each would take the square of their number. */
class BesideNames {
  readonly #folders: ReadonlyMap<string, readonly SourceFile[]>;
  readonly #claimed: ReadonlySet<SourceFile>;
  #listed: { folder: string; claimed: number; names: string[] } | null = null;

  constructor(folders: ReadonlyMap<string, readonly SourceFile[]>, claimed: ReadonlySet<SourceFile>) {
    this.#folders = folders;
    this.#claimed = claimed;
  }

  of(folder: string): readonly string[] {
    const { size } = this.#claimed;
    if (this.#listed?.folder !== folder || this.#listed.claimed !== size) {
      const free = (this.#folders.get(folder) ?? []).filter((file) => !this.#claimed.has(file));
      this.#listed = { folder, claimed: size, names: free.map((file) => file.path) };
    }
    return this.#listed.names;
  }
}

/**
 * The collection that recognises a file best by its beginning alone; null for none, or where it cannot be read. A tar, or a zip
 * that is not compressed, shows the words of what is in it, but is unpacked first.
 */
export async function collectionOf(
  collections: readonly Collection[],
  main: SourceFile,
): Promise<Collection | null> {
  const head = await headOf(main);
  return head === null || containerKind(head.bytes) !== null ? null : recognised(collections, head, []);
}

function recognised(
  collections: readonly Collection[],
  head: FormatInput,
  beside: readonly string[],
): Collection | null {
  let best: { collection: Collection; confidence: number } | null = null;
  for (const collection of collections) {
    const confidence = collection.recognise(head, beside)?.confidence ?? 0;
    if (confidence >= LEAST_CONFIDENCE && confidence > (best?.confidence ?? 0))
      best = { collection, confidence };
  }
  return best?.collection ?? null;
}

/** The beginning of a file; null where it is empty or cannot be read. */
export async function headOf(main: SourceFile): Promise<FormatInput | null> {
  const bytes = await main.read(0, HEAD).catch(() => null);
  return bytes === null || bytes.length === 0 ? null : { bytes, name: main.name, path: main.path };
}

/** Packed bytes that surely hold enough to tell what is in them, and as much as they can unpack to. */
const PACKED = 8 * 1024;
const MOST_RATIO = 1040;

/** The head itself, or of a gzip file that of what is in it; null for what else is unpacked first. */
function unpackedHead(head: FormatInput): FormatInput | null {
  const kind = containerKind(head.bytes);
  if (kind === null) return head;
  if (kind !== 'gzip') return null;
  const bytes = gunzipPart(head.bytes.subarray(0, PACKED), PACKED * MOST_RATIO).subarray(0, HEAD);
  const inside = { ...head, bytes, name: insideGzip(head.name) };
  return bytes.length === 0 || containerKind(bytes) !== null ? null : inside;
}

function mayBeCollection({ name }: SourceFile): boolean {
  return FIRST_PAGE.test(name) || !STORY_ENDING.test(name);
}

function deepestFirst(a: SourceFile, b: SourceFile): number {
  return depthOf(b) - depthOf(a) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

function depthOf({ path: place }: SourceFile): number {
  return place.split('/').length;
}

/** The folder that a file is in. */
export function folderOf({ path: place }: SourceFile): string {
  return path.posix.dirname(place);
}

/** Files deeper than this are below only the nearest folders. */
const MOST_ABOVE = 6;

/** Every folder's files with those of the folders below. */
export function byFolder(files: readonly SourceFile[]): Map<string, SourceFile[]> {
  const folders = new Map<string, SourceFile[]>();
  for (const file of files) {
    let folder = folderOf(file);
    for (let above = 0; above < MOST_ABOVE; above += 1) {
      const there = folders.get(folder);
      if (there) there.push(file);
      else folders.set(folder, [file]);
      const next = path.posix.dirname(folder);
      if (next === folder) break;
      folder = next;
    }
  }
  return folders;
}
