/** What a work says of itself: the parts that lists, work pages and chapters share. */
import type { TagKind, WorkCard } from '#catalogue';
import { STATUS_NAMES, tagNames } from '#library';
import { html, type Markup } from '#markup';
import { languageName } from '#text';
import { ratingName, warningNames } from '#vocabulary';
import {
  creatorAddress,
  nameAddress,
  partsAddress,
  ratingAddress,
  seriesAddress,
  tagAddress,
} from './addresses.ts';
import { meaningAddress } from './help-nav.ts';
import { chapterCount, count, counted, dateOf, languageTag, listed } from './wording.ts';

/** Who wrote it, each name a way to their works. */
export function byline(work: Pick<WorkCard, 'creators'>): Markup {
  if (work.creators.length === 0) return html`<span class="byline">by an unnamed author</span>`;
  return html`<span class="byline">by ${listed(creatorLinks(work))}</span>`;
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
    own && html` <span class="own-words">(the author wrote “${work.ratingRaw}”)</span>`
  }`;
}

/** Warnings as links; what the author did not say is text. */
export function warnings(work: Pick<WorkCard, 'warnings' | 'warningsStated'>): Markup[] {
  if (work.warnings.length === 0) return warningNames(work).map((name) => html`${name}`);
  return work.warnings.map((name) => html`<a href="${nameAddress('warning', name)}">${name}</a>`);
}

/** Rating and warnings in one line, for places where nothing else of the work is shown before its text. */
export function advice(work: WorkCard): Markup {
  return html`<p class="advice"><span>Rating: ${ratingName(work.rating)}</span> <span>Warnings: ${warningNames(
    work,
  ).join(', ')}</span></p>`;
}

/** The work's series and its place there; the part of a story that came in parts stands for itself. */
export function series(work: Pick<WorkCard, 'series' | 'part' | 'title' | 'creators'>): Markup | null {
  const part = partOf(work);
  if (work.series === null) return part && html`<a href="${partsAddress(work)}">${part}</a>`;
  const place =
    work.series.position !== null ? html`part ${work.series.position} of ` : part && html`${part} of `;
  return html`${place}<a href="${seriesAddress(work.series.name)}">${work.series.name}</a>`;
}

function partOf({ part }: Pick<WorkCard, 'part'>): Markup | null {
  if (part === null || (part.n === 1 && part.of === 1)) return null;
  return html`part ${part.n}${part.of !== null && html` of ${part.of}`}`;
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
${fact('Rating', [html`${rating(work)} <a class="quiet" href="${meaningAddress('rating')}">what does it mean?</a>`])}
${fact('Warnings', warnings(work))}
${fact('Category', categories(work))}
${fact('Fandom', tagLinks(work, 'fandom'))}
${fact('Relationships', tagLinks(work, 'relationship'))}
${fact('Characters', tagLinks(work, 'character'))}
${fact('Additional tags', tagLinks(work, 'tag'))}
${fact('Language', language(work))}
${fact(work.series === null ? 'Part' : 'Series', place === null ? [] : [place])}
${fact('Length', [html`${counted(work.words, 'word')}, ${counted(work.chapters, 'chapter')}`])}
${fact('Status', [STATUS_NAMES[work.status]])}
${fact('Written or posted', work.published === null ? [] : [dateOf(work.published)])}
${fact('Setting', work.setting === null ? [] : [work.setting])}
${fact('Spoilers', work.spoilers === null ? [] : [work.spoilers])}
${fact('Archiving', work.permissionRaw === null ? [] : [work.permissionRaw])}
${work.other.map(({ label, value }) => fact(label, [value]))}
</dl>`;
}

/** Categories as links. */
export function categories(work: Pick<WorkCard, 'categories'>): Markup[] {
  return work.categories.map((name) => html`<a href="${nameAddress('category', name)}">${name}</a>`);
}

function language(work: Pick<WorkCard, 'language'>): Markup[] {
  if (work.language === null) return [];
  return [html`<a href="${nameAddress('lang', work.language)}">${languageName(work.language)}</a>`];
}

/** Language, length, chapters and date in one line. */
export function figures(work: WorkCard): Markup {
  return html`<p class="figures">${language(work).map((name) => html`<span>${name}</span> `)}<span>${counted(
    work.words,
    'word',
  )}</span> <span>${
    work.chapters === 1 && work.status === 'complete' ? '1 chapter' : html`chapters: ${chapterCount(work)}`
  }</span> ${work.published !== null && html`<span>${dateOf(work.published)}</span> `}<span class="quiet">no. ${count(
    work.id,
  )}</span></p>`;
}

/** ` lang="…"` for text that the author wrote, when its language is known and not the page's. */
export function langAttribute(work: Pick<WorkCard, 'language'>): Markup | null {
  const tag = languageTag(work.language);
  return tag === null ? null : html` lang="${tag}"`;
}
