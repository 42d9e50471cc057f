import { Buffer } from 'node:buffer';
import { FanlightError } from '#errors';
import { characterLosses, readTextStory } from '#stories';
import { decodeBytes, looksBinary } from '#text';
import type { FormatInput, ReadResult, Recognition } from '../format.ts';
import { readOwnText } from './own-file.ts';

/**
 * Text without markup. Recognised with little confidence, since nearly every other format is also text to look at: a
 * format that sees its own marks wins.
 */
export function recogniseText(input: FormatInput): Recognition | null {
  const head = input.bytes.subarray(0, 65_536);
  if (head.length === 0 || looksBinary(head)) return null;
  if (OTHER_FORMATS.test(latin1(head.subarray(0, 1024)))) return null;
  const named = /\.(?:te?xt|asc|fic)$/i.test(input.name);
  return { confidence: named ? 0.35 : 0.3, reason: 'it is text, and has no markup of another format' };
}

/** Bytes as characters of the same number, which is enough to see marks in ASCII. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1');
}

const OTHER_FORMATS =
  /^[\s\u00ef\u00bb\u00bf\u0000\u00fe\u00ff]*(?:\{\\rtf|%PDF|<!doctype|<html|<\?xml|<head|<body)/i;

/**
 * Reads a text file: bytes become characters, damage is repaired, the header is understood, and the lines between
 * header and tail become chapters. A text this program wrote is read back as it was. Throws FL-FILE-EMPTY and FL-FILE-BINARY; all else that is wrong is a loss.
 */
export async function readText(input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  if (looksBinary(input.bytes)) throw new FanlightError('FL-FILE-BINARY', input.name);
  const { text, encoding, invalid } = decodeBytes(input.bytes);
  if (text.trim() === '') throw new FanlightError('FL-FILE-EMPTY', input.name);
  const own = readOwnText(text);
  if (own !== null)
    return { format: 'text', encoding, decoded: text, losses: characterLosses(invalid), works: own };
  const { works, losses, repaired } = readTextStory(text, { name: input.name, path: input.path });
  return {
    format: 'text',
    encoding: { ...encoding, repaired },
    decoded: text,
    losses: [...characterLosses(invalid), ...losses],
    works,
  };
}
