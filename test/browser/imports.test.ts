import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSampleSite } from '../web/sample-library.ts';
import { axeFaults } from './faults.ts';
import { browseSite, follow, press } from './open-site.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe lamp had been out for an hour when Dane came.\n';
const site = browseSite(() => openSampleSite([]), { anew: true });

describe('bringing stories in', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fanlight-send-'));
    mkdirSync(path.join(folder, 'stories', 'old'), { recursive: true });
    writeFileSync(path.join(folder, 'stories', 'lamp.txt'), STORY);
    writeFileSync(path.join(folder, 'stories', 'old', 'bell.txt'), STORY.replace('Lamp', 'Bell'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('sends a folder %s, and shows what came of it', async (_, javaScriptEnabled) => {
    const page = await site.openPage('/', { javaScriptEnabled });
    await follow(page.getByRole('link', { name: 'Bring stories in' }));
    if (javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
    await page.getByLabel('Or a folder').setInputFiles(path.join(folder, 'stories'));
    await press(page, 'Import these');
    await page.waitForURL(/\/imports\/\d+$/);
    await expect
      .poll(() => page.getByRole('heading', { level: 3 }).allTextContents(), { timeout: 30_000 })
      .toHaveLength(2);
    const files = await page.getByRole('heading', { level: 3 }).allTextContents();
    expect(files.map((file) => file.replace(/^uploads\/[^/]+\//, '')).sort()).toEqual([
      'stories/lamp.txt',
      'stories/old/bell.txt',
    ]);
    if (javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
    await follow(page.getByRole('link', { name: 'Withdraw this import' }));
    if (javaScriptEnabled) expect(await axeFaults(page)).toEqual([]);
    await press(page, 'Withdraw it');
    expect(await page.getByRole('heading', { level: 2 }).first().textContent()).toContain('Withdrawn');
    await press(page, 'Put it back');
    expect(await page.textContent('main')).toContain('The Bell Room');
  });

  it('takes what is dropped, and says what is wrong with a path', async () => {
    const page = await site.openPage('/imports/new');
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
      return transfer;
    }, STORY);
    await page.dispatchEvent('drop-files', 'drop', { dataTransfer: data });
    await expect.poll(() => page.getByRole('status').textContent()).toContain('1 file dropped');
    await press(page, 'Import these');
    await page.waitForURL(/\/imports\/\d+$/);
    await expect.poll(() => page.textContent('main')).toContain('dropped.txt');

    const story = path.join(folder, 'stories', 'lamp.txt');
    for (const text of [STORY, STORY.replace('an hour', 'two hours')]) {
      writeFileSync(story, text);
      await page.goto(`${site.at}/imports/new`);
      await page.getByLabel('A file, folder or zip').fill(story);
      await press(page, 'Import this');
      await expect.poll(() => page.textContent('main'), { timeout: 20_000 }).toContain('finished');
    }
    await follow(page.getByRole('link', { name: 'The Lamp Room' }));
    await page.goto(`${page.url()}/compare`);
    expect(await page.locator('ins').allTextContents()).toContain('put in: two hours ');
    expect(await axeFaults(page)).toEqual([]);

    await page.goto(`${site.at}/imports/new`);
    await page.getByLabel('A file, folder or zip').fill('/nowhere/at/all');
    await press(page, 'Import this');
    expect(await page.textContent('main')).toContain('There is nothing at this path');
  });
});
