/** What the site says of works that a browser keeps; that it keeps them is a test of browsers. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ReadingSettings, settingsCookie, settingsFrom } from '../../src/web/settings.ts';
import { postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';

let site: SampleSite;
beforeAll(async () => {
  site = await openSampleSite();
  await postForm(site, '/mutes', { pattern: 'query', value: 'id:3', note: '', back: '/' });
});
afterAll(() => site.close());

const asked = async (url: string, settings: Partial<ReadingSettings>) =>
  site.server.inject({ url, headers: { cookie: settingsCookie(settingsFrom(settings)) } });
const ON = { offline: 'on' } as const;

describe('which works may be kept', () => {
  it.each([
    ['nothing where the reader wants none kept', {}, '1,2,3', null],
    ['what no mute hides', ON, '1,3,5', [1, 5]],
    ['not what asks first', ON, '1,2', [1]],
    ['also works for adults where these do not ask', { ...ON, adult: 'shown' }, '2,1', [2, 1]],
    ['not what is not here', ON, '999,1,0', [1]],
    ['no nonsense', ON, '1,x,-2,1e3,,1.5,99999999999999999', [1]],
    ['none of none', ON, '', []],
  ] as const)('%s', async (_, settings, ids, allowed) => {
    const reply = await asked(`/offline/works?ids=${ids}`, settings);
    expect([reply.statusCode, reply.json()]).toEqual([200, allowed]);
    expect(reply.headers['cache-control']).toBe('no-store');
  });

  it('is said of some hundred at most', async () => {
    const reply = await asked(`/offline/works?ids=${'9,'.repeat(200)}1`, ON);
    expect(reply.json()).not.toContain(1);
  });
});

describe('a page', () => {
  it('of a story names the work to be kept, and brings the script, where works are kept', async () => {
    const on = (await asked('/works/1', ON)).body;
    expect(on).toMatch(/<story-reader[^>]* data-work="1" data-state="1 /);
    expect(on).toContain('/assets/offline.en.js?v=');
    expect((await asked('/works/1', {})).body).not.toContain('/assets/offline.en.js');
    expect((await asked('/works', ON)).body).not.toContain('/assets/offline.en.js');
  });

  it('of a work that is held back names none', async () => {
    for (const address of [
      '/works/2',
      '/works/3',
      '/works/3?view=full&muted=show',
      '/works/3/chapters/1?muted=show',
    ])
      expect((await asked(address, ON)).body).not.toContain('data-work=');
    expect((await asked('/works/3?view=full&muted=show', ON)).body).toContain('<story-reader');
  });

  it.each(['on', 'off'] as const)('says what is kept where it is %s', async (offline) => {
    const { body, statusCode } = await asked('/offline', { offline });
    expect([statusCode, await markupFaults(body)]).toEqual([200, []]);
    expect(body.includes('<kept-works>')).toBe(offline === 'on');
    expect(body.includes('Nothing is kept now')).toBe(offline === 'off');
    expect(body).toContain('/assets/offline.en.js?v=');
  });

  it('lets workers of its own run, and no others', async () => {
    const { headers } = await asked('/works', ON);
    expect(headers['content-security-policy']).toContain("worker-src 'self'");
  });
});

it('the worker answers for every page, and is asked for anew each time', async () => {
  const { headers, statusCode } = await site.server.inject('/assets/offline-worker.js');
  expect([statusCode, headers['service-worker-allowed'], headers['cache-control']]).toEqual([
    200,
    '/',
    'no-cache',
  ]);
  expect((await site.server.inject('/assets/style.css')).headers['service-worker-allowed']).toBeUndefined();
});
