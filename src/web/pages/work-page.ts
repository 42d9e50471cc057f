/** A work: what it says of itself, then its text. */
import type { BesideWork, WorkDetail } from '#catalogue';
import type { Neighbours, ReadableChapter, WorkUnderWay } from '#library';
import { html, type Markup } from '#markup';
import { visibleName } from '#text';
import { ratingName } from '#vocabulary';
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
  reviewAddress,
  seriesAddress,
  settingsAddress,
  wholeWorkAddress,
  workAddress,
} from '../parts/addresses.ts';
import { chapterText, contents, seriesSteps, steps } from '../parts/chapters.ts';
import { type PageOfPlace, wayToPlace } from '../parts/places.ts';
import { type StoryPage, story } from '../parts/reading-bar.ts';
import { count, counted, momentOf, prose, sizeOf } from '../parts/wording.ts';
import { advice, byline, facts, langAttribute } from '../parts/work-header.ts';
import { endOfWork, mutedNotice, opened, type ReaderOfWork, yours } from '../parts/yours.ts';
import type { ReadingSettings } from '../settings.ts';

/** The forms a work can be taken away in, and what people call them. */
export const DOWNLOADS: readonly { format: string; name: string }[] = [
  { format: 'epub', name: 'EPUB' },
  { format: 'html', name: 'HTML' },
  { format: 'txt', name: 'plain text' },
  { format: 'md', name: 'Markdown' },
  { format: 'json', name: 'JSON' },
];

/** A work, who looks at it, and what belongs to both. */
export type Reading = {
  work: WorkDetail;
  reader: ReaderOfWork;
  settings: ReadingSettings;
  place: WorkUnderWay | null;
  neighbours: Neighbours;
};

/**
 * The work page; `chapters` empty means that the reader is asked first. `whole` when all of them are here; `waiting` is how
 * many of the work's readings wait for a person.
 */
export function workPage(
  reading: Reading,
  chapters: readonly ReadableChapter[],
  { whole, waiting, beside }: { whole: boolean; waiting: number; beside: BesideWork },
): Markup {
  const { work, reader, settings, place } = reading;
  const first = chapters[0];
  const muted = reader.mutes.length > 0;
  const held = muted && !reader.shown;
  const many = work.chapterList.length > 1;
  const address = whole && many ? wholeWorkAddress(work.id, muted) : workAddress(work.id);
  const ends = chapters.at(-1)?.position === work.chapterList.length;
  const here = { here: first?.position ?? null, whole, ...howRead(reading) };
  return html`<article class="work">
<header class="work-header">
<h1>${work.title} ${byline(work)}</h1>
${mutedNotice(reader, held ? wholeWorkAddress(work.id, true) : null)}
${facts(work)}
${!held && said(work, settings)}
${keeping(work, waiting, beside)}
</header>
${yours(work, reader, workAddress(work.id))}
${many && contents(work, { whole, muted, pace: Number(settings.pace), place: place?.place.chapter ?? null })}
${!held && wayToPlace(place, here)}
${first === undefined ? !held && askFirst(work, onward(work, muted)) : shown(reading, chapters, { chapter: first.position, whole, address })}
${ends && endOf(reading, workAddress(work.id))}
${!whole && first !== undefined && steps(work, first.position, { muted })}
${!held && seriesSteps(work, reading.neighbours)}
${!held && html`<p class="like"><a href="${likeAddress(work.id)}">More like this</a></p>`}
</article>`;
}

