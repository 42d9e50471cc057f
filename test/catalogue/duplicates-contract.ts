import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BatchId, type Catalogue, OWN_READER, type WorkId } from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, hashLike, work } from './samples.ts';

const START = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';
const PAGE = { limit: 10, offset: 0 };
const HOST = 'lamps.example';

/** A story that was published at an address, with a comment. */
function story(title: string, text: string, address: string) {
  const source = {
    addresses: [{ host: HOST, path: address, chapter: null }],
    updated: null,
    textHash: hashLike(text),
    comments: [{ author: title, date: null, chapter: null, body: '<p>Good</p>', replies: [] }],
  };
  return { ...work({ title, creators: ['Pip'] }, [text]), source };
}

/** What every adapter of the catalogue must do with stories that are here more than once. */
export function duplicatesContract(name: string, open: CatalogueOpener): void {
  describe(`duplicates contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-duplicates-'));
      catalogue = await open(folder);
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function take(path_: string, ...works: ReturnType<typeof story>[]): Promise<BatchId> {
      const batch = await catalogue.startBatch({ sources: [path_], startedAt: START });
      await catalogue.saveFiles(batch, [
        file(
          path_,
          JSON.stringify(works.map(({ metadata, source }) => [metadata.title, source.textHash])),
          works,
        ),
      ]);
      await catalogue.finishBatch(batch, 'finished', LATER);
      return batch;
    }
    const here = async () => (await catalogue.facets(0, 100)).map(({ id }) => Number(id));
    const leads = (address: string) => catalogue.addressTargets(address, HOST);

    it('keeps sketches of the texts that are shown, each once', async () => {
      await take('a.txt', story('A', 'one', '/a'));
      const [text, ...more] = await catalogue.unsketched(0, 10);
      expect([more, inflateRawSync(text?.chapters[0] ?? new Uint8Array()).toString()]).toEqual([
        [],
        expect.stringContaining('one'),
      ]);
      const sketch = Uint8Array.of(1, 2, 3);
      await catalogue.saveSketches([{ revision: text?.revision ?? 0, sketch }]);
      expect([await catalogue.unsketched(0, 10), await catalogue.hasUnsketched()]).toEqual([[], false]);
      expect((await catalogue.sketches(0, 10)).map((one) => ({ ...one, sketch: [...one.sketch] }))).toEqual([
        { work: 1, sketch: [1, 2, 3] },
      ]);
      await take('a.txt', story('A', 'two', '/a'));
      expect(await catalogue.sketches(0, 10)).toEqual([]);
      expect(await catalogue.unsketched(0, 10)).toHaveLength(1);
      expect(await catalogue.unsketched(1 as WorkId, 10)).toEqual([]);
      expect(await catalogue.hasUnsketched()).toBe(true);
    });

    it('keeps which works are alike, without those that were set apart or are gone', async () => {
      const batch = await take('a.txt', story('A', 'one', '/a'));
      await take('b.txt', story('B', 'two', '/b'), story('C', 'three', '/c'));
      const pair = (first: number, second: number, share: number) => ({
        first: first as WorkId,
        second: second as WorkId,
        likeness: 'same' as const,
        share,
      });
      await catalogue.saveAlike([pair(1, 2, 0.7), pair(1, 3, 0.9), pair(2, 3, 0.8)]);
      expect(await catalogue.alike('same')).toEqual([pair(1, 3, 0.9), pair(2, 3, 0.8), pair(1, 2, 0.7)]);
      expect(await catalogue.alike('part')).toEqual([]);
      await catalogue.setApart([3, 2] as WorkId[], LATER);
      expect(await catalogue.alikeTo(3 as WorkId)).toEqual([pair(1, 3, 0.9)]);
      await catalogue.withdrawBatch(batch, { keepEdited: false }, LATER);
      expect(await catalogue.alike('same')).toEqual([]);
      await expect(catalogue.setApart([1, 2] as WorkId[], LATER)).rejects.toMatchObject({
        code: 'FL-USE-NO-WORK',
      });
    });

    it('joins works, and takes them apart with all they had', async () => {
      await take('a.txt', story('A', 'one', '/a'));
      await take('b.txt', story('B', 'two', '/b'));
      await take('c.txt', story('C', 'three', '/c'));
      const [a, b, c] = [1, 2, 3] as WorkId[] as [WorkId, WorkId, WorkId];
      await catalogue.markWork(OWN_READER, b, { mark: 'bookmarked', at: LATER, note: 'Mine' });
      await catalogue.joinWorks(c, [b], LATER);
      await catalogue.joinWorks(a, [c], LATER);
      expect(await here()).toEqual([1]);
      expect([await catalogue.joinedInto(b), await catalogue.joinedInto(a)]).toEqual([a, null]);
      expect((await catalogue.joined(PAGE)).joined.map((one) => [one.work, one.title, one.into])).toEqual([
        [3, 'C', 1],
        [2, 'B', 1],
      ]);
      for (const address of ['/a', '/b', '/c']) expect(await leads(address)).toMatchObject([{ work: a }]);
      expect((await catalogue.originalsOf(a)).map(({ path: one, role }) => [one, role])).toEqual([
        ['a.txt', 'shown'],
        ['b.txt', 'copy'],
        ['c.txt', 'copy'],
      ]);
      expect((await catalogue.besideWork(a, null)).originals).toBe(3);
      expect((await catalogue.comments({ kind: 'work', work: a }, PAGE)).total).toBe(3);
      expect(await catalogue.marksOf(OWN_READER, [a])).toMatchObject([{ bookmarked: LATER, note: 'Mine' }]);

      await catalogue.takeApart(b, LATER);
      expect(await here()).toEqual([1, 2]);
      expect(await catalogue.work(b)).toMatchObject({ title: 'B', creators: ['Pip'] });
      expect(await leads('/b')).toMatchObject([{ work: b }]);
      expect(await leads('/c')).toMatchObject([{ work: a }]);
      expect(await catalogue.marksOf(OWN_READER, [b])).toMatchObject([{ note: 'Mine' }]);
      await expect(catalogue.takeApart(b, LATER)).rejects.toMatchObject({ code: 'FL-USE-NOT-JOINED' });
      await expect(catalogue.joinWorks(c, [b], LATER)).rejects.toMatchObject({ code: 'FL-USE-NO-WORK' });
      await catalogue.saveAlike([{ first: a, second: b, likeness: 'same', share: 1 }]);
      expect(await catalogue.alike('same')).toEqual([]);
    });

    it('gives later states of a joined file to the work that it stands under', async () => {
      await take('a.txt', story('A', 'one', '/a'));
      await take('b.txt', story('B', 'two', '/b'));
      await catalogue.joinWorks(1 as WorkId, [2 as WorkId], LATER);
      await take('b.txt', story('B', 'two and more', '/b'));
      expect(await here()).toEqual([1]);
      expect(await catalogue.work(1 as WorkId)).toMatchObject({ title: 'B', revision: 2 });
    });

    it('shows a joined work while the one above it is withdrawn', async () => {
      const batch = await take('a.txt', story('A', 'one', '/a'));
      const other = await take('b.txt', story('B', 'two', '/b'));
      await catalogue.joinWorks(1 as WorkId, [2 as WorkId], LATER);
      await catalogue.withdrawBatch(batch, { keepEdited: false }, LATER);
      expect(await here()).toEqual([2]);
      expect(await leads('/b')).toMatchObject([{ work: 2 }]);
      await catalogue.restoreBatch(batch, LATER);
      expect(await here()).toEqual([1]);
      expect(await leads('/b')).toMatchObject([{ work: 1 }]);
      await catalogue.withdrawBatch(other, { keepEdited: false }, LATER);
      expect(await here()).toEqual([1]);
      await catalogue.takeApart(2 as WorkId, LATER);
      expect(await here()).toEqual([1]);
      await catalogue.restoreBatch(other, LATER);
      expect(await here()).toEqual([1, 2]);
      expect(await leads('/b')).toMatchObject([{ work: 2 }]);
    });

    it('joins a work that stood under one which is withdrawn, and forgets that it did', async () => {
      const batch = await take('a.txt', story('A', 'one', '/a'));
      await take('b.txt', story('B', 'two', '/b'));
      await take('c.txt', story('C', 'three', '/c'));
      const [a, b, c] = [1, 2, 3] as WorkId[] as [WorkId, WorkId, WorkId];
      await catalogue.joinWorks(a, [b], LATER);
      await catalogue.withdrawBatch(batch, { keepEdited: false }, LATER);
      await catalogue.joinWorks(b, [c, c], LATER);
      await catalogue.restoreBatch(batch, LATER);
      expect(await here()).toEqual([1, 2]);
      expect(await catalogue.joinedInto(c)).toBe(b);
      await catalogue.withdrawBatch(batch, { keepEdited: false }, LATER);
      expect(await here()).toEqual([2]);
    });
  });
}
