/** Works that were opened are read where there is no way to the library. */
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it } from 'vitest';
import { type ReadingSettings, settingsCookie, settingsFrom } from '../../src/web/settings.ts';
import { openSampleSite } from '../web/sample-library.ts';
import { chapter, newWork, paragraph, SAMPLE_WORKS } from '../web/sample-works.ts';
import { axeFaults } from './faults.ts';
import { browseSite, follow, press } from './open-site.ts';

const MORE = Array.from({ length: 10 }, (_, index) =>
  newWork(`Log ${index}`, {}, [chapter(null, [paragraph('Nothing to report.')])]),
);
const site = browseSite(() => openSampleSite([...SAMPLE_WORKS, ...MORE]), { anew: true });
const network = cuttable(() => Number(new URL(site.at).port));
afterEach(() => network.cut());

/** A way to the site that can be cut: that browsers say to be without a network is not said to their workers. */
function cuttable(port: () => number) {
  const open = new Set<Socket>();
  let listener: Server | null = null;
  return {
    async join(): Promise<string> {
      const server = createServer((socket) => {
        const onward = connect(port(), '127.0.0.1');
        for (const [one, other] of [
          [socket, onward],
          [onward, socket],
        ] as const) {
          open.add(one);
          one.on('error', () => other.destroy()).on('close', () => other.destroy());
          one.pipe(other);
        }
      });
      listener = server;
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    },
    cut(): void {
      listener?.close();
      for (const socket of open) socket.destroy();
      open.clear();
    },
  };
}

let at = '';
/** A page of a browser that keeps works. */
async function openKeeping(settings: Partial<ReadingSettings> = {}): Promise<Page> {
  at = await network.join();
  const page = await site.openPage('/about');
  const [, value = ''] = settingsCookie(settingsFrom({ offline: 'on', ...settings })).split(/[=;]/);
  await page.context().addCookies([{ name: 'fanlight-reading', value, url: at }]);
  return page;
}

const goTo = (page: Page, address: string) => page.goto(at + address);
/** Addresses of what is kept, and whether a worker answers. */
const kept = (page: Page): Promise<string[]> =>
  page.evaluate(`caches.open('fanlight-works').then((cache) => cache.keys())
    .then((requests) => requests.map(({ url }) => new URL(url).pathname))`);
const hasWorker = (page: Page) =>
  page.evaluate(
    'navigator.serviceWorker.getRegistrations().then((all) => all.length > 0 && all[0].active !== null)',
  );

async function open(page: Page, ...addresses: string[]): Promise<void> {
  for (const address of addresses) {
    await goTo(page, address);
    const [, id = ''] = /\/works\/(\d+)/.exec(address) ?? [];
    await expect.poll(() => kept(page), { timeout: 15_000 }).toContain(`/works/${id}`);
  }
  await expect.poll(() => hasWorker(page)).toBe(true);
}

describe('works that were opened', () => {
  it('are read whole without a network, with their styles and typefaces; other pages say which they are', async () => {
    const page = await openKeeping();
    await open(page, '/works/5', '/works/1/chapters/2');
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
    await goTo(page, '/works/1/chapters/3');
    await page.waitForLoadState('networkidle');
    expect(fetched).toContain('/offline/works');
    expect(fetched).not.toContain('/works/1');
    network.cut();
    await goTo(page, '/fandoms');
    await page.getByRole('heading', { name: 'Without a network' }).waitFor();
    await goTo(page, '/works/1/chapters/2#p2-7');
    expect(page.url()).toBe(`${at}/works/1?view=full#p2-7`);
    await page.getByRole('heading', { name: '7. ' }).waitFor();
    const face = 'document.fonts.ready.then(() => document.fonts.check("16px Literata"))';
    expect(await page.evaluate(face)).toBe(true);
    expect(await page.evaluate('getComputedStyle(document.querySelector(".reading-bar")).position')).toBe(
      'sticky',
    );
    await goTo(page, '/works/1/chapters/3');
    expect(page.url()).toBe(`${at}/works/1?view=full#chapter-3`);
    await goTo(page, '/works?q=lamp');
    await page.getByText('2 works are kept in this browser').waitFor();
    expect(await page.locator('.kept-works a').allTextContents()).toEqual([
      expect.stringContaining('The Lighthouse Letters'),
      expect.any(String),
    ]);
    expect(await axeFaults(page)).toEqual([]);
    await follow(page.getByRole('button', { name: /^Keep no longer: The Lighthouse Letters/ }));
    await page.getByText('1 work is kept in this browser.').waitFor();
    await goTo(page, '/works/1');
    await page.getByRole('heading', { name: 'Without a network' }).waitFor();
  });

  it('are kept no more when they are muted, and none when the reader wants none', async () => {
    const page = await openKeeping();
    await open(page, '/works/5', '/works/3', '/works/1');
    await page.getByText('Mute…').click();
    await press(page, /^Mute$/);
    await expect.poll(() => kept(page)).toEqual(['/works/5', '/works/3']);
    await goTo(page, '/works/1?muted=show&view=full');
    await page.waitForLoadState('networkidle');
    expect(await kept(page)).toEqual(['/works/5', '/works/3']);
    await goTo(page, '/settings?back=/works');
    await page.getByLabel('Reading without a network').selectOption('off');
    await press(page, 'Keep these');
    await page.waitForURL(/\/works$/);
    await expect.poll(() => page.evaluate('caches.keys()')).toEqual([]);
    await expect.poll(() => hasWorker(page)).toBe(false);
  });

  it('are not kept where they ask before their text', async () => {
    const page = await openKeeping({ adult: 'shown' });
    await open(page, '/works/2', '/works/5');
    await goTo(page, '/settings?back=/works');
    await page.getByLabel('Works rated Mature or Explicit', { exact: true }).selectOption('asked');
    await press(page, 'Keep these');
    await expect.poll(() => kept(page)).toEqual(['/works/5']);
    await goTo(page, '/works/2');
    await page.waitForLoadState('networkidle');
    expect(await kept(page)).toEqual(['/works/5']);
  });

  it('are not kept unless the reader wants it', async () => {
    const page = await site.openPage('/works/1');
    await page.waitForLoadState('networkidle');
    expect([await hasWorker(page), await page.evaluate('caches.keys()')]).toEqual([false, []]);
  });

  it('are the last thirty, and those that the library has', async () => {
    const page = await openKeeping({ adult: 'shown' });
    await goTo(page, '/about');
    await page.evaluate(`caches.open('fanlight-works').then(async (cache) => {
      for (let id = 2; id <= 36; id += 1) await cache.put('/works/' + (id === 36 ? 999 : id) + '?view=full',
        new Response('', { headers: { 'x-kept-title': 'x', 'x-kept-bytes': '10' } }));
    })`);
    await open(page, '/works/1');
    const ids = Array.from({ length: 29 }, (_, index) => `/works/${index + 7}`);
    await expect.poll(() => kept(page)).toEqual([...ids, '/works/1']);
  });
});
