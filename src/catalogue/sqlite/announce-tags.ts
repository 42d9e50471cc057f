import type { TagKind } from '../records.ts';
import { shipParts } from '../tags.ts';
import type { Connection } from './connection.ts';
import type { TagChange, TagFact } from './tag-facts.ts';

/**
 * Puts the works that changes of the graph concern in the change feed, and answers how many they are. More works than
 * change are announced where telling them apart would cost more than reading them anew.
 */
export function announceTags(connection: Connection, changes: readonly TagChange[]): number {
  const concerned = new Set<number>();
  const concernedBy = tagsAround(connection);
  for (const change of changes) for (const tag of concernedBy(change)) concerned.add(tag);
  if (concerned.size === 0) return 0;
  return connection
    .prepare(
      `insert or replace into change (work)
       select distinct work from work_tag where tag in (select value from json_each(?)) order by work`,
    )
    .run(JSON.stringify([...concerned])).changes;
}

type Named = { kind: TagKind; name: string };

/** The tags whose works are found under other names when a value of the graph changes. */
function tagsAround(connection: Connection): (fact: TagFact) => number[] {
  const tagOf = connection.prepare('select kind, name from tag where id = ?');
  const named = (tag: number) => tagOf.get(tag) as Named;
  const withMember = connection.prepare('select tag from tag_member where name = ?').pluck();
  const spellingsOf = connection.prepare('select tag from tag_rule where canonical = ?').pluck();
  const isMeta = connection
    .prepare('select b.kind = a.kind from tag b, tag a where b.id = ? and a.id = ?')
    .pluck();
  const below = connection
    .prepare(
      `with recursive down(tag) as (
         values (?) union select l.below from down join tag_link l on l.above = down.tag and l.meta = 1)
       select tag from down`,
    )
    .pluck();
  /** Relationships of which two members, by any of their spellings, are those given. */
  const withBoth = connection
    .prepare(
      `with asked(name) as (select value from json_each(?)),
       spelling(member, name) as (
         select name, name from asked
         union select c.name, s.name from tag c join tag_rule r on r.canonical = c.id join tag s on s.id = r.tag
         where c.kind = 'character' and c.name in (select name from asked))
       select m.tag from spelling s join tag_member m on m.name = s.name
       group by m.tag having count(distinct s.member) > 1`,
    )
    .pluck();

  /** Relationships made of the same people as a tag, which is one. */
  function ships({ kind, name }: Named): number[] {
    const parts = kind === 'relationship' ? shipParts(name) : null;
    return parts === null ? [] : (withBoth.all(JSON.stringify(parts.members)) as number[]);
  }

  /** A tag, what means it, and what is made of it. */
  function found(tag: number): number[] {
    return [tag, ...(spellingsOf.all(tag) as number[]), ...ships(named(tag))];
  }

  return ({ what, tag, other }) => {
    switch (what) {
      case 'refusal':
        return [];
      case 'canonical':
        return ships(named(tag));
      case 'rule': {
        const { kind, name } = named(tag);
        const members = kind === 'character' ? (withMember.all(name) as number[]) : [];
        return [tag, ...ships({ kind, name }), ...members];
      }
      case 'link':
        return isMeta.get(tag, other) === 1 ? (below.all(tag) as number[]).flatMap(found) : [];
    }
  };
}
