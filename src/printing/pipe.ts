import { Buffer } from 'node:buffer';
import type { Readable, Writable } from 'node:stream';
import { FanlightError } from '#errors';

/** What a browser answers, as far as it is looked at. */
export type Answer = Readonly<Record<string, unknown>>;
/** Asks a browser for something; in a session where one is named. */
export type Ask = (method: string, parameters?: object, session?: string) => Promise<Answer>;

type Waiting = { resolve: (answer: Answer) => void; reject: (thrown: Error) => void };
/** What a browser says: an answer, or an event, which nobody here waits for. */
type Said = { id?: number; result?: Answer; error?: { message?: string } };

/** Bytes of one message from a browser; a piece of a PDF is a fraction of it. */
const LONGEST = 64 * 1024 * 1024;

/**
 * The Chrome DevTools Protocol over two pipes, messages of JSON that end in a zero byte, so that no port is open for others. What is waited for
 * when the browser ends, or says nothing that can be read, throws FL-PRINT-FAILED.
 */
export function devTools(to: Writable, from: Readable): Ask {
  const waiting = new Map<number, Waiting>();
  let last = 0;
  let ended = false;
  let parts: Buffer[] = [];
  let length = 0;
  const end = (reason: string) => {
    if (ended) return;
    ended = true;
    parts = [];
    for (const { reject } of waiting.values()) reject(new FanlightError('FL-PRINT-FAILED', reason));
    waiting.clear();
  };
  const hear = (text: string) => {
    const said = saidIn(text);
    if (said === null) return end('it said what cannot be read');
    const { id, result, error } = said;
    const waits = id === undefined ? undefined : waiting.get(id);
    if (id === undefined || waits === undefined) return;
    waiting.delete(id);
    if (error == null) waits.resolve(result ?? {});
    else waits.reject(new FanlightError('FL-PRINT-FAILED', error.message ?? 'it refused'));
  };
  from.on('data', (chunk: Buffer) => {
    let start = 0;
    for (let at = chunk.indexOf(0); at >= 0 && !ended; at = chunk.indexOf(0, start)) {
      hear(Buffer.concat([...parts, chunk.subarray(start, at)]).toString('utf8'));
      [parts, length, start] = [[], 0, at + 1];
    }
    if (ended) return;
    parts.push(chunk.subarray(start));
    length += chunk.length - start;
    if (length > LONGEST) end('it said too much');
  });
  from.on('close', () => end('it ended'));
  from.on('error', () => end('it ended'));
  to.on('error', () => end('it ended'));
  return (method, params = {}, sessionId) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(new FanlightError('FL-PRINT-FAILED', 'it ended'));
      last += 1;
      waiting.set(last, { resolve, reject });
      to.write(
        `${JSON.stringify({ id: last, method, params, ...(sessionId !== undefined && { sessionId }) })}\0`,
      );
    });
}

/** A message as it was said; null where it is no object of JSON. */
function saidIn(text: string): Said | null {
  try {
    const said: unknown = JSON.parse(text);
    return typeof said === 'object' && said !== null && !Array.isArray(said) ? said : null;
  } catch {
    return null;
  }
}
