import type { Edge } from './edge.ts';
import { spokenKey, unqualified } from './name-keys.ts';
import type { Reason, Sureness } from './proposal.ts';
import { isSettled, type SpellingClass } from './spelling-classes.ts';
import type { Shelf } from './within-fandom.ts';

/** Forms of address before a surname. */
const TITLES: ReadonlySet<string> = new Set(
  'mr mrs ms miss dr doctor prof professor sir lady lord inspector detective captain capt commander lieutenant lt sergeant sgt major colonel general agent father sister brother uncle aunt'.split(
    ' ',
  ),
);

/** Words that are part of the surname behind them. */
const PARTICLES: ReadonlySet<string> = new Set(
  'van von de di da du del della la le st mac mc ter ten'.split(' '),
);

/** People of a fandom by parts of their full names; a part that several share is of no use and is null. */
type Parts = Map<string, SpellingClass | null>;

/**
 * Edges from a short form to the one full name of the fandom that it can stand for: `Mina` to `Mina Harker`, `J. Watson`,
 * `Dr. Watson` and `Watson` to `John Watson`, `Mina Harker` to `Mina Harker (Carfax)`.
 */
export function shortNames({ fandom, classes }: Shelf): Edge[] {
  const parts = {
    first: new Map(),
    last: new Map(),
    addressed: new Map(),
    initialled: new Map(),
    plain: new Map(),
  } satisfies Record<string, Parts>;
  for (const one of classes) {
    const base = unqualified(one.head.name);
    if (base !== null) note(parts.plain, spokenKey(base), one);
    const words = (base === null ? one.key : spokenKey(base)).split(' ');
    const [first = ''] = words;
    if (words.length < 2) continue;
    if (TITLES.has(first)) note(parts.addressed, words.slice(1).join(' '), one);
    if (TITLES.has(first) || first.length < 2) continue;
    const last = surnameOf(words);
    note(parts.first, first, one);
    note(parts.last, last, one);
    note(parts.initialled, `${first[0]} ${last}`, one);
  }

  const meant = (key: string): { to: SpellingClass; sureness: Sureness; because: Reason } | null => {
    const words = key.split(' ');
    const [first = '', ...rest] = words;
    const last = rest.join(' ');
    const isSurname = words.length === 1 || words.slice(0, -1).every((word) => PARTICLES.has(word));
    const plain = parts.plain.get(key);
    if (plain) return { to: plain, sureness: 'likely', because: 'unqualified' };
    if (first.length === 1 && rest.length > 0) {
      const to = parts.initialled.get(key);
      return to
        ? {
            to,
            sureness: 'likely',
            because: 'initial-and-surname',
          }
        : null;
    }
    if (TITLES.has(first) && rest.length > 0) {
      const to = parts.last.get(last);
      return to ? { to, sureness: 'possible', because: 'surname-addressed' } : null;
    }
    if (!isSurname) return null;
    const byFirst = parts.first.get(key);
    const byLast = parts.last.get(key);
    if (byFirst && byLast === undefined) return { to: byFirst, sureness: 'likely', because: 'first-name' };
    if (byLast && byFirst === undefined) return { to: byLast, sureness: 'possible', because: 'surname' };
    const addressed = byFirst === undefined && byLast === undefined ? parts.addressed.get(key) : null;
    return addressed ? { to: addressed, sureness: 'possible', because: 'unaddressed' } : null;
  };

  return classes.flatMap((from): Edge[] => {
    const found = isSettled(from.head) ? null : meant(from.key);
    return found === null || found.to === from ? [] : [{ from, fandom, ...found }];
  });
}

function note(parts: Parts, part: string, one: SpellingClass): void {
  const known = parts.get(part);
  parts.set(part, known === undefined || known?.head.id === one.head.id ? one : null);
}

/** The last word of a name, with the particles before it. */
function surnameOf(words: readonly string[]): string {
  let start = words.length - 1;
  while (start > 1 && PARTICLES.has(words[start - 1] ?? '')) start -= 1;
  return words.slice(start).join(' ');
}
