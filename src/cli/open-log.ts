import path from 'node:path';
import { createStream } from 'rotating-file-stream';
import type { Settings } from '#config';
import { say } from './output.ts';

/** A log, and how to end it once everything is written. */
export type OpenLog = { stream: { write(line: string): unknown }; close(): Promise<void> };

/**
 * Opens the log of a server: standard error, or a file that only its owner may read. A file that has grown too large becomes `NAME.1`, that `NAME.2` and so
 * on; the oldest goes. A log that cannot be written is said once and stops no server.
 */
export function openLog({
  logFile,
  logFileMb,
  logFiles,
}: Pick<Settings, 'logFile' | 'logFileMb' | 'logFiles'>): OpenLog {
  if (logFile === null) return { stream: process.stderr, close: async () => {} };
  const stream = createStream(path.basename(logFile), {
    path: path.dirname(logFile),
    size: `${logFileMb}M`,
    rotate: logFiles,
    mode: 0o600,
  });
  let isBroken = false;
  stream.on('error', (cause) => {
    if (!isBroken) say(`The log cannot be written to ${logFile}: ${cause.message}`);
    isBroken = true;
  });
  return {
    stream: { write: (line) => !isBroken && stream.write(line) },
    close: () =>
      new Promise((resolve) => {
        if (isBroken || stream.destroyed) resolve();
        else stream.end(() => resolve());
      }),
  };
}
