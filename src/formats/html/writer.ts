import { html, type Markup, markupOf } from '#markup';
import { isRightToLeft } from '#text';
import type { WritableBook, WritableWork, WrittenFile } from '../format.ts';

import { bookBody, pageBody, pageTitle } from './page.ts';
import { PAGE_STYLE } from './stylesheet.ts';

/** What written pages call themselves, so that they are read back exactly. */
export const GENERATOR = 'Fanlight';

/** What a page is made of, whatever its form. */
type Page = { language: string; title: string; body: Markup };

/** Writes a work as one HTML file that needs nothing else: no scripts, no pictures from elsewhere. */
export async function writeHtml(work: WritableWork): Promise<WrittenFile> {
  return htmlFile(pageOf(work));
}

/** Writes several works as one HTML file, one after another. */
export async function writeHtmlBook(book: WritableBook): Promise<WrittenFile> {
  return htmlFile(await pageOfBook(book));
}

/** Writes a work as one XHTML file (the XML form of HTML 5). */
export async function writeXhtml(work: WritableWork): Promise<WrittenFile> {
  return xhtmlFile(pageOf(work));
}

/** Writes several works as one XHTML file, one after another. */
export async function writeXhtmlBook(book: WritableBook): Promise<WrittenFile> {
  return xhtmlFile(await pageOfBook(book));
}

function pageOf(work: WritableWork): Page {
  return { language: work.language, title: pageTitle(work), body: pageBody(work) };
}

async function pageOfBook(book: WritableBook): Promise<Page> {
  return { language: 'en', title: book.title, body: await bookBody(book) };
}

function htmlFile(page: Page): WrittenFile {
  return written(
    `<!DOCTYPE html>\n${pageText(page, html` lang="${page.language}" dir="${directionOf(page)}"`)}`,
    'text/html',
  );
}

function xhtmlFile(page: Page): WrittenFile {
  const { language } = page;
  const attributes = html` xmlns="http://www.w3.org/1999/xhtml" lang="${language}" xml:lang="${language}" dir="${directionOf(page)}"`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${pageText(page, attributes)}`;
  return written(text, 'application/xhtml+xml');
}

function directionOf({ language }: Page): 'ltr' | 'rtl' {
  return isRightToLeft(language) ? 'rtl' : 'ltr';
}

function pageText({ title, body }: Page, attributes: Markup): string {
  return html`<html${attributes}>
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="${GENERATOR}" />
<title>${title}</title>
<style>${markupOf(PAGE_STYLE)}</style>
</head>
<body>
${body}
</body>
</html>
`.value;
}

function written(text: string, mediaType: string): WrittenFile {
  return { bytes: new TextEncoder().encode(text), mediaType: `${mediaType}; charset=utf-8` };
}
