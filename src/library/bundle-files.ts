import { createReadStream } from 'node:fs';
import { lstat, open, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { FanlightError } from '#errors';

/** The largest file that is read whole, and the longest line of a list, in bytes. */
const MOST_WHOLE = 128 * 1024 * 1024;
const MOST_LINE = 64 * 1024 * 1024;
const LF = 0x0a;

/** The payload of a bag that was checked: its files by their paths under `data/`. Everything throws FL-BUNDLE-RECORD, which names the file. */
export class BundleFiles {
  readonly #folder: string;

  constructor(bag: string) {
    this.#folder = path.join(bag, 'data');
  }

  /** A file's text. */
  async text(name: string): Promise<string> {
    const text = await this.textIfThere(name);
    if (text === null) throw new FanlightError('FL-BUNDLE-RECORD', name);
    return text;
  }

  /** A file's text, null where it is not there. */
  async textIfThere(name: string): Promise<string | null> {
    const bytes = await this.sizeOf(name);
    if (bytes === null) return null;
    if (bytes > MOST_WHOLE) throw new FanlightError('FL-BUNDLE-RECORD', name);
    return decoded(await readFile(this.#placeOf(name)), name);
  }

  /** The lines of a list, none where it is not there; each with where it is. */
  async *lines(name: string): AsyncGenerator<{ text: string; place: string }> {
    if ((await this.sizeOf(name)) === null) return;
    let pieces: Uint8Array[] = [];
    let length = 0;
    let number = 1;
    const line = () => {
      const text = decoded(Buffer.concat(pieces), `${name}:${number}`);
      const place = `${name}:${number}`;
      pieces = [];
      length = 0;
      number += 1;
      return { text, place };
    };
    for await (const chunk of createReadStream(this.#placeOf(name)) as AsyncIterable<Uint8Array>) {
      let from = 0;
      for (let end = chunk.indexOf(LF); end >= 0; end = chunk.indexOf(LF, from)) {
        pieces.push(chunk.subarray(from, end));
        yield line();
        from = end + 1;
      }
      pieces.push(chunk.subarray(from));
      length += chunk.length - from;
      if (length > MOST_LINE) throw new FanlightError('FL-BUNDLE-RECORD', `${name}:${number}`);
    }
    if (length > 0) yield line();
  }

  /** The names in a folder that a pattern has, in order of their numbers or letters; none where it is not there. */
  async names(folder: string, pattern: RegExp): Promise<string[]> {
    const names = await readdir(this.#placeOf(folder)).catch(() => []);
    return names
      .filter((name) => pattern.test(name))
      .sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  }

  /** The size of a file; null where there is none. */
  async sizeOf(name: string): Promise<number | null> {
    const found = await lstat(this.#placeOf(name)).catch(() => null);
    return found?.isFile() ? found.size : null;
  }

  /** The first bytes of a file. */
  async head(name: string, length: number): Promise<Uint8Array> {
    const handle = await open(this.#placeOf(name), 'r');
    try {
      const { buffer, bytesRead } = await handle.read(new Uint8Array(length), 0, length, 0);
      return buffer.subarray(0, bytesRead);
    } finally {
      await handle.close();
    }
  }

  chunks(name: string): AsyncIterable<Uint8Array> {
    return createReadStream(this.#placeOf(name));
  }

  #placeOf(name: string): string {
    return path.join(this.#folder, name);
  }
}

function decoded(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new FanlightError('FL-BUNDLE-RECORD', place, { cause });
  }
}
