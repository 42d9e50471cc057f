/** A reader's place in a work: the ways back to it, and the forms that keep it. */
import type { WorkDetail } from '#catalogue';
import type { UnderWayPage, WorkUnderWay } from '#library';
import { html, type Markup } from '#markup';
import type { ReadingSettings } from '../settings.ts';
import { blockAnchor, chapterAddress, placeAddress, placesAddress } from './addresses.ts';
import { percentOf, progressWords } from './reading-time.ts';
import { count, counted } from './wording.ts';
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
  return html`<section class="go-on" aria-labelledby="go-on"><h2 id="go-on">Go on reading</h2>
<ul class="under-way">${works.map((one) => html`<li>${workUnderWay(one, settings)}</li>`)}</ul>
${total > works.length && html`<p><a href="/places">All ${counted(total, 'work')} under way</a></p>`}</section>`;
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
  const chapter = work.chapterList.length > 1 ? `in chapter ${place.chapter}, ` : '';
  const address = onPage ? `#${blockAnchor(place.chapter, place.paragraph)}` : placeAddress(place, view);
  return html`<p class="to-place">Your place is ${chapter}at ${percentOf(wordsBefore, work.words)} %. <a href="${address}">Go on reading</a>${newChapters(one)}</p>`;
}

/** A button that keeps the place at the end of a chapter. */
export function keepForm(work: WorkDetail, chapter: number, back = chapterAddress(work.id, chapter)): Markup {
  return html`<form class="keep-here" method="post" action="${placesAddress(work.id)}"><input type="hidden" name="set" value="yes"><input type="hidden" name="chapter" value="${chapter}"><input type="hidden" name="paragraph" value="last"><input type="hidden" name="back" value="${back}"><button type="submit" class="plain">Keep my place here<span class="visually-hidden"> at the end of chapter ${chapter}</span></button></form>`;
}

/** A button that keeps the place no longer. */
export function forgetForm(work: Pick<WorkDetail, 'id' | 'title'>, back: string): Markup {
  return html`<form method="post" action="${placesAddress(work.id)}"><input type="hidden" name="set" value="no"><input type="hidden" name="back" value="${back}"><button type="submit" class="plain">Forget my place<span class="visually-hidden"> in ${work.title}</span></button></form>`;
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
  return html` <strong>${count(found)} new ${found === 1 ? 'chapter' : 'chapters'} since</strong>`;
}
