/**
 * A fandom's name for comparison: without case, articles, marks and what stands in parentheses behind it. "The X-Files",
 * "X-files" and "x files (TV)" are one.
 */
export function fandomKey(name: string): string {
  return name
    .slice(0, 200)
    .toLowerCase()
    .replace(/\s*\([^()]{0,60}\)\s*$/, '')
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/&/g, ' and ')
    .replace(/^(?:the|les?|la|der|die|das) (?=\S)/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Finds the groups of a table that belong to a fandom; fandoms are given by their keys. */
export type ByFandom<Group> = (keys: ReadonlySet<string>) => Group[];

/** A table of groups by the fandoms each belongs to, whatever way those are written. */
export function byFandom<Group>(
  groups: readonly Group[],
  fandomsOf: (group: Group) => readonly string[],
): ByFandom<Group> {
  const found = new Map<string, Group[]>();
  for (const group of groups) {
    for (const key of new Set(fandomsOf(group).map(fandomKey)))
      found.set(key, [...(found.get(key) ?? []), group]);
  }
  return (keys) => [...new Set([...keys].flatMap((key) => found.get(key) ?? []))];
}
