import type { Edge } from './edge.ts';
import type { ShipKey } from './ship-keys.ts';
import { isSettled, type SpellingClass } from './spelling-classes.ts';
import type { Shelf } from './within-fandom.ts';

/** Words of a member by which it is looked up. */
const MOST_WORDS = 3;
/** Relationships that are tried for one portmanteau. */
const MOST_TRIED = 60;
/** Letters of a portmanteau that is guessed at, and of each name that must be in it. */
const SMUSH_LETTERS = { least: 4, most: 14, ofName: 2 };

type Ship = SpellingClass & { ship: ShipKey };

/**
 * Edges from short forms of relationships to the fullest one of the fandom that they can stand for: `Clark/Lex` and `C/L` to
 * `Clark Kent/Lex Luthor`, and portmanteaus that tables know, or that can be made of only one couple.
 */
export function shortShips(shelf: Shelf): Edge[] {
  const short = shelf.classes.filter((one) => !isSettled(one.head) && isShort(one));
  if (short.length === 0) return [];
  const ships = shelf.classes.filter((one): one is Ship => one.ship !== null && isFull(one.ship));
  const byWords = new Map<string, Ship[]>();
  const byInitials = new Map<string, Ship[]>();
  const byBeginning = new Map<string, Ship[]>();
  for (const one of ships) {
    for (const key of combinations(one.ship, wordsOf)) push(byWords, key, one);
    for (const key of combinations(one.ship, initialsOf)) push(byInitials, key, one);
    if (one.ship.members.length === 2)
      for (const beginning of new Set(one.ship.members.flatMap(wordsOf).map((word) => word.slice(0, 2))))
        push(byBeginning, beginning, one);
  }
  const named = (members: readonly string[], sign: string) =>
    byWords.get([...members].sort().join(sign)) ?? [];

  function meant(from: SpellingClass): Omit<Edge, 'from' | 'fandom'> | null {
    if (from.ship === null) return portmanteau(from);
    const { members, sign } = from.ship;
    const full = fullest(from, named(members, sign));
    if (full)
      return {
        to: full,
        sureness: 'likely',
        because: 'couple-parts',
      };
    if (members.some((member) => member.length > 3 || member.includes(' '))) return null;
    const coded = members.map((member) => shelf.codes.get(member));
    if (coded.every((name) => name !== undefined)) {
      const to = fullest(from, named(coded, sign));
      if (to)
        return {
          to,
          sureness: 'likely',
          because: 'couple-codes',
        };
    }
    const initialled = fullest(from, byInitials.get(members.join(sign)) ?? []);
    return (
      initialled && {
        to: initialled,
        sureness: 'possible',
        because: 'couple-initials',
      }
    );
  }

  function portmanteau(from: SpellingClass): Omit<Edge, 'from' | 'fandom'> | null {
    const known = shelf.smushes.get(from.key);
    if (known !== undefined) {
      const to = fullest(from, named(known, '/'));
      if (to) return { to, sureness: 'likely', because: 'couple-smush' };
    }
    if (!/^\p{L}+$/u.test(from.key)) return null;
    if (from.key.length < SMUSH_LETTERS.least || from.key.length > SMUSH_LETTERS.most) return null;
    const tried = (byBeginning.get(from.key.slice(0, 2)) ?? []).slice(0, MOST_TRIED);
    const to = fullest(
      from,
      tried.filter(({ ship }) => ship.sign === '/' && isMadeOf(from.key, ship.members)),
    );
    return (
      to && {
        to,
        sureness: 'possible',
        because: 'couple-smush-guessed',
      }
    );
  }

  return short.flatMap((from): Edge[] => {
    const found = meant(from);
    return found === null ? [] : [{ from, fandom: shelf.fandom, ...found }];
  });
}

/** Whether a name may be short for another: it has a member of one word, or no members. */
function isShort({ ship }: SpellingClass): boolean {
  return ship === null || ship.members.some((member) => !member.includes(' '));
}

/** Whether others may be short for a relationship: it has a member that is no initial. */
function isFull({ members }: ShipKey): boolean {
  return members.some((member) => member.length > 2);
}

/** The one candidate that says more than all others, and more than what is asked about; null when there is a tie. */
function fullest(from: SpellingClass, candidates: readonly Ship[]): Ship | null {
  const said = from.ship === null ? 0 : wordCount(from.ship);
  const others = [...new Set(candidates)].filter((one) => one !== from && wordCount(one.ship) > said);
  const most = Math.max(0, ...others.map(({ ship }) => wordCount(ship)));
  const [best, ...more] = others.filter(({ ship }) => wordCount(ship) === most);
  return best !== undefined && more.length === 0 ? best : null;
}

function wordCount({ members }: ShipKey): number {
  return members.reduce((sum, member) => sum + member.split(' ').length, 0);
}

/** Every way to name a relationship by one part of each of its members, at most three. */
function combinations({ members, sign }: ShipKey, partsOf: (member: string) => string[]): string[] {
  if (members.length > 3) return [];
  const ways = members.reduce<string[][]>(
    (before, member) => before.flatMap((way) => partsOf(member).map((part) => [...way, part])),
    [[]],
  );
  return [...new Set(ways.map((way) => way.sort().join(sign)))];
}

function wordsOf(member: string): string[] {
  return [...new Set([member, ...member.split(' ').slice(0, MOST_WORDS)])];
}

function initialsOf(member: string): string[] {
  const letters = member
    .split(' ')
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, 1));
  return [...new Set([...letters, letters.join('')])];
}

/** Whether a word is the beginning of a word of one member and the end of a word of the other, and nothing else. */
function isMadeOf(word: string, members: readonly string[]): boolean {
  const [one = '', other = ''] = members;
  const { ofName } = SMUSH_LETTERS;
  const fits = (head: string, tail: string) => {
    for (let cut = ofName; cut <= word.length - ofName; cut += 1)
      if (head.startsWith(word.slice(0, cut)) && tail.endsWith(word.slice(cut))) return true;
    return false;
  };
  const pairs = one.split(' ').flatMap((left) => other.split(' ').map((right) => [left, right] as const));
  return pairs.some(([left, right]) => fits(left, right) || fits(right, left));
}

function push(index: Map<string, Ship[]>, key: string, one: Ship): void {
  const list = index.get(key);
  if (list) list.push(one);
  else index.set(key, [one]);
}
