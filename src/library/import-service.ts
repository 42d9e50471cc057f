import type { MessagePort } from 'node:worker_threads';
import type { FileOutcome } from '#catalogue';
import { asFanlightError } from '#errors';
import {
  BYTES_AHEAD,
  OUTCOMES_AHEAD,
  type ReaderMessage,
  type ReadTask,
  type WriterMessage,
} from './import-protocol.ts';
import { receiveAgain } from './receive-again.ts';
import type { Received } from './receive-collection.ts';
import { type Receiver, receiveTaken, type Taken, takeFile } from './receive-file.ts';

/** Files up to this size are taken in while others are being read, so that the disk is never waited for. */
const SMALL = 1024 * 1024;
/** How often a thread says that it is still keeping a large file, in milliseconds. */
const SIGN_OF_LIFE = 1000;

/** The reading side of an import, in its own thread: takes files from the port one after another until it is told to end. */
export function serveImport(port: MessagePort, given: Receiver): void {
  const receiver = { ...given, alive };
  let current: number | null = null;
  let lastSign = 0;
  const post = (message: ReaderMessage, owned: ArrayBuffer[] = []) => port.postMessage(message, owned);
  let queue = Promise.resolve();
  const sent = { outcomes: 0, bytes: 0 };
  let ended = false;
  let resume: () => void = () => {};

  function alive(): void {
    const now = performance.now();
    if (current === null || now - lastSign < SIGN_OF_LIFE) return;
    lastSign = now;
    post({ kind: 'progress', id: current, bytes: 0 });
  }

  function isFull(more: number): boolean {
    return sent.outcomes >= OUTCOMES_AHEAD || (sent.outcomes > 0 && sent.bytes + more > BYTES_AHEAD);
  }

  async function* receive(task: ReadTask, ahead: Promise<Taken> | null): AsyncGenerator<Received> {
    if ('kept' in task) yield { kind: 'outcome', outcome: await receiveAgain(receiver, task) };
    else yield* receiveTaken(receiver, await (ahead ?? takeFile(receiver, task)), task);
  }

  async function read(task: ReadTask, ahead: Promise<Taken> | null): Promise<void> {
    if (ended) return;
    current = task.id;
    post({ kind: 'begun', id: task.id });
    try {
      for await (const received of receive(task, ahead)) {
        if (ended) return;
        if (received.kind === 'progress') {
          post({ ...received, id: task.id });
          continue;
        }
        const bytes = received.kind === 'outcome' ? received.outcome.bytes : 0;
        while (isFull(bytes) && !ended) await new Promise<void>((resolve) => (resume = resolve));
        if (ended) return;
        sent.outcomes += 1;
        sent.bytes += bytes;
        post({ ...received, id: task.id }, received.kind === 'outcome' ? buffersOf(received.outcome) : []);
      }
      post({ kind: 'done', id: task.id });
    } catch (thrown) {
      const error = asFanlightError(thrown, 'FL-LIB-FOLDER');
      post({ kind: 'fatal', code: error.code, subject: error.subject });
    }
  }

  port.on('message', (message: WriterMessage) => {
    switch (message.kind) {
      case 'read': {
        const { task } = message;
        const isSmall = !('kept' in task) && task.bytes <= SMALL;
        const ahead = isSmall ? takeFile(receiver, task) : null;
        ahead?.catch(() => {});
        queue = queue.then(() => read(task, ahead));
        return;
      }
      case 'taken':
        sent.outcomes -= 1;
        sent.bytes -= message.bytes;
        resume();
        return;
      case 'end':
        ended = true;
        resume();
        port.close();
    }
  });
  post({ kind: 'ready' });
}

/** The texts of an outcome: the writer gets them themselves instead of copies. */
function buffersOf({ works }: FileOutcome): ArrayBuffer[] {
  const texts = works.flatMap((work) => work.chapters.flatMap(({ body }) => body));
  return texts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
