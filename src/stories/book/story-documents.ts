import {
  attribute,
  bodyOf,
  elementsBelow,
  type HtmlElement,
  isElement,
  isText,
  oneLine,
  textBelow,
} from '#markup';
import { foldText } from '#text';
import type { Book, BookDocument } from '../book.ts';

/** A document is looked at this far; a title page or a list of contents is shorter than that. */
const LOOKED_AT = 40_000;

/** What guides, landmarks and `epub:type` call the pages that a book has around its story, and how long they may be. */
const KINDS: ReadonlyMap<string, number> = new Map([
  ['nav', LOOKED_AT],
  ['toc', LOOKED_AT],
  ['landmarks', LOOKED_AT],
  ['loi', LOOKED_AT],
  ['lot', LOOKED_AT],
  ['cover', 1_500],
  ['coverpage', 1_500],
  ['other.ms-coverimage-standard', 1_500],
  ['titlepage', 800],
  ['title-page', 800],
  ['halftitlepage', 800],
  ['copyright-page', 12_000],
  ['copyright', 12_000],
  ['colophon', 12_000],
  ['imprint', 12_000],
]);

/** The same by the words of a table of contents or a heading. */
const NAMES: readonly { name: RegExp; kind: string }[] = [
  { name: /^(?:front |back )?cover(?: page| image)?$/i, kind: 'cover' },
  { name: /^(?:half[- ]?)?title ?page$/i, kind: 'titlepage' },
  {
    name: /^(?:table of )?contents$|^inhalt(?:sverzeichnis)?$|^(?:table des mati[eè]res|sommaire|[ií]ndice)$/i,
    kind: 'toc',
  },
  {
    name: /^(?:copyright(?: page| notice| information)?|un ?copyright|imprint|impressum|colophon|licen[cs]e|legal notice)$/i,
    kind: 'colophon',
  },
  { name: /^the full project gutenberg(?:™|\(tm\))? licen[cs]e$/i, kind: 'licence' },
];
const LONGEST_LICENCE = 40_000;

/** A chapter under a title of the book's own pages is one of them up to this length. */
const LONGEST_OWN_PART = 3_000;

/** Whether a part of a document, with its title in the contents, is one of the book's own pages. */
export function isOwnPart(title: string, length: number): boolean {
  return length <= LONGEST_OWN_PART && NAMES.some(({ name }) => name.test(title.trim()));
}

/** A label at the start of a line: such a page says something of the story. */
const LABELLED = /^\s{0,9}\p{Lu}[\p{L} ()]{2,24}:\s/mu;
/** Words of a title page that are neither title nor name. */
const TITLE_PAGE_WORDS = new Set(
  'a an the by and of von par de di por story stories novel novella fanfic fanfiction fic tale written edition book volume part'.split(
    ' ',
  ),
);
const LONGEST_TITLE_PAGE = 400;
/** A title page stands among so many documents at the start. */
const FIRST_DOCUMENTS = 4;

/**
 * Parts the documents of a book into those of its story and the book's own: cover, title page, contents, imprint,
 * licence, by what the book calls them and by what is in them. A page with labelled lines stays, since it says
 * something of the story.
 */
export function storyDocuments(book: Book): { kept: BookDocument[]; left: BookDocument[] } {
  const titles = new Map<string, string>();
  for (const { path, title } of book.contents) if (!titles.has(path)) titles.set(path, title);
  const known = new Set(
    [
      book.metadata.title ?? '',
      book.metadata.publisher ?? '',
      ...book.metadata.creators.map(({ name }) => name),
    ]
      .flatMap(wordsOf)
      .concat([...TITLE_PAGE_WORDS]),
  );
  const kept: BookDocument[] = [];
  const left: BookDocument[] = [];
  book.documents.forEach((document, at) => {
    const seen = look(document);
    const isOwn =
      isOfKind(document, seen, titles.get(document.path)) ||
      isCover(seen, at) ||
      isContentsList(seen) ||
      (at < FIRST_DOCUMENTS && isTitlePage(seen, known));
    (isOwn ? left : kept).push(document);
  });
  return kept.length > 0 ? { kept: inReadingOrder(kept), left } : { kept: [...book.documents], left: [] };
}

/** What stands outside the reading order (notes, mostly) comes after the rest. */
function inReadingOrder(documents: readonly BookDocument[]): BookDocument[] {
  return [...documents.filter(({ linear }) => linear), ...documents.filter(({ linear }) => !linear)];
}

type Seen = {
  text: string;
  length: number;
  linked: number;
  links: number;
  pictures: number;
  types: string[];
};

function look({ tree }: BookDocument): Seen {
  const body = bodyOf(tree);
  const seen: Seen = { text: '', length: 0, linked: 0, links: 0, pictures: 0, types: [] };
  seen.text = textBelow(body, LOOKED_AT + 1);
  seen.length = seen.text.replace(/\s+/g, ' ').trim().length;
  if ('tagName' in body) seen.types.push(...typesOf(body));
  let only = body.childNodes.filter((node) => isElement(node) || (isText(node) && node.value.trim() !== ''));
  for (
    let depth = 0;
    depth < 4 && only.length === 1 && only[0] !== undefined && isElement(only[0]);
    depth += 1
  ) {
    seen.types.push(...typesOf(only[0]));
    only = only[0].childNodes.filter(isElement);
  }
  if (seen.length > LOOKED_AT) return seen;
  for (const element of elementsBelow(body)) {
    if (element.tagName === 'img' || element.tagName === 'image' || element.tagName === 'svg')
      seen.pictures += 1;
    if (element.tagName !== 'a' || attribute(element, 'href') === null) continue;
    seen.links += 1;
    seen.linked += oneLine(textBelow(element, 1_000)).trim().length;
  }
  return seen;
}

function typesOf(element: HtmlElement): string[] {
  return (attribute(element, 'epub:type') ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}

function isOfKind({ landmark }: BookDocument, seen: Seen, title: string | undefined): boolean {
  const kinds = [...seen.types, ...(landmark === undefined ? [] : [landmark])];
  const named = NAMES.find(({ name }) => title !== undefined && name.test(title.trim()));
  if (named !== undefined) kinds.push(named.kind);
  return kinds.some((kind) => {
    const longest = kind === 'licence' ? LONGEST_LICENCE : KINDS.get(kind);
    if (longest === undefined || seen.length > longest) return false;
    if (kind === 'nav') return true;
    if (kind === 'toc') return seen.links >= 2 && seen.linked * 2 >= seen.length;
    return !LABELLED.test(seen.text);
  });
}

/** A page of nothing but a picture at the very front, or of nothing at all. */
function isCover(seen: Seen, at: number): boolean {
  if (seen.length > 0) return false;
  return seen.pictures === 0 || at === 0;
}

function isContentsList(seen: Seen): boolean {
  return seen.links >= 3 && seen.length <= LOOKED_AT && seen.linked >= seen.length * 0.7;
}

/** Nothing but the title, the names, and the small words between them. */
function isTitlePage(seen: Seen, known: ReadonlySet<string>): boolean {
  if (seen.length === 0 || seen.length > LONGEST_TITLE_PAGE) return false;
  return wordsOf(seen.text).every((word) => known.has(word));
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
