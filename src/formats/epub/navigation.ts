import { html, join, type Markup } from '#markup';
import type { EpubBook } from './book.ts';
import { pagesInOrder } from './book.ts';
import { STYLESHEET, TITLE_PAGE } from './names.ts';

/** An entry of the table of contents; a work of a book of several has its pages below it. */
type Entry = { href: string; label: string; below: Entry[] };

/** The navigation document (EPUB 3.3 §7): contents and landmarks. */
export function navigationPage(book: EpubBook): string {
  const language = book.languages[0] ?? 'und';
  return html`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${book.direction}">
<head>
<title>${book.title}</title>
<link rel="stylesheet" type="text/css" href="${STYLESHEET}" />
</head>
<body>
<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="contents">
<h1 id="contents">${book.title}</h1>
${listOf(entriesOf(book))}
</nav>
<nav epub:type="landmarks" id="landmarks" aria-label="Landmarks" hidden="hidden">
<ol>
<li><a epub:type="titlepage" href="${TITLE_PAGE}">Title page</a></li>
<li><a epub:type="bodymatter" href="${textBegins(book)}">Text</a></li>
</ol>
</nav>
</body>
</html>
`.value;
}

/** The same contents as an NCX, for readers of EPUB 2 (OPF 2.0.1 §2.4.1). */
export function ncxPage(book: EpubBook, identifier: string): string {
  let order = 0;
  const pointOf = ({ href, label, below }: Entry): Markup => {
    order += 1;
    return html`<navPoint id="point-${order}" playOrder="${order}"><navLabel><text>${label}</text></navLabel><content src="${href}"/>${below.map(pointOf)}</navPoint>`;
  };
  const entries = entriesOf(book);
  return html`<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${book.languages[0] ?? 'und'}">
<head>
<meta name="dtb:uid" content="${identifier}"/>
<meta name="dtb:depth" content="${entries.some(({ below }) => below.length > 0) ? 2 : 1}"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${book.title}</text></docTitle>
<navMap>
${join(entries.map(pointOf), '\n')}
</navMap>
</ncx>
`.value;
}

function listOf(entries: readonly Entry[]): Markup {
  const items = entries.map(
    ({ href, label, below }) =>
      html`<li><a href="${href}">${label}</a>${below.length > 0 && html`\n${listOf(below)}`}</li>`,
  );
  return html`<ol>
${join(items, '\n')}
</ol>`;
}

function entriesOf({ of, title, works }: EpubBook): Entry[] {
  const entry = ({ href, label }: { href: string; label: string }): Entry => ({ href, label, below: [] });
  if (of === null) return works.flatMap(({ pages }) => pages.map(entry));
  const parts = works.map(({ pages: [first, ...rest] }) => ({
    href: first?.href ?? TITLE_PAGE,
    label: first?.label ?? '',
    below: rest.map(entry),
  }));
  return [entry({ href: TITLE_PAGE, label: title }), ...parts];
}

/** Where the text begins: the first chapter of a work, the first work of several, or the last page there is. */
function textBegins(book: EpubBook): string {
  const [first] = book.works;
  const pages = first?.pages ?? [];
  const begins = book.of === null ? pages.find(({ kind }) => kind === 'chapter') : pages[0];
  return begins?.href ?? pagesInOrder(book).at(-1) ?? TITLE_PAGE;
}
