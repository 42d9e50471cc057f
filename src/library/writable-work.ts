import type { WorkMetadata } from '#catalogue';
import { chapterHolds, type WritableChapter, type WritableWork } from '#formats';
import { picturesIn } from '#markup';
import { tagNames } from './tag-names.ts';

/** What identifies a work to a writer, beside its metadata. */
type Identity = Pick<
  WritableWork,
  'id' | 'revision' | 'words' | 'modified' | 'chapters' | 'pictures' | 'source' | 'updated'
>;

/** A work as writers take it. */
export function writableWork(metadata: WorkMetadata, identity: Identity): WritableWork {
  return {
    ...identity,
    title: metadata.title,
    creators: metadata.creators,
    language: metadata.language ?? 'und',
    rating: metadata.rating,
    ratingRaw: metadata.ratingRaw,
    warnings: metadata.warnings,
    warningsStated: metadata.warningsStated,
    categories: metadata.categories,
    fandoms: tagNames(metadata, 'fandom'),
    relationships: tagNames(metadata, 'relationship'),
    characters: tagNames(metadata, 'character'),
    tags: tagNames(metadata, 'tag'),
    series: metadata.series,
    part: metadata.part,
    summary: metadata.summary,
    notes: metadata.notes,
    endNotes: metadata.endNotes,
    dedication: metadata.dedication,
    spoilers: metadata.spoilers,
    setting: metadata.setting,
    disclaimer: metadata.disclaimer,
    archivePermission: metadata.permissionRaw,
    permission: metadata.permission,
    status: metadata.status,
    published: metadata.published,
    other: metadata.other,
  };
}

/** The pictures that chapters show, by their SHA-256, each once. */
export function picturesShown(chapters: readonly WritableChapter[]): string[] {
  const shown = chapters
    .filter((chapter) => chapterHolds(chapter, 'picture'))
    .flatMap(({ xhtml }) => picturesIn(xhtml).map(({ sha256 }) => sha256));
  return [...new Set(shown)];
}

/** A file name that every system takes: letters, digits and hyphens, at most 80 characters, never empty. */
export function fileStem(work: Pick<WorkMetadata, 'title' | 'creators'>): string {
  const text = [work.title, work.creators[0]].filter((part) => part !== undefined).join(' - ');
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-');
  const stem = [...plain].slice(0, 80).join('').replace(/^-|-$/g, '');
  return stem === '' ? 'untitled' : stem;
}
