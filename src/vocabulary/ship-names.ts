/** A relationship taken apart: `sign` is `/` between lovers, `&` between friends, null where there is one name only. */
export type Ship = { members: string[]; sign: '/' | '&' | null };

/** The members of a relationship: those given, or else what `/`, or ` & `, stands between. */
export function readShip(name: string, given: readonly string[] = []): Ship {
  const sign = name.includes('/') ? '/' : name.includes('&') ? '&' : null;
  const members = given.length > 1 ? [...given] : sign === null ? [name] : name.split(sign);
  const trimmed = members.map((member) => member.trim()).filter(Boolean);
  return { members: trimmed, sign: trimmed.length < 2 ? null : (sign ?? '/') };
}
