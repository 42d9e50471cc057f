import { expect, it } from 'vitest';
import { openSampleSite } from '../web/sample-library.ts';
import { axeFaults } from './faults.ts';
import { browseSite, follow, press } from './open-site.ts';

const site = browseSite(() => openSampleSite(), { anew: true });

it.each([
  ['with scripts', true],
  ['without scripts', false],
])('an import is read again, taken in and undone %s', async (_, javaScriptEnabled) => {
  const page = await site.openPage('/imports/1', { javaScriptEnabled });
  const main = async () => (await page.textContent('main')) ?? '';
  await follow(page.getByRole('link', { name: 'Read it again' }));
  await press(page, 'Read it again');
  await expect.poll(main, { timeout: 30_000 }).toContain('works are read otherwise');
  if (javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
  for (const box of await page.getByRole('group').getByRole('checkbox').all())
    if ((await box.getAttribute('value')) !== 'rating') await box.uncheck();
  await press(page, 'Take in what is chosen');
  await expect.poll(main, { timeout: 30_000 }).toContain('works were taken in');
  expect(await page.locator('input[value="rating"]').count()).toBe(0);
  if (javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
  await press(page, /Undo/);
  expect(await main()).toContain('taken back');
});
