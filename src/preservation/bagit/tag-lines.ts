import { open } from 'node:fs/promises';
import { FanlightError } from '#errors';

/** A tag file's line has no more characters; paths that systems take are far shorter. */
const MOST_LINE = 64 * 1024;
/** Bytes that are read at a time. */
const CHUNK = 64 * 1024;

/**
 * The lines of a tag file, which end with LF, CR or CRLF (RFC 8493 §2.1.3), each with its number from 1; a byte order mark is no part of
 * them. Throws FL-BAG-TAG-FILE where it is not text in its charset or a line is too long, and the system's own errors.
 */
export async function* tagLines(
  file: string,
  name: string,
  charset: string,
): AsyncGenerator<{ text: string; number: number }> {
  let rest = '';
  let number = 0;
  for await (const piece of pieces(file, name, charset)) {
    rest += piece.text;
    // A CR at the end may be the half of a CRLF.
    const isOpen = !piece.last && rest.endsWith('\r');
    const lines = (isOpen ? rest.slice(0, -1) : rest).split(/\r\n|\n|\r/);
    const tail = lines.pop() ?? '';
    rest = isOpen ? `${tail}\r` : tail;
    for (const text of lines) {
      number += 1;
      yield { text, number };
    }
    if (rest.length > MOST_LINE) throw new FanlightError('FL-BAG-TAG-FILE', `${name}:${number + 1}`);
  }
  if (rest !== '') yield { text: rest, number: number + 1 };
}

async function* pieces(
  file: string,
  name: string,
  charset: string,
): AsyncGenerator<{ text: string; last: boolean }> {
  const handle = await open(file, 'r');
  const buffer = new Uint8Array(CHUNK);
  let decoder: TextDecoder | null = null;
  try {
    for (let at = 0; ; ) {
      const { bytesRead } = await handle.read(buffer, 0, CHUNK, at);
      at += bytesRead;
      const bytes = buffer.subarray(0, bytesRead);
      decoder ??= decoderFor(charset, bytes, name);
      yield { text: decoded(decoder, bytes, name), last: bytesRead === 0 };
      if (bytesRead === 0) return;
    }
  } finally {
    await handle.close();
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, name: string): string {
  try {
    return decoder.decode(bytes, { stream: bytes.length > 0 });
  } catch (cause) {
    throw new FanlightError('FL-BAG-TAG-FILE', name, { cause });
  }
}

/** UTF-16 says in its first two bytes which way round it is; without them it is as the web takes it. */
function decoderFor(charset: string, first: Uint8Array, name: string): TextDecoder {
  const isBigEndian = first[0] === 0xfe && first[1] === 0xff;
  const label = /^utf-?16$/i.test(charset) && isBigEndian ? 'utf-16be' : charset;
  try {
    return new TextDecoder(label, { fatal: true });
  } catch (cause) {
    throw new FanlightError('FL-BAG-DECLARATION', `${name}: ${charset}`, { cause });
  }
}
