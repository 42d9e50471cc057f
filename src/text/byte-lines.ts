const LF = 0x0a;
const CR = 0x0d;

/** A line in bytes, its end mark included. `isBlank`: nothing else is in it. */
export type ByteLine = { start: number; end: number; isBlank: boolean };

/** The lines of bytes in a charset that has ASCII: they end with line feeds, or with carriage returns where there are none. */
export function* byteLines(bytes: Uint8Array): Generator<ByteLine> {
  const mark = bytes.includes(LF) ? LF : CR;
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(mark, start);
    const end = found < 0 ? bytes.length : found + 1;
    const isBlank = end - start === 1 || (end - start === 2 && bytes[start] === CR);
    yield { start, end, isBlank };
    start = end;
  }
}
