import type { MessagePort } from 'node:worker_threads';
import { asFanlightError } from '#errors';
import { OUTCOMES_AHEAD, type ReaderMessage, type ReadTask, type WriterMessage } from './import-protocol.ts';
import { type Receiver, receiveFile } from './receive-file.ts';

/** The reading side of an import, in its own thread: takes files from the port one after another until it is told to end. */
export function serveImport(port: MessagePort, receiver: Receiver): void {
  const post = (message: ReaderMessage) => port.postMessage(message);
  let queue = Promise.resolve();
  let sent = 0;
  let ended = false;
  let resume: () => void = () => {};

  async function read(task: ReadTask): Promise<void> {
    if (ended) return;
    post({ kind: 'begun', id: task.id });
    try {
      for await (const outcome of receiveFile(receiver, task)) {
        while (sent >= OUTCOMES_AHEAD && !ended) await new Promise<void>((resolve) => (resume = resolve));
        if (ended) return;
        sent += 1;
        post({ kind: 'outcome', id: task.id, outcome });
      }
      post({ kind: 'done', id: task.id });
    } catch (thrown) {
      const error = asFanlightError(thrown, 'FL-LIB-FOLDER');
      post({ kind: 'fatal', code: error.code, subject: error.subject });
    }
  }

  port.on('message', (message: WriterMessage) => {
    switch (message.kind) {
      case 'read':
        queue = queue.then(() => read(message.task));
        return;
      case 'taken':
        sent -= 1;
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
