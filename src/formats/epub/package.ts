import { html, join, type Markup } from '#markup';
import { isRightToLeft } from '#text';
import type { WritableWork } from '../format.ts';
import { bookLanguage } from './language.ts';
import { epubSpine, NAVIGATION, NCX, STYLESHEET } from './names.ts';
import { areDescribed, type HeldPicture } from './pictures.ts';

/** The two identifiers of a book: the work's, which stays when chapters are added, and that of this revision. */
export type BookIdentifiers = { work: string; revision: string };

/** The package document (EPUB 3.3 §5). */
export function packageDocument(
  work: WritableWork,
  identifiers: BookIdentifiers,
  held: readonly HeldPicture[],
): string {
  const language = bookLanguage(work.language);
  const spine = epubSpine(work);
  const idOf = (href: string) => `page-${href.replace('.xhtml', '')}`;
  const items = spine.map(
    ({ href }) => html`<item id="${idOf(href)}" href="${href}" media-type="application/xhtml+xml"/>`,
  );
  for (const [index, { picture, href }] of held.entries())
    items.push(html`<item id="picture-${index + 1}" href="${href}" media-type="${picture.mediaType}"/>`);
  const direction = isRightToLeft(work.language) ? 'rtl' : 'ltr';
  return html`<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="work-id" xml:lang="${language}" dir="${direction}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${join(metadata(work, identifiers, language, held), '\n')}
</metadata>
<manifest>
<item id="nav" href="${NAVIGATION}" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="${NCX}" media-type="application/x-dtbncx+xml"/>
<item id="style" href="${STYLESHEET}" media-type="text/css"/>
${join(items, '\n')}
</manifest>
<spine toc="ncx" page-progression-direction="${direction}">
${join(
  spine.map(({ href }) => html`<itemref idref="${idOf(href)}"/>`),
  '\n',
)}
</spine>
</package>
`.value;
}

function metadata(
  work: WritableWork,
  identifiers: BookIdentifiers,
  language: string,
  held: readonly HeldPicture[],
): Markup[] {
  return [
    html`<dc:identifier id="work-id">${identifiers.work}</dc:identifier>`,
    html`<dc:identifier id="revision-id">${identifiers.revision}</dc:identifier>`,
    html`<dc:title id="title">${filled(work.title)}</dc:title>`,
    html`<meta refines="#title" property="title-type">main</meta>`,
    html`<dc:language>${language}</dc:language>`,
    html`<meta property="dcterms:modified">${modifiedAt(work.modified)}</meta>`,
    ...work.creators.filter(isFilled).map(creator),
    ...subjects(work),
    ...optional(work.summary, (value) => html`<dc:description>${value}</dc:description>`),
    ...optional(publishedOn(work.published), (value) => html`<dc:date>${value}</dc:date>`),
    ...optional(work.archivePermission, (value) => html`<dc:rights>${value}</dc:rights>`),
    ...series(work),
    ...accessibility(work, held).map(
      ([property, value]) => html`<meta property="${property}">${value}</meta>`,
    ),
  ];
}

function creator(name: string, index: number): Markup {
  const id = `creator-${index + 1}`;
  return html`<dc:creator id="${id}">${name}</dc:creator>
<meta refines="#${id}" property="role" scheme="marc:relators">aut</meta>
<meta refines="#${id}" property="display-seq">${index + 1}</meta>`;
}

/** What the authority of a subject begins with; its kind follows. */
export const SUBJECT_AUTHORITY = 'urn:x-fanlight:';

/**
 * Tags by kind. A subject's kind is its authority (EPUB 3.3 D.3.2), so that a reading program can tell a fandom from
 * a warning; programs that do not look see a plain list.
 */
function subjects(work: WritableWork): Markup[] {
  const kinds: [string, readonly string[]][] = [
    ['rating', [work.rating]],
    ['warning', work.warnings],
    ['category', work.categories],
    ['fandom', work.fandoms],
    ['relationship', work.relationships],
    ['character', work.characters],
    ['tag', work.tags],
  ];
  const all = kinds.flatMap(([kind, names]) => names.filter(isFilled).map((name) => ({ kind, name })));
  return all.map(({ kind, name }, index) => {
    const id = `subject-${index + 1}`;
    return html`<dc:subject id="${id}">${name}</dc:subject>
<meta refines="#${id}" property="authority">${SUBJECT_AUTHORITY}${kind}</meta>
<meta refines="#${id}" property="term">${name}</meta>`;
  });
}

/** The series in EPUB 3's own terms, and in calibre's, which more e-readers know. */
function series({ series: of }: WritableWork): Markup[] {
  if (of === null || !isFilled(of.name)) return [];
  const position = of.position;
  return [
    html`<meta property="belongs-to-collection" id="series">${of.name}</meta>`,
    html`<meta refines="#series" property="collection-type">series</meta>`,
    ...optional(position, (value) => html`<meta refines="#series" property="group-position">${value}</meta>`),
    html`<meta name="calibre:series" content="${of.name}"/>`,
    ...optional(position, (value) => html`<meta name="calibre:series_index" content="${value}"/>`),
  ];
}

/** What is true of a book, no more (EPUB Accessibility 1.1): text in order, with headings and contents, and pictures. */
function accessibility(work: WritableWork, held: readonly HeldPicture[]): readonly [string, string][] {
  if (held.length === 0) return TEXT_ONLY;
  const described = areDescribed(work);
  return [
    ['schema:accessMode', 'textual'],
    ['schema:accessMode', 'visual'],
    ['schema:accessModeSufficient', described ? 'textual' : 'textual,visual'],
    ...(described ? DESCRIBED : []),
    ...TEXT_ONLY.filter(([property]) => /Feature|Hazard/.test(property)),
    [
      'schema:accessibilitySummary',
      `The book is text with pictures${described ? ', each described' : ''}, in one reading order, with headings and a table of contents.`,
    ],
  ];
}

const DESCRIBED: readonly [string, string][] = [['schema:accessibilityFeature', 'alternativeText']];

const TEXT_ONLY: readonly [string, string][] = [
  ['schema:accessMode', 'textual'],
  ['schema:accessModeSufficient', 'textual'],
  ['schema:accessibilityFeature', 'structuralNavigation'],
  ['schema:accessibilityFeature', 'tableOfContents'],
  ['schema:accessibilityFeature', 'readingOrder'],
  ['schema:accessibilityHazard', 'none'],
  [
    'schema:accessibilitySummary',
    'The book is text only, in one reading order, with headings and a table of contents.',
  ],
];

function optional<Value>(value: Value | null, write: (value: Value) => Markup): Markup[] {
  return value === null || (typeof value === 'string' && !isFilled(value)) ? [] : [write(value)];
}

function isFilled(text: string): boolean {
  return text.trim() !== '';
}

function filled(title: string): string {
  return isFilled(title) ? title : 'Untitled';
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
