/**
 * All tags there are: fandoms by rank on a bent log-log line, and for each fandom its characters, its relationships (pairs of
 * its characters, the known ones first) and its own free tags, so that tags of a work belong together. Beside them free tags
 * of everybody, and free tags that are used once.
 */
import { type Random, seeded } from '../random.ts';
import { aliasTable, permutation } from './draws.ts';
import { characterNames, fandomNames, freeTagNames } from './invented-names.ts';
import { CATEGORIES, KINDS, type Kind, RATINGS, WARNINGS } from './kinds.ts';

export const FANDOMS = 60_000;
/** Free tags that works of any fandom have. */
export const COMMON_TAGS = 30_000;
/** Fandoms a work has on average. */
const FANDOMS_PER_WORK = 1.16;
/** Free tags used once, for each work. */
const SINGLE_TAGS = 0.31;

/** Uses of the fandom of a rank, as in one large archive up to rank 1,000; the tail is raised so that all 60,000 are in use. */
const FANDOM_USES = [
  [1, 440_000],
  [10, 135_000],
  [100, 18_656],
  [1000, 895],
  [10_000, 45],
  [FANDOMS, 18],
] as const;

/**
 * Ranks stand for popularity: fandom 0 is the most used, and its members start at `characterStart[0]`, the best known
 * first. Ids are the numbers of tags in `works.tags`; {@link idsOfKind} bounds those of a kind.
 */
export type Universe = {
  fandomOf: (random: Random) => number;
  characterStart: Uint32Array;
  relationshipStart: Uint32Array;
  freeTagStart: Uint32Array;
  /** Members of a relationship, as places among the characters. */
  relationshipMembers: { first: Uint32Array; second: Uint32Array };
  singleTags: { from: number; to: number };
  /** Tag ids by place. */
  ids: Record<'fandom' | 'relationship' | 'character' | 'tag', Uint32Array>;
  /** Where the ids of each kind begin, and behind the last kind the number of tags. */
  kindStarts: Uint32Array;
};

export function makeUniverse(works: number, seed: number): Universe {
  const random = seeded(seed);
  const weights = Float64Array.from({ length: FANDOMS }, (_, rank) => usesOfRank(rank + 1));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const expected = weights.map((weight) => (weight / all) * works * FANDOMS_PER_WORK);
  const characterStart = starts(expected, (count) => 3 + Math.round(1.9 * count ** 0.58));
  const relationshipStart = starts(expected, (count, rank) => {
    const cast = (characterStart[rank + 1] ?? 0) - (characterStart[rank] ?? 0);
    return Math.min((cast * (cast - 1)) / 2, 2 + Math.round(2.1 * count ** 0.58));
  });
  const freeTagStart = starts(expected, (count) => Math.round(1.2 * count ** 0.6));
  const characters = characterStart[FANDOMS] ?? 0;
  const relationships = relationshipStart[FANDOMS] ?? 0;
  const local = freeTagStart[FANDOMS] ?? 0;
  const singles = { from: COMMON_TAGS + local, to: COMMON_TAGS + local + Math.round(works * SINGLE_TAGS) };
  const sizes = [
    RATINGS.length,
    WARNINGS.length,
    CATEGORIES.length,
    FANDOMS,
    relationships,
    characters,
    singles.to,
  ];
  const kindStarts = new Uint32Array(KINDS.length + 1);
  for (const [kind, size] of sizes.entries()) kindStarts[kind + 1] = (kindStarts[kind] ?? 0) + size;
  const characterPlaces = permutation(random, characters);
  const members = pairMembers(characterStart, relationshipStart);
  return {
    fandomOf: aliasTable(weights),
    characterStart,
    relationshipStart,
    freeTagStart,
    relationshipMembers: members,
    singleTags: singles,
    ids: {
      fandom: shifted(permutation(random, FANDOMS), kindStarts[3] ?? 0),
      relationship: shifted(pairOrder(members, characterPlaces), kindStarts[4] ?? 0),
      character: shifted(characterPlaces, kindStarts[5] ?? 0),
      tag: shifted(permutation(random, singles.to), kindStarts[6] ?? 0),
    },
    kindStarts,
  };
}

