/** One changed passage: where it stands in the text before, what stood there, and what stands there now. UTF-16 offsets. */
export type TextChange = { start: number; before: string; after: string };

/** All changes, or the first ones; `left` counts the lines with changes that are not listed. */
export type TextChanges = { changes: TextChange[]; left: number };

/** Enough for a page to show. */
const MOST_CHANGES = 1_000;

/**
 * What repair changed, span by span, to be shown as before → after and undone: `undoChanges` makes the decoded text of the
 * repaired one again. Found by comparing the two texts line by line (repair keeps line i line i), so that no repair needs to
 * keep a record; a file's changes are derived anew from its kept bytes whenever someone asks. Each span reaches from the
 * first difference of a run to its last, and spans of a line are parted where the two agree for long enough. A line that
 * differs everywhere is one span. No more than `most` changes are listed. Linear in the length. Throws RangeError for texts
 * with different numbers of lines.
 */
export function listChanges(decoded: string, repaired: string, most = MOST_CHANGES): TextChanges {
  const before = decoded.split('\n');
  const after = repaired.split('\n');
  if (before.length !== after.length) throw new RangeError('the texts have different numbers of lines');
  const changes: TextChange[] = [];
  let left = 0;
  let start = 0;
  for (const [index, line] of before.entries()) {
    const mended = after[index] ?? '';
    if (line !== mended) {
      const found = changes.length < most ? lineChanges(line, mended, start) : [];
      if (found.length > 0 && changes.length + found.length <= most) changes.push(...found);
      else left++;
    }
    start += line.length + 1;
  }
  return { changes, left };
}

/** The decoded text again, from the repaired one and all its changes. */
export function undoChanges(repaired: string, changes: readonly TextChange[]): string {
  const pieces: string[] = [];
  let done = 0;
  let shift = 0;
  for (const { start, before, after } of changes) {
    const at = start + shift;
    pieces.push(repaired.slice(done, at), before);
    done = at + after.length;
    shift += after.length - before.length;
  }
  pieces.push(repaired.slice(done));
  return pieces.join('');
}

/** How far ahead the two lines are looked through for the place where they agree again. */
const LOOK_AHEAD = 24;
/** Characters that must agree for two places to be the same place. */
const AGREE = 3;

function lineChanges(before: string, after: string, start: number): TextChange[] {
  const changes: TextChange[] = [];
  let from = 0;
  let to = 0;
  while (from < before.length || to < after.length) {
    if (from < before.length && before[from] === after[to]) {
      from++;
      to++;
      continue;
    }
    const [fromEnd, toEnd] = nextAgreement(before, after, from, to);
    changes.push({ start: start + from, before: before.slice(from, fromEnd), after: after.slice(to, toEnd) });
    from = fromEnd;
    to = toEnd;
  }
  return changes;
}

/** The nearest places where the lines agree again; their ends when they do not soon. */
function nextAgreement(before: string, after: string, from: number, to: number): readonly [number, number] {
  for (let far = 1; far <= LOOK_AHEAD * 2; far++)
    for (let ahead = Math.max(0, far - LOOK_AHEAD); ahead <= Math.min(far, LOOK_AHEAD); ahead++)
      if (agree(before, after, from + far - ahead, to + ahead)) return [from + far - ahead, to + ahead];
  return [before.length, after.length];
}

function agree(before: string, after: string, from: number, to: number): boolean {
  if (from > before.length || to > after.length) return false;
  const rest = before.length - from;
  if (rest < AGREE) return rest === after.length - to && before.endsWith(after.slice(to));
  return before.startsWith(after.slice(to, to + AGREE), from) && after.length - to >= AGREE;
}
