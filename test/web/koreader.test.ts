/** A story that is read on an e-reader and in the browser by turns, while it grows. */
import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type NewWork, OWN_READER, type WorkId } from '#catalogue';
import { addDevice, followChanges, signUpDevice } from '#library';
import { blockStarts, markupOf } from '#markup';
import { nameMd5 } from '../../src/library/document-names.ts';
import { file } from '../catalogue/samples.ts';
import { postForm } from './ask-site.ts';
import { KoReader, pointerAt, textAt } from './koreader.ts';
import { openSampleSite, type SampleSite } from './sample-library.ts';
import { chapter, newWork, paragraph, SAMPLE_WORKS } from './sample-works.ts';

let site: SampleSite;
let kobo: KoReader;
beforeAll(async () => {
  site = await openSampleSite([]);
  kobo = new KoReader(site, 'Kobo', (await addDevice(site.library, 'Kobo')).token);
});
afterAll(() => site.close());

const lines = (name: string, from = 1, to = 12) =>
  Array.from({ length: to - from + 1 }, (_, at) =>
    paragraph(`${name}, line ${from + at}: the tide went out again and nobody had called it back.`),
  );
const ONE = chapter('One', lines('One'));
const TWO = chapter('Two', lines('Two'));
const THREE = chapter('Three', lines('Three'));
const PROLOGUE = chapter('Before', lines('Prologue', 1, 5));
const TWO_MENDED = chapter('Two', [
  paragraph('A new beginning of the second part, since the old one was too quick.'),
  ...lines('Two', 1, 6),
  paragraph('Line seven, which was rewritten.'),
  ...lines('Two', 8, 12),
]);

let states = 0;
/** The work comes in again from the same file. */
async function publish(...chapters: NewWork['chapters']): Promise<void> {
  states += 1;
  const { catalogue } = site.library;
  const batch = await catalogue.startBatch({ sources: [], startedAt: `2026-05-0${states}T00:00:00.000Z` });
  const work = newWork('Tide', { creators: ['Anne Elk'] }, chapters);
  await catalogue.saveFiles(batch, [file('tide.html', `tide ${states}`, [work])]);
  await catalogue.finishBatch(batch, 'finished', `2026-05-0${states}T00:01:00.000Z`);
  await followChanges(site.library);
}

let work = 0 as WorkId;
const place = async () => {
  const kept = await site.library.catalogue.place(OWN_READER, work);
  return kept && [kept.chapter, kept.paragraph];
};
const book = () => kobo.take(`/works/${work}/download.epub`);
const readInBrowser = async (chapterRead: number, block: number) => {
  const form = { set: 'yes', chapter: String(chapterRead), paragraph: String(block), back: '/' };
  expect((await postForm(site, `/works/${work}/place`, form)).status).toBe(303);
};