/** The kind of a tag. */
export function kindOfTag(kindStarts: Uint32Array, id: number): Kind {
  const place = kindStarts.findIndex((start) => start > id) - 1;
  return KINDS[place] ?? 'tag';
}

/** The name of every tag, by id. */
export function tagNames(universe: Universe): string[] {
  const { kindStarts, ids, relationshipMembers } = universe;
  const size = (kind: number) => (kindStarts[kind + 1] ?? 0) - (kindStarts[kind] ?? 0);
  const names: string[] = [...RATINGS, ...WARNINGS, ...CATEGORIES];
  const fandom = fandomNames(size(3));
  for (let index = 0; index < size(3); index += 1) names.push(fandom(index));
  const character = characterNames(size(5));
  const characters = Array.from({ length: size(5) }, (_, index) => character(index));
  const start = kindStarts[5] ?? 0;
  const placeOf = new Uint32Array(size(4));
  for (const [place, id] of ids.relationship.entries()) placeOf[id - (kindStarts[4] ?? 0)] = place;
  for (const place of placeOf) {
    const members = [relationshipMembers.first, relationshipMembers.second].map(
      (side) => (ids.character[side[place] ?? 0] ?? 0) - start,
    );
    members.sort((a, b) => a - b);
    names.push(members.map((member) => characters[member] ?? '').join('/'));
  }
  for (const name of characters) names.push(name);
  const tag = freeTagNames(size(6));
  for (let index = 0; index < size(6); index += 1) names.push(tag(index));
  return names;
}

function usesOfRank(rank: number): number {
  const place = Math.max(
    1,
    FANDOM_USES.findIndex(([end]) => rank <= end),
  );
  const [fromRank, fromUses] = FANDOM_USES[place - 1] ?? [1, 1];
  const [toRank, toUses] = FANDOM_USES[place] ?? [1, 1];
  const part = Math.log(rank / fromRank) / Math.log(toRank / fromRank);
  return fromUses * (toUses / fromUses) ** part;
}

function starts(expected: Float64Array, sizeOf: (works: number, rank: number) => number): Uint32Array {
  const places = new Uint32Array(FANDOMS + 1);
  for (let rank = 0; rank < FANDOMS; rank += 1)
    places[rank + 1] = (places[rank] ?? 0) + sizeOf(expected[rank] ?? 0, rank);
  return places;
}

/** Pairs of a cast in the order of the sum of their ranks: the two best known first. */
function pairMembers(characterStart: Uint32Array, relationshipStart: Uint32Array) {
  const count = relationshipStart[FANDOMS] ?? 0;
  const members = { first: new Uint32Array(count), second: new Uint32Array(count) };
  for (let rank = 0; rank < FANDOMS; rank += 1) {
    const start = characterStart[rank] ?? 0;
    const cast = (characterStart[rank + 1] ?? 0) - start;
    let place = relationshipStart[rank] ?? 0;
    const end = relationshipStart[rank + 1] ?? 0;
    for (let sum = 1; place < end; sum += 1) {
      for (let low = Math.max(0, sum - cast + 1); 2 * low < sum && place < end; low += 1) {
        members.first[place] = start + low;
        members.second[place] = start + sum - low;
        place += 1;
      }
    }
  }
  return members;
}

/** The place of each relationship among all in the order of their names: first member, then second. */
function pairOrder(members: Universe['relationshipMembers'], characterPlaces: Uint32Array): Uint32Array {
  const count = members.first.length;
  const keys = new Float64Array(count);
  for (let place = 0; place < count; place += 1) {
    const a = characterPlaces[members.first[place] ?? 0] ?? 0;
    const b = characterPlaces[members.second[place] ?? 0] ?? 0;
    keys[place] = Math.min(a, b) * characterPlaces.length + Math.max(a, b);
  }
  const byName = Uint32Array.from({ length: count }, (_, place) => place);
  byName.sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0));
  const order = new Uint32Array(count);
  for (const [position, place] of byName.entries()) order[place] = position;
  return order;
}

function shifted(places: Uint32Array, start: number): Uint32Array {
  return places.map((place) => place + start);
}
