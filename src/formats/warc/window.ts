import type { SourceFile } from '../collection.ts';

/** A stretch of a file that moves forward: what was dropped is gone, what is ahead is read when it is asked for. */
export class Window {
  readonly #chunks: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array();
  #at: number;
  #ended = false;

  /** `at` is the place in the file of the first byte that `chunks` gives. */
  constructor(chunks: AsyncIterable<Uint8Array>, at = 0) {
    this.#chunks = chunks[Symbol.asyncIterator]();
    this.#at = at;
  }

  /** The bytes in sight. */
  get bytes(): Uint8Array {
    return this.#bytes;
  }

  /** Where in the file the first byte in sight stands. */
  get at(): number {
    return this.#at;
  }

  /** Whether nothing more than what is in sight is to come. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Brings at least so many bytes into sight, fewer only at the end of the file. */
  async fill(size: number): Promise<void> {
    if (this.#bytes.length >= size || this.#ended) return;
    const parts = [this.#bytes];
    let length = this.#bytes.length;
    while (length < size && !this.#ended) {
      const next = await this.#chunks.next();
      if (next.done) this.#ended = true;
      else {
        parts.push(next.value);
        length += next.value.length;
      }
    }
    const joined = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      joined.set(part, at);
      at += part.length;
    }
    this.#bytes = joined;
  }

  /** Moves forward, reading and forgetting what is not yet in sight. */
  async drop(size: number): Promise<void> {
    let left = size;
    while (left > this.#bytes.length) {
      left -= this.#bytes.length;
      this.#at += this.#bytes.length;
      this.#bytes = new Uint8Array();
      await this.fill(1);
      if (this.#bytes.length === 0) return;
    }
    this.#bytes = this.#bytes.subarray(left);
    this.#at += left;
  }

  /** Stops reading. */
  async close(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/** A part of a file in pieces. */
export async function* piecesOf(file: SourceFile, start: number, end: number): AsyncGenerator<Uint8Array> {
  for (let at = start; at < end; ) {
    const piece = await file.read(at, Math.min(end, at + PIECE));
    if (piece.length === 0) return;
    yield piece;
    at += piece.length;
  }
}

const PIECE = 1024 * 1024;
