import { describe, expect, it } from 'vitest';
import { openReviewSite } from '../web/review-site.ts';
import { axeFaults, pageWidth } from './faults.ts';
import { browseSite, focused, follow, notice, press, waiting } from './open-site.ts';

const site = browseSite(openReviewSite, { anew: true });

describe.each([{ javaScriptEnabled: false }, { javaScriptEnabled: true }])(
  'with scripts $javaScriptEnabled',
  (options) => {
    it('accepts, corrects, rejects, does the same for all alike, and takes everything back', async () => {
      const page = await site.openPage('/', options);
      await follow(page.getByRole('link', { name: /10 readings wait/ }));
      await page.getByLabel('Field').selectOption({ label: 'Title (3)' });
      await press(page, 'Show these');
      expect(await waiting(page)).toContain('3 readings wait');
      expect(await page.locator('mark').first().textContent()).toBe('The Tide Table');

      await press(page, 'Accept Title of The Tide Table');
      expect(await notice(page)).toContain('Accepted The Tide Table as the title');
      expect(await waiting(page)).toContain('2 readings wait');
      expect(new URL(page.url()).search).toContain('field=title');

      await page.getByText('Correct it: Title of The Saltmarsh Table').click();
      await page.locator('#value-2-title').fill('The Salt Table');
      await page.keyboard.press('Enter');
      await page.waitForURL(/done=2/);
      expect(await notice(page)).toContain('from The Saltmarsh Table to The Salt Table');

      await press(page, 'Reject Title of The Lantern Table');
      expect(await notice(page)).toContain('Rejected The Lantern Table');
      expect(await waiting(page)).toContain('Nothing waits here');
      await press(page, /^Undo/);
      expect(await notice(page)).toContain('Taken back');
      expect(await waiting(page)).toContain('1 reading waits');

      await page.goto(`${site.at}/review?field=creators`);
      const item = page.getByRole('article', { name: /The Lantern Table/ });
      await item.getByLabel('the same for all 3 works of import 1').check();
      await follow(item.getByRole('button', { name: 'Reject' }));
      expect(await notice(page)).toContain('in 3 works of import 1');
      await page.goto(`${site.at}/works?q=by:"Mara Ives"`);
      expect(await page.locator('.blurb').count()).toBe(0);

      await page.goto(`${site.at}/review/decisions`);
      for (let left = 3; left > 0; left -= 1) await press(page, /^Undo/);
      expect(await page.getByRole('button', { name: /^Undo/ }).count()).toBe(0);
      await page.goto(`${site.at}/review`);
      expect(await waiting(page)).toContain('10 readings wait');
      await page.goto(`${site.at}/works?q=by:"Mara Ives"`);
      expect(await page.locator('.blurb').count()).toBe(2);
    });
  },
);

describe('on the keyboard', () => {
  it('goes on from the notice to Undo, and from there to the next reading', async () => {
    const page = await site.openPage('/review?field=title', { javaScriptEnabled: false });
    await page.getByRole('button', { name: 'Accept Title of The Tide Table' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/done=1/);
    expect(await focused(page)).toContain('Accepted The Tide Table');
    for (let presses = 0; presses < 20 && !(await focused(page)).startsWith('Undo'); presses += 1)
      await page.keyboard.press('Tab');
    expect(await focused(page)).toContain('Undo');
    for (let presses = 0; presses < 20 && !(await focused(page)).startsWith('Accept'); presses += 1)
      await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Accept Title of The Saltmarsh Table');
  });
});

describe('in the light scheme and the dark', () => {
  it('has no fault that axe finds, at any width', async () => {
    const page = await site.openPage('/review');
    const faults: string[] = [];
    const look = async (width: number) => {
      await page.setViewportSize({ width, height: 800 });
      faults.push(...(await axeFaults(page)));
      if (width === 320) expect(await pageWidth(page), page.url()).toBe(320);
    };
    await page.locator('summary').first().click();
    await look(1280);
    await look(320);
    await press(page, /^Accept/);
    await look(320);
    await press(page, /^Undo/);
    await look(320);
    for (const address of ['/review/4/rating', '/review/decisions', '/works/1', '/works/1/evidence']) {
      await page.goto(site.at + address);
      await look(320);
      await look(1280);
    }
    await page.goto(`${site.at}/review/1/title`);
    await page.locator('summary').click();
    await page.locator('#value-1-title').fill(' ');
    await press(page, 'Save the correction');
    await look(320);
    expect(faults).toEqual([]);
  });
});
