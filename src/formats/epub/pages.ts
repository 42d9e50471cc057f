import { html, join, type Markup } from '#markup';
import { isRightToLeft } from '#text';
import type { WritableWork } from '../format.ts';
import { creatorNames, factRows, proseBefore, proseSection } from '../preface.ts';
import { END_NOTES, isSaid, seriesLine, shownRatingName, shownWarningNames } from '../work-fields.ts';
import { bookLanguage, languageMark, ownWordsMark } from '../written-language.ts';
import type { EpubBook } from './book.ts';
import { STYLESHEET } from './names.ts';

/** The title page of a work: title, creators, series, and what a reader must know before the text. */
export function titlePage(work: WritableWork, title: string): string {
  const line = seriesLine(work);
  const body = html`<section class="title-page" epub:type="titlepage">
<h1>${title}</h1>
${work.creators.length > 0 && html`<p class="creators">${work.creators.join(', ')}</p>`}
${line !== '' && html`<p class="series">${line}</p>`}
${advice(work)}
</section>`;
  return page({ language: work.language, title }, body);
}

/** The title page of a book of several works: what they are, and each with who wrote it and its rating and warnings. */
export function bookTitlePage({ title, works }: EpubBook): string {
  const entries = works.map(
    ({ work, pages }) =>
      html`<li><a href="${pages[0]?.href ?? ''}"${languageMark(work.language)}>${pages[0]?.label ?? ''}</a>${
        work.creators.length > 0 && html` by ${work.creators.join(', ')}`
      } <span class="advice">${shownRatingName(work.rating)}. ${shownWarningNames(work).join(', ')}</span></li>`,
  );
  const body = html`<section class="title-page" epub:type="titlepage">
<h1>${title}</h1>
</section>
<section class="works">
<h2>${works.length === 1 ? 'One work' : `${works.length} works`}</h2>
<ol>
${join(entries, '\n')}
</ol>
</section>`;
  return page({ language: 'en', title }, body);
}

/** Rating and warnings, always in words. */
function advice(work: WritableWork): Markup {
  return html`<div class="advice"${ownWordsMark(work.language)}>
<p class="rating">Rating: ${shownRatingName(work.rating)}</p>
<p class="warnings">Warnings: ${shownWarningNames(work).join(', ')}</p>
</div>`;
}

/**
 * What an archive shows before a story: rating, warnings, tags, series, size, summary and notes. Every value is marked, so
 * that a book is read back as it was.
 */
export function prefacePage(work: WritableWork, title: string, afterword: string | null): string {
  const body = html`<section class="preface" epub:type="preface" role="doc-preface" aria-labelledby="preface">
<h1 id="preface"><span data-field="title"${languageMark(work.language)}>${work.title}</span></h1>
${work.creators.length > 0 && html`<p class="creators">by ${creatorNames(work)}</p>`}
<dl>
${factRows(work)}
</dl>
${proseBefore(work)}
${afterword !== null && html`<p class="note-link"><a id="to-end-notes" href="${afterword}#end-notes">${END_NOTES} of the work</a></p>`}
</section>`;
  return page({ language: 'en', title: `${title}: preface` }, body);
}

/** What the author says after the text, with a way back to the preface. */
export function afterwordPage(work: WritableWork, title: string, preface: string): string {
  const body = html`<section class="preface afterword" id="end-notes" epub:type="afterword" role="doc-afterword" aria-label="${END_NOTES}">
${proseSection(work, END_NOTES, 'endNotes')}
<p class="note-link"><a href="${preface}#to-end-notes" role="doc-backlink">Back to the preface</a></p>
</section>`;
  return page({ language: 'en', title: `${title}: ${END_NOTES.toLowerCase()}` }, body);
}

/** What stands before and after the fragment of a chapter. */
export type ChapterFrame = { before: string; after: string };

/** The page of a chapter around its fragment. A heading that only counts or repeats the title is of class `counted`. */
export function chapterFrame(
  work: WritableWork,
  number: number,
  label: string,
  links: readonly Markup[],
): ChapterFrame {
  const counted = !isSaid(work.chapters[number - 1]?.title ?? null);
  const isCount = counted && work.chapters.length > 1;
  const heading = html`<h2 class="chapter-title${counted && ' counted'}" id="chapter"${isCount && ownWordsMark(work.language)}>${label}</h2>`;
  const { before, after } = frame({ language: work.language, title: label });
  return {
    before: html`${before}<section epub:type="chapter" role="doc-chapter" aria-labelledby="chapter">
${heading}
${links.length > 0 && html`${join(links, '\n')}\n`}<div class="text">
`.value,
    after: `\n</div>\n</section>${after.value}`,
  };
}

function page(about: PageHead, body: Markup): string {
  const { before, after } = frame(about);
  return html`${before}${body}${after}`.value;
}

type PageHead = { language: string; title: string };

function frame({ language: of, title }: PageHead): { before: Markup; after: Markup } {
  const language = bookLanguage(of);
  const direction = isRightToLeft(of) ? 'rtl' : 'ltr';
  const before = html`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}" dir="${direction}">
<head>
<title>${title}</title>
<link rel="stylesheet" type="text/css" href="${STYLESHEET}" />
</head>
<body>
`;
  return { before, after: html`\n</body>\n</html>\n` };
}
