import type { TagMapping, TagName } from '#catalogue';

/** What a mapping says of some tags: what they mean, and what stands above that. */
export function mappingAround(mapping: TagMapping, tags: Iterable<TagName>): TagMapping {
  const known = new Set([...tags].map(keyOf));
  for (let size = -1; size !== known.size; ) {
    size = known.size;
    for (const { kind, name, of, fandom } of mapping.synonyms) {
      if (!known.has(keyOf({ kind, name }))) continue;
      known.add(keyOf({ kind, name: of }));
      if (fandom !== null) known.add(keyOf({ kind: 'fandom', name: fandom }));
    }
    for (const { below, above } of [...mapping.parents, ...mapping.metas])
      if (known.has(keyOf(below))) known.add(keyOf(above));
  }
  const has = (tag: TagName) => known.has(keyOf(tag));
  return {
    canonical: mapping.canonical.filter(has),
    synonyms: mapping.synonyms.filter(has),
    parents: mapping.parents.filter(({ below }) => has(below)),
    metas: mapping.metas.filter(({ below }) => has(below)),
    refused: mapping.refused.filter(
      ({ kind, one, other }) => has({ kind, name: one }) && has({ kind, name: other }),
    ),
  };
}

function keyOf({ kind, name }: TagName): string {
  return `${kind} ${name}`;
}
