import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApi, refusal, tokenFor } from './ask-api.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { BY_PUBLIC, PUBLIC } from './world-site.ts';

const READER = 'https://reader.example';

describe('how often the API may be asked', () => {
  let site: SampleSite;
  beforeAll(async () => {
    site = await openSampleSite(undefined, { apiRate: 40 });
  });
  afterAll(() => site.close());

  it('is said with each answer, and refused beyond', async () => {
    const token = await tokenFor(site);
    const first = await askApi(site, '/tags', { token });
    expect(first.headers).toMatchObject({ 'ratelimit-limit': '40', 'ratelimit-remaining': '39' });
    expect(Number(first.headers['ratelimit-reset'])).toBeGreaterThan(0);
    for (let asked = 1; asked < 40; asked += 1)
      expect((await askApi(site, '/tags', { token })).status).toBe(200);
    const refused = await askApi(site, '/nothing', { token });
    expect(refusal(refused)).toMatchObject({ status: 429, code: 'FL-API-RATE' });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(refusal(await askApi(site, '/tags', { token })).status).toBe(429);
    // Another device, and whoever has no token, are counted by themselves; pages are not counted.
    expect((await askApi(site, '/tags', { token: await tokenFor(site) })).status).toBe(200);
    expect((await askApi(site, '/tags')).status).toBe(200);
    expect((await site.server.inject('/works')).statusCode).toBe(200);
  });

  it('is less often for what costs more', async () => {
    const token = await tokenFor(site);
    const statuses = [];
    for (let asked = 0; asked < 3; asked += 1)
      statuses.push((await askApi(site, '/works/1/export?format=txt', { token })).status);
    expect(statuses).toEqual([200, 200, 429]);
  });

  it('counts tokens that nobody has by where they come from', async () => {
    const statuses = new Set<number>();
    for (let asked = 0; asked < 60; asked += 1)
      statuses.add((await askApi(site, '/tags', { token: `guess-${asked}` })).status);
    expect([...statuses].sort()).toEqual([401, 429]);
  });

  it('counts visitors without a token apart from who sits at the owner’s desk', async () => {
    const world = await openSampleSite(undefined, { apiRate: 10, publicAddress: PUBLIC });
    const statuses = new Set<number>();
    for (let asked = 0; asked < 12; asked += 1)
      statuses.add((await askApi(world, '/tags', { headers: BY_PUBLIC })).status);
    expect([...statuses].sort()).toEqual([401, 429]);
    expect((await askApi(world, '/tags')).headers).toMatchObject({ 'ratelimit-remaining': '9' });
    await world.close();
  });
});

describe('pages elsewhere', () => {
  let site: SampleSite;
  let closed: SampleSite;
  beforeAll(async () => {
    site = await openSampleSite(undefined, { apiOrigins: [READER] });
    closed = await openSampleSite();
  });
  afterAll(async () => {
    await site.close();
    await closed.close();
  });

  const preflight = {
    method: 'OPTIONS',
    headers: { origin: READER, 'access-control-request-method': 'PUT' },
  } as const;

  it('may ask nothing where nobody let them in', async () => {
    const asked = await askApi(closed, '/works', { headers: { origin: READER } });
    expect(Object.keys(asked.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect((await askApi(closed, '/works/1/place', preflight)).status).toBe(405);
  });

  it('may ask where they are let in, and change what their token may', async () => {
    const asked = await askApi(site, '/works', { headers: { origin: READER } });
    expect(asked.headers).toMatchObject({ 'access-control-allow-origin': READER });
    expect(asked.headers['access-control-allow-credentials']).toBeUndefined();
    expect(asked.headers['access-control-expose-headers']).toContain('ETag');
    expect(asked.headers['vary']?.toLowerCase()).toMatch(/origin.*authorization/);
    const allowed = await askApi(site, '/works/1/place', preflight);
    expect(allowed.status).toBe(204);
    expect(allowed.headers['access-control-allow-methods']).toContain('PUT');
    expect(allowed.headers['access-control-allow-headers']).toContain('Authorization');
    const token = await tokenFor(site, 'mark');
    const headers = { origin: READER, 'sec-fetch-site': 'cross-site' };
    expect((await askApi(site, '/works/1/marks/opened', { method: 'PUT', token, headers })).status).toBe(200);
    expect(refusal(await askApi(site, '/works/1/marks/opened', { method: 'PUT', headers })).status).toBe(401);
  });

  it('may not from another origin, and no page but the API answers them', async () => {
    const other = { ...preflight, headers: { ...preflight.headers, origin: 'https://evil.example' } };
    expect(
      (await askApi(site, '/works/1/place', other)).headers['access-control-allow-origin'],
    ).toBeUndefined();
    const page = await site.server.inject({ url: '/works', headers: { origin: READER } });
    expect(page.headers['access-control-allow-origin']).toBeUndefined();
    const form = await site.server.inject({ method: 'POST', url: '/searches', headers: { origin: READER } });
    expect(form.statusCode).toBe(403);
  });
});
