import { describe, expect, it } from 'vitest';
import { DOUBLED_WORKS } from '../web/doubled-works.ts';
import { openSampleSite } from '../web/sample-library.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, follow, press } from './open-site.ts';

const site = browseSite(() => openSampleSite(DOUBLED_WORKS), { anew: true });

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('finds a story that is here twice, makes it one work, and takes that back', async () => {
      const page = await site.openPage('/imports', { ...options, viewport: { width: 320, height: 640 } });
      await follow(page.getByRole('link', { name: 'Stories that are here twice' }));
      await press(page, 'Compare all works');
      await page.getByText('1 story seems to be here more than once.').waitFor();
      expect(await pageWidth(page)).toBeLessThanOrEqual(320);
      if (options.javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('radio', { name: 'Show the lamp, work 2' }).check();
      await press(page, /^Make them one work/);
      expect(await page.getByText('No work seems to be here twice.').count()).toBe(1);
      await page.goto(`${site.at}/works/1`);
      expect(page.url()).toBe(`${site.at}/works/2`);
      await page.goto(`${site.at}/duplicates/joined`);
      if (options.javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
      await press(page, /^Let it stand for itself/);
      expect(await page.getByText('No work stands under another.').count()).toBe(1);
      await page.goto(`${site.at}/works/1`);
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('The Lamp');
    });
  },
);