describe('a story that grows', () => {
  it('is read on the e-reader, in the browser, and on', async () => {
    await publish(ONE, TWO);
    work = ((await site.library.catalogue.facets(0, 9))[0]?.id ?? 0) as WorkId;
    const first = await book();
    expect(first.bytes).toEqual((await book()).bytes);
    expect(await kobo.pull(first.document)).toEqual({});

    // The e-reader says where it is, and the browser is there.
    const said = pointerAt(first, 'Two, line 7');
    expect(said).toMatch(/^\/body\/DocFragment\[\d+\]\/body\/.*p\[7\]\/text\(\)\.3$/);
    expect(await kobo.push(first.document, said, 0.7)).toBe(200);
    expect(await place()).toEqual([2, 7]);
    expect(await kobo.pull(first.document)).toMatchObject({ progress: said, percentage: 0.7 });
    const page = await site.server.inject(`/works/${work}`);
    expect(page.body).toContain(`#p2-7`);

    // A chapter comes; the book of before is still known, and the new one opens where the old one was left.
    await publish(ONE, TWO, THREE);
    expect(await place()).toEqual([2, 7]);
    expect(await kobo.pull(first.document)).toMatchObject({ progress: said, device: 'Kobo_clara' });
    const second = await book();
    expect(second.document).not.toBe(first.document);
    const told = await kobo.pull(second.document);
    expect(textAt(second, told.progress)).toMatch(/^Two, line 7:/);
    expect(told.device).toBe('Fanlight');
    expect(told.device_id).not.toBe('id of Kobo');
    expect(told.percentage).toBeGreaterThan(0.3);
    expect(told.percentage).toBeLessThan(0.7);

    // The browser reads into the new chapter: the new book goes there, the old one to its end.
    await readInBrowser(3, 4);
    expect(textAt(second, (await kobo.pull(second.document)).progress)).toMatch(/^Three, line 4:/);
    expect(textAt(first, (await kobo.pull(first.document)).progress)).toMatch(/^Two, line 12:/);

    // The e-reader goes back, in the newest form of its pointers; so does the browser.
    await kobo.push(second.document, pointerAt(second, 'One, line 2', true), 0.1);
    expect(await place()).toEqual([1, 2]);
    expect(textAt(first, (await kobo.pull(first.document)).progress)).toMatch(/^One, line 2:/);

    // A prologue comes before everything and the second chapter is mended: books of before lead to the same lines.
    await publish(PROLOGUE, ONE, TWO_MENDED, THREE);
    expect((await site.server.inject(`/works/${work}`)).body).toContain('#p2-2');
    await kobo.push(second.document, pointerAt(second, 'Two, line 3'), 0.4);
    expect(await place()).toEqual([3, 4]);
    await kobo.push(second.document, pointerAt(second, 'Two, line 7'), 0.5);
    expect(await place()).toEqual([3, 8]);
    const third = await book();
    await readInBrowser(3, 10);
    for (const one of [second, third])
      expect(textAt(one, (await kobo.pull(one.document)).progress)).toMatch(/^Two, line 9:/);
    await readInBrowser(1, 2);
    expect(textAt(third, (await kobo.pull(third.document)).progress)).toMatch(/^Prologue, line 2:/);
    expect(textAt(second, (await kobo.pull(second.document)).progress)).not.toBeNull();
  });

  it('is known by its file’s name too', async () => {
    const one = await book();
    const names = [one.fileName, 'Anne Elk - Tide.epub'].map(nameMd5);
    for (const [at, name] of names.entries()) {
      await kobo.push(name, pointerAt(one, `Three, line ${at + 5}`), 0.8);
      expect(await place()).toEqual([4, at + 5]);
    }
  });

  it('is read when its last line is', async () => {
    const one = await book();
    const marks = async () => (await site.library.catalogue.marksOf(OWN_READER, [work]))[0];
    expect(await marks()).toMatchObject({ opened: expect.any(String), finished: null });
    await kobo.push(one.document, pointerAt(one, 'Three, line 12'), 0.99);
    const { finished } = (await marks()) ?? {};
    expect(finished).not.toBeNull();
    await kobo.push(one.document, pointerAt(one, 'One, line 1'), 0.1);
    expect((await marks())?.finished).toBe(finished);
  });

  it('is nobody else’s place', async () => {
    await signUpDevice(site.library, 'stranger', 'key');
    const one = await book();
    const before = await place();
    const reply = await site.server.inject({
      method: 'PUT',
      url: '/kosync/syncs/progress',
      headers: { 'x-auth-user': 'stranger', 'x-auth-key': 'key' },
      payload: JSON.stringify({
        document: one.document,
        progress: pointerAt(one, 'Two, line 2'),
        percentage: 0.4,
        device: 'x',
      }),
    });
    expect(reply.statusCode).toBe(200);
    expect(await place()).toEqual(before);
  });

  it.each(['/body/DocFragment[99]/body/p.0', '17', '/body/DocFragment[1]/body/section/h1.0'])(
    'takes %s for what it is',
    async (progress) => {
      const one = await book();
      expect(await kobo.push(one.document, progress, 0.5)).toBe(200);
      expect(await kobo.pull(one.document)).toMatchObject({ progress });
    },
  );

  it('keeps what is said of a book whose story was withdrawn', async () => {
    const one = await book();
    const { batches } = await site.library.catalogue.batches({ limit: 100, offset: 0 });
    for (const { id } of batches)
      await site.library.catalogue.withdrawBatch(id, { keepEdited: false }, '2026-06-01T00:00:00.000Z');
    expect(await site.library.catalogue.work(work)).toBeNull();
    const said = pointerAt(one, 'Two, line 2');
    expect(await kobo.push(one.document, said, 0.5)).toBe(200);
    expect(await kobo.pull(one.document)).toMatchObject({ progress: said });
    expect(await site.library.catalogue.check()).toEqual({ sound: true, faults: [] });
  });
});

describe('books of stories with everything in them', () => {
  it('have a pointer to every block', async () => {
    const other = await openSampleSite(SAMPLE_WORKS.slice(0, 12));
    const { token } = await addDevice(other.library, 'Kobo');
    const reader = new KoReader(other, 'Kobo', token);
    let blocks = 0;
    for (const { id, chapters } of await other.library.catalogue.facets(0, 100)) {
      const one = await reader.take(`/works/${id}/download.epub`);
      const [served] = await other.library.catalogue.servedAs(one.document);
      for (let position = 1; position <= chapters; position += 1) {
        const body = await other.library.catalogue.chapterBody(id, position);
        const count = blockStarts(markupOf(inflateRawSync(body ?? new Uint8Array()).toString())).length;
        const runs = served?.spine.find(({ chapter: own }) => own === position)?.runs ?? [];
        expect([id, position, runs.reduce((sum, run) => sum + run.count, 0)]).toEqual([id, position, count]);
        blocks += count;
      }
    }
    expect(blocks).toBeGreaterThan(50);
    await other.close();
  });
});
