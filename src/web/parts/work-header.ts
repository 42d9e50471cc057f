/** What a work says of itself: the parts that lists, work pages and chapters share. */
import type { TagKind, WorkCard } from '#catalogue';
import { statusName, tagNames } from '#library';
import { html, type Markup } from '#markup';
import { isRightToLeft } from '#text';
import { ratingName } from '#vocabulary';
import { languageText, say, tell } from '#words';
import {
  creatorAddress,
  nameAddress,
  partsAddress,
  ratingAddress,
  seriesAddress,
  tagAddress,
} from './addresses.ts';
import { meaningAddress } from './help-nav.ts';
import { chapterCount, counted, dateOf, languageTag, listed } from './wording.ts';

/** Who wrote it, each name a way to their works. */
export function byline(work: Pick<WorkCard, 'creators'>): Markup {
  if (work.creators.length === 0) return html`<span class="byline">${say('work.by-nobody')}</span>`;
  return html`<span class="byline">${tell('work.by', { names: listed(creatorLinks(work)) })}</span>`;
}

/** The names a work stands under, as links to their pages. */
export function creatorLinks({ creators }: Pick<WorkCard, 'creators'>): Markup[] {
  return creators.map((name) => html`<a rel="author" href="${creatorAddress(name)}">${name}</a>`);
}

/** The work's tags of a kind, as links, in the author's order. */
export function tagLinks(work: Pick<WorkCard, 'tags'>, kind: TagKind): Markup[] {
  return tagNames(work, kind).map((name) => html`<a href="${tagAddress(kind, name)}">${name}</a>`);
}

/** The rating as a link, with the author's own words where they were others. */
export function rating(work: Pick<WorkCard, 'rating' | 'ratingRaw'>): Markup {
  const name = ratingName(work.rating);
  const own = work.ratingRaw !== null && work.ratingRaw !== name && work.ratingRaw !== work.rating;
  return html`<a href="${ratingAddress(work.rating)}">${name}</a>${
    own && html` <span class="own-words">${say('work.own-rating', { own: work.ratingRaw ?? '' })}</span>`
  }`;
}

/** Warnings as links; what the author did not say is text. */
export function warnings(work: Pick<WorkCard, 'warnings' | 'warningsStated'>): Markup[] {
  if (work.warnings.length === 0) return [html`${warningWords(work)}`];
  return work.warnings.map((name) => html`<a href="${nameAddress('warning', name)}">${name}</a>`);
}

/** Rating and warnings in one line, for places where nothing else of the work is shown before its text. */
export function advice(work: WorkCard): Markup {
  return html`<p class="advice"><span>${say('work.rating-is', { rating: ratingName(work.rating) })}</span> <span>${say('work.warnings-are', { warnings: warningWords(work) })}</span></p>`;
}

/** Warnings as words: what was named, that other things were named (they are tags), or that the author did not say. */
function warningWords({
  warnings: named,
  warningsStated,
}: Pick<WorkCard, 'warnings' | 'warningsStated'>): string {
  if (named.length > 0) return named.join(', ');
  return warningsStated ? say('work.warnings-others') : say('work.warnings-unsaid');
}

/** The work's series and its place there; the part of a story that came in parts stands for itself. */
export function series(work: Pick<WorkCard, 'series' | 'part' | 'title' | 'creators'>): Markup | null {
  const part = partOf(work);
  if (work.series === null) return part === null ? null : html`<a href="${partsAddress(work)}">${part}</a>`;
  const { name, position } = work.series;
  const link = html`<a href="${seriesAddress(name)}">${name}</a>`;
  const place = position === null ? part : say('work.part', { n: position });
  return place === null ? link : tell('work.part-in-series', { part: place, series: link });
}

function partOf({ part }: Pick<WorkCard, 'part'>): string | null {
  if (part === null || (part.n === 1 && part.of === 1)) return null;
  const { n, of } = part;
  return of === null ? say('work.part', { n }) : say('work.part-of', { n, of });
}

/** One term of a description list; nothing when there is nothing to say. */
function fact(term: string, values: readonly (string | Markup)[]): Markup | null {
  if (values.length === 0) return null;
  if (values.length === 1) return html`<div><dt>${term}</dt><dd>${values}</dd></div>`;
  return html`<div><dt>${term}</dt><dd><ul class="tags">${values.map(
    (value) => html`<li>${value}</li>`,
  )}</ul></dd></div>`;
}

/** Everything a work page says before the story, rating and warnings first. */
export function facts(work: WorkCard): Markup {
  const place = series(work);
  return html`<dl class="facts">
${fact(say('work.fact-rating'), [html`${rating(work)} <a class="quiet" href="${meaningAddress('rating')}">${say('work.meaning')}</a>`])}
${fact(say('work.fact-warnings'), warnings(work))}
${fact(say('work.fact-category'), categories(work))}
${fact(say('work.fact-fandom'), tagLinks(work, 'fandom'))}
${fact(say('work.fact-relationships'), tagLinks(work, 'relationship'))}
${fact(say('work.fact-characters'), tagLinks(work, 'character'))}
${fact(say('work.fact-tags'), tagLinks(work, 'tag'))}
${fact(say('work.fact-language'), language(work))}
${fact(work.series === null ? say('work.fact-part') : say('work.fact-series'), place === null ? [] : [place])}
${fact(say('work.fact-length'), [say('work.words-and-chapters', { words: work.words, chapters: work.chapters })])}
${fact(say('work.fact-status'), [statusName(work.status)])}
${fact(say('work.fact-written'), work.published === null ? [] : [dateOf(work.published)])}
${fact(say('work.fact-setting'), work.setting === null ? [] : [work.setting])}
${fact(say('work.fact-spoilers'), work.spoilers === null ? [] : [work.spoilers])}
${fact(say('work.fact-archiving'), work.permissionRaw === null ? [] : [work.permissionRaw])}
${work.other.map(({ label, value }) => fact(label, [value]))}
</dl>`;
}

/** Categories as links. */
export function categories(work: Pick<WorkCard, 'categories'>): Markup[] {
  return work.categories.map((name) => html`<a href="${nameAddress('category', name)}">${name}</a>`);
}

function language(work: Pick<WorkCard, 'language'>): Markup[] {
  if (work.language === null) return [];
  return [html`<a href="${nameAddress('lang', work.language)}">${languageText(work.language)}</a>`];
}

/** Language, length, chapters and date in one line. */
export function figures(work: WorkCard): Markup {
  return html`<p class="figures">${language(work).map((name) => html`<span>${name}</span> `)}<span>${counted(
    work.words,
    'word',
  )}</span> <span>${
    work.chapters === 1 && work.status === 'complete'
      ? counted(1, 'chapter')
      : say('work.chapters-are', { chapters: chapterCount(work) })
  }</span> ${work.published !== null && html`<span>${dateOf(work.published)}</span> `}<span class="quiet">${say('work.number', { number: work.id })}</span></p>`;
}

/** ` lang="…" dir="…"` for text that the author wrote, whose lines may run the other way than the page's; browsers guess how they run where the language is not known. */
export function langAttribute(work: Pick<WorkCard, 'language'>): Markup {
  const tag = languageTag(work.language);
  if (tag === null) return html` dir="auto"`;
  return html` lang="${tag}" dir="${isRightToLeft(tag) ? 'rtl' : 'ltr'}"`;
}
