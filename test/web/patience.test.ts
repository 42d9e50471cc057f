import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { limitPatience } from '../../src/web/patience.ts';

const PATIENCE = 300;

let server: FastifyInstance;
let port = 0;
beforeAll(async () => {
  server = fastify({ forceCloseConnections: true });
  limitPatience(server, PATIENCE);
  server.addContentTypeParser('*', { parseAs: 'string' }, (_, body, done) => done(null, body));
  server.post('/form', async ({ body }) => String(body).length);
  server.post('/upload', { config: { isUpload: true } }, async ({ body }) => String(body).length);
  await server.listen({ host: '127.0.0.1', port: 0 });
  const [address] = server.addresses();
  port = typeof address === 'object' ? address.port : 0;
});
afterAll(() => server.close());

/** What comes back when a byte is sent every so often, `bytes` of the ten that are announced. */
async function drip(address: string, every: number, bytes: number): Promise<string> {
  let answer = '';
  const socket = connect(port, '127.0.0.1');
  const over = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  socket.on('error', () => {});
  socket.on('data', (chunk) => {
    answer += chunk.toString();
    socket.end();
  });
  socket.write(
    `POST ${address} HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 10\r\n\r\n`,
  );
  for (let sent = 0; sent < bytes && !socket.destroyed; sent += 1) {
    await pause(every);
    socket.write('x');
  }
  await over;
  return answer;
}

it.each([
  ['/form', 5, 10, true],
  ['/form', 100, 10, false],
  ['/form', 10, 3, false],
  ['/upload', 100, 10, true],
  ['/upload', 10, 3, false],
])(
  '%s that comes a byte every %i ms, %i of 10, is answered: %s',
  async (address, every, bytes, isAnswered) => {
    expect((await drip(address, every, bytes)).startsWith('HTTP/1.1 200')).toBe(isAnswered);
  },
);
