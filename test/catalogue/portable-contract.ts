import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Catalogue, PortableKind, PortableRecord, WorkId } from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, work } from './samples.ts';

const AT = '2026-01-02T03:04:05.000Z';
/** Kinds in the order in which a catalogue takes them, works apart. */
const BEFORE: PortableKind[] = ['import', 'file', 'creator', 'series', 'page', 'decision'];
const AFTER: PortableKind[] = [
  'joined',
  'apart',
  'picture',
  'tagDecision',
  'private',
  'mark',
  'place',
  'search',
  'mute',
];

/** Giving everything away and taking it in, of every adapter. */
export function portableContract(name: string, open: CatalogueOpener): void {
  describe(`portable records: ${name}`, () => {
    let folders: string[] = [];
    let one: Catalogue;
    let other: Catalogue;
    beforeEach(async () => {
      folders = [0, 1].map(() => mkdtempSync(path.join(tmpdir(), 'fanlight-catalogue-')));
      [one, other] = (await Promise.all(folders.map(open))) as [Catalogue, Catalogue];
      const batch = await one.startBatch({ sources: ['stories'], startedAt: AT });
      await one.saveFiles(batch, [
        file('a.txt', 'a', [work({ title: 'Bells' })]),
        file('b.txt', 'b', [work({ title: 'Lamps' })]),
      ]);
      await one.saveFiles(batch, [file('a.txt', 'a2', [work({ title: 'Bells' }, ['They rang.', 'Twice.'])])]);
      await one.finishBatch(batch, 'finished', AT);
      await one.revise(1 as WorkId, { title: 'Bells and Whistles' }, AT);
      await one.decideTags(
        { does: 'merge', kind: 'fandom', into: 'Bells', names: ['Bell'], fandom: null },
        AT,
      );
    });
    afterEach(async () => {
      await Promise.all([one.close(), other.close()]);
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });

    async function* everything(of: Catalogue): AsyncGenerator<PortableRecord> {
      const every = async (kind: PortableKind) => {
        const { records } = await of.portable(kind, { after: 0, limit: 100 });
        return records.map((record) => ({ kind, record }) as PortableRecord);
      };
      for (const kind of BEFORE) yield* await every(kind);
      for (const { record } of (await every('work')) as Extract<PortableRecord, { kind: 'work' }>[]) {
        yield { kind: 'work', record };
        for (const { number } of record.revisions)
          yield { kind: 'revision', record: await of.portableRevision(record.id, number) };
      }
      yield { kind: 'mapping', record: await of.exportTags() };
      for (const kind of AFTER) yield* await every(kind);
    }

    const list = async (of: Catalogue) => {
      const all: PortableRecord[] = [];
      for await (const record of everything(of)) all.push(record);
      return all;
    };
    const nothing = async () => {};

    it('are the same once they were taken in', async () => {
      expect([await one.isEmpty(), await other.isEmpty()]).toEqual([false, true]);
      expect(await other.takeIn(everything(one), { how: 'whole' }, nothing)).toEqual({
        works: 2,
        batch: null,
      });
      expect(await list(other)).toEqual(await list(one));
      expect(await other.cards([1 as WorkId, 2 as WorkId])).toEqual(
        await one.cards([1 as WorkId, 2 as WorkId]),
      );
      expect(await other.check()).toEqual({ sound: true, faults: [] });
      expect((await other.changesSince(0, 10)).map(({ work: id }) => id).sort()).toEqual([1, 2]);
    });

    it('come in pages that go on where the one before ended', async () => {
      const first = await one.portable('file', { after: 0, limit: 2 });
      const rest = await one.portable('file', { after: first.next ?? 0, limit: 2 });
      expect([...first.records, ...rest.records].map(({ path: place }) => place)).toEqual([
        'a.txt',
        'b.txt',
        'a.txt',
      ]);
      expect((await one.portable('file', { after: rest.next ?? 0, limit: 2 })).next).toBeNull();
      expect((await one.portableWork(2 as WorkId))?.shown.title).toBe('Lamps');
      expect(await one.portableWork(3 as WorkId)).toBeNull();
    });

    it('are not taken in where something goes wrong at the end', async () => {
      const fails = other.takeIn(everything(one), { how: 'whole' }, async () => {
        expect(await other.isEmpty()).toBe(false);
        throw new Error('no disk');
      });
      await expect(fails).rejects.toThrow('no disk');
      expect(await other.isEmpty()).toBe(true);
      expect(await other.takeIn(everything(one), { how: 'whole' }, nothing)).toMatchObject({ works: 2 });
      expect(await list(other)).toEqual(await list(one));
    });

    it.each(['file', 'revision', 'import'])('are not taken in without a %s', async (left) => {
      async function* others() {
        for await (const given of everything(one)) if (given.kind !== left) yield given;
      }
      const fails = other.takeIn(others(), { how: 'whole' }, nothing);
      await expect(fails).rejects.toMatchObject({ code: 'FL-BUNDLE-RECORD' });
      expect(await other.isEmpty()).toBe(true);
    });

    it('are added beside what is there, under other numbers', async () => {
      const batch = await other.startBatch({ sources: [], startedAt: AT });
      await other.saveFiles(batch, [file('c.txt', 'c', [work({ title: 'Tides' })])]);
      await other.finishBatch(batch, 'finished', AT);
      const [bells] = (await one.portable('work', { after: 0, limit: 1 })).records;
      if (!bells) throw new Error('no work');
      expect(await other.counterpart(bells)).toBeNull();
      expect(await one.counterpart(bells)).toBe(1);
      const taking = { how: 'added', source: '/bag', startedAt: AT } as const;
      const taken = await other.takeIn(everything(one), taking, nothing);
      expect(taken.works).toBe(2);
      const works = await other.facets(0, 10);
      expect(works.map(({ id, title, batch: of }) => [id, title, of])).toEqual([
        [1, 'Tides', batch],
        [2, 'Bells and Whistles', taken.batch],
        [3, 'Lamps', taken.batch],
      ]);
      expect(await other.exportTags()).toMatchObject({ canonical: [] });
      expect(await other.counterpart(bells)).toBe(2);
      expect(await other.check()).toEqual({ sound: true, faults: [] });
      expect(await other.batch(taken.batch ?? batch)).toMatchObject({
        status: 'finished',
        files: 3,
        works: 2,
        revised: 1,
      });
    });
  });
}
