import { Buffer } from 'node:buffer';
import { startsWithFrom } from '../messages/envelope.ts';

/** How deep in an exported object a message may stand. */
const DEEPEST = 5;
/** A file of messages in one object has at most this many. */
const MOST = 100_000;

/**
 * The messages in a piece of a Yahoo! Groups export, as raw bytes: objects with the mail inside (`rawEmail`, its signs
 * written as entities), or, where that is missing, with its fields. Source: formats §10. Null when there is none.
 */
export function yahooMessages(json: Uint8Array): Uint8Array[] | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(json.buffer, json.byteOffset, json.length).toString('utf8'));
  } catch {
    return null;
  }
  const found: Uint8Array[] = [];
  collect(value, 0, found);
  return found.length === 0 ? null : found;
}

function collect(value: unknown, depth: number, found: Uint8Array[]): void {
  if (depth > DEEPEST || found.length >= MOST || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) collect(one, depth + 1, found);
    return;
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const message = rawMessage(fields) ?? builtMessage(fields);
  if (message) found.push(message);
  else for (const one of fields.values()) collect(one, depth + 1, found);
}

function rawMessage(fields: ReadonlyMap<string, unknown>): Uint8Array | null {
  const raw = fields.get('rawEmail');
  if (typeof raw !== 'string' || raw.trim() === '') return null;
  // Where the header has its angle brackets, nothing was escaped.
  const blank = raw.search(/\r?\n\r?\n/);
  const escaped = !raw.slice(0, blank < 0 ? undefined : blank).includes('<');
  const bytes = Buffer.from(escaped ? withoutEntities(raw) : raw, 'utf8');
  const envelope = startsWithFrom(bytes) ? bytes.indexOf(0x0a) + 1 : 0;
  return bytes.subarray(envelope);
}

/** A message of its fields: `from`, `subject`, `postDate` in seconds, `messageBody` as HTML. */
function builtMessage(fields: ReadonlyMap<string, unknown>): Uint8Array | null {
  const body = fields.get('messageBody');
  if (typeof body !== 'string' || typeof fields.get('subject') !== 'string') return null;
  const seconds = Number(fields.get('postDate'));
  const from = textOf(fields, 'from') || textOf(fields, 'authorName') || textOf(fields, 'profile');
  const head = [
    `From: ${oneLine(withoutEntities(from))}`,
    `Subject: ${oneLine(withoutEntities(textOf(fields, 'subject')))}`,
    ...(Number.isFinite(seconds) && seconds > 0 && seconds < 4e9
      ? [`Date: ${new Date(seconds * 1000).toUTCString()}`]
      : []),
    'Content-Type: text/html; charset=utf-8',
  ];
  return Buffer.from(`${head.join('\n')}\n\n${body}\n`, 'utf8');
}

function textOf(fields: ReadonlyMap<string, unknown>, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** A text with the entities of signs resolved once. */
function withoutEntities(text: string): string {
  return text.replace(/&(?:(lt|gt|quot|apos|amp)|#(\d{1,5}));/g, (whole, name?: string, number?: string) =>
    name === undefined ? String.fromCharCode(Number(number)) : (ENTITIES[name] ?? whole),
  );
}
