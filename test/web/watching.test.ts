import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exposition, type Family } from '../../src/web/exposition.ts';
import { type ImportingSite, openSampleSite, type SampleSite } from './sample-library.ts';
import { openWorldSite } from './world-site.ts';

let site: ImportingSite;
beforeAll(async () => {
  site = await openWorldSite({ metrics: 'local' });
});
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = {}, one: SampleSite = site) =>
  one.server.inject({ url, headers });

/** What text of the format says: the type of each name, and each number by name and labels (Prometheus exposition format 0.0.4). */
function readExposition(text: string): { types: Map<string, string>; numbers: Map<string, number> } {
  const types = new Map<string, string>();
  const numbers = new Map<string, number>();
  expect(text.endsWith('\n')).toBe(true);
  for (const line of text.slice(0, -1).split('\n')) {
    const [, kind, name = '', rest = ''] = /^# (HELP|TYPE) ([a-z_]+) (.+)$/.exec(line) ?? [];
    if (kind === 'TYPE') {
      expect(types.has(name)).toBe(false);
      types.set(name, rest);
    }
    if (kind !== undefined) continue;
    const [, sample = '', labels = '', value = ''] =
      /^([a-z_]+)(\{(?:[a-z]+="(?:\\[\\"n]|[^"\\])*",?)+\})? ((?:[+-]?Inf|NaN|-?\d[\d.e+-]*))$/.exec(line) ??
      [];
    expect(sample, line).not.toBe('');
    const family = [sample, sample.replace(/_(?:bucket|sum|count)$/, '')].find((one) => types.has(one));
    expect(family, line).toBeDefined();
    expect(numbers.has(sample + labels), line).toBe(false);
    numbers.set(sample + labels, Number(value));
  }
  return { types, numbers };
}

describe('/healthz and /readyz', () => {
  it('say that the server lives and is ready, in words that programs read', async () => {
    for (const [url, words] of [
      ['/healthz', 'alive\n'],
      ['/readyz', 'ready\n'],
    ] as const) {
      const { statusCode, body, headers } = await get(url, { 'accept-language': 'de' });
      expect([statusCode, body, headers['cache-control']]).toEqual([200, words, 'no-store']);
      expect((await site.server.inject({ method: 'HEAD', url })).statusCode).toBe(200);
    }
  });

  it('say why it is not: the index lacks something, the catalogue is closed, the server stops', async () => {
    const other = await openSampleSite();
    const { catalogue } = other.library;
    await catalogue.revise(1 as never, { title: 'Not indexed yet' }, '2026-04-01T00:00:00.000Z');
    const behind = await get('/readyz', {}, other);
    expect([behind.statusCode, behind.body]).toEqual([503, 'the index does not hold all works yet\n']);
    await catalogue.close();
    const closed = await get('/readyz', {}, other);
    expect([closed.statusCode, closed.body]).toEqual([503, 'the catalogue cannot be read\n']);
    expect((await get('/healthz', {}, other)).statusCode).toBe(200);
    await other.server.close();
  });
});

describe('/metrics', () => {
  it('are numbers in the format of Prometheus', async () => {
    await get('/works/1');
    await get('/works?q=secretword');
    await get('/secretpath');
    const { body, headers } = await get('/metrics');
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    const { types, numbers } = readExposition(body);
    expect(numbers.get('fanlight_works')).toBe(7);
    expect(numbers.get('fanlight_chapters')).toBe(14);
    expect(numbers.get('fanlight_index_caught_up')).toBe(1);
    expect(numbers.get('fanlight_imports_queued')).toBe(0);
    expect(numbers.get('fanlight_database_bytes')).toBeGreaterThan(8192);
    expect(numbers.get('process_resident_memory_bytes')).toBeGreaterThan(1e7);
    expect(numbers.get('fanlight_http_requests_total{method="GET",route="/works/:id",status="200"}')).toBe(1);
    expect(numbers.get('fanlight_http_requests_total{method="GET",route="none",status="404"}')).toBe(1);
    expect(types.get('fanlight_http_request_duration_seconds')).toBe('histogram');
    // Nothing was backed up or checked yet.
    expect(numbers.has('fanlight_last_backup_age_seconds')).toBe(false);
    expect(body).not.toMatch(/secret|Open Door|Quill/);
  });

  it('count answers in buckets that only grow, the last of which holds all', async () => {
    const { numbers } = readExposition((await get('/metrics')).body);
    const buckets = [...numbers].filter(([name]) =>
      name.startsWith('fanlight_http_request_duration_seconds_bucket{route="/works/:id"'),
    );
    expect(buckets.length).toBeGreaterThan(10);
    const values = buckets.map(([, value]) => value);
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(buckets.at(-1)?.[0]).toContain('le="+Inf"');
    expect(values.at(-1)).toBe(
      numbers.get('fanlight_http_request_duration_seconds_count{route="/works/:id"}'),
    );
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-real-ip', 'via'])(
    'are told to no one for whom a proxy asks (%s)',
    async (name) => {
      expect((await get('/metrics', { [name]: '192.0.2.1' })).statusCode).toBe(404);
    },
  );

  it('are told to nobody from elsewhere, unless to everybody, and are off by themselves', async () => {
    const from = (one: SampleSite) =>
      one.server.inject({ url: '/metrics', remoteAddress: '192.0.2.7' }).then((reply) => reply.statusCode);
    expect(await from(site)).toBe(404);
    const all = await openWorldSite({ metrics: 'all' });
    expect(await from(all)).toBe(200);
    await all.close();
    const off = await openWorldSite();
    expect((await get('/metrics', {}, off)).statusCode).toBe(404);
    await off.close();
  });

  it('escape what a label may not have', () => {
    const family: Family = {
      name: 'a_name',
      help: 'One\\two\nthree.',
      type: 'gauge',
      samples: [{ labels: { route: 'a"b\\c\nd' }, value: Number.POSITIVE_INFINITY }],
    };
    expect(exposition([family])).toBe(
      '# HELP a_name One\\\\two\\nthree.\n# TYPE a_name gauge\na_name{route="a\\"b\\\\c\\nd"} +Inf\n',
    );
  });
});
