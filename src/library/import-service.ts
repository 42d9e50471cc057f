import type { MessagePort } from 'node:worker_threads';
import { asFanlightError } from '#errors';
import { OUTCOMES_AHEAD, type ReaderMessage, type ReadTask, type WriterMessage } from './import-protocol.ts';
import { type Receiver, receiveFile } from './receive-file.ts';

/** The reading side of an import, in its own thread: takes files from the port one after another until it is closed. */
export function serveImport(port: MessagePort, receiver: Receiver): void {
  const post = (message: ReaderMessage) => port.postMessage(message);
  let queue = Promise.resolve();
  let sent = 0;
  let resume: () => void = () => {};

  async function read(task: ReadTask): Promise<void> {
    post({ kind: 'begun', id: task.id });
    try {
      for await (const outcome of receiveFile(receiver, task)) {
        while (sent >= OUTCOMES_AHEAD) await new Promise<void>((resolve) => (resume = resolve));
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
    if (message.kind === 'read') queue = queue.then(() => read(message.task));
    else {
      sent -= 1;
      resume();
    }
  });
  post({ kind: 'ready' });
}
