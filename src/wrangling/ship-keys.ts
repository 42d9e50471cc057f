import { spokenKey } from './name-keys.ts';

/** Members of one relationship, as keys, and what stands between them: `/` lovers, `&` friends, `+` as written. */
export type ShipKey = { members: string[]; sign: '/' | '&' | '+' };

const SIGNS: readonly { between: RegExp; sign: ShipKey['sign'] }[] = [
  { between: /\s*\/\s*/u, sign: '/' },
  { between: /\s*&\s*/u, sign: '&' },
  { between: /\s+[xX]\s+|\s*×\s*/u, sign: '/' },
  { between: /\s+\+\s+/u, sign: '+' },
  { between: /\s+and\s+/u, sign: '&' },
];
/** More than this many names are a list of characters (header-conventions §5.2). */
const MOST_MEMBERS = 4;

/** A relationship taken apart, members in alphabetical order; null when it is one name, or too many. */
export function shipKey(name: string, given: readonly string[]): ShipKey | null {
  const found = SIGNS.find(({ between }) => between.test(name));
  const parts = found === undefined ? given : name.split(found.between);
  const members = parts
    .map((part) => (part.trim() === '' ? '' : spokenKey(part)))
    .filter((part) => part !== '');
  if (members.length < 2 || members.length > MOST_MEMBERS) return null;
  return { members: members.sort(), sign: found?.sign ?? '/' };
}

/** A relationship in one text, equal for every order and way of writing it. */
export function shipText({ members, sign }: ShipKey): string {
  return members.join(sign);
}
