import { Buffer } from 'node:buffer';

/**
 * What stands next in an RTF file (RTF 1.9.1, "RTF Syntax"): a brace, a control word (`\par`, `\u8212`), a control symbol
 * (`\~`), a hexadecimal escape (`\'93`), binary data behind `\bin`, or plain bytes.
 */
export type TokenKind = 'open' | 'close' | 'word' | 'symbol' | 'byte' | 'binary' | 'text' | 'end';

/** Letters of a control word; the longest that any writer uses has 30. */
const LONGEST_WORD = 64;
const LONGEST_NUMBER = 10;

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const CR = 0x0d;
const LF = 0x0a;
const SPACE = 0x20;
const QUOTE = 0x27;
const MINUS = 0x2d;

/** Reads tokens one after another; the fields tell about the last one. Every step moves on by at least a byte. */
export class Tokens {
  /** Name of a control word, or the character of a control symbol. */
  name = '';
  /** Number behind a control word; null where there is none. */
  parameter: number | null = null;
  /** The value of a hexadecimal escape. */
  byte = 0;
  /** Where text or binary data stands in {@link Tokens.bytes}, end exclusive. */
  start = 0;
  end = 0;
  /** In a double-byte charset a brace or backslash may be the second byte of a character. */
  wide = false;
  readonly bytes: Buffer;
  /** Where the next token begins. */
  position: number;

  constructor(bytes: Uint8Array, from: number) {
    this.bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.position = from;
  }

  next(): TokenKind {
    const { bytes } = this;
    while (isLineEnd(bytes[this.position])) this.position += 1;
    const byte = bytes[this.position];
    if (byte === undefined) return 'end';
    if (byte === BACKSLASH) return this.#readControl();
    if (byte !== OPEN && byte !== CLOSE) return this.#readText();
    this.position += 1;
    return byte === OPEN ? 'open' : 'close';
  }

  /**
   * Passes over the rest of the group, so that its closing brace is next; tells whether letters stood in it as text. Null,
   * and no step, where the group never closes.
   */
  skipGroup(): boolean | null {
    const from = this.position;
    let depth = 0;
    let hasText = false;
    for (;;) {
      const kind = this.next();
      if (kind === 'open') depth += 1;
      else if (kind === 'close') depth -= 1;
      else if (kind === 'text') hasText ||= this.#holdsLetters();
      if (depth < 0 || kind === 'end') {
        this.position = depth < 0 ? this.position - 1 : from;
        return depth < 0 ? hasText : null;
      }
    }
  }

  /** Moves on to where a control word stands next in the bytes; tells whether it was found. */
  seek(word: string): boolean {
    const found = this.bytes.indexOf(`\\${word}`, this.position, 'latin1');
    if (found >= 0) this.position = found;
    return found >= 0;
  }

  #readText(): TokenKind {
    const { bytes, wide } = this;
    let at = this.position;
    this.start = at;
    for (let byte = bytes[at]; byte !== undefined; byte = bytes[at]) {
      if (byte === BACKSLASH || byte === OPEN || byte === CLOSE || byte === CR || byte === LF) break;
      at += wide && byte > 0x80 && this.#isTrail(at + 1) ? 2 : 1;
    }
    this.end = at;
    this.position = at;
    return 'text';
  }

  /** The second byte of a raw character: never one that begins an escape itself. */
  #isTrail(at: number): boolean {
    const byte = this.bytes[at] ?? 0;
    return byte >= 0x40 && !(byte === BACKSLASH && this.bytes[at + 1] === QUOTE);
  }

  #readControl(): TokenKind {
    const { bytes } = this;
    const at = this.position + 1;
    const first = bytes[at];
    if (first === undefined) {
      this.position = at;
      return 'end';
    }
    if (isLetter(first)) return this.#readWord(at);
    this.position = at + 1;
    if (first !== QUOTE) {
      this.name = String.fromCharCode(first);
      return 'symbol';
    }
    const high = hexDigit(bytes[at + 1]);
    const low = hexDigit(bytes[at + 2]);
    this.name = "'";
    if (high < 0) return 'symbol';
    this.position = at + (low < 0 ? 2 : 3);
    this.byte = low < 0 ? high : high * 16 + low;
    return 'byte';
  }

  #readWord(from: number): TokenKind {
    const { bytes } = this;
    let at = from + 1;
    while (isLetter(bytes[at]) && at - from < LONGEST_WORD) at += 1;
    this.name = at === from + 1 ? letterOf(bytes[from]) : bytes.toString('latin1', from, at);
    at = this.#readParameter(at);
    if (bytes[at] === SPACE) at += 1;
    this.position = at;
    const length = this.parameter ?? 0;
    if (this.name !== 'bin' || length <= 0 || at + length > bytes.length) return 'word';
    this.start = at;
    this.end = at + length;
    this.position = this.end;
    return 'binary';
  }

  #readParameter(from: number): number {
    const { bytes } = this;
    const negative = bytes[from] === MINUS && isDigit(bytes[from + 1]);
    const first = negative ? from + 1 : from;
    let at = first;
    let value = 0;
    for (let byte = bytes[at]; byte !== undefined && isDigit(byte); byte = bytes[at]) {
      if (at - first < LONGEST_NUMBER) value = value * 10 + byte - 0x30;
      at += 1;
    }
    this.parameter = at === first ? null : negative ? -value : value;
    return at;
  }

  #holdsLetters(): boolean {
    for (let at = this.start; at < this.end; at += 1) {
      const byte = this.bytes[at] ?? 0;
      if (isLetter(byte) || byte > 0x7f) return true;
    }
    return false;
  }
}

/** The value of a hexadecimal digit; -1 for any other byte. */
export function hexDigit(byte: number | undefined): number {
  if (byte === undefined) return -1;
  if (isDigit(byte)) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const LETTERS = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code));

/** Most control words of a text in another script are `\u`: its name is not made anew each time. */
function letterOf(byte: number | undefined): string {
  return LETTERS[byte ?? 0] ?? '';
}

function isLetter(byte: number | undefined): boolean {
  const letter = (byte ?? 0) | 0x20;
  return letter >= 0x61 && letter <= 0x7a;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === CR || byte === LF;
}
