import type { TagKind, WorkMetadata, WorkTag } from '#catalogue';

/** The names of a work's tags of one kind, in the author's order. */
export function tagNames(work: Pick<WorkMetadata, 'tags'>, kind: TagKind): string[] {
  return work.tags.filter((tag) => tag.kind === kind).map((tag) => tag.name);
}

/** A tag as a person writes it; a relationship's people stand between `/` or `&`. */
export function tagNamed(kind: TagKind, name: string): WorkTag {
  if (kind !== 'relationship') return { kind, name };
  const members = name.split(/[/&]/).map((member) => member.trim());
  return { kind, name, members: members.filter((member) => member !== '') };
}
