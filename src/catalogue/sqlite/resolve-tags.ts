import type { Ship } from '#vocabulary';
import type { FacetTag, TagKind, WorkTag } from '../records.ts';
import { shipNames, shipParts } from '../tags.ts';
import type { Connection } from './connection.ts';
import { append, type WrittenTag, writtenTags } from './names-of-works.ts';

/** A tag that another means. `id` is 0 for a relationship that is made of its members and has no row. */
type Target = { id: number; name: string };
/** What one spelling means, by fandom; 0 is everywhere. */
type Meanings = ReadonlyMap<number, Target>;
/** A tag of one work, resolved. */
type Resolved = WorkTag & { id: number };

/**
 * The tags that some works are found under: canonical names, with canonical members of relationships, and behind them
 * what stands above these, each once. A few queries however many works; where nothing was decided, one beside that for the tags.
 */
export function resolvedTags(connection: Connection, works: readonly number[]): Map<number, FacetTag[]> {
  const written = writtenTags(connection, works);
  const resolve = hasGraph(connection) ? resolver(connection, written) : asWritten;
  const found = new Map<number, FacetTag[]>();
  for (const [work, tags] of Map.groupBy(written, (tag) => tag.work)) found.set(work, resolve(tags));
  return found;
}

function hasGraph(connection: Connection): boolean {
  const any = `select exists (select 1 from tag_rule) or exists (select 1 from tag_link)
    or exists (select 1 from tag where kind = 'relationship' and canonical = 1)`;
  return connection.prepare(any).pluck().get() === 1;
}

function asWritten(tags: readonly WrittenTag[]): FacetTag[] {
  return tags.map(({ work: _, id: __, ...tag }) => tag);
}

/** How the tags of one work among some are resolved, with all that is needed for these works at hand. */
function resolver(connection: Connection, written: readonly WrittenTag[]) {
  const meanings = meaningsOf(connection, [...new Set(written.map(({ id }) => id))]);
  const resolveShip = shipResolver(connection, written, meanings);

  function resolveOne(tag: WrittenTag, fandoms: readonly number[]): Resolved {
    const { work: _, ...own } = tag;
    if (tag.kind === 'relationship') return resolveShip(tag, fandoms);
    const target = meaningIn(meanings.get(tag.id), tag.kind === 'fandom' ? [] : fandoms);
    return target === undefined ? own : { kind: tag.kind, ...target };
  }

  const direct = new Map<number, Resolved[]>();
  for (const [work, tags] of Map.groupBy(written, (tag) => tag.work)) {
    const fandoms = tags.filter(({ kind }) => kind === 'fandom').map((tag) => resolveOne(tag, []).id);
    direct.set(work, eachOnce(tags.map((tag) => resolveOne(tag, fandoms))));
  }
  const above = tagsAbove(connection, new Set([...direct.values()].flat().map(({ id }) => id)));

  return (tags: readonly WrittenTag[]): FacetTag[] => {
    const own = direct.get(tags[0]?.work ?? 0) ?? [];
    const higher = own.flatMap(({ id }) => above.get(id) ?? []);
    const over = new Set(higher.map(keyOf));
    const said = own.map((tag): FacetTag & { id: number } =>
      over.has(keyOf(tag)) ? { ...tag, above: true } : tag,
    );
    return eachOnce([...said, ...higher]).map(({ id: _, ...tag }) => tag);
  };
}

/** Relationships: by a rule of their own, else as the relationship of what their members mean. */
function shipResolver(
  connection: Connection,
  written: readonly WrittenTag[],
  meanings: ReadonlyMap<number, Meanings>,
) {
  const ships = written.filter(({ kind }) => kind === 'relationship');
  const members = memberMeanings(connection, new Set(ships.flatMap((ship) => partsOf(ship)?.members ?? [])));

  function composed(tag: WrittenTag, fandoms: readonly number[]): Ship | null {
    const parts = partsOf(tag);
    if (parts === null) return null;
    const named = parts.members.map((name) => meaningIn(members.get(name), fandoms)?.name ?? name);
    const same = named.every((name, index) => name === parts.members[index]);
    return same ? parts : { ...parts, members: [...new Set(named)] };
  }

  const asked = new Set<string>();
  const everyScope = new Map<number, number[]>();
  for (const { work, kind, id } of written)
    if (kind === 'fandom') append(everyScope, work, meanings.get(id)?.get(0)?.id ?? id);
  for (const ship of ships) {
    const parts = composed(ship, everyScope.get(ship.work) ?? []);
    if (parts !== null) for (const name of shipNames(parts)) asked.add(name);
  }
  const known = knownShips(connection, asked);
  const meant = meaningsOf(
    connection,
    [...known.values()].map(({ id }) => id),
  );

  return (tag: WrittenTag, fandoms: readonly number[]): Resolved => {
    const { work: _, ...asWritten } = tag;
    const parts = composed(tag, fandoms);
    const named = ({ id, name }: Target): Resolved => {
      const list = shipParts(name)?.members ?? parts?.members;
      return { id, kind: 'relationship', name, ...(list && { members: list }) };
    };
    const own = meaningIn(meanings.get(tag.id), fandoms);
    if (own !== undefined) return named(own);
    if (parts === null || parts.members.length < 2) return asWritten;
    const names = shipNames(parts);
    const [name = tag.name] = names;
    const row = known.get(name);
    const rule = row && meaningIn(meant.get(row.id), fandoms);
    if (rule) return named(rule);
    const canonical = names.map((one) => known.get(one)).find((one) => one?.canonical === 1);
    if (canonical) return named(canonical);
    const same = parts.members.join('\n') === (partsOf(tag)?.members ?? []).join('\n');
    return same ? asWritten : named({ id: row?.id ?? 0, name });
  };
}

