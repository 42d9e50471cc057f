import { CANONS, type Canon, COMMON_NAMES } from '#vocabulary';
import { nameWords } from './people.ts';
import type { StoryName, StoryNames } from './story-names.ts';

/** A source whose people a story is about, how surely (0.4 to 0.6), and the names that say so. */
export type CastFandom = { fandom: string; confidence: number; seen: StoryName[] };

type Entry = { name: string; parts: readonly string[]; place: boolean };
type Score = { canon: Canon; weight: number; people: number; seen: StoryName[]; uses: number };

const FULL = 1.5;
const RARE = 1;
const COMMON = 0.25;
/** A common name where the header names nobody but the source's people. */
const COMMON_AMONG_ITS_OWN = 0.6;
/** A name the header gives is no passing mention. */
const STATED = 1.5;
const ENOUGH = 3;
/** What the second-best source may have of the best's weight: above it the two are a crossover, or share their people. */
const RIVAL = 0.6;
/** How much of the story's naming must be of the source's people. */
const SHARE = 0.3;

const { entries, byName } = buildIndex();

/**
 * The source whose people a story names: two of them in full, or three by names that are rare elsewhere, and no other
 * source nearly as well. Common first names hardly count, and a passing mention not at all. `stated` are the people of
 * the header. Section 1.5.
 */
export function fandomOfCast(stated: readonly string[], told: StoryNames): CastFandom | null {
  const given = new Set(stated);
  const used = new Map(told.runs);
  for (const one of told.names) used.set(one.name, one);
  const hits = new Map<Canon, number>();
  for (const name of new Set([...given, ...used.keys()]))
    for (const canon of byName.get(name) ?? []) hits.set(canon, (hits.get(canon) ?? 0) + 1);
  const scores = [...hits]
    .filter(([, count]) => count >= 2)
    .map(([canon]) => scoreOf(canon, given, used))
    .sort((a, b) => b.weight - a.weight);
  const [best, second] = scores;
  if (!best || best.weight < ENOUGH || best.people < 2) return null;
  if (second && second.weight > best.weight * RIVAL) return null;
  const naming = told.names.slice(0, 12).reduce((sum, one) => sum + one.count, 0);
  if (given.size === 0 && best.uses < naming * SHARE) return null;
  const confidence = best.weight >= 6 ? 0.6 : best.weight >= 4 ? 0.5 : 0.4;
  return { fandom: best.canon.names[0] ?? '', confidence, seen: best.seen.slice(0, 6) };
}

function scoreOf(canon: Canon, given: ReadonlySet<string>, used: ReadonlyMap<string, StoryName>): Score {
  const score: Score = { canon, weight: 0, people: 0, seen: [], uses: 0 };
  const taken = new Set<string>();
  const own = given.size >= 2 && [...given].every((name) => byName.get(name)?.includes(canon));
  for (const { name, parts, place } of entries.get(canon) ?? []) {
    const told = used.get(name);
    const stated = given.has(name);
    if ((!told && !stated) || parts.some((part) => taken.has(part))) continue;
    if (place && score.people === 0) continue;
    for (const part of parts) taken.add(part);
    const rarity = rarityOf(name, place ? 1 : parts.length, own && stated) / (byName.get(name)?.length ?? 1);
    score.weight += stated ? rarity * STATED : rarity;
    if (told) score.seen.push(told);
    if (place) continue;
    score.people += 1;
    score.uses += told?.count ?? 0;
  }
  return score;
}

function rarityOf(name: string, parts: number, own: boolean): number {
  if (parts >= 2) return FULL;
  if (!COMMON_NAMES.has(name.split(' ').at(-1) ?? name)) return RARE;
  return own ? COMMON_AMONG_ITS_OWN : COMMON;
}

/** Every source's names, the fullest first and places last; and the sources of every name. */
function buildIndex(): { entries: ReadonlyMap<Canon, Entry[]>; byName: ReadonlyMap<string, Canon[]> } {
  const entries = new Map<Canon, Entry[]>();
  const byName = new Map<string, Canon[]>();
  for (const canon of CANONS) {
    const people = [...canon.women, ...canon.men].map((name) => ({
      name,
      parts: nameWords(name),
      place: false,
    }));
    const places = canon.places.map((name) => ({ name, parts: nameWords(name), place: true }));
    entries.set(canon, [...people.sort((a, b) => b.parts.length - a.parts.length), ...places]);
    for (const name of new Set([...canon.women, ...canon.men, ...canon.places])) {
      const known = byName.get(name);
      if (known) known.push(canon);
      else byName.set(name, [canon]);
    }
  }
  return { entries, byName };
}
