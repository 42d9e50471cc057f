import { CANONS, type Canon, FANDOM_SHELVES, fandomKey, SERIES_CODES, SMUSH_NAMES } from '#vocabulary';

/** The name under which a source is reported, for any of the names, codes and list words people call it by; or null. */
export function knownFandom(name: string): string | null {
  const code = SERIES_CODES.get(name);
  if (code) return code;
  const key = fandomKey(name);
  return key.length < 3 ? null : (BY_KEY.get(key) ?? null);
}

const BY_KEY = fandomsByKey();

function fandomsByKey(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const add = (called: string, name: string) => {
    const key = fandomKey(called);
    if (!found.has(key)) found.set(key, name);
  };
  for (const { names } of CANONS) for (const name of names) add(name, names[0] ?? name);
  for (const name of SERIES_CODES.values()) add(name, name);
  for (const [key, name] of FANDOM_SHELVES) add(key, name);
  for (const { fandoms } of SMUSH_NAMES) for (const name of fandoms) if (name.length > 5) add(name, name);
  return found;
}

/** The one source that has people of all these names; null when several have, or none. */
export function canonOfPeople(names: readonly string[]): Canon | null {
  const fits = CANONS.filter((one) =>
    names.every((name) => one.women.includes(name) || one.men.includes(name)),
  );
  return fits.length === 1 ? (fits[0] ?? null) : null;
}

/** Whether the letters of a series code occur in order at word starts of a name: STN, Station Nine. */
export function codeFits(code: string, name: string): boolean {
  const letters = code.toLowerCase();
  const text = name.toLowerCase();
  if (letters[0] !== text[0]) return false;
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  const initials = name.split(/\s+/).map((word) => word[0]?.toLowerCase() ?? '');
  return initials.every((initial) => letters.includes(initial));
}
