/**
 * `fanlight/client`: a library from another program, over its HTTP API. Needs nothing but `fetch`: Node and browsers have it.
 *
 * ```ts
 * import { FanlightClient } from 'fanlight/client';
 * const library = new FanlightClient({ address: 'http://127.0.0.1:4100' });
 * for await (const work of library.works('fandom:Emma complete:yes')) console.log(work.title, work.words);
 * ```
 */
import type {
  Batch,
  Batches,
  BatchFiles,
  BatchFilesFilter,
  Chapter,
  Chapters,
  Comments,
  Creator,
  ExportLine,
  FacetOrder,
  Facets,
  FacetValues,
  FoundWorks,
  Job,
  JobAction,
  Jobs,
  LibraryState,
  Mark,
  MarkedWorks,
  Marks,
  Names,
  Originals,
  Place,
  Places,
  Reading,
  Restoration,
  SavedSearch,
  SavedSearches,
  Series,
  SimilarWorks,
  Suggestions,
  Tag,
  Tags,
  Withdrawal,
  Work,
  WorkDetail,
  WorkPatch,
  WrittenFormat,
} from '#contract';
import { type ClientOptions, type Parameters, Transport } from './transport.ts';

export type {
  Batch,
  Chapter,
  Creator,
  ExportLine,
  Facets,
  FoundWorks,
  Job,
  LibraryState,
  Mark,
  Marks,
  Place,
  Problem,
  Reading,
  SavedSearch,
  Series,
  Tag,
  Work,
  WorkDetail,
  WorkPatch,
  WrittenFormat,
} from '#contract';
export { type ClientOptions, FanlightProblem } from './transport.ts';

type Item<List extends { items: readonly unknown[] }> = List['items'][number];
/** Items of a list, which are asked for as they are wanted. */
export type Items<Of> = AsyncGenerator<Of, void, undefined>;
/** How to ask for one answer of a list. */
export type Paging = { limit?: number; cursor?: string };
/** A kind of tag. */
export type TagKind = Tag['kind'];
/** Whether a work is answered although a mute of the reader hides it. */
export type Muting = { muted?: boolean };

/**
 * A library. Every method throws `FanlightProblem` where the library refuses, and what `fetch` throws where it is not reached. A work that
 * a mute hides is none unless `muted` says that it may be shown.
 */
export class FanlightClient {
  readonly #transport: Transport;

  constructor(options: ClientOptions) {
    this.#transport = new Transport(options);
  }

  /** The library, and what this client may do. */
  library(): Promise<LibraryState> {
    return this.#transport.json('/library');
  }

  /** All works that a query finds, in its order. */
  works(q = '', { limit = 100 }: Pick<Paging, 'limit'> = {}): Items<Work> {
    return this.#transport.items('/works', { q, limit });
  }

  /** One answer of the works that a query finds, with its total. */
  findWorks(q: string, { limit, cursor }: Paging = {}): Promise<FoundWorks> {
    return this.#transport.json('/works', { query: { q, limit, cursor } });
  }

  /** A work, and the ETag that names its state. */
  async work(id: number, muting?: Muting): Promise<{ work: WorkDetail; etag: string }> {
    const response = await this.#transport.ask(`/works/${id}`, { query: queryOf(muting) });
    return { work: (await response.json()) as WorkDetail, etag: response.headers.get('etag') ?? '*' };
  }

  /** Corrects a work in the state that an ETag names; `*` is any. */
  patchWork(id: number, patch: WorkPatch, etag: string, muting?: Muting): Promise<WorkDetail> {
    const headers = { 'if-match': etag };
    const query = queryOf(muting);
    return this.#transport.json(`/works/${id}`, { method: 'PATCH', query, json: patch, headers });
  }

