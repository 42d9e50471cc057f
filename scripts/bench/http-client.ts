/** Just enough of a client: one request, waiting for a server to answer, and stopping it. */
import type { ChildProcess } from 'node:child_process';
import http from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

/** The whole body of a page. Rejects where the status is not 200. */
export function get(address: string, agent: http.Agent): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(Buffer.concat(chunks));
        else reject(new Error(`${address} answered ${response.statusCode}`));
      });
    });
    request.on('error', reject);
  });
}

/** Waits until a server answers, at most so many seconds. */
export async function answers(address: string, seconds = 15): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    try {
      await get(address, new http.Agent());
      return;
    } catch {
      await wait(100);
    }
  }
  throw new Error(`${address} did not answer`);
}

export async function stop(server: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
