import { html, markupOf } from '#markup';
import type { WritableWork, WrittenFile } from '../format.ts';
import { pageBody, pageTitle } from './page.ts';
import { PAGE_STYLE } from './stylesheet.ts';

/** What written pages call themselves, so that they are read back exactly. */
export const GENERATOR = 'Fanlight';

/** Writes a work as one HTML file that needs nothing else: no scripts, no pictures from elsewhere. */
export async function writeHtml(work: WritableWork): Promise<WrittenFile> {
  return written(`<!DOCTYPE html>\n${page(work, html` lang="${work.language}"`.value)}`, 'text/html');
}

/** Writes a work as one XHTML file (the XML form of HTML 5). */
export async function writeXhtml(work: WritableWork): Promise<WrittenFile> {
  const attributes = html` xmlns="http://www.w3.org/1999/xhtml" lang="${work.language}" xml:lang="${work.language}"`;
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n${page(work, attributes.value)}`;
  return written(text, 'application/xhtml+xml');
}

function page(work: WritableWork, attributes: string): string {
  return html`<html${markupOf(attributes)}>
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="generator" content="${GENERATOR}" />
<title>${pageTitle(work)}</title>
<style>${markupOf(PAGE_STYLE)}</style>
</head>
<body>
${pageBody(work)}
</body>
</html>
`.value;
}

function written(text: string, mediaType: string): WrittenFile {
  return { bytes: new TextEncoder().encode(text), mediaType: `${mediaType}; charset=utf-8` };
}
