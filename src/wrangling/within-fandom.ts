import { COUPLE_CODES, characterCodesOf, fandomKey, smushGroupsOf } from '#vocabulary';
import { spokenKey } from './name-keys.ts';
import type { SpellingClass } from './spelling-classes.ts';

/** The names of one kind that works of a fandom say, and what tables know of the fandom. */
export type Shelf = {
  fandom: number;
  classes: SpellingClass[];
  /** Keys of the people that a letter or a number stands for, by the code in lower case. */
  codes: ReadonlyMap<string, string>;
  /** Keys of the members that a portmanteau names, by its {@link spokenKey}. */
  smushes: ReadonlyMap<string, readonly string[]>;
};

/** Classes by the fandoms of their works; `namesOf` are all spellings of a fandom. */
export function* shelvesOf(
  classes: readonly SpellingClass[],
  namesOf: (fandom: number) => readonly string[],
): Generator<Shelf> {
  const shelves = new Map<number, SpellingClass[]>();
  for (const one of classes) {
    for (const fandom of one.fandoms) {
      const shelf = shelves.get(fandom);
      if (shelf) shelf.push(one);
      else shelves.set(fandom, [one]);
    }
  }
  for (const [fandom, shelf] of shelves) {
    if (shelf.length < 2) continue;
    const keys = new Set(namesOf(fandom).map(fandomKey));
    yield { fandom, classes: shelf, codes: codesOf(keys), smushes: smushesOf(keys) };
  }
}

function codesOf(keys: ReadonlySet<string>): Map<string, string> {
  const tables = characterCodesOf(keys).flatMap(({ codes }) => Object.entries(codes));
  return new Map(tables.map(([code, name]) => [code.toLowerCase(), spokenKey(name)]));
}

function smushesOf(keys: ReadonlySet<string>): Map<string, string[]> {
  const tables = smushGroupsOf(keys).flatMap(({ names }) => Object.entries(names));
  const couples = COUPLE_CODES.filter(({ fandom }) => keys.has(fandomKey(fandom))).map(
    ({ code, members }) => [code, members] as const,
  );
  return new Map(
    [...tables, ...couples].map(([name, members]) => [spokenKey(name), members.map((one) => spokenKey(one))]),
  );
}
