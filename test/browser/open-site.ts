/** The sample site, listening on a free port of this machine, and a browser to look at it with. */
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import type { NewWork } from '#catalogue';
import { openSampleSite, type SampleSite } from '../web/sample-library.ts';
import { launchChromium } from './chromium.ts';

/** `at` is the site's address without a slash at its end. */
export type OpenSite = { at: string; browser: Browser; close(): Promise<void> };

/** Opens both. */
export async function openSite(works?: readonly NewWork[]): Promise<OpenSite> {
  return openSiteOver(await openSampleSite(works));
}

/** The same over a site that is open already, and is closed with it. */
export async function openSiteOver(site: SampleSite): Promise<OpenSite> {
  await site.server.listen({ host: '127.0.0.1', port: 0 });
  const { port } = site.server.server.address() as AddressInfo;
  const browser = await launchChromium();
  const close = async () => {
    await browser.close();
    await site.close();
  };
  return { at: `http://127.0.0.1:${port}`, browser, close };
}
