/** The page of devices, the catalogue for e-readers and feeds in German. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDevice } from '#library';
import { CATALOGUES } from '../../src/words/catalogues.ts';
import { OWN_FORM } from './ask-site.ts';
import { englishIn, GERMAN } from './in-german.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
  await addDevice(site.library, 'Kobo');
});
afterAll(() => site.close());

const get = (url: string, headers: Record<string, string> = GERMAN) => site.server.inject({ url, headers });

describe('devices in German', () => {
  it.each<[string, { url: string; name?: string }]>([
    ['1 Gerät.', { url: '/devices' }],
    ['Schreib dir das jetzt auf', { url: '/devices', name: 'Tolino' }],
    ['Ein anderes Gerät heißt schon so.', { url: '/devices', name: 'Kobo' }],
  ])('%s', async (sentence, { url, name }) => {
    const { body } =
      name === undefined
        ? await get(url)
        : await site.server.inject({
            method: 'POST',
            url,
            headers: { ...OWN_FORM, ...GERMAN },
            payload: new URLSearchParams({ name }).toString(),
          });
    expect(await markupFaults(body)).toEqual([]);
    expect(body).toContain(sentence);
    expect(englishIn(body, Object.keys(CATALOGUES.en))).toEqual([]);
  });
});

describe('feeds and catalogues in German', () => {
  it.each([
    ['/opds', 'Alle, unter deren Namen ein Werk steht.'],
    ['/opds/v2', 'Zuletzt hinzugekommen'],
    ['/opds/all', 'Freigabe: Teen And Up Audiences'],
    ['/opds/v2/all', 'Ohne Major Character Death'],
    ['/works/1/feed.atom', 'Kapitel 1'],
  ])('%s says: %s', async (url, sentence) => {
    const german = await get(url);
    expect([german.statusCode, german.headers['content-language']]).toEqual([200, 'de']);
    expect(german.body).toContain(sentence);
    const english = await get(url, {});
    expect(english.headers['etag']).not.toBe(german.headers['etag']);
    expect(english.body).not.toContain(sentence);
  });
});

describe('pages of what can be followed', () => {
  it.each(['/works/1', '/creator?name=Annie+M.', '/tags/fandom/Sherlock%20Holmes'])(
    '%s name their feed',
    async (url) => {
      const { body } = await get(url, {});
      const [, feed = ''] =
        /<link rel="alternate" type="application\/atom\+xml" href="([^"]+)">/.exec(body) ?? [];
      const answer = await get(feed.replaceAll('&amp;', '&'), {});
      expect([feed, answer.statusCode, answer.headers['content-type']]).toEqual([
        feed,
        200,
        'application/atom+xml;charset=utf-8',
      ]);
      expect(answer.body).toContain('The Lighthouse Letters');
    },
  );
});
