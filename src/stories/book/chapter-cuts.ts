import { type Block, blockText } from '#document';
import { chapterHeadOf } from '#headers';
import { attribute, elementsBelow, type HtmlElement, isElement, isText, offsetOf, textBelow } from '#markup';
import { foldText } from '#text';
import type { Book } from '../book.ts';
import type { BookText, DocumentText } from './book-text.ts';

/** Where a chapter begins: the number of a block in the book. `title` null where it has none. */
export type ChapterCut = { at: number; title: string | null };

type Entry = Book['contents'][number];

/** A heading is at most this long. */
const LONGEST_HEAD = 200;
/** A table of contents that names fewer of the documents than this share does not tell where chapters begin. */
const LEAST_COVERED = 0.5;

/**
 * Where the chapters of a book begin: at the entries of its contents that are chapters, rather than parts of one; where
 * those leave most documents out, at documents that begin with a heading; where no document has one, at every document,
 * unless a program cut them by size. Empty where the book is one document without any of these.
 */
export function chapterCuts(book: Book, text: BookText, title: string | null): ChapterCut[] {
  const numbers = firstNumbers(text);
  const places = new Map(text.documents.map(({ document }, at) => [document.path, at]));
  const listed = chapterEntries(
    book.contents.filter(({ path }) => places.has(path)),
    title,
  );
  const begun = new Set<string>();
  const targets = new Map<string, Map<string, HtmlElement>>();
  const cuts = listed.flatMap((entry): ChapterCut[] => {
    const at = places.get(entry.path) ?? 0;
    const own = text.documents[at];
    if (own === undefined) return [];
    const ids = targets.get(entry.path) ?? idsOf(own);
    targets.set(entry.path, ids);
    const block = blockOf(own, entry, ids, !begun.has(entry.path));
    begun.add(entry.path);
    return block === null ? [] : [{ at: (numbers[at] ?? 0) + block, title: entry.title || null }];
  });
  const covered = new Set(listed.map(({ path }) => path)).size;
  if (covered >= text.documents.length * LEAST_COVERED && cuts.length > 0) return inOrder(cuts);
  const byDocument = documentCuts(book, text, numbers, cuts);
  if (byDocument.length < 2) return inOrder(cuts);
  const headed = new Set(byDocument.map(({ at }) => at));
  return inOrder([...cuts.filter(({ at }) => !headed.has(at)), ...byDocument]);
}

function firstNumbers(text: BookText): number[] {
  let number = 0;
  return text.documents.map(({ blocks }) => {
    const first = number;
    number += blocks.length;
    return first;
  });
}

function inOrder(cuts: readonly ChapterCut[]): ChapterCut[] {
  return cuts
    .map((cut, index) => ({ cut, index }))
    .sort((a, b) => a.cut.at - b.cut.at || a.index - b.index)
    .map(({ cut }) => cut);
}

type Branch = { entry: Entry; children: Branch[] };

/**
 * The entries that are chapters. What is listed under an entry is a chapter of its own where it lies in another
 * document, is called one, is numbered under a numbered part, stands under the title of the book, or is all that there
 * is; else it is a section.
 */
function chapterEntries(contents: readonly Entry[], title: string | null): Entry[] {
  const expand = (branches: readonly Branch[]): Entry[] =>
    branches.flatMap(({ entry, children }) =>
      branches.length === 1 || isTitle(entry.title, title) || areChapters(entry, children)
        ? [entry, ...expand(children)]
        : [entry],
    );
  return expand(branchesOf(contents));
}

function areChapters(entry: Entry, children: readonly Branch[]): boolean {
  const part = chapterHeadOf(entry.title);
  const numbered = children.filter(({ entry: child }) => chapterHeadOf(child.title)?.number != null);
  if (part !== null && part.number !== null && part.rank <= 2 && numbered.length >= 2) return true;
  return children.some(({ entry: child }) => {
    const head = chapterHeadOf(child.title);
    return child.path !== entry.path || (head?.rank === 3 && head.number !== null);
  });
}

/** Whether words are a book's title, with or without its subtitle. */
function isTitle(words: string, title: string | null): boolean {
  const said = wordsKey(words);
  const whole = wordsKey(title ?? '');
  return said !== '' && (said === whole || (said.length >= LEAST_TITLE && whole.startsWith(`${said} `)));
}

const LEAST_TITLE = 8;

