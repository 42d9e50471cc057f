import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { Hub } from '../../src/web/hub.ts';
import type { SampleSite } from './sample-library.ts';
import { BY_PUBLIC, openWorldSite, PUBLIC } from './world-site.ts';

/** A hub that keeps what it is told, and answers as it is told to. */
type FakeHub = { server: Server; address: string; told: string[][]; status: number };

async function openFakeHub(): Promise<FakeHub> {
  const fake: FakeHub = { server: createServer(), address: '', told: [], status: 204 };
  fake.server.on('request', async (request, response) => {
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    const form = new URLSearchParams(Buffer.concat(pieces).toString());
    expect([request.method, form.get('hub.mode')]).toEqual(['POST', 'publish']);
    fake.told.push(form.getAll('hub.url'));
    response.writeHead(fake.status).end();
  });
  fake.server.listen(0, '127.0.0.1');
  await once(fake.server, 'listening');
  fake.address = `http://127.0.0.1:${(fake.server.address() as AddressInfo).port}/`;
  return fake;
}

let fake: FakeHub;
let site: SampleSite;
beforeAll(async () => {
  fake = await openFakeHub();
  site = await openWorldSite({ hub: fake.address });
});
afterAll(async () => {
  await site.close();
  fake.server.close();
});

const feed = async (url: string, headers: Record<string, string> = BY_PUBLIC) =>
  (await site.server.inject({ url, headers })).body;

describe('the feed', () => {
  it.each(['/works/1/feed.atom', '/feeds/fandom.atom?name=Emma', '/feeds/creator.atom?name=Quill'])(
    '%s names the hub and itself, asked for by the public address',
    async (url) => {
      const body = await feed(url);
      expect(body).toContain(`<link rel="hub" href="${fake.address}"/>`);
      expect(body).toContain(`<link rel="self" type="application/atom+xml" href="${PUBLIC}${url}"/>`);
    },
  );

  it.each([
    ['of a search', '/feeds/works.atom?q=Emma', BY_PUBLIC],
    ['asked for by another name', '/works/1/feed.atom', { host: 'localhost' }],
    ['of a later page', '/feeds/fandom.atom?name=Emma&page=2', BY_PUBLIC],
  ])('%s names none', async (_, url, headers) => {
    expect(await feed(url, headers)).not.toContain('rel="hub"');
  });
});

describe('the hub', () => {
  let hub: Hub;
  const failures: (number | null)[] = [];
  beforeEach(() => {
    fake.told.length = 0;
    fake.status = 204;
    failures.length = 0;
    hub = new Hub({
      address: fake.address,
      library: site.library,
      every: 1_000_000,
      retry: 60,
      onFailure: (status) => failures.push(status),
    });
  });
  afterEach(() => hub.close());

  const change = async (title: string) =>
    site.library.catalogue.revise(1 as WorkId, { title }, '2026-04-01T00:00:00.000Z');
  /** The first look sees that something changed, the second that no more does. */
  const look = async () => {
    await hub.look();
    await hub.look();
  };

  it('is told of nothing while nothing changes, and of nothing from before', async () => {
    hub.note('https://stories.example/works/1/feed.atom');
    await look();
    await look();
    expect(fake.told).toEqual([]);
  });

  it('is told once of each feed that was handed out when something changed, fifty at a time', async () => {
    await look();
    for (let at = 0; at < 120; at += 1) hub.note(`${PUBLIC}/works/${at}/feed.atom`);
    hub.note(`${PUBLIC}/works/0/feed.atom`);
    await change('First');
    await look();
    expect(fake.told.map((topics) => topics.length)).toEqual([50, 50, 20]);
    expect(new Set(fake.told.flat()).size).toBe(120);
    await look();
    expect(fake.told).toHaveLength(3);
  });

  it('is left in peace while changes keep coming', async () => {
    await look();
    hub.note(`${PUBLIC}/works/1/feed.atom`);
    for (const title of ['Second', 'Third', 'Fourth']) {
      await change(title);
      await hub.look();
    }
    expect(fake.told).toEqual([]);
    await hub.look();
    expect(fake.told).toHaveLength(1);
  });

  it('is asked again later where it fails, each time after a longer while', async () => {
    await look();
    hub.note(`${PUBLIC}/works/1/feed.atom`);
    fake.status = 503;
    await change('Fifth');
    await look();
    await look();
    expect(failures).toEqual([503]);
    await new Promise((resolve) => setTimeout(resolve, 80));
    await look();
    expect(failures).toEqual([503, 503]);
    // Sixty milliseconds were enough the first time.
    await new Promise((resolve) => setTimeout(resolve, 80));
    await look();
    expect(failures).toHaveLength(2);
    fake.status = 202;
    await new Promise((resolve) => setTimeout(resolve, 80));
    await look();
    expect(fake.told).toHaveLength(3);
    await look();
    expect(fake.told).toHaveLength(3);
  });

  it('remembers no more than five hundred feeds, and is closed while it waits', async () => {
    await look();
    for (let at = 0; at < 700; at += 1) hub.note(`${PUBLIC}/works/${at}/feed.atom`);
    await change('Sixth');
    await look();
    expect(fake.told.flat()).toHaveLength(500);
    expect(fake.told.flat()).not.toContain(`${PUBLIC}/works/199/feed.atom`);
  });

  it('that cannot be reached fails like one that refuses', async () => {
    const lost: (number | null)[] = [];
    const away = new Hub({
      address: 'http://127.0.0.1:9/',
      library: site.library,
      every: 1_000_000,
      onFailure: (status) => lost.push(status),
    });
    await away.look();
    away.note(`${PUBLIC}/works/1/feed.atom`);
    await change('Seventh');
    await away.look();
    await away.look();
    expect(lost).toEqual([null]);
    await away.close();
  });
});
