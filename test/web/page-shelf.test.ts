import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { markWork, reviseWork } from '#library';
import { settingsCookie, settingsFrom } from '../../src/web/settings.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { SAMPLE_WORKS } from './sample-works.ts';

let site: SampleSite;
beforeEach(async () => {
  site = await openSampleSite(SAMPLE_WORKS);
});
afterEach(() => site.close());

async function ask(url: string, headers: Record<string, string> = {}) {
  const { body, statusCode, headers: given } = await site.server.inject({ url, headers });
  return { body, statusCode, etag: String(given['etag']), language: given['content-language'] };
}

const PAGES = ['/works', '/works?q=lighthouse', '/works/1', '/works/1/chapters/1', '/fandoms', '/creators'];

describe('a page asked for again', () => {
  it.each(PAGES)('is the same, and is not sent to who has it: %s', async (url) => {
    const first = await ask(url);
    expect(first.statusCode).toBe(200);
    expect(await ask(url)).toEqual(first);
    const held = await ask(url, { 'if-none-match': first.etag });
    expect([held.statusCode, held.body]).toEqual([304, '']);
  });

  it('is another as soon as something was written', async () => {
    const before = await ask('/works/1');
    await reviseWork(site.library, 1 as WorkId, { title: 'The Other Lamp' });
    const after = await ask('/works/1', { 'if-none-match': before.etag });
    expect([after.statusCode, after.body.includes('The Other Lamp')]).toEqual([200, true]);
    await markWork(site.library, 1 as WorkId, { mark: 'bookmarked', set: true });
    expect((await ask('/works/1')).etag).not.toBe(after.etag);
  });

  it('is each reader’s own, in each language', async () => {
    const sepia = { cookie: settingsCookie(settingsFrom({ scheme: 'sepia' })).split(';')[0] ?? '' };
    const plain = await ask('/works/1');
    const brown = await ask('/works/1', sepia);
    const german = await ask('/works/1', { 'accept-language': 'de' });
    expect([plain, brown, german].map(({ body }) => /<html [^>]*>/.exec(body)?.[0])).toEqual([
      expect.stringContaining('lang="en"'),
      expect.stringContaining('data-scheme="sepia"'),
      expect.stringContaining('lang="de"'),
    ]);
    expect([await ask('/works/1'), await ask('/works/1', sepia)]).toEqual([plain, brown]);
    expect(new Set([plain, brown, german].map(({ etag }) => etag)).size).toBe(3);
  });

  it('is made anew where chance chooses', async () => {
    const seeds = async () => /sort:random:\d+/.exec((await ask('/works?q=sort%3Arandom')).body)?.[0];
    const first = await seeds();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(first).toBeDefined();
    expect(await seeds()).not.toBe(first);
  });
});