/** One chapter on a page of its own, the work's rating and warnings above it; null of a text that the reader is asked about first. */
export function chapterPage(reading: Reading, position: number, chapter: ReadableChapter | null): Markup {
  const { work, reader, settings, place } = reading;
  const last = work.chapterList.length;
  const muted = reader.mutes.length > 0;
  const held = muted && !reader.shown;
  const here = chapterAddress(work.id, position, muted);
  const ends = chapter !== null && position === last;
  return html`<article class="work">
<header class="chapter-header">
<h1><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>
${advice(work)}
${!held && wayToPlace(place, { here: position, whole: false, ...howRead(reading) })}
</header>
${mutedNotice(reader, held ? here : null)}
${last > 1 && steps(work, position, { muted, label: 'Chapters, before the text' })}
${chapter === null ? !held && askFirst(work, here) : shown(reading, [chapter], { chapter: position, whole: false, address: here })}
${ends && endOf(reading, here)}
${last > 1 && chapter !== null && steps(work, position, { muted })}
${ends && seriesSteps(work, reading.neighbours)}
${last > 1 && contents(work, { whole: false, muted, pace: Number(settings.pace), current: position, place: place?.place.chapter ?? null })}
${chapter !== null && opened(work)}
</article>`;
}

function shown({ work, settings }: Reading, chapters: readonly ReadableChapter[], page: StoryPage): Markup {
  const back = page.address;
  return story(work, page, {
    settings,
    chapters: html`${chapters.map((chapter) => chapterText(work, chapter, { settings, back }))}`,
  });
}

function endOf({ work, reader, settings }: Reading, back: string): Markup {
  return html`${aside('Notes at the end', work.endNotes, { work, settings })}${endOfWork(work, reader, back)}`;
}

function howRead({ reader: { marks }, settings }: Reading): Pick<PageOfPlace, 'finished' | 'view'> {
  return { finished: marks !== null && marks.finished !== null, view: settings.view };
}

/** Where the text begins. */
function onward(work: WorkDetail, muted: boolean): string {
  if (work.chapterList.length > 1) return chapterAddress(work.id, 1, muted);
  return muted ? wholeWorkAddress(work.id, true) : workAddress(work.id);
}

/** Asked once in a browser; the answer is a setting. */
function askFirst(work: WorkDetail, to: string): Markup {
  return html`<section class="ask" aria-labelledby="ask"><h2 id="ask">Before you read</h2>
<p>This work is rated ${ratingName(work.rating)}. It may hold what you do not want to meet; its rating and warnings are above.</p>
<form method="post" action="/settings"><input type="hidden" name="form" value="part"><input type="hidden" name="adult" value="shown"><input type="hidden" name="back" value="${to}">
<button type="submit">Continue to the text</button></form>
<p class="hint">You are asked once in this browser, for works rated Mature or Explicit. The <a href="${settingsAddress(to)}">reading settings</a> can have you asked again.</p></section>`;
}

function said(work: WorkDetail, settings: ReadingSettings): Markup | null {
  const parts = [
    aside('Summary', work.summary, { work }),
    aside('Dedication', work.dedication, { work }),
    aside('Notes', work.notes, { work, settings }),
    aside('Disclaimer', work.disclaimer, { work }),
  ].filter((part) => part !== null);
  return parts.length === 0 ? null : html`<div class="said">${parts}</div>`;
}

/** A text beside the story; `settings` of those that a reader may have folded. */
function aside(
  heading: string,
  text: string | null,
  { work, settings }: { work: WorkDetail; settings?: ReadingSettings },
): Markup | null {
  if (text === null || text.trim() === '') return null;
  const words = html`<div${langAttribute(work)}>${prose(text)}</div>`;
  if (settings?.notes === 'folded')
    return html`<details class="aside"><summary>${heading}</summary>${words}</details>`;
  return html`<section class="aside"><h2>${heading}</h2>${words}</section>`;
}

function keeping(work: WorkDetail, waiting: number, beside: BesideWork): Markup {
  const { original } = work;
  const edited = Object.keys(work.edits).length;
  return html`<nav class="keeping" aria-label="This work">
<ul>
<li><a href="${evidenceAddress(work.id)}">Where each field comes from</a></li>
${waiting > 0 && html`<li><a href="${reviewAddress({ work: work.id })}">Review ${count(waiting)} doubtful ${waiting === 1 ? 'reading' : 'readings'}</a></li>`}
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