  /** The chapters of a work with their text. */
  async chapters(id: number, as: Chapter['as'] = 'xhtml', muting?: Muting): Promise<Chapter[]> {
    const query = { as, ...queryOf(muting) };
    return (await this.#transport.json<Chapters>(`/works/${id}/chapters`, { query })).items;
  }

  /** One chapter with its text; positions count from 1. */
  chapter(id: number, position: number, as: Chapter['as'] = 'xhtml', muting?: Muting): Promise<Chapter> {
    return this.#transport.json(`/works/${id}/chapters/${position}`, { query: { as, ...queryOf(muting) } });
  }

  /** What was understood of a work, with the evidence. */
  reading(id: number, muting?: Muting): Promise<Reading> {
    return this.#transport.json(`/works/${id}/reading`, { query: queryOf(muting) });
  }

  /** The files that a work was read from. */
  async originals(id: number, muting?: Muting): Promise<Item<Originals>[]> {
    const query = queryOf(muting);
    return (await this.#transport.json<Originals>(`/works/${id}/originals`, { query })).items;
  }

  /** One of these files. */
  original(id: number, hash: string, muting?: Muting): Promise<Uint8Array<ArrayBuffer>> {
    return this.#transport.bytes(`/works/${id}/originals/${hash}`, queryOf(muting));
  }

  /** The works most like one. */
  async similar(id: number, muting?: Muting): Promise<Item<SimilarWorks>[]> {
    const query = queryOf(muting);
    return (await this.#transport.json<SimilarWorks>(`/works/${id}/similar`, { query })).items;
  }

  /** What was said of a work where it came from. */
  comments(id: number, muting?: Muting): Items<Item<Comments>> {
    return this.#transport.items(`/works/${id}/comments`, queryOf(muting));
  }

  /** A work as a file. */
  exportWork(id: number, format: WrittenFormat = 'epub', muting?: Muting): Promise<Uint8Array<ArrayBuffer>> {
    return this.#transport.bytes(`/works/${id}/export`, { format, ...queryOf(muting) });
  }

  /** Several works as one book: those of a query, of a series, or of some numbers. */
  exportBook(
    chosen: { q: string } | { series: string } | { works: readonly number[] },
    { format, title }: { format?: WrittenFormat; title?: string } = {},
  ): Promise<Uint8Array<ArrayBuffer>> {
    return this.#transport.bytes('/export', { ...chosen, format, title });
  }

  /** Everything, a line at a time; the last one is of the type `end`, and without it the export was cut off. */
  exportLines({ text = true, muted = false } = {}): Items<ExportLine> {
    return this.#transport.lines('/export.jsonl', { text: text ? 'yes' : 'no', ...queryOf({ muted }) });
  }

  /** Tags of a kind, those of most works first. */
  tags(kind: TagKind, filter: { text?: string; state?: Tag['state'] } = {}): Items<Item<Tags>> {
    return this.#transport.items('/tags', { kind, ...filter, limit: 100 });
  }

  /** A tag with everything around it. */
  tag(kind: TagKind, name: string): Promise<Tag> {
    return this.#transport.json('/tags/one', { query: { kind, name } });
  }

  /** Everybody whose name a work stands under, by name. */
  creators(): Items<Item<Names>> {
    return this.#transport.items('/creators', { limit: 100 });
  }

  /** A creator, with one answer of works. */
  creator(name: string, { cursor }: Pick<Paging, 'cursor'> = {}): Promise<Creator> {
    return this.#transport.json('/creators/one', { query: { name, cursor } });
  }

  /** Every series, by name. */
  seriesNames(): Items<Item<Names>> {
    return this.#transport.items('/series', { limit: 100 });
  }

  /** A series with its works. */
  series(name: string): Promise<Series> {
    return this.#transport.json('/series/one', { query: { name } });
  }

  /** The facets of the works that a query finds, with exact counts. */
  facets(q = '', values = 10): Promise<Facets> {
    return this.#transport.json('/facets', { query: { q, values } });
  }

  /** All values of one facet. */
  facetValues(
    kind: FacetValues['kind'],
    asked: { q?: string; holds?: string; order?: FacetOrder } = {},
  ): Items<Item<FacetValues>> {
    return this.#transport.items(`/facets/${kind}`, asked);
  }

  /** Names for what is being typed. */
  async suggestions(
    field: string,
    text: string,
    fandoms: readonly string[] = [],
  ): Promise<Item<Suggestions>[]> {
    const query = { field, text, fandom: fandoms };
    return (await this.#transport.json<Suggestions>('/suggestions', { query })).items;
  }

  /** The saved searches. */
  async searches(): Promise<SavedSearch[]> {
    return (await this.#transport.json<SavedSearches>('/searches')).items;
  }

  /** Keeps a search; without a name it is called by its sentence. */
  saveSearch(query: string, name = ''): Promise<SavedSearch> {
    return this.#transport.json('/searches', { method: 'POST', json: { query, name } });
  }

  /** One saved search. */
  search(id: number): Promise<SavedSearch> {
    return this.#transport.json(`/searches/${id}`);
  }

  /** All works that a saved search finds. */
  searchWorks(id: number): Items<Work> {
    return this.#transport.items(`/searches/${id}/works`, { limit: 100 });
  }

  /** Keeps a search no longer. */
  async removeSearch(id: number): Promise<void> {
    await this.#transport.ask(`/searches/${id}`, { method: 'DELETE' });
  }

  /** The reader's marks on a work. */
  marks(id: number, muting?: Muting): Promise<Marks> {
    return this.#transport.json(`/works/${id}/marks`, { query: queryOf(muting) });
  }

  /** Marks a work; a note goes with bookmarks. */
  setMark(id: number, mark: Mark, note = ''): Promise<Marks> {
    return this.#transport.json(`/works/${id}/marks/${mark}`, { method: 'PUT', json: { note } });
  }

  /** Takes a mark away. */
  removeMark(id: number, mark: Mark): Promise<Marks> {
    return this.#transport.json(`/works/${id}/marks/${mark}`, { method: 'DELETE' });
  }

  /** All works with a mark, the one set last first. */
  marked(mark: Mark): Items<Item<MarkedWorks>> {
    return this.#transport.items(`/marks/${mark}`);
  }

  /** Where the reader stands in a work. */
  place(id: number, muting?: Muting): Promise<Place> {
    return this.#transport.json(`/works/${id}/place`, { query: queryOf(muting) });
  }

  /** Keeps a place: a chapter and a block of it, from 1. */
  setPlace(id: number, place: { chapter: number; paragraph: number }): Promise<Place> {
    return this.#transport.json(`/works/${id}/place`, { method: 'PUT', json: place });
  }

  /** Keeps a place no longer. */
  async removePlace(id: number): Promise<void> {
    await this.#transport.ask(`/works/${id}/place`, { method: 'DELETE' });
  }

  /** All works that are being read. */
  places(): Items<Item<Places>> {
    return this.#transport.items('/places', { limit: 100 });
  }

  /** All imports, newest first. */
  batches(): Items<Item<Batches>> {
    return this.#transport.items('/batches');
  }

  /** One import, and what became of its files. */
  batch(id: number): Promise<Batch> {
    return this.#transport.json(`/batches/${id}`);
  }

  /** All files of an import, or those of one result or with one code. */
  batchFiles(id: number, filter: BatchFilesFilter = {}): Items<Item<BatchFiles>> {
    return this.#transport.items(`/batches/${id}/files`, filter);
  }

  /** What withdrawing an import would do. */
  planWithdrawal(id: number): Promise<Withdrawal> {
    return this.#transport.json(`/batches/${id}/withdrawal`);
  }

  /** Withdraws an import; works over which corrections stand stay, unless told otherwise. */
  withdrawBatch(id: number, { keepEdited = true } = {}): Promise<Withdrawal> {
    return this.#transport.json(`/batches/${id}/withdraw`, { method: 'POST', json: { keepEdited } });
  }

  /** Puts a withdrawn import back. */
  restoreBatch(id: number): Promise<Restoration> {
    return this.#transport.json(`/batches/${id}/restore`, { method: 'POST' });
  }

  /** The imports under way. */
  async jobs(): Promise<Job[]> {
    return (await this.#transport.json<Jobs>('/jobs')).items;
  }

  /** How far an import is. */
  job(id: number): Promise<Job> {
    return this.#transport.json(`/jobs/${id}`);
  }

  /** Imports what lies at a path of the library's machine. */
  importPath(path: string): Promise<Job> {
    return this.#transport.json('/jobs', { method: 'POST', json: { path } });
  }

  /** Imports files, by their names, which may have folders before them. */
  importFiles(files: Readonly<Record<string, Blob | string>>): Promise<Job> {
    const form = new FormData();
    for (const [name, content] of Object.entries(files))
      form.append('files', typeof content === 'string' ? new Blob([content]) : content, name);
    return this.#transport.json('/jobs/uploads', { method: 'POST', form });
  }

  /** Pauses, resumes or stops an import, or takes one up again that was interrupted. */
  actOnJob(id: number, action: JobAction): Promise<Job> {
    return this.#transport.json(`/jobs/${id}/${action}`, { method: 'POST' });
  }
}

function queryOf({ muted = false }: Muting = {}): Parameters {
  return { muted: muted ? 'show' : undefined };
}
