/** A reader's place in a work: the ways back to it, and the forms that keep it. */
import type { WorkDetail } from '#catalogue';
import type { UnderWayPage, WorkUnderWay } from '#library';
import { html, type Markup } from '#markup';
import { say, tell } from '#words';
import type { ReadingSettings } from '../settings.ts';
import { blockAnchor, chapterAddress, placeAddress, placesAddress } from './addresses.ts';
import { percentOf, progressWords } from './reading-time.ts';
import { byline } from './work-header.ts';

/** A work with the way back to the place in it. */
export function workUnderWay(one: WorkUnderWay, { view, pace }: ReadingSettings): Markup {
  const { work, place } = one;
  return html`<h3><a href="${placeAddress(place, view)}">${work.title}</a> ${byline(work)}</h3>
<p class="figures">${progressWords(progressAt(one, Number(pace))).map((said) => html`<span>${said}</span> `)}${newChapters(one)}</p>`;
}

/** The works read last, for the first page. */
export function goOnShelf({ works, total }: UnderWayPage, settings: ReadingSettings): Markup | null {
  if (works.length === 0) return null;
  return html`<section class="go-on" aria-labelledby="go-on"><h2 id="go-on">${say('reading.go-on')}</h2>
<ul class="under-way">${works.map((one) => html`<li>${workUnderWay(one, settings)}</li>`)}</ul>
${total > works.length && html`<p><a href="/places">${say('reading.all-under-way', { count: total })}</a></p>`}</section>`;
}

/** What of a work a page shows: the chapter that it begins with, or all; whether the reader finished it, and how works open. */
export type PageOfPlace = {
  here: number | null;
  whole: boolean;
  finished: boolean;
  view: ReadingSettings['view'];
};

/** The way to the place that is kept, above the text; none to the end of a work that was finished and got no more chapters. */
export function wayToPlace(
  one: WorkUnderWay | null,
  { here, whole, finished, view }: PageOfPlace,
): Markup | null {
  if (one === null) return null;
  const { work, place, wordsBefore } = one;
  if (finished && one.newChapters === 0 && place.chapter === work.chapterList.length) return null;
  const onPage = whole || place.chapter === here;
  if (onPage && place.paragraph === 1 && (!whole || place.chapter === 1)) return null;
  const address = onPage ? `#${blockAnchor(place.chapter, place.paragraph)}` : placeAddress(place, view);
  const at = {
    percent: percentOf(wordsBefore, work.words),
    link: (words: Markup) => html`<a href="${address}">${words}</a>`,
  };
  const said =
    work.chapterList.length > 1
      ? tell('reading.place-in-chapter', { ...at, chapter: place.chapter })
      : tell('reading.place', at);
  return html`<p class="to-place">${said}${newChapters(one)}</p>`;
}

/** A button that keeps the place at the end of a chapter. */
export function keepForm(work: WorkDetail, chapter: number, back = chapterAddress(work.id, chapter)): Markup {
  return html`<form class="keep-here" method="post" action="${placesAddress(work.id)}"><input type="hidden" name="set" value="yes"><input type="hidden" name="chapter" value="${chapter}"><input type="hidden" name="paragraph" value="last"><input type="hidden" name="back" value="${back}"><button type="submit" class="plain">${tell('reading.keep-at-end', { chapter, unseen })}</button></form>`;
}

/** A button that keeps the place no longer. */
export function forgetForm(work: Pick<WorkDetail, 'id' | 'title'>, back: string): Markup {
  return html`<form method="post" action="${placesAddress(work.id)}"><input type="hidden" name="set" value="no"><input type="hidden" name="back" value="${back}"><button type="submit" class="plain">${tell('reading.forget', { title: work.title, unseen })}</button></form>`;
}

function unseen(words: Markup): Markup {
  return html`<span class="visually-hidden">${words}</span>`;
}

function progressAt({ work, place, wordsBefore }: WorkUnderWay, pace: number) {
  return {
    chapter: place.chapter,
    chapters: Math.max(1, work.chapterList.length),
    chapterWords: work.chapterList[place.chapter - 1]?.words ?? 0,
    chapterBefore: place.words,
    workWords: work.words,
    workBefore: wordsBefore,
    pace,
  };
}

function newChapters({ newChapters: found }: WorkUnderWay): Markup | null {
  if (found === 0) return null;
  return html` <strong>${say('reading.new-chapters', { count: found })}</strong>`;
}
