import { isZip } from '#containers';
import { asFanlightError, FanlightError } from '#errors';
import type { Format, FormatInput, ReadResult } from '#formats';
import { looksBinary } from '#text';
import { checkWeight } from './reading-limits.ts';

/** Below this a recognition is a guess that nobody should act on. */
const LEAST_CONFIDENCE = 0.2;

/** The format that recognises an input best by its content, or null. Equal ones: the earlier in the list. */
function recognise(formats: readonly Format[], input: FormatInput): Format | null {
  let best: { format: Format; confidence: number } | null = null;
  for (const format of formats) {
    const confidence = format.read ? (format.recognise?.(input)?.confidence ?? 0) : 0;
    if (confidence >= LEAST_CONFIDENCE && confidence > (best?.confidence ?? 0)) best = { format, confidence };
  }
  return best?.format ?? null;
}

/**
 * Reads one story file with the format that recognises it. Throws FanlightError of kind `file`: FL-FILE-EMPTY,
 * FL-FILE-BINARY, FL-FILE-UNKNOWN, FL-FILE-TOO-COMPLEX, what the reader says, or FL-FILE-READER-FAILED for a defect of the reader.
 */
export async function readStory(formats: readonly Format[], input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  const format = recognise(formats, input);
  if (!format?.read)
    throw new FanlightError(looksBinary(input.bytes) ? 'FL-FILE-BINARY' : 'FL-FILE-UNKNOWN', input.name);
  if (!isZip(input.bytes)) checkWeight(input.bytes, input.name);
  try {
    return await format.read(input);
  } catch (thrown) {
    throw asFanlightError(thrown, 'FL-FILE-READER-FAILED', input.name);
  }
}