function branchesOf(contents: readonly Entry[]): Branch[] {
  const top: Branch[] = [];
  const open: Branch[] = [];
  for (const entry of contents) {
    const branch: Branch = { entry, children: [] };
    while (open.length > 0 && (open.at(-1)?.entry.depth ?? 0) >= entry.depth) open.pop();
    (open.at(-1)?.children ?? top).push(branch);
    open.push(branch);
  }
  return top;
}

/** The block at which an entry begins; null where its id is not in the document and it is not the first there. */
function blockOf(
  { starts }: DocumentText,
  { fragment }: Entry,
  ids: ReadonlyMap<string, HtmlElement>,
  isFirst: boolean,
): number | null {
  if (fragment === null) return 0;
  const target = ids.get(fragment);
  if (target === undefined) return isFirst ? 0 : null;
  const offset = offsetOf(beginningAt(target));
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) >= offset) high = middle;
    else low = middle + 1;
  }
  return low < starts.length ? low : null;
}

function idsOf({ document }: DocumentText): Map<string, HtmlElement> {
  const ids = new Map<string, HtmlElement>();
  for (const element of elementsBelow(document.tree.root)) {
    const id = attribute(element, 'id') ?? (element.tagName === 'a' ? attribute(element, 'name') : null);
    if (id !== null && !ids.has(id)) ids.set(id, element);
  }
  return ids;
}

/** The heading in which an anchor stands, or the outermost element that begins with it. */
function beginningAt(target: HtmlElement): HtmlElement {
  let outer = target;
  for (let parent = outer.parentNode; parent !== null; parent = outer.parentNode) {
    if (!('tagName' in parent) || !isElement(parent) || parent.tagName === 'body') break;
    if (!/^h[1-6]$/.test(parent.tagName) && hasTextBefore(outer, parent)) break;
    outer = parent;
  }
  return outer;
}

/** So many nodes without text in front of an anchor are looked at. */
const MOST_BEFORE = 100;

function hasTextBefore(child: HtmlElement, parent: HtmlElement): boolean {
  for (const node of parent.childNodes.slice(0, MOST_BEFORE)) {
    if (node === child) return false;
    if (isText(node) ? node.value.trim() !== '' : isElement(node) && textBelow(node, 200).trim() !== '')
      return true;
  }
  return true;
}

/** Files that a program cut by size (calibre's names): such a file goes on where the one before it ends. */
const CUT_BY_SIZE = /_split_0*[1-9]\d*\.x?html?$/i;

function documentCuts(
  book: Book,
  { documents }: BookText,
  numbers: readonly number[],
  listed: readonly ChapterCut[],
): ChapterCut[] {
  const filled = documents.flatMap((one, index) =>
    one.blocks.length === 0 ? [] : [{ ...one, at: numbers[index] ?? 0 }],
  );
  const headed = filled.flatMap(({ blocks, at }): ChapterCut[] => {
    const title = headOf(blocks[0]);
    return title === null ? [] : [{ at, title }];
  });
  if (headed.length > 0 || listed.length > 1) return headed;
  const whole = filled.filter(({ document }) => !CUT_BY_SIZE.test(document.path));
  const titles = whole.map(({ document }) => pageTitle(document.tree.root));
  const own = foldText(book.metadata.title ?? '');
  const telling = new Set(titles).size === titles.length;
  return whole.map(({ at }, index) => {
    const title = titles[index] ?? '';
    return { at, title: telling && title !== '' && foldText(title) !== own ? title : null };
  });
}

/** The words of a block that heads a chapter, or null. */
export function headOf(block: Block | undefined): string | null {
  if (block === undefined || (block.type !== 'heading' && block.type !== 'paragraph')) return null;
  const text = blockText(block).replace(/\s+/g, ' ').trim();
  if (text === '' || text.length > LONGEST_HEAD) return null;
  return block.type === 'heading' || chapterHeadOf(text) !== null ? text : null;
}

function pageTitle(root: Parameters<typeof elementsBelow>[0]): string {
  for (const element of elementsBelow(root)) {
    if (element.tagName === 'body') break;
    if (element.tagName === 'title') return textBelow(element, LONGEST_HEAD).replace(/\s+/g, ' ').trim();
  }
  return '';
}

/** Words for comparison, without marks between them. */
export function wordsKey(text: string): string {
  return foldText(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
