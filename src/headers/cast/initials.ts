import { characterCodesOf, fandomKey } from '#vocabulary';
import { nameWords, type Person } from './people.ts';

/** Whom the codes of a pairing stand for, and how surely: 0.5 to 0.8. */
export type Resolution = { names: string[]; confidence: number };

/** `K`, `Sk`, `Mc`, `HG`, `T'P`, `7`: too short for a name that people go by. */
const CODE = /^(?:\p{Lu}\p{L}?|\p{Lu}{3}|\p{Lu}['’]\p{Lu}|\d{1,2})$/u;

/** Whether a member of a pairing is a code for somebody. */
export function isCode(member: string): boolean {
  return CODE.test(member);
}

/**
 * The people behind the codes of a pairing: by the fandom's table, or by initials that only one of the people has.
 * Null unless every code finds one person and no two find the same. Source: section 5.4.
 */
export function resolveCodes(
  members: readonly string[],
  fandoms: readonly string[],
  people: readonly Person[],
): Resolution | null {
  const names = new Set(people.map((one) => one.name));
  const codes = members.filter((member) => isCode(member) && !names.has(member));
  if (codes.length === 0 || new Set(codes.map((code) => code.toLowerCase())).size !== codes.length)
    return null;
  const table = tableOf(fandoms);
  if (table && codes.every((code) => table[code] !== undefined))
    return { names: members.map((member) => table[member] ?? member), confidence: 0.8 };
  if (codes.some((code) => /\d/.test(code))) return null;
  for (const [ranks, confidence] of TURNS) {
    const pool = people.filter((one) => ranks.includes(one.rank));
    const found = members.map((member) => (codes.includes(member) ? onlyFit(member, pool) : member));
    const whole = found.filter((name) => name !== null);
    if (whole.length < members.length) continue;
    return new Set(whole).size === whole.length ? { names: whole, confidence } : null;
  }
  return null;
}

/** People of the header alone, then with the story's, then with all of the fandom's. */
const TURNS: readonly (readonly [readonly Person['rank'][], number])[] = [
  [['header'], 0.8],
  [['header', 'story'], 0.6],
  [['header', 'story', 'fandom'], 0.5],
];

function tableOf(fandoms: readonly string[]): Readonly<Record<string, string>> | null {
  return characterCodesOf(new Set(fandoms.map(fandomKey)))[0]?.codes ?? null;
}

/** The one person whose name a code begins, or whose first and last initials it is. */
function onlyFit(code: string, people: readonly Person[]): string | null {
  const fits = people.filter((one) => fitsCode(code, one));
  return fits.length === 1 ? (fits[0]?.name ?? null) : null;
}

function fitsCode(code: string, { name }: Person): boolean {
  const key = code.toLowerCase();
  const parts = nameWords(name);
  if (/^\p{Lu}{2}$/u.test(code) && parts.length >= 2)
    return parts[0]?.[0] === key[0] && parts.at(-1)?.[0] === key[1];
  return parts.some((part) => part.startsWith(key) && part !== key);
}
