const LF = 0x0a;
const CR = 0x0d;

/** A line in bytes, its end mark included. */
export type ByteLine = { start: number; end: number };

/** The lines of bytes in a charset that has ASCII: they end with line feeds, or with carriage returns where there are none. */
export function* byteLines(bytes: Uint8Array): Generator<ByteLine> {
  const mark = endMark(bytes);
  for (let start = 0; start < bytes.length; ) {
    const end = endAfter(bytes, start, mark);
    yield { start, end };
    start = end;
  }
}

/** Those with bytes beyond ASCII. `isApart`: a blank line stands between it and the one before. */
export function* linesBeyondAscii(bytes: Uint8Array): Generator<ByteLine & { isApart: boolean }> {
  const mark = endMark(bytes);
  let done = 0;
  for (let at = nextBeyondAscii(bytes, 0); at < bytes.length; at = nextBeyondAscii(bytes, done)) {
    const start = bytes.lastIndexOf(mark, at) + 1;
    const end = endAfter(bytes, at, mark);
    yield { start, end, isApart: hasBlankLine(bytes, done, start, mark) };
    done = end;
  }
}

/** The place of the next byte beyond ASCII, the length where there is none. */
function nextBeyondAscii(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && (bytes[at] ?? 0) < 0x80) at++;
  return at;
}

function endMark(bytes: Uint8Array): number {
  return bytes.includes(LF) ? LF : CR;
}

function endAfter(bytes: Uint8Array, at: number, mark: number): number {
  const found = bytes.indexOf(mark, at);
  return found < 0 ? bytes.length : found + 1;
}

function hasBlankLine(bytes: Uint8Array, from: number, to: number, mark: number): boolean {
  for (let start = from; start < to; ) {
    const end = bytes.indexOf(mark, start);
    if (end < 0 || end >= to) return false;
    if (end === start || (end === start + 1 && bytes[start] === CR)) return true;
    start = end + 1;
  }
  return false;
}
