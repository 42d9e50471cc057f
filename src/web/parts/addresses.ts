/** Addresses of pages with a part that changes. */
import type {
  BatchId,
  DecisionId,
  FileFilter,
  MarkKind,
  MuteId,
  Place,
  ReviewField,
  ReviewFilter,
  SavedSearchId,
  TagKind,
  WorkId,
} from '#catalogue';
import type { DuplicateKind } from '#library';
import {
  type Condition,
  type FacetKind,
  FIELD_OF_KIND,
  type NameField,
  type Query,
  renderQuery,
} from '#search';
import type { RatingName } from '#vocabulary';

/** A work's page. */
export function workAddress(id: WorkId): string {
  return `/works/${id}`;
}

/** A work with all its chapters on one page; `muted` shows it although a mute hides it. */
export function wholeWorkAddress(id: WorkId, muted = false): string {
  return `${workAddress(id)}?view=full${muted ? '&muted=show' : ''}`;
}

/** Two states of a work beside each other, by their numbers. */
export function compareAddress(id: WorkId, from?: number, to?: number, page = 1): string {
  return withParameters(`${workAddress(id)}/compare`, {
    from: from === undefined ? '' : String(from),
    to: to === undefined ? '' : String(to),
    page: page > 1 ? String(page) : '',
  });
}

/** Where a work's marks are set. */
export function marksAddress(id: WorkId): string {
  return `${workAddress(id)}/marks`;
}

/** Where a reader's place in a work is kept. */
export function placesAddress(id: WorkId): string {
  return `${workAddress(id)}/place`;
}

/** The id of a block of a chapter, where addresses lead to it; both count from 1. */
export function blockAnchor(chapter: number, block: number): string {
  return `p${chapter}-${block}`;
}

/** A place in a work, on the page of its chapter or of the whole work. */
export function placeAddress({ work, chapter, paragraph }: Place, view: 'chapters' | 'whole'): string {
  const page = view === 'whole' ? wholeWorkAddress(work) : chapterAddress(work, chapter);
  return `${page}#${blockAnchor(chapter, paragraph)}`;
}

/** A page of the works that are being read. */
export function underWayAddress(page = 1): string {
  return withParameters('/places', { page: page > 1 ? String(page) : '' });
}

/** Works that are like a work. */
export function likeAddress(id: WorkId): string {
  return `${workAddress(id)}/like`;
}

/** What may be here twice: a kind of it, or `joined`, what stands under other works. */
export function duplicatesAddress(kind: DuplicateKind | 'joined' = 'same', page = 1): string {
  const number = page > 1 ? String(page) : '';
  if (kind === 'joined') return withParameters('/duplicates/joined', { page: number });
  return withParameters('/duplicates', { kind: kind === 'same' ? '' : kind, page: number });
}

/** Where each field of a work comes from. */
export function evidenceAddress(id: WorkId): string {
  return `${workAddress(id)}/evidence`;
}

/** The form that corrects a work. */
export function editAddress(id: WorkId): string {
  return `${workAddress(id)}/edit`;
}

/** The file that a work came in. */
export function originalAddress(id: WorkId): string {
  return `${workAddress(id)}/original`;
}

/** Every file that a work was read from. */
export function originalsAddress(id: WorkId): string {
  return `${workAddress(id)}/originals`;
}

/** One of those files; `hash` is its SHA-256. */
export function originalFileAddress(id: WorkId, hash: string): string {
  return `${originalsAddress(id)}/${hash}`;
}

/** A picture that a work shows, by its SHA-256. */
export function pictureAddress(hash: string): string {
  return `/media/${hash}`;
}

/** A page of what was said of a work. */
export function commentsAddress(id: WorkId, page = 1): string {
  return withParameters(`${workAddress(id)}/comments`, { page: page > 1 ? String(page) : '' });
}

/** A page of the works under a name, with what their site said of it. */
export function creatorAddress(name: string, page = 1): string {
  return withParameters('/creator', { name, page: page > 1 ? String(page) : '' });
}

/** The works of a series in order, and a page of what was said of it. */
export function seriesAddress(name: string, page = 1): string {
  return withParameters('/series', { name, page: page > 1 ? String(page) : '' });
}

/** A page of the list of pages that sites kept beside their stories. */
export function sitePagesAddress(page = 1): string {
  return withParameters('/pages', { page: page > 1 ? String(page) : '' });
}

