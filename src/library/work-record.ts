import type { WorkCard, WorkDetail } from '#catalogue';
import { tagNames } from './tag-names.ts';

/** A work as programs are told of it: the tags by their kind, as names. */
export type WorkRecord = Omit<WorkCard, 'tags'> & {
  fandoms: string[];
  relationships: string[];
  characters: string[];
  tags: string[];
};

/** What programs are told of a work. */
export function workRecord(work: WorkCard): WorkRecord {
  return {
    id: work.id,
    title: work.title,
    creators: work.creators,
    rating: work.rating,
    ratingRaw: work.ratingRaw,
    warnings: work.warnings,
    warningsStated: work.warningsStated,
    categories: work.categories,
    fandoms: tagNames(work, 'fandom'),
    relationships: tagNames(work, 'relationship'),
    characters: tagNames(work, 'character'),
    tags: tagNames(work, 'tag'),
    language: work.language,
    summary: work.summary,
    notes: work.notes,
    endNotes: work.endNotes,
    disclaimer: work.disclaimer,
    dedication: work.dedication,
    spoilers: work.spoilers,
    setting: work.setting,
    series: work.series,
    part: work.part,
    status: work.status,
    permission: work.permission,
    permissionRaw: work.permissionRaw,
    published: work.published,
    other: work.other,
    revision: work.revision,
    words: work.words,
    chapters: work.chapters,
    addedAt: work.addedAt,
    updatedAt: work.updatedAt,
  };
}

/** The names of the fields over which a person's corrections stand, as {@link WorkRecord} has them. */
export function editedFields({ edits }: Pick<WorkDetail, 'edits'>): string[] {
  return Object.keys(edits).map((field) => PLURALS[field] ?? field);
}

const PLURALS: Readonly<Record<string, string>> = {
  fandom: 'fandoms',
  relationship: 'relationships',
  character: 'characters',
  tag: 'tags',
};
