/** How much speaks for one page following another, by their numbers. */
export type PairScores = ReadonlyMap<number, ReadonlyMap<number, number>>;

/** From here on two pages are parts of one story. */
const ENOUGH = 2;

/**
 * Orders pages into chains, the strongest pairs first: a page has at most one before and one after it, and nothing comes
 * round to itself. A page that follows none and is followed by none is a chain alone.
 */
export function chainsOf(pages: readonly number[], scores: PairScores): number[][] {
  const pairs = [...scores].flatMap(([from, row]) =>
    [...row].flatMap(([to, score]) => (score >= ENOUGH ? [{ from, to, score }] : [])),
  );
  const next = new Map<number, number>();
  const previous = new Map<number, number>();
  const ends = new Map<number, number>();
  const headOf = (page: number) => ends.get(page) ?? page;
  for (const { from, to } of pairs.toSorted((one, other) => other.score - one.score)) {
    // Only whole chains are joined end to head; `ends` tells each chain's other end from both of its ends.
    if (next.has(from) || previous.has(to) || headOf(from) === to) continue;
    next.set(from, to);
    previous.set(to, from);
    const head = headOf(from);
    const tail = headOf(to);
    ends.set(head, tail);
    ends.set(tail, head);
  }
  return pages
    .filter((page) => !previous.has(page))
    .map((page) => {
      const chain: number[] = [];
      for (let at: number | undefined = page; at !== undefined; at = next.get(at)) chain.push(at);
      return chain;
    });
}
