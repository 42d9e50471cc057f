import type { PartNumber } from './part-number.ts';
import type { Posting } from './posting.ts';

/** One state of a story: its messages in the order of its parts. `updated` is the date of the newest, in seconds since 1970. */
export type Version<Place> = {
  postings: Posting<Place>[];
  updated: number | null;
  /** Numbers of parts that no message holds. */
  missing: number[];
  /** Every part is there, and how many there are is known. */
  complete: boolean;
};

/** Copies of one message come within this time of one another: sent to two lists, once alone and once in a digest. */
const COPY_TIME = 3 * 86_400;
/** More parts than this nobody numbered on purpose. */
const MOST_PARTS = 400;

/** The newest versions of a story that are kept. */
const MOST_VERSIONS = 20;

/**
 * The versions of a story, the oldest first. Messages come in the order of their dates; one whose part is there already
 * begins a new version, which keeps the old parts that were not sent again. Of many only the newest are kept: `dropped`
 * counts the messages that are in none of them.
 */
export function versionsOf<Place>(postings: readonly Posting<Place>[]): {
  versions: Version<Place>[];
  dropped: number;
} {
  const sets: Map<string, Posting<Place>>[] = [];
  let current = new Map<string, Posting<Place>>();
  sets.push(current);
  for (const posting of withoutCopies(inOrderOfDate(postings))) {
    const key = keyOfPart(posting.part);
    if (current.has(key)) {
      current = new Map();
      sets.push(current);
    }
    current.set(key, posting);
  }
  const versions: Version<Place>[] = [];
  let whole = new Map<string, Posting<Place>>();
  for (const [at, set] of sets.entries()) {
    whole = completed(whole, set);
    if (at >= sets.length - MOST_VERSIONS) versions.push(versionOf([...whole.values()]));
  }
  const kept = new Set(versions.flatMap((version) => version.postings));
  const all = sets.reduce((sum, set) => sum + set.size, 0);
  return { versions, dropped: all - kept.size };
}

/** The parts of an older version with those of a newer in their place. */
function completed<Place>(
  older: ReadonlyMap<string, Posting<Place>>,
  newer: ReadonlyMap<string, Posting<Place>>,
): Map<string, Posting<Place>> {
  const held = [...newer.values()].map(({ part }) => part);
  const kept = [...older].filter(([, { part }]) => !held.some((other) => holds(other, part)));
  return new Map([...kept, ...newer]);
}

/** Whether a newer message holds the part of an older one; one without a number is the whole story. */
function holds(newer: PartNumber | null, older: PartNumber | null): boolean {
  if (newer === null) return true;
  if (older === null) return newer.n === 1 && newer.of === 1;
  return newer.n <= older.n && older.to <= newer.to && (newer.letter === '' || newer.letter === older.letter);
}

function inOrderOfDate<Place>(postings: readonly Posting<Place>[]): Posting<Place>[] {
  let last = 0;
  const dated = postings.map((posting) => {
    last = posting.date ?? last;
    return { posting, time: last };
  });
  return dated
    .sort((a, b) => a.time - b.time || partOrder(a.posting, b.posting))
    .map(({ posting }) => posting);
}

/** Messages without those that came twice. */
function withoutCopies<Place>(postings: readonly Posting<Place>[]): Posting<Place>[] {
  const ids = new Set<number>();
  const prints = new Map<string, number | null>();
  return postings.filter(({ id, print, part, date, again }) => {
    if (id !== null && ids.has(id)) return false;
    if (id !== null) ids.add(id);
    const key = `${print} ${keyOfPart(part)}`;
    const before = prints.get(key);
    const known = prints.has(key);
    prints.set(key, date);
    if (!known || again === 'corrected') return true;
    return before !== null && before !== undefined && date !== null && Math.abs(date - before) > COPY_TIME;
  });
}

function keyOfPart(part: PartNumber | null): string {
  return part === null ? '1' : `${part.n}${part.letter}`;
}

function partOrder<Place>(a: Posting<Place>, b: Posting<Place>): number {
  const first = a.part?.n ?? 1;
  const second = b.part?.n ?? 1;
  return first - second || (a.part?.letter ?? '').localeCompare(b.part?.letter ?? '');
}

function versionOf<Place>(postings: Posting<Place>[]): Version<Place> {
  const ordered = postings.sort(partOrder);
  const dates = ordered.flatMap(({ date }) => (date === null ? [] : [date]));
  const have = new Set<number>();
  let last = 0;
  let total: number | null = null;
  for (const { part } of ordered) {
    if (part === null) {
      if (ordered.length > 1) have.add(1);
      continue;
    }
    for (let n = part.n; n <= part.to; n += 1) have.add(n);
    last = Math.max(last, part.to);
    total = part.of === null ? total : Math.max(total ?? 0, part.of);
  }
  const until = Math.min(MOST_PARTS, Math.max(last, total ?? 0));
  const missing = Array.from({ length: until }, (_, index) => index + 1).filter((n) => !have.has(n));
  return {
    postings: ordered,
    updated: dates.length === 0 ? null : Math.max(...dates),
    missing: have.size === 0 ? [] : missing,
    complete: total !== null && missing.length === 0,
  };
}
