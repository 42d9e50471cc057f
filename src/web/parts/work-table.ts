/** Works in a table: a line for each, sorted by the heads of its columns. */
import type { WorkCard, WorkId, WorkMarks } from '#catalogue';
import type { FoundWorks } from '#library';
import { html, join, type Markup } from '#markup';
import { descendsUsually, type Query, type SortOrder } from '#search';
import { WARNING_NAMES } from '#vocabulary';
import { say, type TextKey, tell } from '#words';
import { searchAddress, workAddress } from './addresses.ts';
import { chapterCount, count, dateOf, listed } from './wording.ts';
import { creatorLinks, langAttribute, tagLinks } from './work-header.ts';

/** Fandoms that a line names before it counts the rest. */
const MOST_FANDOMS = 2;

type ColumnKey = Extract<TextKey, `work.column-${string}`>;

/** A column: the message of its head, what works are sorted by there, and whether it holds numbers. */
type Column = { name: ColumnKey; by?: SortOrder; isNumber?: boolean };

const COLUMNS: readonly Column[] = [
  { name: 'work.column-title', by: 'title' },
  { name: 'work.column-creator', by: 'creator' },
  { name: 'work.column-fandom' },
  { name: 'work.column-rating' },
  { name: 'work.column-warnings' },
  { name: 'work.column-words', by: 'words', isNumber: true },
  { name: 'work.column-chapters', by: 'chapters', isNumber: true },
  { name: 'work.column-written', by: 'published' },
];
const YOURS: Column = { name: 'work.column-yours' };

/** The works of a page of a search; without `marks` there is no column of them. */
export function workTable(found: FoundWorks, marks: ReadonlyMap<WorkId, WorkMarks> | null): Markup {
  const columns = marks === null ? COLUMNS : [...COLUMNS, YOURS];
  return html`<table class="work-table"><caption class="visually-hidden">${say('work.table')}</caption>
<thead><tr>${columns.map((column) => head(column, found.query))}</tr></thead>
<tbody>${found.works.map((work) => line(work, marks))}</tbody></table>`;
}

/** Chosen again, an order is turned round. */
function head({ name, by, isNumber }: Column, query: Query): Markup {
  const numbers = isNumber === true && html` class="number"`;
  if (by === undefined) return html`<th scope="col" class="unsorted">${say(name)}</th>`;
  const sorted = query.sort?.by === by ? query.sort : null;
  const usual = descendsUsually(by);
  const descending = sorted === null ? usual : !sorted.descending;
  const address = searchAddress({ ...query, sort: { by, descending } }, 1, 'table');
  const state = sorted && html` aria-sort="${sorted.descending ? 'descending' : 'ascending'}"`;
  return html`<th scope="col"${numbers}${state}><a href="${address}">${say(name)}${
    sorted && html`<span aria-hidden="true"> ${sorted.descending ? '↓' : '↑'}</span>`
  }</a></th>`;
}

function line(work: WorkCard, marks: ReadonlyMap<WorkId, WorkMarks> | null): Markup {
  const fandoms = tagLinks(work, 'fandom');
  const more = fandoms.length - MOST_FANDOMS;
  const names = join(fandoms.slice(0, MOST_FANDOMS), ', ');
  const creators = creatorLinks(work);
  return html`<tr><th scope="row"><a href="${workAddress(work.id)}"${langAttribute(work)}>${work.title}</a></th>
<td data-label="${say('work.label-by')}">${creators.length === 0 ? say('work.unnamed') : listed(creators)}</td>
<td data-label="${say('work.label-in')}">${more > 0 ? tell('work.names-and-more', { names, more }) : names}</td>
<td data-label="${say('work.column-rating')}">${work.rating}</td>
<td data-label="${say('work.column-warnings')}">${warningsIn(work)}</td>
<td class="number" data-label="${say('work.column-words')}">${count(work.words)}</td>
<td class="number" data-label="${say('work.column-chapters')}">${chapterCount(work)}</td>
<td class="date" data-label="${say('work.column-written')}">${work.published === null ? say('work.not-said') : dateOf(work.published)}</td>${marks && html`\n<td>${marksIn(marks.get(work.id))}</td>`}</tr>`;
}

/** The two long names that name no warning, as short as a line needs them. */
const SHORT: ReadonlyMap<string, 'work.none-apply' | 'work.chose-not'> = new Map([
  [WARNING_NAMES.NoneApply, 'work.none-apply'],
  [WARNING_NAMES.ChooseNotToWarn, 'work.chose-not'],
]);

/** Names, that others were named, or that there is no word. */
function warningsIn({ warnings, warningsStated }: WorkCard): string {
  if (warnings.length > 0) return warnings.map(shortName).join(', ');
  return warningsStated ? say('work.others-in-tags') : say('work.not-said');
}

function shortName(name: string): string {
  const short = SHORT.get(name);
  return short === undefined ? name : say(short);
}

function marksIn(marks: WorkMarks | undefined): string {
  if (marks === undefined) return '';
  const said = [
    marks.finished !== null ? say('work.read') : marks.opened !== null ? say('work.opened') : '',
    marks.bookmarked !== null ? say('work.bookmarked') : '',
  ];
  return said.filter((word) => word !== '').join(', ');
}
