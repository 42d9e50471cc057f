import { FanlightError } from '#errors';
import type { TagKind } from '../records.ts';
import { linkBetween } from '../tags.ts';
import { refusalOf, type TagLedger } from './tag-facts.ts';
import type { TagRow, TagRows } from './tag-rows.ts';

/** The rules of the tag graph: each checks what must hold, then sets what follows. Nothing is set when one throws at once. */
export type TagChanger = {
  /** Throws FL-USE-TAG-SYNONYM when the tag is a spelling of another. */
  canonize(tag: TagRow): void;
  /** Takes away the tag's spellings and everything above and below it. */
  decanonize(tag: TagRow): void;
  /** Throws FL-USE-TAG-SYNONYM, FL-USE-TAG-CANONICAL and FL-USE-TAG-LOOP. */
  merge(name: TagRow, into: TagRow, fandom: TagRow | null): void;
  /** Throws FL-USE-NO-TAG when the name means nothing there. */
  split(name: TagRow, fandom: TagRow | null): void;
  refuse(one: TagRow, other: TagRow): void;
  /** Throws FL-USE-VALUE, FL-USE-TAG-SYNONYM and FL-USE-TAG-LOOP. */
  link(below: TagRow, above: TagRow): void;
  unlink(below: TagRow, above: TagRow): void;
  /** The fandom that a rule holds in, as it is resolved. Throws FL-USE-VALUE where a rule cannot have one. */
  scope(kind: TagKind, fandom: string | null): TagRow | null;
};

/** Changes of one database's graph, each noted in a ledger. */
export function tagChanger(rows: TagRows, ledger: TagLedger): TagChanger {
  const canonicalFact = (tag: number) => ({ what: 'canonical', tag, other: 0 }) as const;
  const ruleFact = (tag: number, fandom: number) => ({ what: 'rule', tag, other: fandom }) as const;
  const linkFact = (below: number, above: number) => ({ what: 'link', tag: below, other: above }) as const;

  function refuseSynonym(tag: TagRow): void {
    const [rule] = rows.rulesOf(tag.id);
    if (rule === undefined) return;
    throw new FanlightError('FL-USE-TAG-SYNONYM', `${tag.name} (${rows.byId(rule.canonical).name})`);
  }

  /** Throws FL-USE-TAG-LOOP with the way round. */
  function refuseLoop(below: number, above: number): void {
    const way = below === above ? [above] : rows.pathUp(above, below);
    if (way === null) return;
    const names = [below, ...way].map((id) => rows.byId(id).name);
    throw new FanlightError('FL-USE-TAG-LOOP', names.join(' > '));
  }

  function canonize(tag: TagRow): void {
    refuseSynonym(tag);
    ledger.set(canonicalFact(tag.id), 1);
  }

  /** Everything that hangs on a canonical tag goes to another. */
  function move(from: TagRow, to: TagRow): void {
    for (const { tag, fandom } of rows.rulesTo(from.id)) ledger.set(ruleFact(tag, fandom), to.id);
    const above = rows.above(from.id);
    const below = rows.below(from.id);
    for (const { id } of above) ledger.set(linkFact(from.id, id), 0);
    for (const { id } of below) ledger.set(linkFact(id, from.id), 0);
    for (const { id, meta } of above) if (id !== to.id) addLink(to.id, id, meta);
    for (const { id, meta } of below) if (id !== to.id) addLink(id, to.id, meta);
    ledger.set(canonicalFact(from.id), 0);
  }

  /** What held in works of a fandom holds in those of its canonical, unless something else does there. */
  function moveScope(from: number, to: number): void {
    for (const { tag, canonical } of rows.rulesIn(from)) {
      ledger.set(ruleFact(tag, from), 0);
      if (ledger.read(ruleFact(tag, to)) === 0) ledger.set(ruleFact(tag, to), canonical);
    }
  }

  function addLink(below: number, above: number, meta: number): void {
    if (meta === 1) refuseLoop(below, above);
    ledger.set(linkFact(below, above), 1);
  }

  return {
    canonize,
    decanonize(tag) {
      for (const { tag: spelling, fandom } of rows.rulesTo(tag.id)) ledger.set(ruleFact(spelling, fandom), 0);
      for (const { id } of rows.above(tag.id)) ledger.set(linkFact(tag.id, id), 0);
      for (const { id } of rows.below(tag.id)) ledger.set(linkFact(id, tag.id), 0);
      ledger.set(canonicalFact(tag.id), 0);
    },
    merge(name, into, fandom) {
      if (name.id === into.id) throw new FanlightError('FL-USE-VALUE', name.name);
      const canonical = name.canonical === 1;
      if (canonical && fandom !== null) throw new FanlightError('FL-USE-TAG-CANONICAL', name.name);
      canonize(into);
      if (canonical) move(name, into);
      ledger.set(refusalOf(name.id, into.id), 0);
      ledger.set(ruleFact(name.id, fandom?.id ?? 0), into.id);
      if (fandom !== null) return;
      moveScope(name.id, into.id);
      for (const { id } of rows.above(name.id)) moveUp(name.id, into.id, id);
    },
    split(name, fandom) {
      const fact = ruleFact(name.id, fandom?.id ?? 0);
      const canonical = ledger.read(fact);
      if (canonical === 0) throw new FanlightError('FL-USE-NO-TAG', name.name);
      ledger.set(fact, 0);
      ledger.set(refusalOf(name.id, canonical), 1);
    },
    refuse(one, other) {
      if (one.id === other.id) throw new FanlightError('FL-USE-VALUE', one.name);
      ledger.set(refusalOf(one.id, other.id), 1);
    },
    link(below, above) {
      const how = linkBetween(below.kind, above.kind);
      if (how === null) throw new FanlightError('FL-USE-VALUE', `${above.name} above ${below.name}`);
      refuseSynonym(below);
      refuseSynonym(above);
      if (how === 'meta') refuseLoop(below.id, above.id);
      ledger.set(canonicalFact(above.id), 1);
      if (how === 'meta') ledger.set(canonicalFact(below.id), 1);
      ledger.set(linkFact(below.id, above.id), 1);
    },
    unlink(below, above) {
      if (ledger.read(linkFact(below.id, above.id)) === 0)
        throw new FanlightError('FL-USE-NO-TAG', `${above.name} above ${below.name}`);
      ledger.set(linkFact(below.id, above.id), 0);
    },
    scope(kind, fandom) {
      if (fandom === null) return null;
      if (kind === 'fandom') throw new FanlightError('FL-USE-VALUE', `the fandom ${fandom}`);
      const named = rows.make('fandom', fandom);
      const [rule] = rows.rulesOf(named.id);
      return rule === undefined ? named : rows.byId(rule.canonical);
    },
  };

  /** An unwrangled tag that becomes a spelling leaves its parents to its canonical. */
  function moveUp(from: number, to: number, above: number): void {
    ledger.set(linkFact(from, above), 0);
    if (above !== to) ledger.set(linkFact(to, above), 1);
  }
}
