import { type Selectable, sql } from 'kysely';
import type { RatingName } from '#vocabulary';
import type { BatchId, FacetTag, WorkFacets, WorkFlag, WorkId, WorkStatus } from '../records.ts';
import { type Connection, query } from './connection.ts';
import { creatorsOf, listed } from './names-of-works.ts';
import { resolvedTags } from './resolve-tags.ts';
import type { WorkTable } from './schema.ts';
import { kudosIn, type SourcesOfWorks, sourcesOf } from './sources-of-works.ts';

const COLUMNS = [
  'id',
  'batch',
  'title',
  'rating',
  'warnings',
  'categories',
  'language',
  'status',
  'words',
  'chapters',
  'published',
  'added_at',
  'updated_at',
  'series',
  'other',
  'pictures',
] as const satisfies readonly (keyof WorkTable)[];
type FacetRow = Pick<Selectable<WorkTable>, (typeof COLUMNS)[number]> & { summarised: number; noted: number };

/** Whether there is a summary and a note; their texts would be read for nothing. */
const SAYS = [
  sql<number>`summary is not null`.as('summarised'),
  sql<number>`notes is not null or end_notes is not null`.as('noted'),
] as const;

/** Facets of the works after an id, ascending. */
export function facetsAfter(connection: Connection, after: number, limit: number): WorkFacets[] {
  const rows = connection.all(
    query.selectFrom('work').select(COLUMNS).select(SAYS).where('id', '>', after).orderBy('id').limit(limit),
  );
  return withNames(connection, rows);
}

/** Facets of some works, ascending by id. */
export function facetsOf(connection: Connection, ids: readonly WorkId[]): WorkFacets[] {
  const rows = connection.all(
    query.selectFrom('work').select(COLUMNS).select(SAYS).where('id', 'in', listed(ids)).orderBy('id'),
  );
  return withNames(connection, rows);
}

function withNames(connection: Connection, rows: readonly FacetRow[]): WorkFacets[] {
  const ids = rows.map(({ id }) => id);
  const names = { creators: creatorsOf(connection, ids), tags: resolvedTags(connection, ids) };
  const sources = sourcesOf(connection, ids);
  return rows.map((row) => facetsFrom(row, names, sources));
}

type FoundUnder = { creators: Map<number, string[]>; tags: Map<number, FacetTag[]> };

function facetsFrom(row: FacetRow, names: FoundUnder, sources: SourcesOfWorks): WorkFacets {
  const has: WorkFlag[] = [
    ...(row.summarised === 1 ? ['summary' as const] : []),
    ...(row.noted === 1 ? ['notes' as const] : []),
    ...(row.pictures === 1 ? ['pictures' as const] : []),
    ...(sources.flags.get(row.id) ?? []),
  ];
  return {
    id: row.id as WorkId,
    title: row.title,
    creators: names.creators.get(row.id) ?? [],
    rating: row.rating as RatingName,
    warnings: JSON.parse(row.warnings) as string[],
    categories: JSON.parse(row.categories) as string[],
    tags: names.tags.get(row.id) ?? [],
    language: row.language,
    status: row.status as WorkStatus,
    words: row.words,
    chapters: row.chapters,
    published: row.published,
    addedAt: row.added_at,
    updatedAt: row.updated_at,
    series: row.series,
    batch: row.batch as BatchId,
    kudos: kudosIn(row.other),
    source: sources.hosts.get(row.id) ?? null,
    has,
  };
}
