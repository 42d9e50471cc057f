import { afterEach, beforeEach, expect, it } from 'vitest';
import { findWorks, restoreBatch, reviseWork, withdrawBatch } from '#library';
import { getPage, postForm } from './ask-site.ts';
import { markupFaults } from './markup-rules.ts';
import { type ImportingSite, openSampleSite } from './sample-library.ts';
import { upload } from './upload.ts';

const STORY =
  'Title: The Lamp Room\nAuthor: Margery Quill\n\nThe periwinkle had been out for an hour when Dane came.\n';

let site: ImportingSite;
beforeEach(async () => {
  site = await openSampleSite();
});
afterEach(() => site.close());

const found = async (query: string) => (await findWorks(site.library, query, { page: 1 })).total;

it('asks, takes an import out of results at once, and puts it back', async () => {
  const before = await found('');
  const { to } = await upload(site, { 'lamp.txt': STORY, 'bell.txt': STORY.replace('Lamp', 'Bell') });
  await site.queue.settled();
  expect(await found('periwinkle')).toBe(2);

  expect((await getPage(site, to)).body).toContain(`href="${to}/withdraw"`);
  const page = await getPage(site, `${to}/withdraw`);
  expect(page.text).toContain('2 works leave the library');
  expect(page.body).not.toContain('name="edited"');
  expect(await markupFaults(page.body)).toEqual([]);
  expect(await found('')).toBe(before + 2);

  expect(await postForm(site, `${to}/withdraw`, {})).toMatchObject({ status: 303, to });
  expect([await found(''), await found('periwinkle'), await found('by:margery')]).toEqual([before, 0, 0]);
  for (const list of ['/works?q=periwinkle', '/creators', '/', '/works?q=sort%3Aadded'])
    expect((await getPage(site, list)).text).not.toContain('Quill');
  const withdrawn = await getPage(site, to);
  expect(withdrawn.text).toContain('Withdrawn');
  expect(await markupFaults(withdrawn.body)).toEqual([]);
  expect((await getPage(site, '/imports')).text).toContain('(withdrawn)');
  expect(await postForm(site, `${to}/withdraw`, {})).toMatchObject({ status: 409 });

  expect(await postForm(site, `${to}/restore`, {})).toMatchObject({ status: 303, to });
  expect([await found(''), await found('periwinkle')]).toEqual([before + 2, 2]);
});

it.each([
  ['keep', 1],
  ['go', 0],
  ['', 1],
])('asks about works that a person corrected, and does as it is told: %j', async (edited, left) => {
  const { to } = await upload(site, { 'lamp.txt': STORY, 'bell.txt': STORY.replace('Lamp', 'Bell') });
  await site.queue.settled();
  const [work] = (await findWorks(site.library, 'periwinkle title:Bell', { page: 1 })).works;
  if (work) await reviseWork(site.library, work.id, { rating: 'Mature' });
  const page = await getPage(site, `${to}/withdraw`);
  expect(page.text).toContain('One of these works was corrected by a person');
  expect(page.text).toContain('The Bell Room');
  expect(await markupFaults(page.body)).toEqual([]);
  await postForm(site, `${to}/withdraw`, edited === '' ? {} : { edited });
  expect(await found('periwinkle')).toBe(left);
});

it('is refused while an import is under way, and of imports that are not there', async () => {
  const { to } = await upload(site, { 'lamp.txt': STORY });
  for (const address of ['/imports/1/withdraw', '/imports/1/restore'])
    expect(await postForm(site, address, {})).toMatchObject({ status: 409 });
  expect((await getPage(site, '/imports/1/withdraw')).text).toContain('FL-WEB-IMPORTING');
  await site.queue.settled();
  expect((await getPage(site, to)).status).toBe(200);
  expect((await getPage(site, '/imports/99/withdraw')).status).toBe(404);
  expect(await postForm(site, '/imports/99/restore', {})).toMatchObject({ status: 404 });
});

it('brings files in anew that were withdrawn', async () => {
  const first = await upload(site, { 'lamp.txt': STORY });
  await site.queue.settled();
  const id = Number(first.to.split('/').at(-1)) as Parameters<typeof withdrawBatch>[1];
  await withdrawBatch(site.library, id, { keepEdited: false });
  await upload(site, { 'lamp.txt': STORY });
  await site.queue.settled();
  expect(await found('periwinkle')).toBe(1);
  expect(await restoreBatch(site.library, id)).toEqual({ works: 0, replaced: 1 });
  expect(await found('periwinkle')).toBe(1);
});
