import { Buffer } from 'node:buffer';
import { FanlightError } from '#errors';
import { decodeBytes } from '#text';
import type { Format, FormatInput, ReadResult } from '../format.ts';
import { readStory } from './read-story.ts';
import { opensRecord, parseRecord, type StoryRows } from './story-record.ts';

/** One story's rows from an eFiction database as JSON, as the collection `efiction` keeps it. */
export const efictionStoryFormat: Format = {
  name: 'efiction-story',
  title: 'Story of an eFiction database',
  extensions: ['json'],
  recognise(input) {
    const head = Buffer.from(input.bytes.subarray(0, 200)).toString('latin1');
    return opensRecord(head) ? { confidence: 0.99, reason: 'it opens as the record of a story' } : null;
  },
  read: readRecord,
};

/** Reads a record on its own. Throws FL-FILE-RECORD where it is no JSON, or none of ours. */
async function readRecord(input: FormatInput): Promise<ReadResult> {
  if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
  const { text } = decodeBytes(input.bytes, { declared: 'utf-8' });
  const rows = parseRecord(text);
  if (rows === null) throw new FanlightError('FL-FILE-RECORD', input.name);
  return resultOf(rows, text);
}

/** A story as a result of the format `efiction-story`. `decoded` is its record. */
export function resultOf(rows: StoryRows, decoded: string): ReadResult {
  return { format: 'efiction-story', decoded, ...readStory(rows, decoded) };
}
