import type { CoverPicture } from '#covers';
import { html, join, type Markup } from '#markup';
import { type EpubBook, pagesInOrder, picturesOfBook } from './book.ts';
import { type BookIdentifiers, metadata } from './metadata.ts';
import { coverName, NAVIGATION, NCX, STYLESHEET } from './names.ts';

/** The package document (EPUB 3.3 §5). */
export function packageDocument(
  book: EpubBook,
  identifiers: BookIdentifiers,
  cover: Pick<CoverPicture, 'mediaType'>,
): string {
  const language = book.languages[0] ?? 'und';
  const idOf = (href: string) => `page-${href.replace('.xhtml', '')}`;
  const spine = pagesInOrder(book);
  const items: Markup[] = spine.map(
    (href) => html`<item id="${idOf(href)}" href="${href}" media-type="application/xhtml+xml"/>`,
  );
  for (const [index, { picture, href }] of picturesOfBook(book).entries())
    items.push(html`<item id="picture-${index + 1}" href="${href}" media-type="${picture.mediaType}"/>`);
  return html`<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="work-id" xml:lang="${language}" dir="${book.direction}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${join(metadata(book, identifiers), '\n')}
</metadata>
<manifest>
<item id="nav" href="${NAVIGATION}" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="${NCX}" media-type="application/x-dtbncx+xml"/>
<item id="style" href="${STYLESHEET}" media-type="text/css"/>
<item id="cover" href="${coverName(cover)}" media-type="${cover.mediaType}" properties="cover-image"/>
${join(items, '\n')}
</manifest>
<spine toc="ncx" page-progression-direction="${book.direction}">
${join(
  spine.map((href) => html`<itemref idref="${idOf(href)}"/>`),
  '\n',
)}
</spine>
</package>
`.value;
}