/** One of those pages, with a page of what was said of it. */
export function sitePageAddress(id: number, page = 1): string {
  return withParameters(`/pages/${id}`, { page: page > 1 ? String(page) : '' });
}

/** A work as a file to take away; `format` is the file's ending. */
export function downloadAddress(id: WorkId, format: string): string {
  return `${workAddress(id)}/download.${format}`;
}

/** How a work is put on paper. */
export function printAddress(id: WorkId): string {
  return `${workAddress(id)}/print`;
}

/** A chapter's page; positions count from 1. `muted` shows it although a mute hides its work. */
export function chapterAddress(id: WorkId, position: number, muted = false): string {
  return `/works/${id}/chapters/${position}${muted ? '?muted=show' : ''}`;
}

/** Where stories are brought in. */
export function newImportAddress(): string {
  return '/imports/new';
}

/** What a person does with an import. */
export type ImportAction = 'pause' | 'resume' | 'stop' | 'take-up' | 'withdraw' | 'restore' | 'reread';

/** Where a form is sent that does something with an import; for `withdraw` and `reread` also the page that asks before. */
export function importActionAddress(id: BatchId, does: ImportAction): string {
  return `${batchAddress(id)}/${does}`;
}

/** Where the progress of an import is told, as server-sent events. */
export function importProgressAddress(id: BatchId): string {
  return `${batchAddress(id)}/progress`;
}

/** A page of the list of imports. */
export function importsAddress(page: number): string {
  return withParameters('/imports', { page: page > 1 ? String(page) : '' });
}

/** Which files of an import's report are shown; without any word of it those that its page shows by itself. */
export type ReportFilter = { only?: FileFilter['only'] | 'all' | undefined; code?: string | undefined };

/** The report of an import: a page of all its files, or of some. */
export function batchAddress(id: BatchId, { only, code }: ReportFilter = {}, page = 1): string {
  return withParameters(`/imports/${id}`, {
    only: only ?? '',
    code: code ?? '',
    page: page > 1 ? String(page) : '',
  });
}

/** An import's report for programs. */
export function reportAddress(id: BatchId, form: 'json' | 'csv'): string {
  return `${batchAddress(id)}/report.${form}`;
}

/** A page of what waits for a person. */
export function reviewAddress(filter: ReviewFilter = {}, page = 1): string {
  const { batch, field, label, work } = filter;
  return withParameters('/review', {
    batch: batch === undefined ? '' : String(batch),
    field: field ?? '',
    label: label ?? '',
    work: work === undefined ? '' : String(work),
    page: page > 1 ? String(page) : '',
  });
}

/** One reading that waits, which decisions are also sent to. */
export function reviewItemAddress(work: WorkId, field: ReviewField): string {
  return `/review/${work}/${field}`;
}

/** A page of the log of decisions. */
export function decisionsAddress(page = 1): string {
  return withParameters('/review/decisions', { page: page > 1 ? String(page) : '' });
}

/** Where a decision is taken back. */
export function undoAddress(id: DecisionId): string {
  return `/review/decisions/${id}/undo`;
}

/** An address of this site that also says what was just decided, or taken back. */
export function addressAfter(back: string, what: 'done' | 'undone', id: number | string): string {
  const { pathname: asked, searchParams } = new URL(back, 'http://localhost');
  // Dots in an address may leave two strokes at its start, which would name another host.
  const pathname = asked.replace(/^\/{2,}/, '/');
  for (const name of ['done', 'undone']) searchParams.delete(name);
  searchParams.set(what, String(id));
  return `${pathname}?${searchParams.toString()}`;
}

/** The reader's settings; `back` is the address to return to from there. */
export function settingsAddress(back: string): string {
  return withParameters('/settings', { back });
}

/** How the works of a search are shown: one below the other with all they say, or in a table, a line for each. */
export type ListView = 'list' | 'table';

/** The works that answer a query; the first page, the empty query and the usual view leave their parameter out. */
export function searchAddress(query: Query | string, page = 1, view: ListView = 'list'): string {
  const text = typeof query === 'string' ? query : renderQuery(query);
  return withParameters('/works', {
    q: text,
    view: view === 'list' ? '' : view,
    page: page > 1 ? String(page) : '',
  });
}

/** One work at random of those that answer a query. */
export function randomAddress(query = ''): string {
  return withParameters('/random', { q: query });
}

/** Which values of a facet are listed, of the works that answer `query`; the usual order is by number of works. */
export type FacetFilter = { query: string; holds?: string; order?: 'works' | 'name' };

