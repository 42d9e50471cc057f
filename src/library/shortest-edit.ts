/** Of a stretch from `at` to `end` (exclusive): what both have, or what stands in one of them alone. */
export type Stretch = { kind: 'same' | 'removed' | 'added'; at: number; end: number };

/**
 * How one list becomes another with the fewest removals and additions (Myers 1986, the greedy algorithm): stretches in order,
 * where `same` and `removed` are of `before` and `added` are of `after`. Null where it takes more than `most` of them together; time is
 * their number times the length, memory its square.
 */
export function shortestEdit<Item>(
  before: readonly Item[],
  after: readonly Item[],
  most: number,
): Stretch[] | null {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  const middle = editMiddle(
    before.slice(start, before.length - end),
    after.slice(start, after.length - end),
    most,
  );
  if (middle === null) return null;
  return joined([
    { kind: 'same', at: 0, end: start },
    ...middle.map((one) => ({ ...one, at: one.at + start, end: one.end + start })),
    { kind: 'same', at: before.length - end, end: before.length },
  ]);
}

function editMiddle<Item>(a: readonly Item[], b: readonly Item[], most: number): Stretch[] | null {
  const limit = Math.min(most, a.length + b.length);
  /** For each diagonal, how far into `a` the furthest path comes; one copy for each number of edits. */
  const furthest = new Int32Array(2 * limit + 3);
  const centre = limit + 1;
  const trace: Int32Array[] = [];
  for (let edits = 0; edits <= limit; edits += 1) {
    trace.push(furthest.slice(centre - edits - 1, centre + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown = goesDown(furthest, centre, diagonal, edits);
      let x = isDown ? at(furthest, centre + diagonal + 1) : at(furthest, centre + diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x += 1;
      furthest[centre + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return walkBack(trace, a.length, b.length);
    }
  }
  return null;
}

/** Whether the better way onto a diagonal is from the one above, by an addition. */
function goesDown(furthest: Int32Array, centre: number, diagonal: number, edits: number): boolean {
  if (diagonal === -edits) return true;
  return diagonal !== edits && at(furthest, centre + diagonal - 1) < at(furthest, centre + diagonal + 1);
}

function walkBack(trace: readonly Int32Array[], length: number, otherLength: number): Stretch[] {
  const stretches: Stretch[] = [];
  let x = length;
  let y = otherLength;
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const furthest = trace[edits] ?? new Int32Array();
    const centre = edits + 1;
    const diagonal = x - y;
    const isDown = goesDown(furthest, centre, diagonal, edits);
    const from = isDown ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : at(furthest, centre + from);
    const startX = edits === 0 ? 0 : isDown ? fromX : fromX + 1;
    if (x > startX) stretches.push({ kind: 'same', at: startX, end: x });
    if (edits === 0) break;
    const fromY = fromX - from;
    if (isDown) stretches.push({ kind: 'added', at: fromY, end: fromY + 1 });
    else stretches.push({ kind: 'removed', at: fromX, end: fromX + 1 });
    x = fromX;
    y = fromY;
  }
  return stretches.reverse();
}

function at(numbers: Int32Array, index: number): number {
  return numbers[index] ?? 0;
}

function joined(stretches: readonly Stretch[]): Stretch[] {
  const whole: Stretch[] = [];
  for (const one of stretches) {
    if (one.at === one.end) continue;
    const last = whole.at(-1);
    if (last?.kind === one.kind && last.end === one.at) last.end = one.end;
    else whole.push({ ...one });
  }
  return whole;
}
