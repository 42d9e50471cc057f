import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentDisposition } from '../../src/web/deliver.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { SAMPLE_ORIGINAL } from './sample-works.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
});
afterAll(() => site.close());

describe('files handed out', () => {
  it('are the original, byte for byte, never shown in place', async () => {
    const reply = await site.server.inject('/works/1/original');
    expect(reply.statusCode).toBe(200);
    expect(reply.body).toBe(SAMPLE_ORIGINAL);
    expect(reply.headers['content-type']).toBe('application/octet-stream');
    expect(reply.headers['content-disposition']).toMatch(/^attachment; filename="msg000\.txt"/);
    expect(reply.headers['content-security-policy']).toBe('sandbox');
    expect(reply.headers['x-content-type-options']).toBe('nosniff');
  });

  it.each(['epub', 'html', 'txt', 'md', 'json'])(
    'are the work as %s, and 304 the second time',
    async (format) => {
      const url = `/works/1/download.${format}`;
      const reply = await site.server.inject(url);
      expect(reply.statusCode).toBe(200);
      expect(reply.headers['content-disposition']).toContain(`.${format}"`);
      expect(reply.rawPayload.length).toBeGreaterThan(500);
      const again = await site.server.inject({
        url,
        headers: { 'if-none-match': String(reply.headers['etag']) },
      });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    },
  );

  it('have names that no header can be broken with', () => {
    expect(contentDisposition('Grüße "x"\r\nSet-Cookie: a.txt')).toBe(
      'attachment; filename="Gr__e _x___Set-Cookie: a.txt"; filename*=UTF-8\'\'Gr%C3%BC%C3%9Fe%20%22x%22%0D%0ASet-Cookie%3A%20a.txt',
    );
    expect(contentDisposition('\ud800.txt')).toContain('%EF%BF%BD.txt');
  });
});

describe('assets', () => {
  it('last under their revision, and fonts are found from the stylesheet', async () => {
    const { body } = await site.server.inject('/about');
    const style = /href="(\/assets\/style\.css\?v=[\w-]+)"/.exec(body)?.[1] ?? '';
    const reply = await site.server.inject(style);
    expect(reply.statusCode).toBe(200);
    expect(reply.headers['cache-control']).toContain('immutable');
    const fonts = [...reply.body.matchAll(/url\("?\.\/([\w-]+\.woff2)"?\)/g)].map(([, name]) => name);
    expect(fonts.length).toBe(20);
    for (const font of fonts) {
      const answer = await site.server.inject({ method: 'HEAD', url: `/assets/${font}` });
      expect([font, answer.statusCode]).toEqual([font, 200]);
    }
  });

  it.each([
    ['enhance.en.js', '/', 17_500],
    ['reading.de.js', '/works/1', 14_000],
  ])('fit: %s, which %s loads, is below %i bytes', async (name, page, most) => {
    const [, language = ''] = name.split('.');
    const { rawPayload } = await site.server.inject(`/assets/${name}`);
    expect(rawPayload.length).toBeGreaterThan(500);
    expect(rawPayload.length).toBeLessThan(most);
    expect(
      (await site.server.inject({ url: page, headers: { 'accept-language': language } })).body,
    ).toContain(`src="/assets/${name}?v=`);
  });

  it('are no more than a page needs', async () => {
    expect((await site.server.inject('/works')).body).not.toMatch(/reading\.\w+\.js/);
  });
});
