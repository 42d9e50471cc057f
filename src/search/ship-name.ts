import { foldName } from '#text';
import type { Ship } from '#vocabulary';
import { nameWords } from './name-words.ts';

/** More members than this are not told apart one by one. */
const MOST_MEMBERS = 12;

/** What two spellings of one relationship share: folded members in one order, with their sign. */
export function shipKey(ship: Ship): string {
  return ship.members
    .map((member) => foldName(member))
    .sort()
    .join(ship.sign ?? '/');
}

/**
 * Whether a relationship has a member of its own for each that was asked for, whose words are all among that member's words;
 * the last word asked for may be a beginning. `Holmes/Watson` asks for `John Watson/Sherlock Holmes` too.
 */
export function includesShip(ship: Ship, asked: Ship, prefix: boolean): boolean {
  if (asked.sign !== null && asked.sign !== ship.sign) return false;
  if (asked.members.length > Math.min(ship.members.length, MOST_MEMBERS)) return false;
  const members = ship.members.map((member) => new Set(nameWords(member)));
  const fits = asked.members.map((member, index) => {
    const words = nameWords(member);
    const open = prefix && index === asked.members.length - 1;
    return members.map((candidate) => words.length > 0 && holds(candidate, words, open));
  });
  return assign(fits);
}

function holds(candidate: ReadonlySet<string>, words: readonly string[], prefix: boolean): boolean {
  return words.every((word, index) =>
    prefix && index === words.length - 1
      ? [...candidate].some((one) => one.startsWith(word))
      : candidate.has(word),
  );
}

/** Whether every row can have a column of its own (Kuhn's augmenting paths). */
function assign(fits: readonly (readonly boolean[])[]): boolean {
  const owner = new Map<number, number>();
  const place = (row: number, tried: Set<number>): boolean => {
    for (const [column, fit] of (fits[row] ?? []).entries()) {
      if (!fit || tried.has(column)) continue;
      tried.add(column);
      const held = owner.get(column);
      if (held === undefined || place(held, tried)) {
        owner.set(column, row);
        return true;
      }
    }
    return false;
  };
  return fits.every((_, row) => place(row, new Set()));
}
