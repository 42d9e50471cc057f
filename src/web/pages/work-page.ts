/** A work: what it says of itself, then its text. */
import type { BesideWork, ChapterHead, WorkDetail } from '#catalogue';
import type { ReadableChapter } from '#library';
import { html, type Markup, placePictures } from '#markup';
import { visibleName } from '#text';
import {
  batchAddress,
  chapterAddress,
  commentsAddress,
  downloadAddress,
  editAddress,
  evidenceAddress,
  likeAddress,
  originalAddress,
  originalsAddress,
  pictureAddress,
  reviewAddress,
  seriesAddress,
  wholeWorkAddress,
  workAddress,
} from '../parts/addresses.ts';
import { counted, momentOf, prose, sizeOf } from '../parts/wording.ts';
import { advice, byline, facts, langAttribute } from '../parts/work-header.ts';
import { endOfWork, mutedNotice, opened, type ReaderOfWork, yours } from '../parts/yours.ts';

/** The forms a work can be taken away in, and what people call them. */
export const DOWNLOADS: readonly { format: string; name: string }[] = [
  { format: 'epub', name: 'EPUB' },
  { format: 'html', name: 'HTML' },
  { format: 'txt', name: 'plain text' },
  { format: 'md', name: 'Markdown' },
  { format: 'json', name: 'JSON' },
];

/**
 * The work page; `chapters` empty means that the reader is asked first. `whole` when all of them are here; `waiting` is how
 * many of the work's readings wait for a person; `reader` is who looks at it.
 */
export function workPage(
  work: WorkDetail,
  chapters: readonly ReadableChapter[],
  {
    whole,
    waiting,
    beside,
    reader,
  }: { whole: boolean; waiting: number; beside: BesideWork; reader: ReaderOfWork },
): Markup {
  const first = chapters[0];
  const muted = reader.mutes.length > 0;
  const held = muted && !reader.shown;
  return html`<article class="work">
<header class="work-header">
<h1>${work.title} ${byline(work)}</h1>
${mutedNotice(reader, held ? wholeWorkAddress(work.id, true) : null)}
${facts(work)}
${!held && said(work)}
${keeping(work, waiting, beside)}
</header>
${yours(work, reader, workAddress(work.id))}
${work.chapterList.length > 1 && contents(work, { whole, muted })}
${first === undefined ? !muted && askFirst(work) : html`${chapters.map((chapter) => chapterText(work, chapter))}`}
${chapters.length > 0 && chapters.at(-1)?.position === work.chapterList.length && endNotes(work)}
${chapters.length > 0 && chapters.at(-1)?.position === work.chapterList.length && endOfWork(work, reader, workAddress(work.id))}
${!whole && first !== undefined && steps(work, first.position, { muted })}
${!held && html`<p class="like"><a href="${likeAddress(work.id)}">More like this</a></p>`}
</article>`;
}

/** One chapter on a page of its own, the work's rating and warnings above it; of a muted work only when it is to be shown. */
export function chapterPage(work: WorkDetail, chapter: ReadableChapter, reader: ReaderOfWork): Markup {
  const last = work.chapterList.length;
  const muted = reader.mutes.length > 0;
  const held = muted && !reader.shown;
  const here = chapterAddress(work.id, chapter.position, true);
  return html`<article class="work">
<header class="chapter-header">
<h1><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>
${advice(work)}
<p class="place">Chapter ${chapter.position} of ${last}</p>
<progress max="${last}" value="${chapter.position}" aria-label="Chapters up to this one">${chapter.position} of ${last}</progress>
</header>
${mutedNotice(reader, held ? here : null)}
${last > 1 && steps(work, chapter.position, { muted, label: 'Chapters, before the text' })}
${!held && chapterText(work, chapter)}
${!held && chapter.position === last && html`${endNotes(work)}${endOfWork(work, reader, muted ? here : chapterAddress(work.id, last))}`}
${last > 1 && !held && steps(work, chapter.position, { muted })}
${last > 1 && contents(work, { whole: false, muted, current: chapter.position })}
${!held && opened(work)}
</article>`;
}

function askFirst(work: WorkDetail): Markup {
  return html`<section class="ask" aria-labelledby="ask"><h2 id="ask">Before you read</h2>
<p>This work is rated Explicit. It may hold what you do not want to meet; its rating, warnings and tags are above.</p>
<p><a class="action" href="${chapterAddress(work.id, 1)}">Continue to the text</a></p></section>`;
}

