import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchId, Catalogue, FileOutcome, NewWork, RereadingId, RereadWork, WorkId } from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, hashLike, work } from './samples.ts';

const START = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';
const ALL = { limit: 1000, offset: 0 };

/** A work whose title was read with so much confidence. */
function story(title: string, text: string, confidence = 1): NewWork {
  const evidence = {
    source: 'label' as const,
    label: `label of ${title}`,
    raw: title,
    start: 0,
    end: 4,
    confidence,
  };
  return { ...work({ title }, [text]), evidence: [{ field: 'title', evidence }] };
}

/** What every adapter of the catalogue must do when files are read again. */
export function rereadingsContract(name: string, open: CatalogueOpener): void {
  describe(`rereadings contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-rereadings-'));
      catalogue = await open(folder);
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const imported = async (...outcomes: FileOutcome[]): Promise<BatchId> => {
      const batch = await catalogue.startBatch({ sources: ['a'], startedAt: START });
      await catalogue.saveFiles(batch, outcomes);
      await catalogue.finishBatch(batch, 'finished', START);
      return batch;
    };
    const files = (batch: BatchId) => catalogue.rereadableFiles(batch, { after: 0, limit: 100 });
    /** Reads all works of an import again. */
    const reread = async (batch: BatchId, reader: (work: WorkId) => NewWork) => {
      const works = (await files(batch)).flatMap((one) => one.works);
      const again = works.map(
        ({ work: id, revision }): RereadWork => ({ work: id, revision, read: reader(id), pictures: [] }),
      );
      return catalogue.saveRereading({ batch, id: null, at: LATER }, again);
    };
    const shown = async (id: WorkId) => {
      const one = await catalogue.work(id);
      const bodies = await catalogue.chapterBodies(id);
      return one && { title: one.title, revision: one.revision, text: bodies.map(textOf).join('') };
    };
    const textOf = (body: Uint8Array) =>
      inflateRawSync(body)
        .toString()
        .replaceAll(/<\/?p>/g, '');
    const idOf = async (title: string) =>
      (await catalogue.facets(0, 1000)).find((one) => one.title === title)?.id as WorkId;

    it('name the files that works show, with what was kept with them', async () => {
      const part = { path: 'lib/metadata.db!/book-1.json', bytes: 4, original: hashLike('part') };
      const first = await imported(
        file('two.mbox', 'a', [story('Tide', 'It rose.'), story('Ebb', 'It fell.')]),
        file('book.epub', 'b', [story('Lamp', 'It turned.')], { parts: [part] }),
        file('bad.bin', 'c', [], { error: { code: 'FL-FILE-BINARY', message: 'No.' } }),
        file('changes.txt', 'd', [story('Bell', 'It rang.')]),
      );
      const second = await imported(file('changes.txt', 'e', [story('Bell', 'It rang twice.')]));
      const [tide, ebb, lamp, bell] = await Promise.all(['Tide', 'Ebb', 'Lamp', 'Bell'].map(idOf));
      expect(await files(first)).toMatchObject([
        {
          path: 'two.mbox',
          original: hashLike('a'),
          gave: 2,
          parts: [],
          works: [
            { work: tide, place: 0, revision: 1 },
            { work: ebb, place: 1, revision: 1 },
          ],
        },
        {
          path: 'book.epub',
          gave: 1,
          parts: [{ path: part.path, original: part.original }],
          works: [{ work: lamp, place: 0, revision: 1 }],
        },
      ]);
      expect(await files(second)).toMatchObject([
        { path: 'changes.txt', works: [{ work: bell, revision: 2 }] },
      ]);
      const [one, next] = await files(first);
      const page = { after: one?.file ?? 0, limit: 1 };
      expect(await catalogue.rereadableFiles(first, page)).toEqual([next]);
    });

    it('show what was read, under what a person said, until that is undone', async () => {
      const batch = await imported(file('a.txt', 'v1', [story('Lamp', 'It turned.')]));
      const id = await idOf('Lamp');
      await catalogue.revise(id, { rating: 'Mature' }, LATER);
      const before = { work: await catalogue.work(id), evidence: await catalogue.evidence(id) };
      const labels = (await catalogue.traitsOf([id])).map(({ labels: own }) => own);
      const { id: made, left } = await reread(batch, () => ({
        ...story('The Lamp', 'It turned.'),
        metadata: { ...story('The Lamp', '').metadata, rating: 'General' },
      }));
      expect(left).toEqual([]);
      expect(await shown(id)).toEqual({ title: 'The Lamp', revision: 2, text: 'It turned.' });
      expect(await catalogue.work(id)).toMatchObject({
        rating: 'Mature',
        original: { path: 'a.txt', batch },
      });
      expect((await catalogue.traitsOf([id])).map(({ labels: own }) => own)).not.toEqual(labels);
      expect(await catalogue.originalsOf(id)).toMatchObject([{ path: 'a.txt', role: 'shown' }]);
      expect((await catalogue.batchFiles(batch, ALL)).files[0]?.works).toHaveLength(1);
      expect(await catalogue.revisions(id)).toMatchObject([
        { number: 1, readAt: START, again: false, shown: false },
        { number: 2, readAt: LATER, again: true, shown: true },
      ]);
      expect(await catalogue.rereadings(batch)).toEqual([
        { id: made, batch, readAt: LATER, works: 1, undoneAt: null },
      ]);

      expect(await catalogue.undoRereading(made as RereadingId, LATER)).toBe(1);
      expect(await catalogue.work(id)).toEqual({ ...before.work, updatedAt: LATER });
      expect(await catalogue.evidence(id)).toEqual(before.evidence);
      expect((await catalogue.traitsOf([id])).map(({ labels: own }) => own)).toEqual(labels);
      expect((await catalogue.revisions(id)).map(({ number }) => number)).toEqual([1]);
      expect(await catalogue.revisionText(id, 2)).toBeNull();
      expect(await catalogue.rereadings(batch)).toMatchObject([{ undoneAt: LATER }]);
      await expect(catalogue.undoRereading(made as RereadingId, LATER)).rejects.toMatchObject({
        code: 'FL-USE-NO-REREADING',
      });
    });

    it('bring no chapter that is new, and keep when the source changed', async () => {
      const source = {
        addresses: [{ host: 'lamps.example', path: '/lamp', chapter: null }],
        updated: '2001-02-03',
        textHash: hashLike('then'),
        comments: [],
      };
      const batch = await imported(file('a.txt', 'v1', [{ ...story('Lamp', 'It turned.'), source }]));
      const id = await idOf('Lamp');
      const parted = work({ title: 'Lamp' }, ['It turned.', 'Twice.']);
      const { id: made } = await reread(batch, () => parted);
      expect((await catalogue.chapterDates(id)).map(({ cameAt }) => cameAt)).toEqual([START, START]);
      expect((await catalogue.publicationOf(id)).updated).toBe('2001-02-03');
      await catalogue.undoRereading(made as RereadingId, LATER);
      expect((await catalogue.publicationOf(id)).updated).toBe('2001-02-03');
    });

    it('ask a person only about what is doubtful and not decided yet', async () => {
      const batch = await imported(
        file('a.txt', '1', [story('Lamp', 'It turned.', 0.5)]),
        file('b.txt', '2', [story('Bell', 'It rang.', 0.5)]),
      );
      const [lamp, bell] = [await idOf('Lamp'), await idOf('Bell')];
      const verdict = { kind: 'accepted' as const };
      await catalogue.decide({ work: lamp, field: 'title', verdict, alike: false }, LATER);
      await reread(batch, (id) => story(id === lamp ? 'Lamp' : 'The Bell', 'It is as it was.', 0.6));
      const waiting = await catalogue.reviews({}, ALL);
      expect(waiting.items.map((item) => item.work.id)).toEqual([bell]);
      await reread(batch, () => story('Sure', 'It is as it was.', 1));
      expect((await catalogue.reviews({}, ALL)).total).toBe(0);
      expect((await shown(lamp))?.title).toBe('Lamp');
    });

    it('leave a work that shows another state by now, and make nothing of nothing', async () => {
      const batch = await imported(file('a.txt', 'v1', [story('Lamp', 'It turned.')]));
      const id = await idOf('Lamp');
      const read = story('The Lamp', 'It turned.');
      const second = await imported(file('a.txt', 'v2', [story('Lamp', 'It went out.')]));
      const stale: RereadWork = { work: id, revision: 1, read, pictures: [] };
      expect(await catalogue.saveRereading({ batch, id: null, at: LATER }, [stale])).toEqual({
        id: null,
        left: [id],
      });
      expect(await catalogue.rereadings(batch)).toEqual([]);
      await catalogue.withdrawBatch(second, { keepEdited: false }, LATER);
      const { id: made } = await catalogue.saveRereading({ batch, id: null, at: LATER }, [stale]);
      const more = await catalogue.saveRereading({ batch, id: made, at: LATER }, [
        { ...stale, revision: 3, read: story('A Lamp', 'It turned.') },
      ]);
      expect(more).toEqual({ id: made, left: [] });
      expect(await catalogue.rereadings(batch)).toMatchObject([{ works: 2 }]);
    });

    it('stand in place of what they read, not over what a later file says', async () => {
      const first = await imported(file('a.txt', 'v1', [story('Lamp', 'It turned.')]));
      const second = await imported(file('a.txt', 'v2', [story('Lamp', 'It went out.')]));
      const id = await idOf('Lamp');
      await catalogue.withdrawBatch(second, { keepEdited: false }, LATER);
      await reread(first, () => story('Lamp', 'It turned well.'));
      expect(await shown(id)).toMatchObject({ revision: 3 });
      await catalogue.restoreBatch(second, LATER);
      expect(await shown(id)).toMatchObject({ revision: 2, text: 'It went out.' });
      await catalogue.withdrawBatch(second, { keepEdited: false }, LATER);
      expect(await shown(id)).toMatchObject({ revision: 3, text: 'It turned well.' });
    });

    it('are refused of what is not over, withdrawn, or not there', async () => {
      const running = await catalogue.startBatch({ sources: [], startedAt: START });
      const under = (batch: BatchId) => catalogue.saveRereading({ batch, id: null, at: LATER }, []);
      await expect(under(running)).rejects.toMatchObject({ code: 'FL-USE-BATCH-STATE' });
      await expect(under(99 as BatchId)).rejects.toMatchObject({ code: 'FL-USE-NO-BATCH' });
      const batch = await imported(file('a.txt', 'v1', [story('Lamp', 'It turned.')]));
      await catalogue.withdrawBatch(batch, { keepEdited: false }, LATER);
      await expect(under(batch)).rejects.toMatchObject({ code: 'FL-USE-BATCH-STATE' });
      expect(await files(batch)).toEqual([]);
    });

    it('know after any imports, withdrawals, returns, rereadings and undoings what a work shows', async () => {
      const some = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.constantFrom('1', '2', '3')), {
        minLength: 1,
        maxLength: 2,
      });
      const turn = fc.record({
        does: fc.constantFrom('withdraw or restore', 'reread', 'undo'),
        at: fc.nat(4),
      });
      const steps = fc.array(fc.oneof(some, turn, turn), { minLength: 3, maxLength: 16 });
      let run = 0;
      await fc.assert(
        fc.asyncProperty(steps, async (script) => {
          run += 1;
          const batches: BatchId[] = [];
          const made: RereadingId[] = [];
          let readings = 0;
          for (const step of script) {
            if (Array.isArray(step)) {
              const named = step.map(([at, bytes]) => [`${run}/${at}`, `${run}:${bytes}`] as const);
              const outcomes = named.map(([at, bytes]) =>
                file(at, bytes, [story(`${run}:`, `Of ${bytes}, at ${at}.`)]),
              );
              batches.push(await imported(...outcomes));
              await expectShown(`${run}/`);
              continue;
            }
            const batch = batches[step.at];
            const undone = made[step.at];
            if (step.does === 'undo') {
              if (undone !== undefined) await catalogue.undoRereading(undone, LATER).catch(onlyUndone);
            } else if (batch !== undefined) {
              const isOut = (await catalogue.batch(batch))?.withdrawnAt !== null;
              if (step.does === 'reread' && !isOut) {
                readings += 1;
                const again = await reread(batch, () => story(`${run}:`, `Read again, ${readings}.`));
                if (again.id !== null) made.push(again.id);
              } else if (step.does !== 'reread') {
                if (isOut) await catalogue.restoreBatch(batch, LATER);
                else await catalogue.withdrawBatch(batch, { keepEdited: false }, LATER);
              }
            }
            await expectShown(`${run}/`);
          }
          expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
        }),
        { numRuns: 60 },
      );
    });

    function onlyUndone(thrown: unknown): void {
      expect(thrown).toMatchObject({ code: 'FL-USE-NO-REREADING' });
    }

    /** Each work of some paths shows, of the newest of its files that counts, what was read last and not undone. */
    async function expectShown(start: string): Promise<void> {
      const works = (await catalogue.portable('work', { after: 0, limit: 10_000 })).records.filter(
        ({ revisions }) => revisions[0]?.path.startsWith(start),
      );
      const all = (await catalogue.portable('file', { after: 0, limit: 10_000 })).records;
      const counts = new Set(all.flatMap(({ id, withdrawn }) => (withdrawn ? [] : [id])));
      const read = (await catalogue.portable('rereading', { after: 0, limit: 10_000 })).records;
      const undone = new Set(read.flatMap(({ id, undoneAt }) => (undoneAt === null ? [] : [id])));
      for (const { id, revisions, revision, withdrawn } of works) {
        const stand = revisions.filter(({ rereading }) => rereading === undefined || !undone.has(rereading));
        const newest = Math.max(...stand.map((one) => (counts.has(one.file) ? one.file : 0)));
        const last = stand.filter((one) => one.file === newest).at(-1);
        expect(withdrawn).toBe(last === undefined);
        if (last === undefined) continue;
        expect(revision).toBe(last.number);
        const { chapters } = await catalogue.portableRevision(id, revision);
        expect((await catalogue.chapterBodies(id)).map(textOf)).toEqual(
          chapters.map(({ body }) => textOf(body)),
        );
      }
    }
  });
}
