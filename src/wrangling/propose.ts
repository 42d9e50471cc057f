import type { RefusedPair, TagKind, TagUse } from '#catalogue';
import { alikeNames } from './alike-names.ts';
import type { Edge } from './edge.ts';
import { misspellings } from './misspellings.ts';
import { type Proposal, type Reason, SURENESS } from './proposal.ts';
import { shortNames } from './short-names.ts';
import { shortShips } from './short-ships.ts';
import {
  type IsRefused,
  isSettled,
  type PreferredName,
  type SpellingClass,
  spellingClasses,
} from './spelling-classes.ts';
import { FANDOM_NAMES } from './vocabulary-names.ts';
import { shelvesOf } from './within-fandom.ts';

/** Kinds in the order of proposals: what a fandom is called decides what its names mean. */
const KINDS: readonly TagKind[] = ['fandom', 'character', 'relationship', 'tag'];

const SAME: Readonly<Record<TagKind, Reason>> = {
  fandom: 'same-writing',
  character: 'same-writing',
  relationship: 'same-people',
  tag: 'same-writing',
};

/**
 * Which names may mean the same, from all tags that there are: nothing is compared with everything, so that a library of
 * hundreds of thousands of names takes seconds. Two names that a person has parted are never proposed for each other,
 * nor is what is canonical or given to a canonical already. The order of the tags does not matter.
 */
export function proposeMerges(tags: readonly TagUse[], refused: readonly RefusedPair[]): Proposal[] {
  const byId = new Map(tags.map((tag) => [tag.id, tag]));
  const pairs = new Set(refused.map(({ one, other }) => `${one} ${other}`));
  const isRefused: IsRefused = (one, other) =>
    pairs.size > 0 && pairs.has(`${Math.min(one.id, other.id)} ${Math.max(one.id, other.id)}`);
  const fandomNames = namesOfFandoms(tags);
  const byKind = Map.groupBy(tags, ({ kind }) => kind);
  return KINDS.flatMap((kind) => {
    const ofKind = (byKind.get(kind) ?? []).toSorted((one, other) => one.id - other.id);
    const prefer: PreferredName = kind === 'fandom' ? (key) => FANDOM_NAMES.get(key) : () => undefined;
    const classes = spellingClasses(kind, ofKind, byId, isRefused, prefer);
    const edges = [...edgesOf(kind, classes, (fandom) => fandomNames.get(fandom) ?? [])];
    const chosen = chooseEdges(edges, isRefused);
    return asProposals(kind, classes, chosen, (fandom) => byId.get(fandom)?.name ?? null);
  });
}

function* edgesOf(
  kind: TagKind,
  classes: readonly SpellingClass[],
  namesOf: (fandom: number) => readonly string[],
): Generator<Edge> {
  if (kind !== 'relationship') {
    yield* alikeNames(kind, classes);
    yield* misspellings(classes);
  }
  if (kind === 'character' || kind === 'relationship')
    for (const shelf of shelvesOf(classes, namesOf))
      yield* kind === 'character' ? shortNames(shelf) : shortShips(shelf);
}

/** All names of each fandom, by the id of the canonical one. */
function namesOfFandoms(tags: readonly TagUse[]): Map<number, string[]> {
  const names = new Map<number, string[]>();
  for (const { kind, id, of, name } of tags) {
    if (kind !== 'fandom') continue;
    const canonical = of === 0 ? id : of;
    names.set(canonical, [...(names.get(canonical) ?? []), name]);
  }
  return names;
}

/**
 * The best edge for each name and fandom. What differs everywhere by a letter or a space is not asked about in one fandom as
 * well, and of two names none goes to the other both ways.
 */
function chooseEdges(edges: readonly Edge[], isRefused: IsRefused): Edge[] {
  const best = new Map<string, Edge>();
  for (const edge of edges) {
    const { head } = edge.from;
    if (isSettled(head) || isRefused(head, edge.to.head)) continue;
    const key = `${head.id} ${edge.fandom}`;
    const known = best.get(key);
    if (known === undefined || compareEdges(edge, known) < 0) best.set(key, edge);
  }
  const chosen = [...best.values()].sort(compareEdges);
  const taken = new Set<string>();
  return chosen.filter(({ from, to, fandom }) => {
    const target = to.head.id;
    if (taken.has(`${target} ${from.head.id}`)) return false;
    if (fandom !== 0 && taken.has(`${from.head.id} ${target}`)) return false;
    taken.add(`${from.head.id} ${target}`);
    return true;
  });
}

function compareEdges(one: Edge, other: Edge): number {
  return (
    SURENESS.indexOf(one.sureness) - SURENESS.indexOf(other.sureness) ||
    one.fandom - other.fandom ||
    other.to.head.works - one.to.head.works ||
    compareText(one.to.head.name, other.to.head.name) ||
    one.from.head.id - other.from.head.id ||
    compareText(one.because, other.because)
  );
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function asProposals(
  kind: TagKind,
  classes: readonly SpellingClass[],
  edges: readonly Edge[],
  fandomName: (id: number) => string | null,
): Proposal[] {
  const proposals = new Map<string, Proposal>();
  const open = ({ head }: SpellingClass, fandom: number, sureness: Proposal['sureness']): Proposal => {
    const id = `${kind}-${head.id}-${fandom}-${sureness}`;
    const known = proposals.get(id);
    if (known) return known;
    const made: Proposal = {
      id,
      kind,
      into: head.name,
      settled: head.canonical,
      fandom: fandom === 0 ? null : fandomName(fandom),
      sureness,
      spellings: [],
      works: 0,
    };
    proposals.set(id, made);
    return made;
  };
  const add = (proposal: Proposal, { id, name, works }: TagUse, because: Reason) => {
    proposal.spellings.push({ id, name, works, because });
    proposal.works += works;
  };
  for (const one of classes) {
    if (one.others.length === 0) continue;
    const proposal = open(one, 0, 'sure');
    for (const tag of one.others) add(proposal, tag, SAME[kind]);
  }
  for (const { from, to, fandom, sureness, because } of edges)
    add(open(to, fandom, sureness), from.head, because);
  for (const { spellings } of proposals.values())
    spellings.sort((one, other) => other.works - one.works || compareText(one.name, other.name));
  return [...proposals.values()].sort(
    (one, other) =>
      SURENESS.indexOf(one.sureness) - SURENESS.indexOf(other.sureness) ||
      other.works - one.works ||
      compareText(one.into, other.into) ||
      compareText(one.fandom ?? '', other.fandom ?? ''),
  );
}
