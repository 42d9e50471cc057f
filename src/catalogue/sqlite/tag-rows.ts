import { FanlightError } from '#errors';
import type { TagKind } from '../records.ts';
import type { Connection } from './connection.ts';
import type { NameIds } from './name-ids.ts';

/** Longer names are no tags (UTF-16 units). */
const LONGEST_NAME = 1000;

/** A tag's row. */
export type TagRow = { id: number; kind: TagKind; name: string; canonical: number };

/** Looks around in the tag graph of one database. */
export type TagRows = {
  /** Null when there is no such tag. */
  find(kind: TagKind, name: string): TagRow | null;
  /** Throws FL-USE-NO-TAG. */
  get(kind: TagKind, name: string): TagRow;
  /** Makes the tag when it is not there. Throws FL-USE-VALUE when no tag can have this name. */
  make(kind: TagKind, name: string): TagRow;
  byId(id: number): TagRow;
  /** The rules of a spelling; fandom 0 is everywhere. */
  rulesOf(tag: number): { fandom: number; canonical: number }[];
  /** The rules by which spellings mean a tag. */
  rulesTo(canonical: number): { tag: number; fandom: number }[];
  /** The rules that hold in works of a fandom. */
  rulesIn(fandom: number): { tag: number; canonical: number }[];
  above(tag: number): { id: number; meta: number }[];
  below(tag: number): { id: number; meta: number }[];
  /** The way up from one tag to another by meta tags, both included; null when there is none. */
  pathUp(from: number, to: number): number[] | null;
};

/** The rows of a connection, with their statements prepared. */
export function tagRows(connection: Connection, names: NameIds): TagRows {
  const byName = connection.prepare('select id, kind, name, canonical from tag where kind = ? and name = ?');
  const byId = connection.prepare('select id, kind, name, canonical from tag where id = ?');
  const rulesOf = connection.prepare('select fandom, canonical from tag_rule where tag = ? order by fandom');
  const rulesTo = connection.prepare(
    'select tag, fandom from tag_rule where canonical = ? order by tag, fandom',
  );
  const rulesIn = connection.prepare(
    'select tag, canonical from tag_rule where fandom = ? and fandom <> 0 order by tag',
  );
  const above = connection.prepare('select above as id, meta from tag_link where below = ? order by above');
  const below = connection.prepare('select below as id, meta from tag_link where above = ? order by below');

  const find = (kind: TagKind, name: string) => (byName.get(kind, name) as TagRow | undefined) ?? null;
  const rows: TagRows = {
    find,
    get(kind, name) {
      const row = find(kind, name);
      if (row === null) throw new FanlightError('FL-USE-NO-TAG', name);
      return row;
    },
    make(kind, name) {
      if (name.length > LONGEST_NAME || name.trim() !== name || name === '' || /\p{Cc}/u.test(name))
        throw new FanlightError('FL-USE-VALUE', `the name ${JSON.stringify(name.slice(0, 100))}`);
      return rows.byId(names.tag(kind, name));
    },
    byId(id) {
      const row = byId.get(id) as TagRow | undefined;
      if (row === undefined) throw new Error(`no tag ${id}`);
      return row;
    },
    rulesOf: (tag) => rulesOf.all(tag) as { fandom: number; canonical: number }[],
    rulesTo: (canonical) => rulesTo.all(canonical) as { tag: number; fandom: number }[],
    rulesIn: (fandom) => rulesIn.all(fandom) as { tag: number; canonical: number }[],
    above: (tag) => above.all(tag) as { id: number; meta: number }[],
    below: (tag) => below.all(tag) as { id: number; meta: number }[],
    pathUp(from, to) {
      const came = new Map<number, number>([[from, 0]]);
      for (const at of came.keys()) {
        if (at === to) return wayTo(at, came);
        for (const { id, meta } of rows.above(at)) if (meta === 1 && !came.has(id)) came.set(id, at);
      }
      return null;
    },
  };
  return rows;
}

function wayTo(end: number, came: ReadonlyMap<number, number>): number[] {
  const way: number[] = [];
  for (let at = end; at !== 0; at = came.get(at) ?? 0) way.unshift(at);
  return way;
}