function chapterText(work: WorkDetail, chapter: ReadableChapter): Markup {
  const single = work.chapterList.length === 1;
  return html`<section class="chapter" id="chapter-${chapter.position}" aria-labelledby="heading-${chapter.position}">
<h2 id="heading-${chapter.position}"${single && chapter.title === null && html` class="visually-hidden"`}>${chapterName(chapter, single)}</h2>
<div class="text"${langAttribute(work)}>
${placePictures(chapter.xhtml, pictureAddress)}
</div>
</section>`;
}

function chapterName(chapter: Pick<ChapterHead, 'position' | 'title'>, single = false): string {
  if (single) return chapter.title ?? 'The story';
  return chapter.title === null ? `Chapter ${chapter.position}` : `${chapter.position}. ${chapter.title}`;
}

function contents(
  work: WorkDetail,
  { whole, muted, current }: { whole: boolean; muted: boolean; current?: number },
): Markup {
  return html`<nav class="contents" aria-label="Chapters">
<details${current === undefined && !whole && work.chapterList.length <= 12 && html` open`}>
<summary>${counted(work.chapterList.length, 'chapter')}</summary>
<ol>${work.chapterList.map(
    (chapter) =>
      html`<li><a href="${whole ? `#chapter-${chapter.position}` : chapterAddress(work.id, chapter.position, muted)}"${
        chapter.position === current && html` aria-current="page"`
      }>${chapterName(chapter)}</a> <span class="quiet">${counted(chapter.words, 'word')}</span></li>`,
  )}</ol>
</details>
<p>${
    whole
      ? html`<a href="${chapterAddress(work.id, 1, muted)}">Read chapter by chapter</a>`
      : html`<a href="${wholeWorkAddress(work.id, muted)}">Read it whole on one page</a>`
  }</p>
</nav>`;
}

function steps(
  work: WorkDetail,
  position: number,
  { muted, label = 'Next and previous chapter' }: { muted: boolean; label?: string },
): Markup | null {
  const previous = work.chapterList[position - 2];
  const next = work.chapterList[position];
  if (previous === undefined && next === undefined) return null;
  return html`<nav class="steps" aria-label="${label}">
${previous && html`<a rel="prev" href="${chapterAddress(work.id, previous.position, muted)}">Previous: ${chapterName(previous)}</a>`}
${next && html`<a rel="next" href="${chapterAddress(work.id, next.position, muted)}">Next: ${chapterName(next)}</a>`}
</nav>`;
}

function said(work: WorkDetail): Markup | null {
  const parts = [
    aside('Summary', work.summary, work),
    aside('Dedication', work.dedication, work),
    aside('Notes', work.notes, work),
    aside('Disclaimer', work.disclaimer, work),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : html`<div class="said">${parts}</div>`;
}

function endNotes(work: WorkDetail): Markup | null {
  return aside('Notes at the end', work.endNotes, work);
}

function aside(heading: string, text: string | null, work: WorkDetail): Markup | null {
  if (text === null || text.trim() === '') return null;
  return html`<section class="aside"><h2>${heading}</h2><div${langAttribute(work)}>${prose(text)}</div></section>`;
}

function keeping(work: WorkDetail, waiting: number, beside: BesideWork): Markup {
  const { original } = work;
  const edited = Object.keys(work.edits).length;
  return html`<nav class="keeping" aria-label="This work">
<ul>
<li><a href="${evidenceAddress(work.id)}">Where each field comes from</a></li>
${waiting > 0 && html`<li><a href="${reviewAddress({ work: work.id })}">Review ${counted(waiting, 'doubtful reading')}</a></li>`}
<li><a href="${editAddress(work.id)}">Correct it</a></li>
${beside.comments > 0 && html`<li><a href="${commentsAddress(work.id)}">Read ${counted(beside.comments, 'comment')}</a></li>`}
${beside.series && work.series && html`<li><a href="${seriesAddress(work.series.name)}">About the series</a></li>`}
<li><a href="${originalAddress(work.id)}" download>The original as received</a> <span class="quiet">${sizeOf(original.bytes)}, ${original.encoding}</span></li>
${beside.originals > 1 && html`<li><a href="${originalsAddress(work.id)}">All ${counted(beside.originals, 'original')}</a></li>`}
</ul>
<p class="downloads">Download as ${DOWNLOADS.map(
    ({ format, name }, index) =>
      html`${index > 0 && ', '}<a href="${downloadAddress(work.id, format)}" download>${name}</a>`,
  )}</p>
<p class="quiet">Added ${momentOf(work.addedAt)} by <a href="${batchAddress(original.batch)}">import ${original.batch}</a> from <span class="path">${visibleName(original.path)}</span>${
    work.revision > 1 && html`; revision ${work.revision}`
  }${edited > 0 && html`; ${counted(edited, 'field')} decided by a person`}.</p>
</nav>`;
}
