import type { Insertable, Selectable } from 'kysely';
import type { RatingName } from '#vocabulary';
import type { WorkMetadata, WorkStatus } from '../records.ts';
import type { WorkTable } from './schema.ts';

/** The columns of `work` that hold metadata; creators and tags have tables of their own. */
export type MetadataColumns = Omit<
  Insertable<WorkTable>,
  'id' | 'revision' | 'revision_id' | 'batch' | 'added_at' | 'updated_at' | 'words' | 'chapters' | 'pictures'
>;
type ListedMetadata = Omit<WorkMetadata, 'creators' | 'tags'>;

/** Metadata as the row of a work holds it. */
export function metadataColumns(metadata: WorkMetadata): MetadataColumns {
  return {
    title: metadata.title,
    rating: metadata.rating,
    rating_raw: metadata.ratingRaw,
    warnings: JSON.stringify(metadata.warnings),
    warnings_stated: metadata.warningsStated ? 1 : 0,
    categories: JSON.stringify(metadata.categories),
    language: metadata.language,
    summary: metadata.summary,
    notes: metadata.notes,
    end_notes: metadata.endNotes,
    disclaimer: metadata.disclaimer,
    dedication: metadata.dedication,
    spoilers: metadata.spoilers,
    setting: metadata.setting,
    series: metadata.series?.name ?? null,
    series_position: metadata.series?.position ?? null,
    part: metadata.part?.n ?? null,
    part_of: metadata.part?.of ?? null,
    status: metadata.status,
    permission: metadata.permission,
    permission_raw: metadata.permissionRaw,
    published: metadata.published,
    other: JSON.stringify(metadata.other),
  };
}

/** The metadata in the row of a work. */
export function metadataOf(row: Selectable<WorkTable>): ListedMetadata {
  return {
    title: row.title,
    rating: row.rating as RatingName,
    ratingRaw: row.rating_raw,
    warnings: JSON.parse(row.warnings) as string[],
    warningsStated: row.warnings_stated === 1,
    categories: JSON.parse(row.categories) as string[],
    language: row.language,
    summary: row.summary,
    notes: row.notes,
    endNotes: row.end_notes,
    disclaimer: row.disclaimer,
    dedication: row.dedication,
    spoilers: row.spoilers,
    setting: row.setting,
    series: row.series === null ? null : { name: row.series, position: row.series_position },
    part: row.part === null ? null : { n: row.part, of: row.part_of },
    status: row.status as WorkStatus,
    permission: row.permission as WorkMetadata['permission'],
    permissionRaw: row.permission_raw,
    published: row.published,
    other: JSON.parse(row.other) as WorkMetadata['other'],
  };
}
