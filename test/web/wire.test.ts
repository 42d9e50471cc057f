import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSampleSite, type SampleSite } from './sample-library.ts';

const POST = 'Origin: http://localhost\r\nContent-Type: application/x-www-form-urlencoded\r\n';

let site: SampleSite;
let port: number;
beforeAll(async () => {
  site = await openSampleSite();
  await site.server.listen({ host: '127.0.0.1', port: 0 });
  port = portOf(site);
});
afterAll(() => site.close());

function portOf({ server }: SampleSite): number {
  const [address] = server.addresses();
  if (typeof address !== 'object') throw new Error('not listening on a port');
  return address.port;
}

/** What the server says to bytes as they are. */
function say(bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(answer));
  });
}

function get(address: string, headers = 'Host: localhost\r\n'): string {
  return `GET ${address} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`;
}

function post(address: string, headers: string, body: string): string {
  return `POST ${address} HTTP/1.1\r\nHost: localhost\r\n${headers}Content-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`;
}

const REQUESTS: { says: string; bytes: string; status: number; code?: string }[] = [
  { says: 'a broken escape', bytes: get('/works/%'), status: 404, code: 'FL-WEB-NOT-FOUND' },
  { says: 'an escape that is no UTF-8', bytes: get('/%E0%A4%A'), status: 404, code: 'FL-WEB-NOT-FOUND' },
  {
    says: 'a broken escape under a strange name',
    bytes: get('/works/%', 'Host: evil.example\r\n'),
    status: 421,
    code: 'FL-WEB-HOST',
  },
  { says: 'a long number', bytes: get(`/works/${'1'.repeat(500)}`), status: 404, code: 'FL-WEB-NOT-FOUND' },
  { says: 'a query of a megabyte', bytes: get(`/works?q=${'a'.repeat(1e6)}`), status: 431 },
  { says: 'a query of 10 kB', bytes: get(`/works?q=${'a'.repeat(1e4)}`), status: 400, code: 'FL-WEB-FORM' },
  { says: 'what is not HTTP', bytes: 'GARBAGE\r\n\r\n', status: 400 },
  { says: 'an unknown method', bytes: 'FROB / HTTP/1.1\r\nHost: localhost\r\n\r\n', status: 400 },
  { says: 'no Host', bytes: get('/', ''), status: 421, code: 'FL-WEB-HOST' },
  { says: 'HTTP 1.0', bytes: 'GET / HTTP/1.0\r\n\r\n', status: 421, code: 'FL-WEB-HOST' },
  {
    says: 'both lengths',
    bytes: `POST /settings HTTP/1.1\r\nHost: localhost\r\n${POST}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    status: 400,
  },
  { says: 'TRACE', bytes: get('/').replace('GET', 'TRACE'), status: 403, code: 'FL-WEB-ORIGIN' },
  { says: 'a preflight', bytes: get('/works').replace('GET', 'OPTIONS'), status: 404 },
  { says: 'a strange expectation', bytes: post('/settings', `${POST}Expect: tea\r\n`, 'a=b'), status: 303 },
  {
    says: 'a form as JSON',
    bytes: post('/works/1/edit', `${POST.replace('x-www-form-urlencoded', 'json')}`, '{}'),
    status: 400,
    code: 'FL-WEB-FORM',
  },
  { says: 'an empty form', bytes: post('/works/1/edit', POST, ''), status: 400, code: 'FL-WEB-FORM' },
  {
    says: 'a form of 2 MB',
    bytes: post('/settings', POST, 'a'.repeat(2e6)),
    status: 400,
    code: 'FL-WEB-FORM',
  },
  { says: 'a form of 250,000 fields', bytes: post('/settings', POST, 'a&'.repeat(250_000)), status: 303 },
  {
    says: 'a cross-site form',
    bytes: post('/settings', POST.replace('localhost', 'evil.example'), 'a=b'),
    status: 403,
    code: 'FL-WEB-ORIGIN',
  },
  { says: 'a form from nowhere', bytes: post('/settings', '', 'a=b'), status: 403, code: 'FL-WEB-ORIGIN' },
  ...[
    '..%2f..%2fpackage.json',
    '../../package.json',
    '%2e%2e/cli.js',
    '..%5c..%5cpackage.json',
    'style.css%00',
    '',
    'a'.repeat(3000),
  ].map((path) => ({
    says: `/assets/${path.slice(0, 30)}`,
    bytes: get(`/assets/${path}`),
    status: 404,
    code: 'FL-WEB-NOT-FOUND',
  })),
  ...['-1', '1e9', '2147483647', '__proto__', '0', '99999999999999999999'].flatMap((page) => [
    { says: `works page ${page}`, bytes: get(`/works?page=${page}`), status: 200 },
    { says: `imports page ${page}`, bytes: get(`/imports/1?page=${page}`), status: 200 },
  ]),
  ...['1e3', '__proto__', '-1', '0', '0x1', '99999999999', '%00'].map((id) => ({
    says: `work ${id}`,
    bytes: get(`/works/${id}`),
    status: 404,
    code: 'FL-WEB-NOT-FOUND',
  })),
  ...[
    'q=__proto__:x',
    '__proto__=1&constructor=2',
    'form=1&__proto__=1&hasOwnProperty=x',
    'q=%ff%fe',
    'q=%00',
    'q=tag:constructor',
  ].map((query) => ({
    says: `?${query}`,
    bytes: get(`/works?${query}`),
    status: query.startsWith('form') ? 303 : 200,
  })),
  ...['('.repeat(3900), 'a+OR+'.repeat(790), '-'.repeat(3900), 'a*+'.repeat(1300)].map((query) => ({
    says: `the query ${query.slice(0, 6)}…`,
    bytes: get(`/works?q=${query}`),
    status: 200,
  })),
];

describe('bytes on the wire', () => {
  it.each(REQUESTS)('$says: $status', async ({ bytes, status, code }) => {
    const answer = await say(bytes);
    const head = answer.split('\r\n\r\n', 1)[0] ?? '';
    expect(head).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(head).toMatch(/^content-security-policy: default-src 'none'/im);
    expect(head).toMatch(/^x-content-type-options: nosniff/im);
    expect(head).not.toMatch(/^access-control-/im);
    if (code) expect(answer).toContain(code);
  });

  it('two hundred readers and corrections at once', async () => {
    const headers = {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const { body } = await site.server.inject('/works/1/edit');
    const seen = /name="seen" value="([^"]*)"/.exec(body)?.[1] ?? '';
    const correction = (title: string) =>
      site.server.inject({
        method: 'POST',
        url: '/works/1/edit',
        headers,
        body: new URLSearchParams({ seen, title, rating: 'Teen', status: 'complete' }).toString(),
      });
    const readers = Array.from({ length: 200 }, (_, index) =>
      site.server.inject(index % 2 ? '/works/1' : '/works?q=the'),
    );
    const corrections = await Promise.all([correction('First'), correction('Second')]);
    expect((await Promise.all(readers)).map(({ statusCode }) => statusCode)).toEqual(Array(200).fill(200));
    expect(corrections.map(({ statusCode }) => statusCode).sort()).toEqual([303, 400]);
  });
});

describe('closing', () => {
  it.each([
    ['says nothing', ''],
    ['stopped in the middle of its headers', 'GET / HTTP/1.1\r\nHost: loc'],
    [
      'stopped in the middle of a form',
      `POST /settings HTTP/1.1\r\nHost: localhost\r\n${POST}Content-Length: 99\r\n\r\nabc`,
    ],
    ['keeps its connection', 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'],
  ])('does not wait for a reader who %s', async (_, bytes) => {
    const own = await openSampleSite();
    await own.server.listen({ host: '127.0.0.1', port: 0 });
    const socket = await new Promise<Socket>((resolve) => {
      const opened = connect(portOf(own), '127.0.0.1', () => resolve(opened));
    });
    socket.on('error', () => {});
    await new Promise((resolve) => socket.write(bytes, () => setTimeout(resolve, 50)));
    const begun = performance.now();
    await own.close();
    expect(performance.now() - begun).toBeLessThan(2_000);
    socket.destroy();
  });
});
