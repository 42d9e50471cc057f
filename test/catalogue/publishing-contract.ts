import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Address, BatchId, Catalogue, NewWork, OldAddress, WorkId } from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, hashLike, work } from './samples.ts';

const AT = '2026-01-02T03:04:05.000Z';
const LATER = '2026-02-03T04:05:06.000Z';

/** What every adapter of the catalogue says of works that may be listed elsewhere, and of old addresses. */
export function publishingContract(name: string, open: CatalogueOpener): void {
  describe(`publishing contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    let batch: BatchId;
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-catalogue-'));
      catalogue = await open(folder);
      batch = await catalogue.startBatch({ sources: [], startedAt: AT });
    });
    afterEach(async () => {
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const save = (works: readonly NewWork[]) =>
      catalogue.saveFiles(
        batch,
        works.map((one, at) => file(`${at}.txt`, `bytes ${at}`, [one])),
      );
    const ids = async (after: number, until: number, limit = 100) =>
      (await catalogue.permittedWorks(after, until, limit)).map(({ id }) => id);

    it('has the permitted works of a stretch of numbers, and when they changed', async () => {
      const wishes = ['yes', 'ask', 'yes', 'no', 'unknown', 'listed-only', 'yes'] as const;
      await save(wishes.map((permission, at) => work({ title: `No. ${at}`, permission }, [`text ${at}`])));
      expect(await catalogue.lastPermitted()).toBe(7);
      expect(await ids(0, 100)).toEqual([1, 3, 7]);
      expect(await ids(1, 6)).toEqual([3]);
      expect(await ids(0, 100, 2)).toEqual([1, 3]);
      expect(await catalogue.permittedChange(3, 6)).toBeNull();
      const before = await catalogue.permittedChange(0, 3);
      await catalogue.revise(1 as WorkId, { title: 'Another' }, LATER);
      expect(before).not.toBe(LATER);
      expect(await catalogue.permittedChange(0, 3)).toBe(LATER);
    });

    it('follows a person’s word, and knows nothing of what was withdrawn', async () => {
      await save([work({ permission: 'yes' }, ['one'])]);
      await catalogue.revise(1 as WorkId, { permission: 'no' }, LATER);
      expect(await ids(0, 100)).toEqual([]);
      expect(await catalogue.lastPermitted()).toBe(0);
      await catalogue.revise(1 as WorkId, { permission: 'yes' }, LATER);
      await catalogue.finishBatch(batch, 'finished', LATER);
      await catalogue.withdrawBatch(batch, { keepEdited: false }, LATER);
      expect(await catalogue.lastPermitted()).toBe(0);
      expect(await catalogue.permittedChange(0, 100)).toBeNull();
    });

    it('lists old addresses in order, each once, whatever the size of a page', async () => {
      const addresses = [
        { host: 'b.example', path: '/x', chapter: null },
        { host: 'a.example', path: '/x', chapter: 1 },
        { host: '', path: '/y', chapter: 9 },
      ];
      const source = { addresses, updated: null, textHash: hashLike('text'), comments: [] };
      await save([{ ...work({ title: 'Moved' }, ['text']), source }]);
      const all = async (limit: number) => {
        const found: OldAddress[] = [];
        for (let after: Address | null = null; ; ) {
          const page: { addresses: OldAddress[]; last: Address | null } = await catalogue.oldAddresses(
            after,
            limit,
          );
          found.push(...page.addresses);
          if (page.last === null) return found;
          after = page.last;
        }
      };
      const whole = await all(100);
      expect(whole).toEqual([
        { host: 'a.example', path: '/x', target: { kind: 'work', work: 1, chapter: 1 } },
        { host: 'b.example', path: '/x', target: { kind: 'work', work: 1, chapter: null } },
        // The work has no such chapter.
        { host: '', path: '/y', target: { kind: 'work', work: 1, chapter: null } },
      ]);
      expect(await all(1)).toEqual(whole);
    });
  });
}
