import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { findSimilar, markWork, muteWorks, unmuteWorks } from '#library';
import { OWN_FORM } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { nameHarbours, SEAFARING_WORKS } from './seafaring-works.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite(SEAFARING_WORKS);
  await nameHarbours(site.library);
});
afterAll(() => site.close());

const likeLamp = async () =>
  (await findSimilar(site.library, 1 as WorkId)).map(({ work, says }) => `${work.title}: ${says}`);

describe('more like a work', () => {
  it('are those that share rare tags, also under another name, and each says which', async () => {
    expect(await likeLamp()).toEqual([
      'The Bell: Shares Mara Kell, Harbour Lights and Storms',
      'The Reeds: Shares Storms',
      'The Buoy: Shares Harbour Lights',
    ]);
  });

  it('leave out what is muted', async () => {
    const mute = await muteWorks(site.library, { query: 'title:Bell' });
    expect((await likeLamp()).map((said) => said.split(':')[0])).toEqual(['The Reeds', 'The Buoy']);
    await unmuteWorks(site.library, mute);
  });

  it('stand on a page of their own, which the work leads to', async () => {
    const { body } = await site.server.inject('/works/1/like');
    expect(body).toContain('Shares Mara Kell, Harbour Lights and Storms.');
    expect(await markupFaults(body)).toEqual([]);
    expect((await site.server.inject('/works/1')).body).toContain('href="/works/1/like"');
  });

  it('are none for a work that shares nothing', async () => {
    const only = await openSampleSite(SEAFARING_WORKS.slice(0, 1));
    const { body } = await only.server.inject('/works/1/like');
    await only.close();
    expect(body).toContain('No other work of this library');
  });
});

describe('passages in the results of a search', () => {
  async function shown(form: Record<string, string>): Promise<number> {
    const kept = await site.server.inject({
      method: 'POST',
      url: '/settings',
      headers: OWN_FORM,
      payload: new URLSearchParams({ ...form, back: '/' }).toString(),
    });
    const cookie = String(kept.headers['set-cookie']).split(';')[0] ?? '';
    const { body } = await site.server.inject({ url: '/works?q=lamp+turn', headers: { cookie } });
    expect(await markupFaults(body)).toEqual([]);
    return body.split('The <mark>lamp</mark> <mark>turned</mark>.').length - 1;
  }

  it('are shown to who asked for them, and of which works', async () => {
    await markWork(site.library, 2 as WorkId, { mark: 'opened', set: true });
    expect(await shown({})).toBe(0);
    expect(await shown({ passages: 'any' })).toBe(0);
    expect(await shown({ passages: 'opened', warned: 'yes' })).toBe(1);
    expect(await shown({ passages: 'any', warned: 'yes' })).toBe(5);
    expect(await shown({ passages: 'all', warned: 'yes' })).toBe(0);
  });

  it('say in the settings what was agreed to', async () => {
    const headers = { cookie: 'fanlight-reading=literata.medium.auto.opened.no.yes' };
    const { body } = await site.server.inject({ url: '/settings', headers });
    expect(await markupFaults(body)).toEqual([]);
    expect(body).toMatch(/id="passages-opened"[^>]* checked/);
    expect(body).toMatch(/id="warned"[^>]* checked/);
    expect(body).not.toMatch(/id="mature"[^>]* checked/);
  });
});
