import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Catalogue, OWN_READER, type WorkId } from '#catalogue';
import type { CatalogueOpener } from './contract.ts';

const AT = (hour: number) => `2026-01-01T${String(hour).padStart(2, '0')}:00:00.000Z`;
const WORK = 1 as WorkId;

/** What every adapter of the catalogue must do with e-readers that are sent books. */
export function ereadersContract(name: string, open: CatalogueOpener): void {
  describe(`e-readers contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-ereaders-'));
      catalogue = await open(folder);
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    const add = (called: string, address: string) =>
      catalogue.addEReader(OWN_READER, { name: called, address, addedAt: AT(1) });

    it('keeps each by one name and one address, and numbers none twice', async () => {
      const kindle = await add('Kindle', 'a@kindle.example');
      expect(await add('Kindle', 'b@kindle.example')).toBeNull();
      expect(await add('Other', 'a@kindle.example')).toBeNull();
      await add('Book', 'c@pbsync.example');
      expect((await catalogue.eReaders(OWN_READER)).map((one) => one.name)).toEqual(['Book', 'Kindle']);
      if (kindle === null) throw new Error('it was not added');
      await catalogue.removeEReader(OWN_READER, kindle.id);
      expect((await add('Kindle', 'a@kindle.example'))?.id).toBeGreaterThan(kindle.id);
    });

    it('shows nothing of one reader to another', async () => {
      const kindle = await add('Kindle', 'a@kindle.example');
      const device = { name: 'Kobo', secret: null, key: 'k', madeAt: AT(1) };
      const stranger = (await catalogue.addDevice('new', device))?.reader;
      if (kindle === null || stranger === undefined) throw new Error('they were not added');
      expect(await catalogue.eReaders(stranger)).toEqual([]);
      await catalogue.removeEReader(stranger, kindle.id);
      expect(await catalogue.eReaders(OWN_READER)).toHaveLength(1);
      const theirs = { name: 'Kindle', address: 'a@kindle.example', addedAt: AT(1) };
      expect(await catalogue.addEReader(stranger, theirs)).not.toBeNull();
      const [own] = await catalogue.devices();
      if (own === undefined) throw new Error('no device');
      await catalogue.removeDevice(own.id);
      expect(await catalogue.eReaders(stranger)).toEqual([]);
    });

    it('counts what was sent since a moment, and says when last', async () => {
      const kindle = await add('Kindle', 'a@kindle.example');
      if (kindle === null) throw new Error('it was not added');
      for (const hour of [2, 5, 3])
        await catalogue.noteSending(OWN_READER, { to: kindle.id, work: WORK, bytes: 10, at: AT(hour) });
      expect(await catalogue.sendingsSince(OWN_READER, AT(3))).toBe(2);
      expect(await catalogue.eReaders(OWN_READER)).toMatchObject([{ sentAt: AT(5) }]);
      await catalogue.removeEReader(OWN_READER, kindle.id);
      expect(await catalogue.eReaders(OWN_READER)).toEqual([]);
      expect(await catalogue.sendingsSince(OWN_READER, AT(1))).toBe(3);
    });
  });
}
