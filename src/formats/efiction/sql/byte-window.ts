import { Buffer } from 'node:buffer';

const FIRST_CAPACITY = 4 << 20;

/**
 * A moving window over a stream of bytes: `bytes` up to `end` are there, `base` is where the first of them stands in the
 * stream. What was dropped is gone.
 */
export class ByteWindow {
  bytes: Uint8Array = Buffer.allocUnsafe(FIRST_CAPACITY);
  end = 0;
  base = 0;
  /** Whether the stream has ended. */
  done = false;
  readonly #chunks: AsyncIterator<Uint8Array>;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /**
   * Drops what stands before `from` and reads on until the window has twice as many bytes as were kept, so that a long row
   * is looked at from its start only a few times.
   */
  async more(from: number): Promise<void> {
    this.bytes.copyWithin(0, from, this.end);
    this.base += from;
    this.end -= from;
    const wanted = this.end * 2 + 1;
    while (this.end < wanted && !this.done) {
      const { done = false, value } = await this.#chunks.next();
      this.done = done;
      if (!done) this.#append(value);
    }
  }

  #append(chunk: Uint8Array): void {
    if (this.end + chunk.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.end + chunk.length));
      larger.set(this.bytes.subarray(0, this.end));
      this.bytes = larger;
    }
    this.bytes.set(chunk, this.end);
    this.end += chunk.length;
  }
}
