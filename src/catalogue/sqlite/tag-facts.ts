import type { Connection } from './connection.ts';
import { inserter } from './insert.ts';

/**
 * One value of the tag graph. `canonical`: whether `tag` is (1 or 0; `other` is 0). `rule`: the canonical tag that `tag`
 * means in works of fandom `other`, 0 being everywhere (0: none). `link`: whether `other` stands above `tag`. `refusal`:
 * whether `tag` and `other`, the smaller first, are not the same.
 */
export type TagFact = { what: 'canonical' | 'rule' | 'link' | 'refusal'; tag: number; other: number };

/** A value that was set, and what was there before. */
export type TagChange = TagFact & { before: number; after: number };

/** Reads and sets the values of one database's tag graph. Nothing is checked here but that names of columns fit. */
export type TagFacts = {
  read(fact: TagFact): number;
  write(fact: TagFact, value: number): void;
};

/** The pair in the order in which it is kept. */
export function refusalOf(one: number, other: number): TagFact {
  return { what: 'refusal', tag: Math.min(one, other), other: Math.max(one, other) };
}

/** The tag graph of a connection. */
export function tagFacts(connection: Connection): TagFacts {
  const pluck = (text: string) => connection.prepare(text).pluck();
  const readers = {
    canonical: pluck('select canonical from tag where id = ? and ? = 0'),
    rule: pluck('select canonical from tag_rule where tag = ? and fandom = ?'),
    link: pluck('select 1 from tag_link where below = ? and above = ?'),
    refusal: pluck('select 1 from tag_refusal where one = ? and other = ?'),
  };
  const setCanonical = connection.prepare('update tag set canonical = ? where id = ?');
  const setRule = connection.prepare(
    'insert or replace into tag_rule (tag, fandom, canonical) values (?, ?, ?)',
  );
  const setLink = connection.prepare(
    `insert into tag_link (below, above, meta) select b.id, a.id, b.kind = a.kind
     from tag b, tag a where b.id = ? and a.id = ?`,
  );
  const setRefusal = connection.prepare('insert into tag_refusal (one, other) values (?, ?)');
  const clear = {
    rule: connection.prepare('delete from tag_rule where tag = ? and fandom = ?'),
    link: connection.prepare('delete from tag_link where below = ? and above = ?'),
    refusal: connection.prepare('delete from tag_refusal where one = ? and other = ?'),
  };

  return {
    read: ({ what, tag, other }) => Number(readers[what].get(tag, other) ?? 0),
    write({ what, tag, other }, value) {
      if (what === 'canonical') setCanonical.run(value, tag);
      else if (value === 0) clear[what].run(tag, other);
      else if (what === 'rule') setRule.run(tag, other, value);
      else (what === 'link' ? setLink : setRefusal).run(tag, other);
    },
  };
}

/** Writes changes into the log, each at its place in a decision. */
export function changeNoter(
  connection: Connection,
): (change: TagChange & { decision: number; position: number }) => void {
  const columns = ['decision', 'position', 'what', 'tag', 'other', 'before', 'after'] as const;
  return inserter(connection, 'tag_change', columns);
}

/** Sets values and remembers what each was, in order. Setting what is so already is no change. */
export class TagLedger {
  readonly changes: TagChange[] = [];
  readonly #facts: TagFacts;

  constructor(facts: TagFacts) {
    this.#facts = facts;
  }

  read(fact: TagFact): number {
    return this.#facts.read(fact);
  }

  set(fact: TagFact, after: number): void {
    const before = this.#facts.read(fact);
    if (before === after) return;
    this.#facts.write(fact, after);
    this.changes.push({ ...fact, before, after });
  }
}