/** A page of the values of a facet. */
export function facetAddress(kind: FacetKind, { query, holds = '', order }: FacetFilter, page = 1): string {
  return withParameters(`/facets/${kind}`, {
    q: query,
    holds,
    order: order === 'name' ? order : '',
    page: page > 1 ? String(page) : '',
  });
}

/** A page of the works with a mark of the reader's. */
export function readingAddress(mark: MarkKind, page = 1): string {
  return withParameters('/reading', { mark, page: page > 1 ? String(page) : '' });
}

/** A page of what a saved search finds. */
export function savedSearchAddress(id: SavedSearchId, page = 1): string {
  return withParameters(`/searches/${id}`, { page: page > 1 ? String(page) : '' });
}

/** The same as an Atom feed. */
export function searchFeedAddress(id: SavedSearchId, page = 1): string {
  return withParameters(`/searches/${id}/feed.atom`, { page: page > 1 ? String(page) : '' });
}

/** The feed of what a query finds. */
export function worksFeedAddress(query: string): string {
  return withParameters('/feeds/works.atom', { q: query });
}

/** The feed of what a name finds: a creator, a series, a tag of some kind. */
export function nameFeedAddress(kind: TagKind | 'creator' | 'series', name: string): string {
  return withParameters(`/feeds/${kind}.atom`, { name });
}

/** The feed of a work's chapters. */
export function chapterFeedAddress(id: WorkId): string {
  return `${workAddress(id)}/feed.atom`;
}

/** The same for e-readers. */
export function searchShelfAddress(id: SavedSearchId, page = 1): string {
  return withParameters(`/opds/searches/${id}`, { page: page > 1 ? String(page) : '' });
}

/** A page of the list of mutes. */
export function mutesAddress(page = 1): string {
  return withParameters('/mutes', { page: page > 1 ? String(page) : '' });
}

/** One mute, with a page of what it hides in a search. */
export function muteAddress(id: MuteId, query = '', page = 1): string {
  return withParameters(`/mutes/${id}`, { q: query, page: page > 1 ? String(page) : '' });
}

/** What would be hidden by muting what a query finds. */
export function newMuteAddress(query: string): string {
  return withParameters('/mutes/new', { q: query });
}

/** What would be hidden by muting a tag. */
export function muteTagAddress(kind: TagKind, name: string): string {
  const condition: Condition = { kind: 'name', field: FIELD_OF_KIND[kind], value: name, prefix: false };
  return newMuteAddress(renderQuery({ condition, sort: null }));
}

/** What the mutes hide in a search. */
export function hiddenAddress(query: string): string {
  return withParameters('/mutes/hidden', { q: query });
}

/** What the works of an import meet. */
export function batchCondition(id: BatchId): Condition {
  return { kind: 'number', field: 'batch', from: id, to: id };
}

function conditionAddress(condition: Condition): string {
  return searchAddress({ condition, sort: null });
}

/** The files that a story in parts came in: works of one title by one creator. */
export function partsAddress(work: { title: string; creators: readonly string[] }): string {
  const [creator] = work.creators;
  const title: Condition = { kind: 'name', field: 'title', value: work.title, prefix: false };
  if (creator === undefined) return conditionAddress(title);
  const by: Condition = { kind: 'name', field: 'by', value: creator, prefix: false };
  return conditionAddress({ kind: 'and', parts: [title, by] });
}

/** The works with a name in a field. */
export function nameAddress(field: NameField, value: string): string {
  return conditionAddress({ kind: 'name', field, value, prefix: false });
}

/** The works with a tag. */
export function tagAddress(kind: TagKind, name: string): string {
  return nameAddress(FIELD_OF_KIND[kind], name);
}

/** The works with a rating. */
export function ratingAddress(value: RatingName): string {
  return conditionAddress({ kind: 'rating', comparison: '=', value });
}

/** The works that a source dates to a year. */
export function yearAddress(year: number): string {
  return conditionAddress({ kind: 'date', field: 'published', from: String(year), to: String(year) });
}

/** The works of one import. */
export function batchWorksAddress(id: BatchId): string {
  return conditionAddress(batchCondition(id));
}

/** An address with the parameters that are not empty. */
export function withParameters(path: string, parameters: Readonly<Record<string, string>>): string {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '');
  return filled.length === 0 ? path : `${path}?${new URLSearchParams(filled).toString()}`;
}
