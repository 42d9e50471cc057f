import { Buffer } from 'node:buffer';
import type { Loss, StoryDocument } from '#document';
import { chapterText } from '#document';
import { FanlightError } from '#errors';
import { structureLines, understandLines } from '#headers';
import { decodeBytes, detectLanguage, looksBinary, repairText, type SourceLine } from '#text';
import type { FormatInput, ReadResult, Recognition } from '../format.ts';
import { repairedLines } from './repaired-lines.ts';

/** How much of a body's beginning stands in a report. */
const BODY_START_LENGTH = 80;
/** Below this a guess at the language is kept out of the reading. */
const SURE_LANGUAGE = 0.5;

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
 * header and tail become chapters. Throws FL-FILE-EMPTY and FL-FILE-BINARY; all else that is wrong is a loss.
 */
export async function readText(input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  if (looksBinary(input.bytes)) throw new FanlightError('FL-FILE-BINARY', input.name);

  const decoded = decodeBytes(input.bytes);
  if (decoded.text.trim() === '') throw new FanlightError('FL-FILE-EMPTY', input.name);

  const repair = repairText(decoded.text);
  const { lines, controls } = repairedLines(decoded.text, repair.text);
  const understood = understandLines(lines, { name: input.name, path: input.path });
  const { chapters, losses } = structureLines(understood.story, {
    reading: understood.reading,
    contents: understood.contents ?? [],
  });

  const document: StoryDocument = { chapters };
  const reading = withLanguage(understood.reading, document);
  if (reading.language !== null) document.language = reading.language;
  return {
    format: 'text',
    encoding: { ...decoded.encoding, repaired: repair.repairs.map(describeRepair) },
    decoded: decoded.text,
    losses: [
      ...characterLosses(decoded.invalid, controls),
      ...transportLosses(lines.slice(0, understood.body.from)),
      ...losses,
    ],
    works: [{ reading, evidence: understood.evidence, document, bodyStart: firstWords(understood.story) }],
  };
}

type Understood = ReturnType<typeof understandLines>;

/** The reading with the language of its text, where the header does not state one. */
function withLanguage(reading: Understood['reading'], document: StoryDocument): Understood['reading'] {
  if (reading.language !== null) return reading;
  const guess = detectLanguage(document.chapters.map(chapterText).join('\n\n'));
  return guess && guess.confidence >= SURE_LANGUAGE ? { ...reading, language: guess.language } : reading;
}

function firstWords(lines: readonly SourceLine[]): string | null {
  const first = lines.find((line) => line.text.trim() !== '');
  return first ? first.text.trim().slice(0, BODY_START_LENGTH) : null;
}

function describeRepair(repair: ReturnType<typeof repairText>['repairs'][number]): string {
  return `${repair.kind}, ${repair.count} times: ${repair.before} → ${repair.after}`;
}

function characterLosses(invalid: { count: number; firstAt: number } | null, controls: number): Loss[] {
  const losses: Loss[] = [];
  if (invalid) {
    const message = 'Some bytes are not characters in the encoding of the file.';
    losses.push({ code: 'FL-LOSS-CHARACTERS', message, at: invalid.firstAt, count: invalid.count });
  }
  if (controls > 0) {
    losses.push({ code: 'FL-LOSS-CONTROL', message: 'Control characters were left out.', count: controls });
  }
  return losses;
}

const TRANSPORT_LINE =
  /^(?:from|date|subject|to|cc|message-id|received|newsgroups|path|return-path|reply-to|sender|references|organi[sz]ation|mime-version|content-type|content-transfer-encoding|lines|xref|x-[\w-]{1,40}):\s/i;

/** A file that opens with the header of a mail or a news post loses it: three such lines or more, or an mbox line. */
function transportLosses(header: readonly SourceLine[]): Loss[] {
  const opening = header.filter((line) => line.text.trim() !== '').slice(0, 6);
  const hits = opening.filter((line) => TRANSPORT_LINE.test(line.text)).length;
  if (hits < 3 && !/^From \S+@?\S* /.test(opening[0]?.text ?? '')) return [];
  const at = opening[0]?.start ?? 0;
  return [
    { code: 'FL-LOSS-TRANSPORT', message: 'The header of a mail or news post was left out of the text.', at },
  ];
}
