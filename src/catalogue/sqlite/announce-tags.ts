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
  const around = tagsAround(connection);
  for (const change of changes) for (const tag of around.concernedBy(change)) concerned.add(tag);
  if (concerned.size === 0) return 0;
  return connection
    .prepare(
      `insert or replace into change (work)
       select distinct work from work_tag where tag in (select value from json_each(?)) order by work`,
    )
    .run(JSON.stringify([...concerned])).changes;
}

/** The tags whose works are found under other names when a value of the graph changes. */
function tagsAround(connection: Connection): {
  concernedBy(fact: TagFact & { before: number }): Set<number>;
} {
  const tagOf = connection.prepare('select kind, name from tag where id = ?');
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

  function ships(name: string): number[] {
    const parts = shipParts(name);
    return parts === null ? [] : (withBoth.all(JSON.stringify(parts.members)) as number[]);
  }

  /** A tag, what means it, and what is made of it. */
  function found(tag: number): number[] {
    const { kind, name } = tagOf.get(tag) as { kind: TagKind; name: string };
    const made = kind === 'relationship' ? ships(name) : [];
    return [tag, ...(spellingsOf.all(tag) as number[]), ...made];
  }

  return {
    concernedBy({ what, tag, other }) {
      switch (what) {
        case 'refusal':
          return new Set();
        case 'canonical': {
          const { kind, name } = tagOf.get(tag) as { kind: TagKind; name: string };
          return new Set(kind === 'relationship' ? ships(name) : []);
        }
        case 'rule': {
          const { kind, name } = tagOf.get(tag) as { kind: TagKind; name: string };
          const made = kind === 'relationship' ? ships(name) : [];
          return new Set([tag, ...made, ...(kind === 'character' ? (withMember.all(name) as number[]) : [])]);
        }
        case 'link': {
          if (isMeta.get(tag, other) !== 1) return new Set();
          return new Set((below.all(tag) as number[]).flatMap(found));
        }
      }
    },
  };
}
