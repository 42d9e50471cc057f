/** What pages say to programs, in a browser that keeps to the site's policy. */
import { describe, expect, it } from 'vitest';
import { FIRING, IDS, openWorldSite, SECRET } from '../web/world-site.ts';
import { browseSite, follow } from './open-site.ts';

const site = browseSite(() => openWorldSite());

describe('the data of a work', () => {
  it('stands in its page under the policy, which a browser finds nothing against, and runs nothing', async () => {
    const page = await site.browser.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    page.on('dialog', (dialog) => dialog.dismiss());
    await page.exposeFunction('fire', () => said.push('fired'));
    await page.addInitScript(
      `document.addEventListener('securitypolicyviolation', (event) => console.error('violation', event.violatedDirective))`,
    );
    for (const id of [IDS.open, IDS.hostile]) {
      await page.goto(`${site.at}/works/${id}`, { waitUntil: 'networkidle' });
      const data = await page.locator('script[type="application/ld+json"]').textContent();
      expect(JSON.parse(data ?? '')).toMatchObject({ abstract: id === IDS.open ? SECRET : FIRING });
    }
    expect(said).toEqual([]);
    // The same page without a type of data would break the policy, so the browser does look.
    await page.evaluate(
      `document.head.append(Object.assign(document.createElement('script'), { textContent: 'fire()' }))`,
    );
    await page.waitForTimeout(100);
    expect(said.join()).toContain('violation script-src-elem');
    expect(said).not.toContain('fired');
    await page.close();
  });
});

describe('with the keyboard and without scripts', () => {
  it('a reader comes from a work to its feed, and from the settings to the devices', async () => {
    const page = await site.openPage('/works/1', { javaScriptEnabled: false });
    const feed = page.getByRole('link', { name: 'Follow in a feed reader' });
    expect(await feed.getAttribute('href')).toBe('/works/1/feed.atom');
    await page.goto(`${site.at}/settings`);
    await follow(page.getByRole('main').getByRole('link', { name: 'Devices' }));
    expect(page.url()).toBe(`${site.at}/devices`);
  });
});
