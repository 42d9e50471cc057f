import { Buffer } from 'node:buffer';
import { FOLDER, loss, pageKey, resolveLink } from '#stories';
import type { Collection, CollectionItem, CollectionSource, SourceFile } from '../collection.ts';
import type { FormatInput, Recognition } from '../format.ts';
import { readSite } from '../pages/read-site.ts';
import { isPage, isPicture, relativePath } from './folder-files.ts';
import { FolderStore, siteFiles, wholeOf } from './folder-store.ts';

const FIRST_PAGE = /^(?:index|default|home|main|welcome)\.s?html?$/i;
const LINK = /<(?:a|area|frame|iframe)\s[^<>]{0,500}?(?:href|src)\s{0,9}=\s{0,9}["']?([^\s"'<>]{1,500})/gi;
/** What programs that save sites write at the head of a page: where it was. */
const SAVED_FROM =
  /<!-- ?(?:saved from url=\(\d{4}\)(https?:\/\/[^\s<>]{3,500})|Mirrored from ([^\s<>]{3,500}) by HTTrack)/i;
const LOOKED_AT = 65_536;

/** Sites of stories that lie in a folder: a first page, and the pages that it leads to. */
export const siteCollection: Collection = {
  name: 'site',
  title: 'Folder of web pages',
  recognise,
  claims: ({ beside }) =>
    beside.filter(({ name }) => isPage(name) || isPicture(name)).map(({ path }) => path),
  read: readFolder,
};

/** A first page by its name and by its links: to two or more of the pages beside it. */
function recognise(head: FormatInput, beside: readonly string[]): Recognition | null {
  if (!FIRST_PAGE.test(head.name)) return null;
  const others = beside.filter((path) => path !== head.path);
  const names = others.map((path) => relativePath(head.path, path).toLowerCase());
  const files = new Set(names.filter(isPage).map((name) => pageKey(FOLDER + encodeURI(name))));
  const text = latin1(head.bytes);
  const root = rootOf(text).toLowerCase();
  const linked = new Set<string>();
  for (const [, href = ''] of text.matchAll(LINK)) {
    const target = resolveLink(href.toLowerCase(), root);
    const key = target === null ? null : pageKey(target.replace(root, FOLDER));
    if (key !== null && files.has(key)) linked.add(key);
  }
  if (linked.size < 2) return null;
  return { confidence: 0.6, reason: `it is a first page that leads to ${linked.size} pages beside it` };
}

/**
 * Reads the works of a folder's pages. Every page that is named as one is claimed, since which ones belong together is
 * only known when they are read: those that the first page does not lead to come as files of their own.
 */
async function* readFolder({ main, beside }: CollectionSource): AsyncGenerator<CollectionItem> {
  const root = rootOf(latin1(await main.read(0, LOOKED_AT)));
  const { pages, pictures } = siteFiles(beside);
  const all = [main, ...pages];
  const whole = new FolderStore(main, root, all, pictures);
  const reached = await whole.reachable();
  yield* readSite(
    new FolderStore(
      main,
      root,
      all.filter((_, at) => reached.has(at)),
      pictures,
    ),
  );
  yield* alone(all.filter((_, at) => !reached.has(at)));
}

async function* alone(files: readonly SourceFile[]): AsyncGenerator<CollectionItem> {
  for (const file of files) {
    const bytes = await wholeOf(file);
    if (bytes === null) yield { kind: 'loss', loss: loss('FL-FILE-TOO-LARGE', file.path) };
    else yield { kind: 'file', place: file.path, bytes };
  }
}

/** The address of the folder of a first page: where it was saved from if the page says so, else a made-up one. */
function rootOf(text: string): string {
  const saved = SAVED_FROM.exec(text.slice(0, LOOKED_AT));
  const [, plain, mirrored] = saved ?? [];
  const address = plain ?? (mirrored === undefined ? '' : `http://${mirrored}`);
  return URL.canParse(address) ? new URL('.', address).href : FOLDER;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('latin1');
}
