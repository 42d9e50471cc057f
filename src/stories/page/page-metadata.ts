import { attribute, bodyOf, elementsBelow, type HtmlTree, oneLine, textBelow } from '#markup';

/** What a page's head says, as weak hints for the header. */
export type PageHints = { title?: string; author?: string; language?: string; description?: string };

/** A page's head: `generator` as written, hints with the site's own words taken off. */
export type PageMetadata = {
  generator: string | null;
  rawTitle: string;
  hints: PageHints;
  /** What a Gutenberg edition says of itself before its book; null on other pages. */
  edition: string | null;
};

/** The generator of the pages of a site that this program wrote; a single work that it wrote as a page has another. */
export const FANLIGHT_SITE = 'Fanlight site';

const META_FIELDS: ReadonlyMap<string, 'title' | 'author' | 'description' | 'language'> = new Map([
  ['author', 'author'],
  ['dc.creator', 'author'],
  ['dc.title', 'title'],
  ['dcterms.creator', 'author'],
  ['dcterms.title', 'title'],
  ['description', 'description'],
  ['dc.description', 'description'],
  ['dc.language', 'language'],
  ['og:title', 'title'],
]);

/** Reads `<title>`, `<html lang>` and `<meta>`. */
export function pageMetadata(tree: HtmlTree): PageMetadata {
  const found: PageHints = {};
  let rawTitle = '';
  let generator: string | null = null;
  for (const element of elementsBelow(tree.root)) {
    if (element.tagName === 'body') break;
    if (element.tagName === 'title' && rawTitle === '') rawTitle = oneLine(textBelow(element, 1000));
    if (element.tagName === 'html') {
      const lang = attribute(element, 'lang') ?? attribute(element, 'xml:lang');
      if (lang !== null && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?$/i.test(lang)) found.language = lang;
    }
    if (element.tagName !== 'meta') continue;
    const name = (attribute(element, 'name') ?? attribute(element, 'property') ?? '').trim().toLowerCase();
    const content = oneLine((attribute(element, 'content') ?? '').slice(0, 2000));
    if (name === 'generator') generator = content;
    const field = META_FIELDS.get(name);
    if (field !== undefined && content !== '') found[field] ??= content;
  }
  const edition = gutenbergBoilerplate(tree, rawTitle);
  return { generator, rawTitle, hints: tidyHints(found, rawTitle), edition };
}

/** The text in front of a Gutenberg edition's book, which names title, author and language; null on other pages. */
function gutenbergBoilerplate(tree: HtmlTree, rawTitle: string): string | null {
  const head = textBelow(bodyOf(tree), 6000);
  if (!/project gutenberg/i.test(rawTitle) && !/project gutenberg/i.test(head)) return null;
  const start = head.search(/\*{3} ?START OF TH(?:E|IS) PROJECT GUTENBERG/i);
  return (start < 0 ? head : head.slice(0, start)).replace(
    /^[ \t]{1,40}(?=(?:Title|Author|Language):)/gm,
    '',
  );
}

function tidyHints(found: PageHints, rawTitle: string): PageHints {
  const titled = splitTitle(withoutSite(found.title ?? rawTitle));
  const hints: PageHints = {};
  const author = found.author === undefined ? titled.author : personName(found.author);
  if (titled.title !== '' && !SAYS_NOTHING.test(titled.title)) hints.title = titled.title.slice(0, 255);
  if (author !== undefined && author !== '') hints.author = author.slice(0, 255);
  if (found.language !== undefined) hints.language = found.language;
  if (found.description !== undefined) hints.description = found.description;
  return hints;
}

const SAYS_NOTHING =
  /^(?:untitled(?: document)?|new page \d{1,3}|document|page \d{1,3}|home ?page|index|no title|story|[\w-]{1,60}\.(?:html?|txt|docx?))$/i;

/** `The Project Gutenberg eBook of X, by Y` and `X, by Y` name both; so does `X by Y`. */
function splitTitle(title: string): { title: string; author?: string } {
  const bare = title.replace(/^the project gutenberg e-?(?:book|text) of /i, '');
  const cut = bare.toLowerCase().lastIndexOf(' by ');
  const name = cut < 0 ? '' : bare.slice(cut + 4).trim();
  if (cut <= 0 || !/^[\p{Lu}\d"'“]/u.test(name) || name.length > 60) return { title: bare };
  return { title: bare.slice(0, cut).replace(/[\s,:;-]+$/, ''), author: name.replace(/\.$/, '') };
}

/** The last part of a title, where it is the site's name. */
function withoutSite(title: string): string {
  return title
    .replace(/\s?\[Archive of Our Own\]$/i, '')
    .replace(
      /\s?[|–—-]\s?(?:project gutenberg|fanfiction(?:\.net)?|livejournal|dreamwidth(?: studios)?|angelfire|geocities|tripod)$/i,
      '',
    )
    .trim();
}

/** Gutenberg writes `Saki, 1870-1916` and `Doyle, Arthur Conan, Sir, 1859-1930`. */
function personName(raw: string): string {
  const parts = raw
    .split(',')
    .map((part) => part.trim())
    .filter((part) => !/^\d{3,4}\??-(?:\d{3,4}\??)?$/.test(part));
  const [last = '', first] = parts;
  const dated = parts.length < raw.split(',').length;
  return dated && first !== undefined ? `${first} ${last}` : parts.join(', ');
}
