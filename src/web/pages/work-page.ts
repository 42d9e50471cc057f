/** A work: what it says of itself, then its text. */
import type { BesideWork, WorkDetail } from '#catalogue';
import type { Neighbours, ReadableChapter, WorkUnderWay } from '#library';
import { html, type Markup } from '#markup';
import { ratingName } from '#vocabulary';
import { say, tell } from '#words';
import {
  chapterAddress,
  likeAddress,
  settingsAddress,
  wholeWorkAddress,
  workAddress,
} from '../parts/addresses.ts';
import { chapterText, contents, seriesSteps, steps } from '../parts/chapters.ts';
import { type PageOfPlace, wayToPlace } from '../parts/places.ts';
import { type StoryPage, story } from '../parts/reading-bar.ts';
import { aside, said } from '../parts/said.ts';
import { advice, byline, facts } from '../parts/work-header.ts';
import { waysOfOwner, waysOfVisitors } from '../parts/work-ways.ts';
import {
  endOfWork,
  isHidden,
  isMuted,
  mutedNotice,
  opened,
  type ReaderOfWork,
  yours,
} from '../parts/yours.ts';
import type { ReadingSettings } from '../settings.ts';

/** A work, who looks at it (null for visitors, who leave no marks), and what belongs to both. */
export type Reading = {
  work: WorkDetail;
  reader: ReaderOfWork | null;
  settings: ReadingSettings;
  place: WorkUnderWay | null;
  /** When chapters came, where they came at different times. */
  dates: ReadonlyMap<number, string>;
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
  const { work, reader, settings, place, dates } = reading;
  const first = chapters[0];
  const muted = isMuted(reader);
  const held = isHidden(reader);
  const many = work.chapterList.length > 1;
  const address = whole && many ? wholeWorkAddress(work.id, muted) : workAddress(work.id);
  const ends = chapters.at(-1)?.position === work.chapterList.length;
  const here = { here: first?.position ?? null, whole, ...howRead(reading) };
  return html`<article class="work">
<header class="work-header">
<h1>${work.title} ${byline(work)}</h1>
${reader && mutedNotice(reader, held ? wholeWorkAddress(work.id, true) : null)}
${facts(work)}
${!held && said(work, settings)}
${reader === null ? waysOfVisitors(work, beside) : waysOfOwner(work, waiting, beside)}
</header>
${reader && yours(work, reader, workAddress(work.id))}
${many && contents(work, { whole, muted, pace: Number(settings.pace), place: place?.place.chapter ?? null, dates })}
${!held && wayToPlace(place, here)}
${first === undefined ? !held && askFirst(work, onward(work, muted)) : shown(reading, chapters, { chapter: first.position, whole, address, muted })}
${ends && endOf(reading, workAddress(work.id))}
${!whole && first !== undefined && steps(work, first.position, { muted })}
${!held && seriesSteps(work, reading.neighbours)}
${!held && html`<p class="like"><a href="${likeAddress(work.id)}">${say('work.like')}</a></p>`}
</article>`;
}

/** One chapter on a page of its own, the work's rating and warnings above it; null of a text that the reader is asked about first. */
export function chapterPage(reading: Reading, position: number, chapter: ReadableChapter | null): Markup {
  const { work, reader, settings, place, dates } = reading;
  const last = work.chapterList.length;
  const muted = isMuted(reader);
  const held = isHidden(reader);
  const here = chapterAddress(work.id, position, muted);
  const ends = chapter !== null && position === last;
  return html`<article class="work">
<header class="chapter-header">
<h1><a href="${workAddress(work.id)}">${work.title}</a> ${byline(work)}</h1>
${advice(work)}
${!held && wayToPlace(place, { here: position, whole: false, ...howRead(reading) })}
</header>
${reader && mutedNotice(reader, held ? here : null)}
${last > 1 && steps(work, position, { muted, label: say('work.steps-before') })}
${chapter === null ? !held && askFirst(work, here) : shown(reading, [chapter], { chapter: position, whole: false, address: here, muted })}
${ends && endOf(reading, here)}
${last > 1 && chapter !== null && steps(work, position, { muted })}
${ends && seriesSteps(work, reading.neighbours)}
${last > 1 && contents(work, { whole: false, muted, pace: Number(settings.pace), current: position, place: place?.place.chapter ?? null, dates })}
${chapter !== null && reader && opened(work)}
</article>`;
}

function shown(
  { work, reader, settings }: Reading,
  chapters: readonly ReadableChapter[],
  page: StoryPage,
): Markup {
  const back = reader === null ? null : page.address;
  return story(work, page, {
    settings,
    keepsPlace: reader !== null,
    chapters: html`${chapters.map((chapter) => chapterText(work, chapter, { settings, back }))}`,
  });
}

function endOf({ work, reader, settings }: Reading, back: string): Markup {
  return html`${aside(say('work.end-notes'), work.endNotes, { work, settings })}${reader && endOfWork(work, reader, back)}`;
}

function howRead({ reader, settings }: Reading): Pick<PageOfPlace, 'finished' | 'view'> {
  return { finished: (reader?.marks?.finished ?? null) !== null, view: settings.view };
}

/** Where the text begins. */
function onward(work: WorkDetail, muted: boolean): string {
  if (work.chapterList.length > 1) return chapterAddress(work.id, 1, muted);
  return muted ? wholeWorkAddress(work.id, true) : workAddress(work.id);
}

/** Asked once in a browser; the answer is a setting. */
function askFirst(work: WorkDetail, to: string): Markup {
  return html`<section class="ask" aria-labelledby="ask"><h2 id="ask">${say('work.ask')}</h2>
<p>${say('work.ask-why', { rating: ratingName(work.rating) })}</p>
<form method="post" action="/settings"><input type="hidden" name="form" value="part"><input type="hidden" name="adult" value="shown"><input type="hidden" name="back" value="${to}">
<button type="submit">${say('work.ask-continue')}</button></form>
<p class="hint">${tell('work.ask-once', { link: (words) => html`<a href="${settingsAddress(to)}">${words}</a>` })}</p></section>`;
}
