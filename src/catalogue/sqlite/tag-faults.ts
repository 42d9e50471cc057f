import type { Connection } from './connection.ts';

/** Loops beyond this many are not listed. */
const MOST_LOOPS = 20;

/** Where the tag graph breaks its own rules, in sentences: an import by another program, or a damaged file. */
export function tagFaults(connection: Connection): string[] {
  return [...ruleFaults(connection), ...loopFaults(connection)];
}

function ruleFaults(connection: Connection): string[] {
  const rows = connection
    .prepare(
      `select 'tag ' || t.id || ' is canonical and a spelling' as fault
         from tag t where t.canonical = 1 and exists (select 1 from tag_rule r where r.tag = t.id)
       union all select 'tag ' || r.tag || ' means tag ' || r.canonical || ', which is not canonical or of another kind'
         from tag_rule r join tag c on c.id = r.canonical join tag s on s.id = r.tag
         where c.canonical = 0 or c.kind <> s.kind
       union all select 'tag ' || r.tag || ' has a rule in fandom ' || r.fandom || ', which is none'
         from tag_rule r where r.fandom <> 0
         and not exists (select 1 from tag f where f.id = r.fandom and f.kind = 'fandom')
       union all select 'tag ' || l.above || ' stands above tag ' || l.below || ' and is not canonical'
         from tag_link l join tag a on a.id = l.above where a.canonical = 0
       limit 100`,
    )
    .pluck()
    .all();
  return rows as string[];
}

/** Each loop of meta tags once: a walk up from every tag, which never goes on from where it has been. */
function loopFaults(connection: Connection): string[] {
  const links = connection.prepare('select below, above from tag_link where meta = 1').all() as {
    below: number;
    above: number;
  }[];
  const above = Map.groupBy(links, ({ below }) => below);
  const done = new Set<number>();
  const loops: number[][] = [];
  for (const start of above.keys()) {
    const way: { tag: number; next: number }[] = done.has(start) ? [] : [{ tag: start, next: 0 }];
    const onWay = new Set(way.map(({ tag }) => tag));
    for (let top = way.at(-1); top !== undefined; top = way.at(-1)) {
      const next = above.get(top.tag)?.[top.next]?.above;
      top.next += 1;
      if (next === undefined) {
        done.add(top.tag);
        onWay.delete(top.tag);
        way.pop();
      } else if (onWay.has(next)) {
        const tags = way.map(({ tag }) => tag);
        loops.push([...tags.slice(tags.indexOf(next)), next]);
      } else if (!done.has(next)) {
        way.push({ tag: next, next: 0 });
        onWay.add(next);
      }
    }
  }
  return loops.slice(0, MOST_LOOPS).map((loop) => `tags stand above themselves: ${loop.join(' > ')}`);
}
