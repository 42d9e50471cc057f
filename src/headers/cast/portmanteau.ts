import type { Person } from './people.ts';

/** Two people a portmanteau may be made of, in its order, and how surely: 0.5 to 0.8. */
export type Proposal = { people: readonly [Person, Person]; confidence: number };

type Fit = {
  people: [Person, Person];
  letters: number;
  head: number;
  tail: number;
  tier: number;
  glued: boolean;
};

const LEAST = 0.5;
const MOST = 0.8;
const MAX_PEOPLE = 40;
const RANKS = { header: 2, story: 1, fandom: 0 } as const;

/**
 * The pair of people whose names make up a portmanteau: the beginning of one and the end of the other cover it, or the
 * beginnings of both (`NaruHina`). Null when no pair fits, and when two fit equally well. Source: section 5.5.
 */
export function proposePair(written: string, people: readonly Person[]): Proposal | null {
  const word = written.toLowerCase();
  if (!/^\p{L}{4,18}$/u.test(word)) return null;
  if (people.some((one) => one.words.includes(word))) return null;
  const seam = /^\p{L}\p{Ll}+(?=\p{Lu}\p{Ll})/u.exec(written)?.[0].length ?? null;
  const pool = people.slice(0, MAX_PEOPLE);
  const fits = pool.flatMap((first) => {
    if (!first.words.some((name) => name[0] === word[0])) return [];
    return pool.flatMap((second) => {
      const fit = first === second ? null : bestFit(word, seam, first, second);
      return fit ? [fit] : [];
    });
  });
  const ranked = fits.sort((a, b) => b.tier - a.tier || b.letters - a.letters);
  const [best] = ranked;
  if (!best) return null;
  const rivals = ranked.slice(1).filter((one) => !samePair(one, best));
  if (rivals.some((one) => one.tier === best.tier && one.letters > best.letters - 2)) return null;
  if (rivals.some((one) => one.letters > best.letters)) return null;
  const confidence = sureness(best, rivals.length > 0);
  return confidence < LEAST ? null : { people: best.people, confidence };
}

function samePair(a: Fit, b: Fit): boolean {
  return a.people.every((one) => b.people.includes(one));
}

/** How the names of two people cover a word best; letters beyond the seam count for both. Null when they do not. */
function bestFit(word: string, seam: number | null, first: Person, second: Person): Fit | null {
  let best: Fit | null = null;
  for (const a of first.words) {
    const head = commonHead(word, a);
    if (head === 0) continue;
    for (const b of second.words) {
      if (word === a || word === b) continue;
      const fit = cover(word, seam, head, a, b);
      if (fit && (!best || fit.letters > best.letters))
        best = { ...fit, people: [first, second], tier: tierOf(first, second) };
    }
  }
  return best;
}

function cover(
  word: string,
  seam: number | null,
  head: number,
  a: string,
  b: string,
): Omit<Fit, 'people' | 'tier'> | null {
  const tail = commonTail(word, b);
  if (
    tail >= 2 &&
    head + tail >= word.length &&
    (seam === null || (head >= seam && tail >= word.length - seam))
  ) {
    const whole = Number(head === a.length) + Number(tail === b.length);
    return { letters: head + tail + whole, head, tail, glued: false };
  }
  const from = seam ?? head;
  const rest = word.slice(from);
  if (head < from || from < 2 || rest.length < 3 || !b.startsWith(rest)) return null;
  return { letters: word.length - (seam === null ? 1 : 0), head: from, tail: rest.length, glued: true };
}

function commonHead(word: string, name: string): number {
  let length = 0;
  while (length < name.length && length < word.length && word[length] === name[length]) length += 1;
  return length;
}

function commonTail(word: string, name: string): number {
  let length = 0;
  while (length < name.length && length < word.length && word.at(-1 - length) === name.at(-1 - length))
    length += 1;
  return length;
}

/** Two people of the header come before two of the story, and those before people only the fandom has. */
function tierOf(first: Person, second: Person): number {
  return Math.min(RANKS[first.rank], RANKS[second.rank]);
}

/** More for people named in the header and for long pieces; less for one letter, for a glued shape, for weaker rivals. */
function sureness(fit: Fit, rivalled: boolean): number {
  let value = 0.6 + fit.tier * 0.05;
  if (fit.head >= 3 && fit.tail >= 3) value += 0.1;
  if (fit.head === 1) value -= 0.1;
  if (fit.tail === 2) value -= 0.05;
  if (fit.glued) value -= 0.05;
  if (rivalled) value -= 0.1;
  return Math.round(Math.min(MOST, value) * 100) / 100;
}
