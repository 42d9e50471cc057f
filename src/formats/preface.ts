/** What a page shows of a work before and after its text; `data-field` marks each value for reading back. */
import { html, type Interpolation, join, judgeLink, type Markup } from '#markup';
import { languageName } from '#text';
import type { WritableWork } from './format.ts';
import {
  type FieldName,
  isSaid,
  PROSE_BEFORE,
  type ProseName,
  shownRatingName,
  shownWarningNames,
} from './work-fields.ts';
import { languageMark, ownWordsMark } from './written-language.ts';

/** The names a work stands under, marked, with commas between. */
export function creatorNames({ creators }: Pick<WritableWork, 'creators'>): Markup {
  return join(
    creators.map((creator) => value('creator', creator)),
    ', ',
  );
}

/** The facts of a work, rating and warnings first, as the groups of a `dl` in English. */
export function factRows(work: WritableWork): Markup {
  const rows: Interpolation[] = [
    fact('Rating', ratingOf(work)),
    fact('Archive warnings', warningsOf(work)),
    factList('Categories', 'category', work.categories),
    factList('Fandoms', 'fandom', work.fandoms),
    factList('Relationships', 'relationship', work.relationships),
    factList('Characters', 'character', work.characters),
    factList('Tags', 'tag', work.tags),
    work.series && fact('Series', seriesOf(work.series)),
    work.part && fact('Part', partOf(work.part)),
    work.language !== 'und' &&
      fact('Language', coded('language', work.language, languageName(work.language))),
    work.status !== 'unknown' && fact('Status', value('status', work.status)),
    work.published !== null && fact('Published', value('published', work.published)),
    work.updated !== null && fact('Updated', value('updated', work.updated)),
    fact('Words', value('words', work.words)),
    fact('Chapters', html`${work.chapters.length}`),
    work.source !== null && fact('Published at', addressOf(work.source)),
    work.permission !== 'unknown' && fact('May be archived', value('permission', work.permission)),
    ...work.other.map(
      (said) =>
        html`<div><dt data-field="otherLabel">${said.label}</dt><dd data-field="otherValue">${said.value}</dd></div>`,
    ),
  ];
  return join(
    rows.filter((row) => row !== null && row !== false),
    '\n',
  );
}

/** An element that heads a part of a page. */
export type Heading = 'h1' | 'h2' | 'h3';

/** Prose that stands before the text, each part under a heading. */
export function proseBefore(work: WritableWork, heading: Heading = 'h2'): Markup {
  const parts = PROSE_BEFORE.map(([name, label]) => proseSection(work, label, name, heading));
  return join(
    parts.filter((part) => part !== null),
    '\n',
  );
}

/** A work's prose with paragraphs at blank lines and breaks at single ones, under a heading; null where it says nothing. */
export function proseSection(
  work: WritableWork,
  label: string,
  name: ProseName,
  heading: Heading = 'h2',
): Markup | null {
  const text = work[name];
  if (!isSaid(text)) return null;
  const paragraphs = text
    .split('\n\n')
    .map((paragraph) => html`<p>${join(paragraph.split('\n'), html`<br />`)}</p>`);
  const { language } = work;
  return html`<section class="prose" data-field="${name}"${languageMark(language)}>
<${heading}${ownWordsMark(language)}>${label}</${heading}>
${join(paragraphs, '\n')}
</section>`;
}

/** An address as it was written, and a link where it is fit to be one. */
function addressOf(source: string): Markup {
  const shown = value('source', source);
  const verdict = judgeLink(source);
  return verdict.kind === 'safe' ? html`<a href="${verdict.href}">${shown}</a>` : shown;
}

/** Where the author's own words are the rating, they stand once. */
function ratingOf({ rating, ratingRaw }: WritableWork): Markup {
  const shown = shownRatingName(rating);
  if (ratingRaw === shown) return html`<span data-field="rating ratingRaw">${shown}</span>`;
  return html`${value('rating', shown)}${ratingRaw !== null && html` (${value('ratingRaw', ratingRaw)})`}`;
}

function warningsOf(work: WritableWork): Markup {
  if (work.warnings.length > 0) return list('warning', work.warnings);
  const [silence = ''] = shownWarningNames(work);
  return work.warningsStated ? value('warningsStated', silence) : html`${silence}`;
}

function seriesOf({ name, position }: NonNullable<WritableWork['series']>): Markup {
  return html`${value('series', name)}${position !== null && html`, part ${value('seriesPosition', position)}`}`;
}

function partOf({ n, of }: NonNullable<WritableWork['part']>): Markup {
  return html`${value('part', n)}${of !== null && html` of ${value('partOf', of)}`}`;
}

function fact(label: string, content: Markup): Markup {
  return html`<div><dt>${label}</dt><dd>${content}</dd></div>`;
}

function factList(label: string, name: FieldName, values: readonly string[]): Interpolation {
  return values.length > 0 && fact(label, list(name, values));
}

function list(name: FieldName, values: readonly string[]): Markup {
  return html`<ul>${values.map((one) => html`<li data-field="${name}">${one}</li>`)}</ul>`;
}

function value(name: FieldName, content: string | number): Markup {
  return html`<span data-field="${name}">${content}</span>`;
}

/** A value that people read otherwise than programs. */
function coded(name: FieldName, code: string, shown: string): Markup {
  return html`<span data-field="${name}" data-value="${code}">${shown}</span>`;
}
