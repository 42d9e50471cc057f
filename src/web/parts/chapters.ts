/** Chapters of a work: their texts, the list of them, and the ways from one to another. */
import type { ChapterHead, WorkCard, WorkDetail } from '#catalogue';
import type { Neighbours, ReadableChapter } from '#library';
import { html, type Markup, presentFragment } from '#markup';
import { say, spokenLanguage, tell } from '#words';
import type { ReadingSettings } from '../settings.ts';
import { blockAnchor, chapterAddress, pictureAddress, wholeWorkAddress, workAddress } from './addresses.ts';
import { keepForm } from './places.ts';
import { readingTime } from './reading-time.ts';
import { counted, dateOf } from './wording.ts';
import { langAttribute } from './work-header.ts';

/** A chapter's text, as its reader wants it; `back` is the address of the page that it stands on, null where no place can be kept. */
export function chapterText(
  work: WorkDetail,
  chapter: ReadableChapter,
  { settings, back }: { settings: ReadingSettings; back: string | null },
): Markup {
  const single = work.chapterList.length === 1;
  const { position } = chapter;
  const text = presentFragment(chapter.xhtml, {
    picture: pictureAddress,
    pictures: settings.pictures,
    notes: settings.notes,
    alignment: settings.styling,
    anchor: (block) => blockAnchor(position, block),
    words: { language: spokenLanguage(), note: say('work.author-note'), picture: say('work.show-picture') },
  });
  return html`<section class="chapter" id="chapter-${position}" aria-labelledby="heading-${position}" data-chapter="${position}" data-words="${chapter.words}">
<h2 id="heading-${position}"${single && chapter.title === null && html` class="visually-hidden"`}>${chapterName(chapter, single)}</h2>
<div class="text"${langAttribute(work)}>
${text}
</div>
${back !== null && keepForm(work, position, back)}
</section>`;
}

function chapterName(chapter: Pick<ChapterHead, 'position' | 'title'>, single = false): string {
  const { position, title } = chapter;
  if (single) return title ?? say('work.the-story');
  return title === null ? say('work.chapter', { position }) : say('work.chapter-titled', { position, title });
}

/** Which chapters a page has and what of them is said. */
export type ContentsPage = {
  whole: boolean;
  muted: boolean;
  pace: number;
  /** The chapter whose page this is. */
  current?: number;
  /** The chapter that the reader's place is in. */
  place: number | null;
  /** When chapters came, where they came at different times. */
  dates: ReadonlyMap<number, string>;
};

/** The list of chapters, and the way between one page of all and a page for each. */
export function contents(
  work: WorkDetail,
  { whole, muted, pace, current, place, dates }: ContentsPage,
): Markup {
  return html`<nav class="contents" aria-label="${say('work.chapters-nav')}">
<details${current === undefined && !whole && work.chapterList.length <= 12 && html` open`}>
<summary>${say('work.contents', { count: work.chapterList.length, time: readingTime(work.words, pace) })}</summary>
<ol>${work.chapterList.map(
    (chapter) =>
      html`<li><a href="${whole ? `#chapter-${chapter.position}` : chapterAddress(work.id, chapter.position, muted)}"${
        chapter.position === current && html` aria-current="page"`
      }>${chapterName(chapter)}</a> <span class="quiet">${counted(chapter.words, 'word')}${came(dates.get(chapter.position))}</span>${
        chapter.position === place && html` <strong>${say('work.your-place')}</strong>`
      }</li>`,
  )}</ol>
</details>
<p>${
    whole
      ? html`<a href="${chapterAddress(work.id, 1, muted)}">${say('work.by-chapter')}</a>`
      : html`<a href="${wholeWorkAddress(work.id, muted)}">${say('work.whole')}</a>`
  }</p>
</nav>`;
}

function came(date: string | undefined): Markup | null {
  return date === undefined ? null : html`, ${tell('work.chapter-came', { date: dateOf(date) })}`;
}

/** The ways to the chapters before and after one. */
export function steps(
  work: WorkDetail,
  position: number,
  { muted, label = say('work.steps') }: { muted: boolean; label?: string },
): Markup | null {
  const previous = work.chapterList[position - 2];
  const next = work.chapterList[position];
  if (previous === undefined && next === undefined) return null;
  return html`<nav class="steps" aria-label="${label}">
${previous && html`<a rel="prev" href="${chapterAddress(work.id, previous.position, muted)}">${say('work.previous', { chapter: chapterName(previous) })}</a>`}
${next && html`<a rel="next" href="${chapterAddress(work.id, next.position, muted)}">${say('work.next', { chapter: chapterName(next) })}</a>`}
</nav>`;
}

/** The ways to the works before and after one in its series, or to the parts before and after it. */
export function seriesSteps(work: WorkCard, { previous, next }: Neighbours): Markup | null {
  if (previous === null && next === null) return null;
  const among =
    work.series === null ? say('work.parts-nav') : say('work.series-nav', { series: work.series.name });
  return html`<nav class="steps series-steps" aria-label="${among}">
${previous && html`<a href="${workAddress(previous.id)}">${say('work.before', { work: numbered(previous) })}</a>`}
${next && html`<a class="onward" href="${workAddress(next.id)}">${say('work.after', { work: numbered(next) })}</a>`}
</nav>`;
}

function numbered({ title, series, part }: WorkCard): string {
  const number = series?.position ?? part?.n;
  return number === undefined || number === null ? title : say('work.numbered', { title, number });
}
