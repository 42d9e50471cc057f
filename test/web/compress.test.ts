import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

const ask = (url: string, encoding: string) =>
  site.server.inject({ url, headers: encoding === '' ? {} : { 'accept-encoding': encoding } });

describe('answers', () => {
  it.each(['/works', '/works/1', '/assets/style.css', '/assets/enhance.en.js', '/opds/works'])(
    'are sent as small as the browser can read them: %s',
    async (url) => {
      const plain = await ask(url, '');
      const brotli = await ask(url, 'gzip, deflate, br, zstd');
      const gzip = await ask(url, 'gzip');
      expect([plain, brotli, gzip].map(({ headers }) => headers['content-encoding'])).toEqual([
        undefined,
        'br',
        'gzip',
      ]);
      expect(brotliDecompressSync(brotli.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(gunzipSync(gzip.rawPayload).equals(plain.rawPayload)).toBe(true);
      expect(brotli.rawPayload.length).toBeLessThan(plain.rawPayload.length * 0.6);
      expect(String(brotli.headers['vary'])).toContain('accept-encoding');
    },
  );

  it.each(['/works/1/download.epub'])('are left as they are where that saves nothing: %s', async (url) => {
    expect((await ask(url, 'br')).headers['content-encoding']).toBeUndefined();
  });

  it('of a kept page are compressed as well, and not sent to who has them', async () => {
    const first = await ask('/works', 'br');
    const again = await ask('/works', 'br');
    expect(again.rawPayload.equals(first.rawPayload)).toBe(true);
    const held = await site.server.inject({
      url: '/works',
      headers: { 'accept-encoding': 'br', 'if-none-match': String(first.headers['etag']) },
    });
    expect([held.statusCode, held.rawPayload.length]).toEqual([304, 0]);
  });
});
