import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Catalogue,
  type MarkChange,
  type MuteId,
  OWN_READER,
  type ReaderId,
  type SavedSearchId,
  type WorkId,
} from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, work } from './samples.ts';

const DAY = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
const NOBODY = 2 as ReaderId;
const ALL = { limit: 100, offset: 0 };
const id = (number: number) => number as WorkId;

/** What every adapter of the catalogue must do with what belongs to readers. */
export function readersContract(name: string, open: CatalogueOpener): void {
  describe(`readers contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-readers-'));
      catalogue = await open(folder);
      const batch = await catalogue.startBatch({ sources: ['stories'], startedAt: DAY(1) });
      const files = [1, 2, 3].map((at) => file(`${at}.txt`, `${at}`, [work({ title: `Work ${at}` })]));
      await catalogue.saveFiles(batch, files);
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const mark = (work: number, change: MarkChange) => catalogue.markWork(OWN_READER, id(work), change);
    const change = () => catalogue.readerChange(OWN_READER);

    describe('marks', () => {
      it.each<[string, MarkChange[], { opened: number | null; finished: number | null }]>([
        ['opening', [{ mark: 'opened', at: DAY(1) }], { opened: 1, finished: null }],
        [
          'opening again, later',
          [
            { mark: 'opened', at: DAY(1) },
            { mark: 'opened', at: DAY(3) },
          ],
          { opened: 3, finished: null },
        ],
        ['finishing, which also opens', [{ mark: 'finished', at: DAY(2) }], { opened: 2, finished: 2 }],
        [
          'finishing what was opened before',
          [
            { mark: 'opened', at: DAY(1) },
            { mark: 'finished', at: DAY(2) },
          ],
          { opened: 1, finished: 2 },
        ],
        [
          'opening again what is finished',
          [
            { mark: 'finished', at: DAY(2) },
            { mark: 'opened', at: DAY(4) },
          ],
          { opened: 4, finished: 2 },
        ],
        [
          'taking back that it is finished',
          [
            { mark: 'finished', at: DAY(2) },
            { mark: 'finished', at: null },
          ],
          { opened: 2, finished: null },
        ],
      ])('keep %s', async (_, changes, expected) => {
        let answered = null;
        for (const one of changes) answered = await mark(1, one);
        const day = (number: number | null) => (number === null ? null : DAY(number));
        const marks = {
          work: 1,
          opened: day(expected.opened),
          finished: day(expected.finished),
          bookmarked: null,
          note: null,
        };
        expect(answered).toEqual(marks);
        expect(await catalogue.marksOf(OWN_READER, [id(2), id(1)])).toEqual([marks]);
      });

      it('leave nothing behind when a work was not opened after all', async () => {
        await mark(1, { mark: 'finished', at: DAY(2) });
        expect(await mark(1, { mark: 'opened', at: null })).toMatchObject({ opened: null, finished: null });
        expect(await catalogue.marksOf(OWN_READER, [id(1)])).toEqual([]);
      });

      it('keep the date of a bookmark and its newest note', async () => {
        await mark(1, { mark: 'bookmarked', at: DAY(1), note: 'the storm' });
        await mark(1, { mark: 'bookmarked', at: DAY(5), note: null });
        expect(await catalogue.marksOf(OWN_READER, [id(1)])).toMatchObject([
          { bookmarked: DAY(1), note: null, opened: null },
        ]);
        await mark(1, { mark: 'bookmarked', at: null, note: 'lost' });
        expect(await catalogue.marksOf(OWN_READER, [id(1)])).toEqual([]);
      });

      it('are listed by kind, the newest first, in pages', async () => {
        await mark(2, { mark: 'opened', at: DAY(1) });
        await mark(1, { mark: 'finished', at: DAY(3) });
        await mark(3, { mark: 'opened', at: DAY(2) });
        await mark(3, { mark: 'bookmarked', at: DAY(4), note: 'again' });
        const listed = async (kind: 'opened' | 'finished' | 'bookmarked', page = ALL) => {
          const { total, marks } = await catalogue.marks(OWN_READER, kind, page);
          return [total, ...marks.map(({ work }) => work)];
        };
        expect(await listed('opened')).toEqual([3, 1, 3, 2]);
        expect(await listed('opened', { limit: 1, offset: 1 })).toEqual([3, 3]);
        expect(await listed('finished')).toEqual([1, 1]);
        expect(await listed('bookmarked')).toEqual([1, 3]);
        expect(await catalogue.markedWorks(OWN_READER)).toEqual({
          opened: [1, 2, 3],
          finished: [1],
          bookmarked: [3],
        });
      });

      it('need a work', async () => {
        await expect(mark(9, { mark: 'opened', at: DAY(1) })).rejects.toMatchObject({
          code: 'FL-USE-NO-WORK',
        });
      });

      it('stay when their work gets a new revision', async () => {
        await mark(1, { mark: 'finished', at: DAY(2) });
        const batch = await catalogue.startBatch({ sources: ['again'], startedAt: DAY(3) });
        await catalogue.saveFiles(batch, [file('1.txt', 'other', [work({ title: 'Work 1' })])]);
        expect((await catalogue.markedWorks(OWN_READER)).finished).toEqual([1]);
      });
    });

    describe('places', () => {
      const keep = (work: number, chapter: number, day: number, paragraph = 1) =>
        catalogue.keepPlace(OWN_READER, id(work), { chapter, paragraph, words: 10, keptAt: DAY(day) });
      const underWay = async (page = ALL) => {
        const { total, places } = await catalogue.placesUnderWay(OWN_READER, page);
        return [total, ...places.map(({ work }) => work)];
      };
      const revise = async (path: string, chapters: number) => {
        const batch = await catalogue.startBatch({ sources: ['again'], startedAt: DAY(3) });
        const longer = work(
          { title: 'Work 1' },
          Array.from({ length: chapters }, () => 'The lamp turned.'),
        );
        await catalogue.saveFiles(batch, [file(path, `of ${chapters} chapters`, [longer])]);
      };

      it('are kept one for each work, and forgotten', async () => {
        expect(await catalogue.place(OWN_READER, id(1))).toBeNull();
        const first = {
          work: 1,
          chapter: 1,
          paragraph: 7,
          words: 10,
          chapters: 1,
          revision: 1,
          keptAt: DAY(1),
        };
        expect(await keep(1, 1, 1, 7)).toEqual(first);
        expect(await catalogue.place(OWN_READER, id(1))).toEqual(first);
        expect(await catalogue.place(NOBODY, id(1))).toBeNull();
        await keep(1, 1, 2, 3);
        expect(await catalogue.place(OWN_READER, id(1))).toMatchObject({ paragraph: 3, keptAt: DAY(2) });
        await catalogue.forgetPlace(OWN_READER, id(1));
        expect(await catalogue.place(OWN_READER, id(1))).toBeNull();
      });

      it('are listed while their works are under way, the newest first, in pages', async () => {
        for (const [at, day] of [3, 1, 2].entries()) await keep(at + 1, 1, day);
        expect(await underWay()).toEqual([3, 1, 3, 2]);
        expect(await underWay({ limit: 1, offset: 1 })).toEqual([3, 3]);
        await mark(3, { mark: 'finished', at: DAY(4) });
        expect(await underWay()).toEqual([2, 1, 2]);
      });

      it('stay where they are when chapters come, which brings a finished work back', async () => {
        await keep(1, 1, 1);
        await mark(1, { mark: 'finished', at: DAY(2) });
        expect(await underWay()).toEqual([0]);
        await revise('1.txt', 3);
        expect(await underWay()).toEqual([1, 1]);
        expect(await catalogue.place(OWN_READER, id(1))).toMatchObject({ chapter: 1, chapters: 1 });
        expect(await keep(1, 3, 4)).toMatchObject({ chapter: 3, chapters: 3 });
        expect(await underWay()).toEqual([0]);
        await keep(1, 2, 5);
        expect(await underWay()).toEqual([1, 1]);
      });

      it('need a work', async () => {
        await expect(keep(9, 1, 1)).rejects.toMatchObject({ code: 'FL-USE-NO-WORK' });
      });

      it('change no view of the library', async () => {
        const before = await change();
        await keep(1, 1, 1);
        expect(await change()).toBe(before);
      });
    });

    describe('the count of changes', () => {
      it('grows with the works that have a mark, and with mutes, and with nothing else', async () => {
        expect(await catalogue.readerChange(NOBODY)).toBe(0);
        const counts = [await change()];
        const counted = async (act: () => Promise<unknown>) => {
          await act();
          counts.push(await change());
        };
        await counted(() => mark(1, { mark: 'opened', at: DAY(1) }));
        await counted(() => mark(1, { mark: 'opened', at: DAY(2) }));
        await counted(() => mark(1, { mark: 'finished', at: DAY(2) }));
        await counted(() => saveMute('tag:Storms'));
        await counted(() => saveSearch('x', 'tag:x'));
        expect(counts).toEqual([0, 1, 1, 2, 3, 3]);
      });
    });

    const saveSearch = (called: string, query: string, madeAt = DAY(1)) =>
      catalogue.saveSearch(OWN_READER, { name: called, query, madeAt });

    describe('saved searches', () => {
      it('are kept by name, and once for each query', async () => {
        const first = await saveSearch('Walks', 'title:walk');
        const second = await saveSearch('All', '');
        expect(await saveSearch('Long walks', 'title:walk', DAY(2))).toBe(first);
        expect(await catalogue.savedSearches(OWN_READER)).toEqual([
          { id: second, name: 'All', query: '', madeAt: DAY(1), seenWork: 3 },
          { id: first, name: 'Long walks', query: 'title:walk', madeAt: DAY(1), seenWork: 3 },
        ]);
      });

      it('are renamed, seen and taken away', async () => {
        const one = await saveSearch('Walks', 'title:walk');
        await catalogue.renameSearch(OWN_READER, one, 'Strolls');
        const batch = await catalogue.startBatch({ sources: ['more'], startedAt: DAY(3) });
        await catalogue.saveFiles(batch, [file('4.txt', '4', [work({ title: 'Work 4' })])]);
        expect(await catalogue.savedSearch(OWN_READER, one)).toMatchObject({ name: 'Strolls', seenWork: 3 });
        await catalogue.seeSearch(OWN_READER, one);
        expect(await catalogue.savedSearch(OWN_READER, one)).toMatchObject({ name: 'Strolls', seenWork: 4 });
        await catalogue.removeSearch(OWN_READER, one);
        expect(await catalogue.savedSearch(OWN_READER, one)).toBeNull();
        expect(await saveSearch('Walks', 'title:walk')).not.toBe(one);
      });
    });

    const saveMute = (query: string, note: string | null = null) =>
      catalogue.saveMute(OWN_READER, { kind: 'tag', query, note, madeAt: DAY(1) });

    describe('mutes', () => {
      it('are listed newest first, and once for each query', async () => {
        const first = await saveMute('tag:Storms');
        const second = await saveMute('tag:Fog', 'damp');
        expect(await saveMute('tag:Storms', 'wet')).toBe(first);
        expect(await catalogue.mutes(OWN_READER)).toEqual([
          { id: second, kind: 'tag', query: 'tag:Fog', note: 'damp', madeAt: DAY(1) },
          { id: first, kind: 'tag', query: 'tag:Storms', note: 'wet', madeAt: DAY(1) },
        ]);
      });

      it('are said otherwise and taken back; of two that come to say the same, one stays', async () => {
        const first = await saveMute('tag:Storms');
        const second = await saveMute('tag:Fog');
        const said = { kind: 'query' as const, query: 'tag:Fog', note: 'why' };
        await catalogue.changeMute(OWN_READER, first, said);
        expect(await catalogue.mutes(OWN_READER)).toEqual([{ id: first, madeAt: DAY(1), ...said }]);
        await catalogue.removeMute(OWN_READER, second);
        await catalogue.removeMute(OWN_READER, first);
        expect(await catalogue.mutes(OWN_READER)).toEqual([]);
      });

      it('that are not there stay so when they are changed', async () => {
        await saveMute('tag:Fog');
        await catalogue.changeMute(OWN_READER, 99 as MuteId, { kind: 'tag', query: 'tag:Fog', note: 'x' });
        expect(await catalogue.mutes(OWN_READER)).toMatchObject([{ query: 'tag:Fog', note: null }]);
      });
    });

    it('shows and gives nothing of a reader to another', async () => {
      await mark(1, { mark: 'bookmarked', at: DAY(1), note: 'mine' });
      const search = await saveSearch('Mine', 'tag:x');
      const mute = await saveMute('tag:x');
      expect(await catalogue.marksOf(NOBODY, [id(1)])).toEqual([]);
      expect(await catalogue.marks(NOBODY, 'bookmarked', ALL)).toEqual({ total: 0, marks: [] });
      expect((await catalogue.markedWorks(NOBODY)).bookmarked).toEqual([]);
      expect(await catalogue.savedSearches(NOBODY)).toEqual([]);
      expect(await catalogue.savedSearch(NOBODY, search)).toBeNull();
      expect(await catalogue.mutes(NOBODY)).toEqual([]);
      await catalogue.renameSearch(NOBODY, search, 'Theirs');
      await catalogue.seeSearch(NOBODY, search);
      await catalogue.removeSearch(NOBODY, search as SavedSearchId);
      await catalogue.changeMute(NOBODY, mute, { kind: 'tag', query: 'tag:y', note: null });
      await catalogue.removeMute(NOBODY, mute);
      expect(await catalogue.savedSearches(OWN_READER)).toMatchObject([{ name: 'Mine' }]);
      expect(await catalogue.mutes(OWN_READER)).toMatchObject([{ query: 'tag:x' }]);
    });

    it('has a name that no other library has, and keeps it', async () => {
      const name = await catalogue.identity();
      expect(name).toMatch(/^[0-9a-f]{32}$/);
      const other = mkdtempSync(path.join(tmpdir(), 'fanlight-readers-'));
      const second = await open(other);
      expect(await second.identity()).not.toBe(name);
      await second.close();
      rmSync(other, { recursive: true, force: true });
      await catalogue.close();
      catalogue = await open(folder);
      expect(await catalogue.identity()).toBe(name);
    });

    it('keeps all of it when the catalogue is opened again', async () => {
      await mark(1, { mark: 'bookmarked', at: DAY(1), note: 'mine' });
      await saveSearch('Mine', 'tag:x');
      await saveMute('tag:x');
      const read = async () => [
        await catalogue.marks(OWN_READER, 'bookmarked', ALL),
        await catalogue.savedSearches(OWN_READER),
        await catalogue.mutes(OWN_READER),
        await change(),
      ];
      const before = await read();
      await catalogue.close();
      catalogue = await open(folder);
      expect(await read()).toEqual(before);
    });
  });
}