function partsOf({ name, members }: WorkTag): Ship | null {
  return shipParts(name, members);
}

/** What a spelling means in works of some fandoms: the first of these that says something, else everywhere. */
function meaningIn(meanings: Meanings | undefined, fandoms: readonly number[]): Target | undefined {
  if (meanings === undefined) return undefined;
  const scoped = fandoms.find((fandom) => meanings.has(fandom));
  return meanings.get(scoped ?? 0);
}

function meaningsOf(connection: Connection, tags: readonly number[]): Map<number, Map<number, Target>> {
  const rows = connection
    .prepare(
      `select r.tag as key, r.fandom, c.id, c.name from tag_rule r join tag c on c.id = r.canonical
       where r.tag in (select value from json_each(?))`,
    )
    .all(JSON.stringify(tags)) as (Target & { key: number; fandom: number })[];
  return byKey(rows);
}

function memberMeanings(
  connection: Connection,
  names: ReadonlySet<string>,
): Map<string, Map<number, Target>> {
  const rows = connection
    .prepare(
      `select s.name as key, r.fandom, c.id, c.name
       from tag s join tag_rule r on r.tag = s.id join tag c on c.id = r.canonical
       where s.kind = 'character' and s.name in (select value from json_each(?))`,
    )
    .all(JSON.stringify([...names])) as (Target & { key: string; fandom: number })[];
  return byKey(rows);
}

function byKey<Key>(rows: readonly (Target & { key: Key; fandom: number })[]): Map<Key, Map<number, Target>> {
  const found = new Map<Key, Map<number, Target>>();
  for (const { key, fandom, id, name } of rows) {
    const meanings = found.get(key) ?? new Map<number, Target>();
    found.set(key, meanings.set(fandom, { id, name }));
  }
  return found;
}

function knownShips(
  connection: Connection,
  names: ReadonlySet<string>,
): Map<string, Target & { canonical: number }> {
  const rows = connection
    .prepare(
      `select id, name, canonical from tag
       where kind = 'relationship' and name in (select value from json_each(?))`,
    )
    .all(JSON.stringify([...names])) as (Target & { canonical: number })[];
  return new Map(rows.map((row) => [row.name, row]));
}

/** What stands above some tags of their kind, near or far. A loop, which nothing here makes, ends where it began. */
function tagsAbove(
  connection: Connection,
  tags: ReadonlySet<number>,
): Map<number, (FacetTag & { id: number })[]> {
  const rows = connection
    .prepare(
      `with recursive up(below, above) as (
         select below, above from tag_link where meta = 1 and below in (select value from json_each(?))
         union
         select up.below, l.above from up join tag_link l on l.below = up.above and l.meta = 1)
       select up.below, t.id, t.kind, t.name from up join tag t on t.id = up.above where up.below <> up.above
       order by up.below, t.id`,
    )
    .all(JSON.stringify([...tags])) as { below: number; id: number; kind: TagKind; name: string }[];
  const found = new Map<number, (FacetTag & { id: number })[]>();
  for (const { below, id, kind, name } of rows) {
    const members = kind === 'relationship' ? shipParts(name)?.members : undefined;
    append(found, below, { id, kind, name, ...(members && { members }), above: true });
  }
  return found;
}

function eachOnce<Tag extends { kind: TagKind; name: string }>(tags: readonly Tag[]): Tag[] {
  const seen = new Set<string>();
  return tags.filter((tag) => (seen.has(keyOf(tag)) ? false : seen.add(keyOf(tag))));
}

function keyOf({ kind, name }: { kind: TagKind; name: string }): string {
  return `${kind} ${name}`;
}
