import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OWN_FORM } from './ask-site.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { SAMPLE_WORKS } from './sample-works.ts';

const SECRET = 'zebrafinch';
const lines: string[] = [];
let site: SampleSite;
beforeAll(async () => {
  const stream = { write: (line: string) => lines.push(line) };
  site = await openSampleSite(SAMPLE_WORKS, {}, { log: { stream, requests: true } });
  await site.server.listen({ host: '127.0.0.1', port: 0 });
});
afterAll(() => site.close());

const records = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>);

/** Sends bytes as they are, and waits for the end. */
function send(bytes: string): Promise<void> {
  const [address] = site.server.addresses();
  return new Promise((resolve) => {
    const socket = connect(typeof address === 'object' ? address.port : 0, '127.0.0.1', () =>
      socket.end(bytes),
    );
    socket.on('data', () => {});
    socket.on('error', () => {});
    socket.on('close', () => resolve());
  });
}

describe('the log', () => {
  it('has a line for each answer, with the route and not what was asked for', async () => {
    await site.server.inject(`/works?q=${SECRET}`);
    expect(records().at(-1)).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
      reqId: expect.any(String),
      method: 'GET',
      route: '/works',
      status: 200,
      ms: expect.any(Number),
      msg: 'answered',
    });
  });

  it('says nothing of who asked, for what, or with what in hand, whatever was sent', async () => {
    lines.length = 0;
    const title = SAMPLE_WORKS[0]?.metadata.title ?? '';
    for (const url of [
      `/works?q=${SECRET}`,
      `/${SECRET}`,
      `/works/1?${SECRET}=1`,
      `/tags/fandom/${SECRET}`,
      `/key/${SECRET}/opds`,
      `/creator?name=${SECRET}`,
      `/old/http://${SECRET}.test/`,
      `/oembed?url=${SECRET}`,
      '/works/%',
      `/works/${'9'.repeat(300)}`,
      '/works/1',
    ])
      await site.server.inject({
        url,
        remoteAddress: '192.0.2.77',
        headers: { cookie: `a=${SECRET}`, 'user-agent': SECRET, referer: SECRET, authorization: SECRET },
      });
    await site.server.inject({
      method: 'POST',
      url: '/searches',
      headers: OWN_FORM,
      payload: `query=${SECRET}&name=${SECRET}`,
    });
    await site.server.inject({ url: '/', headers: { host: `${SECRET}.test` } });
    for (const bytes of [
      `GET /${SECRET} HTTP/1.1\r\nHost: localhost\r\nX: ${SECRET}`,
      `${SECRET}\r\n\r\n`,
      `GET /works?q=${SECRET} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
      `POST /settings HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99\r\n\r\n${SECRET}`,
    ])
      await send(bytes);
    expect(lines.length).toBeGreaterThan(12);
    const all = lines.join('');
    expect(all).not.toContain(SECRET);
    expect(all).not.toMatch(/192\.0\.2|127\.0\.0\.1|remoteAddress|user-agent|cookie/i);
    expect(title).not.toBe('');
    expect(all).not.toContain(title);
    const known = ['level', 'time', 'reqId', 'method', 'route', 'status', 'ms', 'msg', 'err'];
    for (const record of records()) expect(known).toEqual(expect.arrayContaining(Object.keys(record)));
  });

  it('says of a failure what it was and where, and not its message', async () => {
    lines.length = 0;
    const { catalogue } = site.library;
    const thrown = Object.assign(new TypeError(`cannot read ${SECRET}`, { cause: new Error(SECRET) }), {
      code: 'E_BROKEN',
    });
    const works = catalogue.work;
    Object.assign(catalogue, { work: () => Promise.reject(thrown) });
    const { statusCode } = await site.server.inject('/works/1/evidence');
    Object.assign(catalogue, { work: works });
    expect(statusCode).toBe(500);
    const failure = records().find(({ level }) => level === 'error');
    expect(failure).toMatchObject({
      msg: 'a request failed',
      err: { type: 'TypeError', code: 'E_BROKEN', message: '', cause: { type: 'Error' } },
    });
    expect(JSON.stringify(failure)).toMatch(/log\.test\.ts:\d+:\d+/);
    expect(lines.join('')).not.toContain(SECRET);
    expect(lines.join('')).not.toMatch(/\/home\/|\/root\/|\/work\//);
  });

  it.each([
    ['an error alone', (log: SampleSite['server']['log']) => log.error(new Error(SECRET))],
    ['an error beside nothing', (log: SampleSite['server']['log']) => log.error({ err: new Error(SECRET) })],
    ['a request', (log: SampleSite['server']['log']) => log.error({ req: { url: SECRET } }, 'odd')],
  ])('keeps to that where the framework logs %s', (_, write) => {
    lines.length = 0;
    write(site.server.log);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain(SECRET);
  });
});
