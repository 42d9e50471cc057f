import type { TagKind, WorkMetadata } from '#catalogue';

/** The names of a work's tags of one kind, in the author's order. */
export function tagNames(work: Pick<WorkMetadata, 'tags'>, kind: TagKind): string[] {
  return work.tags.filter((tag) => tag.kind === kind).map((tag) => tag.name);
}
