import { ALONE, BREAK, DROPPED, foldCharacter, LETTERS, LOOK_CLOSER } from './characters.ts';

/** The longest word, in folded bytes; the rest of a longer one is not looked at. */
export const MOST_BYTES = 64;
/** The longest character reference, in bytes. */
const MOST_REFERENCE_BYTES = 12;
/** FNV-1a, of 32 bits. */
export const FNV_START = 0x811c9dc5;
/** See {@link FNV_START}. */
export const FNV_PRIME = 0x01000193;
const LESS_THAN = 0x3c;
const GREATER_THAN = 0x3e;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;

/** Elements inside a word or line; every other tag parts two words. */
const INLINE = new Set('a abbr b bdi bdo cite code del em i ins s small span strong sub sup u'.split(' '));

/**
 * Goes through UTF-8 word by word. A word is a run of letters and digits of any script, folded for case, accents and
 * width; an apostrophe or a hyphen ends it, so `don't` is two words side by side, as it is in a query. Where a script
 * puts no space between words, every character is a word. Bytes that are no UTF-8 end a word.
 */
export class WordScanner {
  /** The folded bytes of the word; `length` of them. */
  readonly word = new Uint8Array(MOST_BYTES);
  length = 0;
  /** FNV-1a of the word. */
  hash = 0;
  /** Where the word stands in what is read, in bytes: from `start` up to `stop`. */
  start = 0;
  stop = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  #markup = false;
  #hasTags = true;

  /** Begins anew. `markup`: the bytes are a stored XHTML fragment, of which the text is read. */
  read(bytes: Uint8Array, markup: boolean): void {
    this.#bytes = bytes;
    this.#at = 0;
    this.#markup = markup;
    this.#hasTags = true;
  }

  /** Where the next word is sought, in bytes. */
  get after(): number {
    return this.#at;
  }

  /** Goes to the first word from a byte on; false when there is none. */
  nextFrom(at: number): boolean {
    this.#at = at;
    return this.next();
  }

  /** Goes to the next word; false when there is none. */
  next(): boolean {
    const bytes = this.#bytes;
    const { word } = this;
    const end = bytes.length;
    let at = this.#at;
    let length = 0;
    let hash = FNV_START;
    while (at < end) {
      const unit = bytes[at] ?? 0;
      if (unit < 128) {
        let letter = LETTERS[unit] ?? 0;
        if (letter !== 0) {
          if (length === 0) this.start = at;
          const full = Math.min(end, at + MOST_BYTES - length);
          while (at < full && letter > LOOK_CLOSER) {
            word[length] = letter;
            hash = Math.imul(hash ^ letter, FNV_PRIME);
            length += 1;
            at += 1;
            letter = at < full ? (LETTERS[bytes[at] ?? 0] ?? 0) : 0;
          }
          if (at === full) while (at < end && (LETTERS[bytes[at] ?? 0] ?? 0) > LOOK_CLOSER) at += 1;
          continue;
        }
        if (this.#markup && (unit === LESS_THAN || unit === AMPERSAND)) {
          const after = unit === LESS_THAN ? this.#tagEnd(at) : referenceEnd(bytes, at);
          const joins = unit === LESS_THAN && isInline(bytes, at, after);
          if (joins) {
            at = after;
            continue;
          }
          if (length > 0) {
            this.stop = at;
            this.#at = after;
            return this.#found(length, hash);
          }
          at = after;
          continue;
        }
        if (length > 0) break;
        at += 1;
        continue;
      }
      const size = sequenceLength(bytes, at, end);
      const { kind, bytes: letters } = foldCharacter(size === 1 ? 0x20 : pointAt(bytes, at, size));
      if (kind === DROPPED) {
        at += size;
        continue;
      }
      if (length > 0 && (kind === BREAK || kind === ALONE)) break;
      if (kind !== BREAK) {
        if (length === 0) this.start = at;
        if (length + letters.length <= MOST_BYTES) {
          for (let index = 0; index < letters.length; index += 1) {
            const letter = letters[index] ?? 0;
            word[length] = letter;
            hash = Math.imul(hash ^ letter, FNV_PRIME);
            length += 1;
          }
        }
      }
      at += size;
      if (kind === ALONE) break;
    }
    this.stop = at;
    this.#at = at;
    return length > 0 && this.#found(length, hash);
  }

  /** Where a tag ends. Where none does any more, `<` is the one character; that is looked for once. */
  #tagEnd(from: number): number {
    if (!this.#hasTags) return from + 1;
    const end = this.#bytes.indexOf(GREATER_THAN, from);
    this.#hasTags = end >= 0;
    return end < 0 ? from + 1 : end + 1;
  }

  #found(length: number, hash: number): true {
    this.length = length;
    this.hash = hash >>> 0;
    return true;
  }
}

const utf8 = new TextEncoder();
const decoder = new TextDecoder();
const scanner = new WordScanner();

/** The folded words of a text, in order. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  scanner.read(utf8.encode(text), false);
  while (scanner.next()) words.push(decoder.decode(scanner.word.subarray(0, scanner.length)));
  return words;
}

/** Where a character reference ends. One that does not end soon is the one character. */
function referenceEnd(bytes: Uint8Array, from: number): number {
  const most = Math.min(bytes.length, from + MOST_REFERENCE_BYTES);
  for (let at = from + 1; at < most; at += 1) if (bytes[at] === SEMICOLON) return at + 1;
  return from + 1;
}

function isInline(bytes: Uint8Array, from: number, after: number): boolean {
  let at = from + 1;
  if (bytes[at] === 0x2f) at += 1;
  let name = '';
  for (; at < after && name.length < 8; at += 1) {
    const unit = bytes[at] ?? 0;
    if (LETTERS[unit] !== unit || unit === 0) break;
    name += String.fromCharCode(unit);
  }
  return INLINE.has(name);
}

/** The bytes of the character here; 1 where there is no whole one. */
function sequenceLength(bytes: Uint8Array, at: number, end: number): number {
  const lead = bytes[at] ?? 0;
  const size = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1;
  if (lead >= 0xf5 || at + size > end) return 1;
  for (let index = 1; index < size; index += 1) if (((bytes[at + index] ?? 0) & 0xc0) !== 0x80) return 1;
  return size;
}

function pointAt(bytes: Uint8Array, at: number, size: number): number {
  let point = (bytes[at] ?? 0) & (size === 2 ? 0x1f : size === 3 ? 0x0f : 0x07);
  for (let index = 1; index < size; index += 1) point = (point << 6) | ((bytes[at + index] ?? 0) & 0x3f);
  return point > 0x10_ffff ? 0x20 : point;
}
