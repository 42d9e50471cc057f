import { Buffer } from 'node:buffer';
import { FanlightError } from '#errors';
import type { Format } from '../format.ts';
import { readRecord } from './read-record.ts';
import { opensRecord, parseRecord } from './record.ts';

/** One record of an Automated Archive with its text as JSON, as the collection `automated-archive` keeps it. */
export const archiveStoryFormat: Format = {
  name: 'automated-archive-story',
  title: 'Story of an Automated Archive',
  extensions: ['json'],
  recognise(input) {
    const head = Buffer.from(input.bytes.subarray(0, 200)).toString('latin1');
    return opensRecord(head) ? { confidence: 0.99, reason: 'it opens as the record of a story' } : null;
  },
  async read(input) {
    if (input.bytes.length === 0) throw new FanlightError('FL-FILE-EMPTY', input.name);
    const record = parseRecord(Buffer.from(input.bytes).toString('utf8'));
    if (record === null) throw new FanlightError('FL-FILE-RECORD', input.name);
    return readRecord(record);
  },
};
