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
import type { Received } from './receive-collection.ts';
import { type Receiver, receiveTaken, type Taken, takeFile } from './receive-file.ts';

/** Files up to this size are taken in while others are being read, so that the disk is never waited for. */
const SMALL = 1024 * 1024;

/** The reading side of an import, in its own thread: takes files from the port one after another until it is told to end. */
export function serveImport(port: MessagePort, receiver: Receiver): void {
  const post = (message: ReaderMessage, given: ArrayBuffer[] = []) => port.postMessage(message, given);
  let queue = Promise.resolve();
  const sent = { outcomes: 0, bytes: 0 };
  let ended = false;
  let stopped = false;
  let resume: () => void = () => {};

  function isFull(more: number): boolean {
    return sent.outcomes >= OUTCOMES_AHEAD || (sent.outcomes > 0 && sent.bytes + more > BYTES_AHEAD);
  }

  async function read(task: ReadTask, ahead: Promise<Taken> | null): Promise<void> {
    if (ended) return;
    post({ kind: 'begun', id: task.id });
    try {
      const taken = await (ahead ?? takeFile(receiver, task));
      for await (const received of receiveTaken(receiver, taken, task)) {
        // What was stopped is no known file, so that the same import goes on in it later.
        if (stopped && isPart(received, task)) {
          post({ kind: 'done', id: task.id, whole: false });
          return;
        }
        if (received.kind !== 'outcome') {
          post({ ...received, id: task.id });
          continue;
        }
        const { outcome } = received;
        while (isFull(outcome.bytes) && !ended) await new Promise<void>((resolve) => (resume = resolve));
        if (ended) return;
        sent.outcomes += 1;
        sent.bytes += outcome.bytes;
        post({ kind: 'outcome', id: task.id, outcome }, buffersOf(outcome));
      }
      post({ kind: 'done', id: task.id, whole: true });
    } catch (thrown) {
      const error = asFanlightError(thrown, 'FL-LIB-FOLDER');
      post({ kind: 'fatal', code: error.code, subject: error.subject });
    }
  }

  port.on('message', (message: WriterMessage) => {
    switch (message.kind) {
      case 'read': {
        const ahead = message.task.bytes <= SMALL ? takeFile(receiver, message.task) : null;
        ahead?.catch(() => {});
        queue = queue.then(() => read(message.task, ahead));
        return;
      }
      case 'taken':
        sent.outcomes -= 1;
        sent.bytes -= message.bytes;
        resume();
        return;
      case 'stop':
        stopped = true;
        return;
      case 'end':
        ended = true;
        resume();
        port.close();
    }
  });
  post({ kind: 'ready' });
}

/** Whether what was received is not yet the last of a task, which is its own outcome. */
function isPart(received: Received, task: ReadTask): boolean {
  return received.kind !== 'outcome' || received.outcome.path !== task.path;
}

/** The texts of an outcome: the writer gets them themselves instead of copies. */
function buffersOf({ works }: FileOutcome): ArrayBuffer[] {
  const texts = works.flatMap((work) => work.chapters.flatMap(({ body, plainText }) => [body, plainText]));
  return texts.flatMap(({ buffer }) => (buffer instanceof ArrayBuffer ? [buffer] : []));
}
