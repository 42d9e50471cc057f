import { html, type Markup } from '#markup';
import type { WritableWork } from '../format.ts';
import { isSaid, shownRatingName } from '../work-fields.ts';
import { accessibility } from './accessibility.ts';
import type { EpubBook } from './book.ts';
import { subjects } from './subjects.ts';

/** The two identifiers of a book: the one that stays when chapters are added, and that of this revision. */
export type BookIdentifiers = { book: string; revision: string };

/** Creators that the package of a book of many works names. */
const MOST_CREATORS = 100;

/** The metadata of a book (EPUB 3.3 §5.5): of a work all that it says of itself, of several what they have together. */
export function metadata(book: EpubBook, identifiers: BookIdentifiers): Markup[] {
  const [only] = book.works.length === 1 && book.of === null ? book.works : [];
  return [
    html`<dc:identifier id="work-id">${identifiers.book}</dc:identifier>`,
    html`<dc:identifier id="revision-id">${identifiers.revision}</dc:identifier>`,
    html`<dc:title id="title">${book.title}</dc:title>`,
    html`<meta refines="#title" property="title-type">main</meta>`,
    ...book.languages.map((language) => html`<dc:language>${language}</dc:language>`),
    html`<meta property="dcterms:modified">${modifiedAt(book.modified)}</meta>`,
    ...book.creators.filter(isSaid).slice(0, MOST_CREATORS).map(creator),
    ...subjects(book),
    ...book.works.flatMap(({ work }) => sourceOf(work)),
    ...(only === undefined ? contentsOf(book) : ofOneWork(only.work)),
    html`<meta name="cover" content="cover"/>`,
    ...accessibility(book).map(([property, value]) => html`<meta property="${property}">${value}</meta>`),
  ];
}

function creator(name: string, index: number): Markup {
  const id = `creator-${index + 1}`;
  return html`<dc:creator id="${id}">${name}</dc:creator>
<meta refines="#${id}" property="role" scheme="marc:relators">aut</meta>
<meta refines="#${id}" property="display-seq">${index + 1}</meta>`;
}

/** What only a work of its own has, in Dublin Core's terms and in those of schema.org, whose prefix is reserved. */
function ofOneWork(work: WritableWork): Markup[] {
  return [
    ...said(work.summary, (value) => html`<dc:description>${value}</dc:description>`),
    ...said(publishedOn(work.published), (value) => html`<dc:date>${value}</dc:date>`),
    ...said(work.archivePermission, (value) => html`<dc:rights>${value}</dc:rights>`),
    ...series(work),
    html`<meta property="schema:contentRating">${shownRatingName(work.rating)}</meta>`,
    html`<meta property="schema:wordCount">${work.words}</meta>`,
    ...said(work.updated, (value) => html`<meta property="schema:dateModified">${value}</meta>`),
    ...(work.status === 'unknown'
      ? []
      : said(work.status, (value) => html`<meta property="schema:creativeWorkStatus">${value}</meta>`)),
  ];
}

function contentsOf({ works }: EpubBook): Markup[] {
  const titles = works.map(({ work }) => work.title).filter(isSaid);
  const shown = titles.slice(0, MOST_CREATORS).join('; ');
  return [
    ...said(
      shown,
      (value) => html`<dc:description>${value}${titles.length > MOST_CREATORS && '; …'}</dc:description>`,
    ),
    html`<meta property="schema:wordCount">${works.reduce((sum, { work }) => sum + work.words, 0)}</meta>`,
  ];
}

function sourceOf({ source }: WritableWork): Markup[] {
  return said(source, (value) => html`<dc:source>${value}</dc:source>`);
}

/** The series in EPUB 3's own terms, and in calibre's, which more e-readers know. */
function series({ series: of }: WritableWork): Markup[] {
  if (of === null || !isSaid(of.name)) return [];
  const { name, position } = of;
  return [
    html`<meta property="belongs-to-collection" id="series">${name}</meta>`,
    html`<meta refines="#series" property="collection-type">series</meta>`,
    ...(position === null
      ? []
      : [html`<meta refines="#series" property="group-position">${position}</meta>`]),
    html`<meta name="calibre:series" content="${name}"/>`,
    ...(position === null ? [] : [html`<meta name="calibre:series_index" content="${position}"/>`]),
  ];
}

function said(value: string | null, write: (value: string) => Markup): Markup[] {
  return isSaid(value) ? [write(value)] : [];
}

/** `dcterms:modified` in the only form EPUB allows, without fractions of a second. */
function modifiedAt(iso: string): string {
  const time = Date.parse(iso);
  return `${new Date(Number.isNaN(time) ? 0 : time).toISOString().slice(0, 19)}Z`;
}

/** A date that EPUB readers accept: a year, a month, a day or a full time; anything else is left out. */
function publishedOn(date: string | null): string | null {
  return date !== null && /^\d{4}(?:-\d{2}(?:-\d{2}(?:T[\d:.]{5,12}Z?)?)?)?$/.test(date) ? date : null;
}
