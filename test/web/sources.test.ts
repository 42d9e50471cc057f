import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FileOutcome } from '#catalogue';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

describe('an old address', () => {
  it.each([
    ['/viewstory.php?sid=7', '/works/5'],
    ['/viewstory.php?ageconsent=ok&warning=4&sid=7', '/works/5'],
    ['/viewstory.php?sid=7&chapter=1', '/works/5/chapters/1'],
    ['/viewuser.php?uid=3', '/creator?name=Quill'],
    ['/viewseries.php?seriesid=2', '/series?name=Lamps'],
    ['/news.php?nid=1', '/pages/1'],
    ['/old?address=http%3A%2F%2Fwww.lamps.example%2Fviewstory.php%3Fsid%3D7', '/works/5'],
  ])('%s leads to %s for good', async (old, now) => {
    const reply = await site.server.inject(old);
    expect([reply.statusCode, reply.headers['location']]).toEqual([301, now]);
  });

  it('leads nowhere for other sites, and never away from this one', async () => {
    for (const old of [
      '/old?address=http%3A%2F%2Fother.example%2Fviewstory.php%3Fsid%3D7',
      '/old?address=%2F%2Felsewhere.example%2F',
      '//elsewhere.example/',
      '/viewstory.php?sid=8',
    ])
      expect((await site.server.inject(old)).statusCode).toBe(404);
    expect((await site.server.inject({ method: 'POST', url: '/viewstory.php?sid=7' })).statusCode).not.toBe(
      301,
    );
  });

  it('typed into the search leads there as well', async () => {
    const asked = encodeURIComponent('http://lamps.example/viewstory.php?sid=7');
    const reply = await site.server.inject(`/works?q=${asked}`);
    expect([reply.statusCode, reply.headers['location']]).toEqual([301, '/works/5']);
  });
});

describe('pictures', () => {
  it('are served under their hash, for good, as what they are', async () => {
    const bytes = Buffer.from('\x89PNG\r\n\x1a\nnot much of one', 'latin1');
    const { catalogue, media, originals } = site.library;
    const batch = await catalogue.startBatch({ sources: [], startedAt: '2026-03-04T10:20:00.000Z' });
    const hash = await media.put(bytes);
    const outcome: FileOutcome = {
      path: 'a.epub',
      original: await originals.put(bytes),
      bytes: bytes.length,
      format: 'epub',
      encoding: null,
      losses: [],
      error: null,
      works: [],
      pictures: [{ hash, mediaType: 'image/png', bytes: bytes.length }],
    };
    await catalogue.saveFiles(batch, [outcome]);
    const reply = await site.server.inject(`/media/${hash}`);
    expect(reply.headers['content-type']).toBe('image/png');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
    expect(reply.headers['cache-control']).toContain('immutable');
    expect(Buffer.compare(reply.rawPayload, bytes)).toBe(0);
    const other = createHash('sha256').update('none').digest('hex');
    expect((await site.server.inject(`/media/${other}`)).statusCode).toBe(404);
  });
});

describe('every original of a work', () => {
  it('can be taken away, and no other file', async () => {
    const page = await site.server.inject('/works/5/originals');
    const links = [...page.body.matchAll(/href="(\/works\/5\/originals\/[0-9a-f]{64})"/g)].map(
      ([, link]) => link ?? '',
    );
    expect(links).toHaveLength(2);
    const files = await Promise.all(links.map(async (link) => (await site.server.inject(link)).body));
    expect(files[1]).toBe('The same words in another file.');
    const other = links[1]?.replace('/works/5/', '/works/1/') ?? '';
    expect((await site.server.inject(other)).statusCode).toBe(404);
  });
});
