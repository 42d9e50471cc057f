import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { LyingFile } from '#containers';

/** Bytes that are in memory until they are written. */
const MOST_BUFFERED = 1024 * 1024;

/** A file that is written from its beginning to its end, and measured meanwhile. */
export class MeasuredFile {
  readonly #path: string;
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #pending: Uint8Array[] = [];
  #written = 0;
  #size = 0;
  #crc = 0;

  private constructor(path: string, handle: FileHandle) {
    this.#path = path;
    this.#handle = handle;
  }

  static async open(path: string): Promise<MeasuredFile> {
    return new MeasuredFile(path, await open(path, 'w'));
  }

  /** Its bytes until now. */
  get size(): number {
    return this.#size;
  }

  async append(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#crc = crc32(bytes, this.#crc);
    this.#size += bytes.length;
    this.#pending.push(bytes);
    if (this.#size - this.#written >= MOST_BUFFERED) await this.#flush();
  }

  /** Closes it, and says what it is: its SHA-256 in hexadecimal digits, and how it is stored in a zip. */
  async finish(): Promise<{ sha256: string; stored: LyingFile }> {
    await this.#flush();
    await this.close();
    const stored = {
      method: 0,
      crc: this.#crc,
      packed: this.#size,
      size: this.#size,
      pieces: piecesOf(this.#path),
    } as const;
    return { sha256: this.#hash.digest('hex'), stored };
  }

  /** Closes it as it is. */
  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.concat(this.#pending);
    this.#pending = [];
    this.#written += bytes.length;
    await this.#handle.appendFile(bytes);
  }
}

/** The bytes of a file, which is opened once they are asked for. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    const buffer = new Uint8Array(MOST_BUFFERED);
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
