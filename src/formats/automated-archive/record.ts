import { Buffer } from 'node:buffer';
import { bytesFromJson, bytesToJson } from '#text';
import { isJsonObject, opensRecordOf, recordOf } from '../stored-record.ts';

/** One record with the files of its text, in order. Values are bytes as found. */
export type StoredRecord = {
  id: string;
  fields: ReadonlyMap<string, Uint8Array>;
  files: readonly { path: string; bytes: Uint8Array }[];
};

const FORMAT = 'automated-archive-story';
const MOST = 10_000;

/** The record as JSON, from which every byte can be had back; the same record always gives the same text. */
export function writeRecord({ id, fields, files }: StoredRecord): string {
  const values: Record<string, unknown> = Object.create(null);
  for (const [name, value] of fields) values[name] = bytesToJson(value);
  const texts = files.map(({ path, bytes }) => ({ path, text: bytesToJson(bytes) }));
  return JSON.stringify({ format: FORMAT, version: 1, record: id, fields: values, files: texts }, null, 1);
}

/** Whether a text opens as a record does. */
export function opensRecord(text: string): boolean {
  return opensRecordOf(text, FORMAT);
}

/** Reads a record; null where the text is none. */
export function parseRecord(text: string): StoredRecord | null {
  const parsed = recordOf(text, FORMAT);
  if (parsed === null) return null;
  const { record, fields, files } = parsed;
  const values = new Map<string, Uint8Array>();
  for (const [name, value] of Object.entries(isJsonObject(fields) ? fields : {}).slice(0, MOST))
    values.set(name, bytesFromJson(value) ?? Buffer.alloc(0));
  const texts = Array.isArray(files) ? files.slice(0, MOST).filter(isJsonObject) : [];
  return {
    id: typeof record === 'string' ? record : '',
    fields: values,
    files: texts.flatMap(({ path, text: content }) => {
      const bytes = bytesFromJson(content);
      return typeof path === 'string' && bytes !== null ? [{ path, bytes }] : [];
    }),
  };
}
