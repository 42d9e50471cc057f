import type { TagKind } from '../records.ts';
import {
  MOST_RELATED,
  type RefusedPair,
  type Related,
  type TagAlias,
  type TagDetail,
  type TagFilter,
  type TagMeaning,
  type TagName,
  type TagState,
  type TagSummary,
  type TagUse,
} from '../tags.ts';
import type { Connection } from './connection.ts';
import { append } from './names-of-works.ts';

/** Works of a tag that are looked at to tell its fandoms. */
const LOOKED_AT = 40;
/** Fandoms of a tag that are told. */
const MOST_FANDOMS = 4;

/** Kinds whose names are told apart by fandom. */
const WITHIN_FANDOMS: readonly TagKind[] = ['character', 'relationship'];

/** A tag's state in SQL, for the table `tag` named t. */
const STATE = `case when t.canonical = 1 then 'canonical'
  when exists (select 1 from tag_rule r where r.tag = t.id and r.fandom = 0) then 'synonym'
  when exists (select 1 from tag_rule r where r.tag = t.id) then 'scoped' else 'unwrangled' end`;
/** Tags that a work has, or of which something is said; the others are left from what was undone. */
const IS_THERE = `(t.canonical = 1 or exists (select 1 from work_tag w where w.tag = t.id)
  or exists (select 1 from tag_rule r where r.tag = t.id))`;
const WORKS = '(select count(distinct w.work) from work_tag w where w.tag = t.id)';

type SummaryRow = TagName & { id: number; state: TagState; works: number };

/** Tags of a kind, those of most works first. */
export function readTags(
  connection: Connection,
  { kind, text = '', state }: TagFilter,
  page: { limit: number; offset: number },
): { total: number; tags: TagSummary[] } {
  const chosen = `from tag t where t.kind = ? and t.name like ? escape '\\'
    and ${IS_THERE} and ${STATE} like ?`;
  const values = [kind, `%${text.replace(/[\\%_]/g, '\\$&')}%`, state ?? '%'];
  const total = connection
    .prepare(`select count(*) ${chosen}`)
    .pluck()
    .get(...values) as number;
  const rows = connection
    .prepare(
      `select t.id, t.kind, t.name, ${STATE} as state, ${WORKS} as works ${chosen}
       order by works desc, t.name limit ? offset ?`,
    )
    .all(...values, page.limit, page.offset) as SummaryRow[];
  return { total, tags: summaries(connection, rows) };
}

/** How many tags of each kind there are in each state. */
export function countTags(connection: Connection): { kind: TagKind; state: TagState; tags: number }[] {
  return connection
    .prepare(
      `select t.kind, ${STATE} as state, count(*) as tags from tag t where ${IS_THERE} group by 1, 2 order by 1, 2`,
    )
    .all() as { kind: TagKind; state: TagState; tags: number }[];
}

/** A tag with everything around it, or null. */
export function readTag(connection: Connection, kind: TagKind, name: string): TagDetail | null {
  const row = connection
    .prepare(
      `select t.id, t.kind, t.name, ${STATE} as state, ${WORKS} as works from tag t where t.kind = ? and t.name = ?`,
    )
    .get(kind, name) as SummaryRow | undefined;
  const [summary] = row ? summaries(connection, [row]) : [];
  if (!row || !summary) return null;
  const linked = (from: 'below' | 'above', meta: 0 | 1): Related<TagName> => {
    const to = from === 'below' ? 'above' : 'below';
    const joined = `from tag_link l join tag t on t.id = l.${to} where l.${from} = ? and l.meta = ${meta}`;
    return related(connection, 't.kind, t.name', joined, row.id);
  };
  return {
    ...summary,
    synonyms: related(
      connection,
      `t.kind, t.name, f.name as fandom, ${WORKS} as works`,
      'from tag_rule r join tag t on t.id = r.tag left join tag f on f.id = r.fandom where r.canonical = ?',
      row.id,
    ),
    parents: linked('below', 0),
    children: linked('above', 0),
    metas: linked('below', 1),
    subs: linked('above', 1),
  };
}

function related<Tag extends TagName>(
  connection: Connection,
  columns: string,
  from: string,
  tag: number,
): Related<Tag> {
  const total = connection.prepare(`select count(*) ${from}`).pluck().get(tag) as number;
  const tags = connection
    .prepare(`select ${columns} ${from} order by t.kind, t.name limit ${MOST_RELATED}`)
    .all(tag) as Tag[];
  return { total, tags };
}

function summaries(connection: Connection, rows: readonly SummaryRow[]): TagSummary[] {
  const means = new Map<number, TagMeaning[]>();
  const rules = connection
    .prepare(
      `select r.tag, c.name as "of", f.name as fandom from tag_rule r join tag c on c.id = r.canonical
       left join tag f on f.id = r.fandom where r.tag in (select value from json_each(?)) order by r.tag, f.name`,
    )
    .all(JSON.stringify(rows.map(({ id }) => id))) as (TagMeaning & { tag: number })[];
  for (const { tag, ...meaning } of rules) append(means, tag, meaning);
  return rows.map(({ id, ...row }) => ({ ...row, means: means.get(id) ?? [] }));
}

/** Every spelling and what it may mean. */
export function readAliases(connection: Connection): TagAlias[] {
  return connection
    .prepare(
      `select distinct s.kind, s.name, c.name as "of"
       from tag_rule r join tag s on s.id = r.tag join tag c on c.id = r.canonical order by s.kind, s.name, c.name`,
    )
    .all() as TagAlias[];
}

/** Tags as proposals are made from them, ascending by id. */
export function readTagUses(connection: Connection, after: number, limit: number): TagUse[] {
  const rows = connection
    .prepare(
      `select t.id, t.kind, t.name, ${WORKS} as works, t.canonical,
         coalesce((select r.canonical from tag_rule r where r.tag = t.id and r.fandom = 0), 0) as "of",
         (select json_group_array(m.name) from tag_member m where m.tag = t.id) as members
       from tag t where t.id > ? order by t.id limit ?`,
    )
    .all(after, limit) as (Omit<TagUse, 'canonical' | 'members' | 'fandoms'> & {
    canonical: number;
    members: string;
  })[];
  // The order of the joins is said, since SQLite would begin with every fandom.
  const fandomsOf = connection
    .prepare(
      `select coalesce(r.canonical, f.id) as fandom
       from (select distinct work from work_tag where tag = ? limit ${LOOKED_AT}) w
       cross join work_tag x on x.work = w.work cross join tag f on f.id = x.tag and f.kind = 'fandom'
       left join tag_rule r on r.tag = f.id and r.fandom = 0
       group by 1 order by count(*) desc, 1 limit ${MOST_FANDOMS}`,
    )
    .pluck();
  return rows.map((row) => ({
    ...row,
    canonical: row.canonical === 1,
    members: JSON.parse(row.members) as string[],
    fandoms: WITHIN_FANDOMS.includes(row.kind) ? (fandomsOf.all(row.id) as number[]) : [],
  }));
}

/** Every pair of tags that are not the same. */
export function readRefusals(connection: Connection): RefusedPair[] {
  return connection.prepare('select one, other from tag_refusal order by one, other').all() as RefusedPair[];
}
