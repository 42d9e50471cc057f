import { html, join, type Markup } from '#markup';
import { isRightToLeft } from '#text';
import type { WritableWork } from '../format.ts';
import { bookLanguage } from './language.ts';
import { chapterLabel, STYLESHEET } from './names.ts';
import { type HeldPicture, withHeldPictures } from './pictures.ts';

/** The title page: title, creators, and what a reader must know before the text. */
export function titlePage(work: WritableWork): string {
  const body = html`<section class="title-page" epub:type="titlepage">
<h1>${work.title}</h1>
${work.creators.length > 0 && html`<p class="creators">${work.creators.join(', ')}</p>`}
<p class="rating">${work.rating}</p>
${work.warnings.length > 0 && html`<p class="warnings">${work.warnings.join(', ')}</p>`}
</section>`;
  return page(work, work.title, body);
}

/** What an archive shows before a story: rating, warnings, tags, series, size, summary and notes. */
export function prefacePage(work: WritableWork): string {
  const facts: [string, string][] = [
    ['Rating', work.rating],
    ['Warnings', work.warnings.join(', ')],
    ['Category', work.categories.join(', ')],
    ['Fandom', work.fandoms.join(', ')],
    ['Relationship', work.relationships.join(', ')],
    ['Characters', work.characters.join(', ')],
    ['Tags', work.tags.join(', ')],
    ['Language', work.language],
    ['Series', seriesLine(work)],
    ['Published', work.published ?? ''],
    ['Status', work.status],
    ['Words', String(work.words)],
    ['Chapters', String(work.chapters.length)],
  ];
  const rows = facts.filter(([, value]) => value !== '');
  const body = html`<section class="preface" epub:type="preface">
<h1>${work.title}</h1>
<dl>
${join(
  rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`),
  '\n',
)}
</dl>
${prose('Summary', work.summary)}${prose('Notes', work.notes)}${prose('Disclaimer', work.disclaimer)}${prose('Archive', work.archivePermission)}
</section>`;
  return page(work, `${work.title}: preface`, body);
}

/** One chapter. Its fragment was written by this program and goes in as it is, but for the names of pictures. */
export function chapterPage(work: WritableWork, number: number, held: readonly HeldPicture[]): string {
  const label = chapterLabel(work, number);
  const chapter = work.chapters[number - 1];
  const fragment = chapter ? withHeldPictures(chapter.xhtml, held) : null;
  const body = html`<section epub:type="chapter">
<h2 class="chapter-title">${label}</h2>
${fragment}
</section>`;
  return page(work, label, body);
}

function seriesLine({ series }: WritableWork): string {
  if (series === null) return '';
  return series.position === null ? series.name : `${series.name}, part ${series.position}`;
}

function prose(label: string, text: string | null): Markup | null {
  if (text === null || text.trim() === '') return null;
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== '');
  return html`<h2>${label}</h2>
${join(
  paragraphs.map((part) => html`<p>${linesOf(part.trim())}</p>`),
  '\n',
)}
`;
}

function linesOf(text: string): Markup {
  return join(text.split('\n'), html`<br />`);
}

function page(work: WritableWork, title: string, body: Markup): string {
  const language = bookLanguage(work.language);
  const direction = isRightToLeft(work.language) ? 'rtl' : 'ltr';
  return html`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction}">
<head>
<title>${title}</title>
<link rel="stylesheet" type="text/css" href="${STYLESHEET}" />
</head>
<body>
${body}
</body>
</html>
`.value;
}
