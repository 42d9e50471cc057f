import { html, join, type Markup } from '#markup';
import { isRightToLeft } from '#text';
import type { WritableWork } from '../format.ts';
import { bookLanguage } from './language.ts';
import { chapterLabel, chapterName, PREFACE, STYLESHEET, TITLE_PAGE } from './names.ts';

/** The navigation document (EPUB 3.3 §7): contents and landmarks. */
export function navigationPage(work: WritableWork): string {
  const language = bookLanguage(work.language);
  const direction = isRightToLeft(work.language) ? 'rtl' : 'ltr';
  const entries = entriesOf(work).map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`);
  const first = work.chapters.length > 0 ? chapterName(1) : PREFACE;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction}">
<head>
<title>${work.title}</title>
<link rel="stylesheet" type="text/css" href="${STYLESHEET}" />
</head>
<body>
<nav epub:type="toc" id="toc">
<h1>${work.title}</h1>
<ol>
${join(entries, '\n')}
</ol>
</nav>
<nav epub:type="landmarks" id="landmarks" hidden="hidden">
<ol>
<li><a epub:type="titlepage" href="${TITLE_PAGE}">Title page</a></li>
<li><a epub:type="bodymatter" href="${first}">Text</a></li>
</ol>
</nav>
</body>
</html>
`.value;
}

/** The same contents as an NCX, for readers of EPUB 2 (OPF 2.0.1 §2.4.1). */
export function ncxPage(work: WritableWork, identifier: string): string {
  const points = entriesOf(work).map(
    ({ href, label }, index): Markup =>
      html`<navPoint id="point-${index + 1}" playOrder="${index + 1}"><navLabel><text>${label}</text></navLabel><content src="${href}"/></navPoint>`,
  );
  return html`<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="${bookLanguage(work.language)}">
<head>
<meta name="dtb:uid" content="${identifier}"/>
<meta name="dtb:depth" content="1"/>
<meta name="dtb:totalPageCount" content="0"/>
<meta name="dtb:maxPageNumber" content="0"/>
</head>
<docTitle><text>${work.title}</text></docTitle>
<navMap>
${join(points, '\n')}
</navMap>
</ncx>
`.value;
}

function entriesOf(work: WritableWork): { href: string; label: string }[] {
  return [
    { href: TITLE_PAGE, label: work.title },
    { href: PREFACE, label: 'Preface' },
    ...work.chapters.map((_, index) => ({
      href: chapterName(index + 1),
      label: chapterLabel(work, index + 1),
    })),
  ];
}
