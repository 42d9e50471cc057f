/** Works in a table: a line for each, sorted by the heads of its columns. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import type { FoundWorks } from '#library';
import { html, join, type Markup } from '#markup';
import { descendsUsually, type Query, type SortOrder } from '#search';
import { WARNING_NAMES } from '#vocabulary';
import { searchAddress, workAddress } from './addresses.ts';
import { chapterCount, count, dateOf, listed } from './wording.ts';
import { creatorLinks, langAttribute, tagLinks } from './work-header.ts';

/** Fandoms that a line names before it counts the rest. */
const MOST_FANDOMS = 2;

/** A column: its head, what works are sorted by there, and whether it holds numbers. */
type Column = { name: string; by?: SortOrder; isNumber?: boolean };

const COLUMNS: readonly Column[] = [
  { name: 'Title', by: 'title' },
  { name: 'Creator', by: 'creator' },
  { name: 'Fandom' },
  { name: 'Rating' },
  { name: 'Warnings' },
  { name: 'Words', by: 'words', isNumber: true },
  { name: 'Chapters', by: 'chapters', isNumber: true },
  { name: 'Written', by: 'published' },
  { name: 'Yours' },
];

/** The works of a page of a search. */
export function workTable(found: FoundWorks, marks: ReadonlyMap<WorkId, WorkMarks>): Markup {
  return html`<table class="work-table"><caption class="visually-hidden">Works, a line for each</caption>
<thead><tr>${COLUMNS.map((column) => head(column, found.query))}</tr></thead>
<tbody>${found.works.map((work) => line(work, marks.get(work.id)))}</tbody></table>`;
}

/** Chosen again, an order is turned round. */
function head({ name, by, isNumber }: Column, query: Query): Markup {
  const numbers = isNumber === true && html` class="number"`;
  if (by === undefined) return html`<th scope="col" class="unsorted">${name}</th>`;
  const sorted = query.sort?.by === by ? query.sort : null;
  const usual = descendsUsually(by);
  const descending = sorted === null ? usual : !sorted.descending;
  const address = searchAddress({ ...query, sort: { by, descending } }, 1, 'table');
  const state = sorted && html` aria-sort="${sorted.descending ? 'descending' : 'ascending'}"`;
  return html`<th scope="col"${numbers}${state}><a href="${address}">${name}${
    sorted && html`<span aria-hidden="true"> ${sorted.descending ? '↓' : '↑'}</span>`
  }</a></th>`;
}

function line(work: WorkCard, marks: WorkMarks | undefined): Markup {
  const fandoms = tagLinks(work, 'fandom');
  const more = fandoms.length - MOST_FANDOMS;
  const creators = creatorLinks(work);
  return html`<tr><th scope="row"${langAttribute(work)}><a href="${workAddress(work.id)}">${work.title}</a></th>
<td data-label="by">${creators.length === 0 ? 'unnamed' : listed(creators)}</td>
<td data-label="in">${join(fandoms.slice(0, MOST_FANDOMS), ', ')}${more > 0 && html` and ${more} more`}</td>
<td data-label="Rating">${work.rating}</td>
<td data-label="Warnings">${warningsIn(work)}</td>
<td class="number" data-label="Words">${count(work.words)}</td>
<td class="number" data-label="Chapters">${chapterCount(work)}</td>
<td class="date" data-label="Written">${work.published === null ? 'not said' : dateOf(work.published)}</td>
<td>${marksIn(marks)}</td></tr>`;
}

/** The two long names that name no warning, as short as a line needs them. */
const SHORT: ReadonlyMap<string, string> = new Map([
  [WARNING_NAMES.NoneApply, 'none apply'],
  [WARNING_NAMES.ChooseNotToWarn, 'chose not to say'],
]);

/** Names, that others were named, or that there is no word. */
function warningsIn({ warnings, warningsStated }: WorkCard): string {
  if (warnings.length > 0) return warnings.map((name) => SHORT.get(name) ?? name).join(', ');
  return warningsStated ? 'others, in tags' : 'not said';
}

function marksIn(marks: WorkMarks | undefined): string {
  if (marks === undefined) return '';
  const said = [
    marks.finished !== null ? 'read' : marks.opened !== null ? 'opened' : '',
    marks.bookmarked !== null ? 'bookmarked' : '',
  ];
  return said.filter((word) => word !== '').join(', ');
}
