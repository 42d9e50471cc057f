import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Catalogue,
  type Device,
  OWN_READER,
  type ReaderId,
  type SyncPosition,
  type WorkId,
} from '#catalogue';
import type { CatalogueOpener } from './contract.ts';
import { file, work } from './samples.ts';

const DAY = (day: number) => `2026-01-0${day}T00:00:00.000Z`;
const ONE = 1 as WorkId;

function position(document: string, over: Partial<SyncPosition> = {}): SyncPosition {
  const said = { progress: '/body', percentage: 0.5, device: 'Kobo', deviceId: null, metadata: null };
  return { document, ...said, keptAt: DAY(1), ...over };
}

/** What every adapter of the catalogue must do with devices. */
export function devicesContract(name: string, open: CatalogueOpener): void {
  describe(`devices contract: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-devices-'));
      catalogue = await open(folder);
      const batch = await catalogue.startBatch({ sources: ['stories'], startedAt: DAY(1) });
      await catalogue.saveFiles(batch, [file('1.txt', '1', [work()])]);
    });
    afterEach(async () => {
      expect(await catalogue.check()).toEqual({ sound: true, faults: [] });
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    async function add(reader: ReaderId | 'new', called: string): Promise<Device> {
      const device = { name: called, secret: `secret of ${called}`, key: `key of ${called}`, madeAt: DAY(1) };
      const added = await catalogue.addDevice(reader, device);
      if (added === null) throw new Error(`${called} is taken`);
      return added;
    }

    it('has devices by name, each with a name of its own', async () => {
      const kobo = await add(OWN_READER, 'Kobo');
      await add(OWN_READER, 'Aura');
      expect((await catalogue.devices()).map((device) => device.name)).toEqual(['Aura', 'Kobo']);
      expect(await catalogue.deviceNamed('Kobo')).toEqual(kobo);
      expect(await catalogue.deviceNamed('kobo')).toBeNull();
      expect(await catalogue.deviceWithSecret('secret of Kobo')).toEqual(kobo);
      expect(await catalogue.deviceWithSecret('key of Kobo')).toBeNull();
      const again = { name: 'Kobo', secret: null, key: 'x', madeAt: DAY(2) };
      expect(await catalogue.addDevice('new', again)).toBeNull();
      await catalogue.changeDeviceKey(kobo.id, 'other');
      await catalogue.seeDevice(kobo.id, DAY(3));
      expect(await catalogue.deviceNamed('Kobo')).toEqual({ ...kobo, key: 'other', seenAt: DAY(3) });
    });

    it('lets tokens do what is said of them, in one order', async () => {
      const kobo = await add(OWN_READER, 'Kobo');
      expect(kobo.scopes).toEqual(['read']);
      await catalogue.changeDeviceScopes(kobo.id, ['import', 'read', 'mark']);
      expect((await catalogue.deviceWithSecret('secret of Kobo'))?.scopes).toEqual([
        'read',
        'mark',
        'import',
      ]);
      const made = {
        name: 'Script',
        secret: 's',
        key: 'k',
        madeAt: DAY(1),
        scopes: ['edit', 'read'] as const,
      };
      expect((await catalogue.addDevice(OWN_READER, made))?.scopes).toEqual(['read', 'edit']);
      expect((await catalogue.deviceNamed('Kobo'))?.scopes).toEqual(['read', 'mark', 'import']);
    });

    it('gives readers of their own numbers that are never used twice', async () => {
      const first = await add('new', 'a');
      const second = await add('new', 'b');
      expect(new Set([OWN_READER, first.reader, second.reader]).size).toBe(3);
      await catalogue.removeDevice(second.id);
      expect((await add('new', 'c')).reader).toBeGreaterThan(second.reader);
    });

    it('keeps one position of a reader in a document', async () => {
      const { reader } = await add('new', 'a');
      await catalogue.keepPosition(reader, position('d', { metadata: '{}' }));
      await catalogue.keepPosition(reader, position('d', { percentage: 0.1, deviceId: 'x' }));
      const kept = position('d', { percentage: 0.1, deviceId: 'x', metadata: '{}' });
      expect(await catalogue.position(reader, 'd')).toEqual(kept);
      expect(await catalogue.position(OWN_READER, 'd')).toBeNull();
      expect(await catalogue.position(reader, 'e')).toBeNull();
    });

    it('gives a device to a reader with what that one did not have', async () => {
      const device = await add('new', 'a');
      const place = { chapter: 1, paragraph: 1, words: 0, keptAt: DAY(1) };
      await catalogue.keepPosition(device.reader, position('mine', { percentage: 0.2 }));
      await catalogue.keepPosition(device.reader, position('both', { percentage: 0.2 }));
      await catalogue.keepPosition(OWN_READER, position('both', { percentage: 0.9 }));
      await catalogue.keepPlace(device.reader, ONE, place);
      await catalogue.giveDevice(device.id, OWN_READER);
      expect((await catalogue.deviceNamed('a'))?.reader).toBe(OWN_READER);
      expect((await catalogue.position(OWN_READER, 'mine'))?.percentage).toBe(0.2);
      expect((await catalogue.position(OWN_READER, 'both'))?.percentage).toBe(0.9);
      expect(await catalogue.place(OWN_READER, ONE)).toMatchObject(place);
      expect(await catalogue.position(device.reader, 'mine')).toBeNull();
    });

    it('forgets a reader with the last device, and never the person at this machine', async () => {
      const one = await add('new', 'a');
      const own = await add(OWN_READER, 'b');
      for (const { reader } of [one, own]) await catalogue.keepPosition(reader, position('d'));
      await catalogue.removeDevice(one.id);
      await catalogue.removeDevice(own.id);
      expect(await catalogue.devices()).toEqual([]);
      expect(await catalogue.position(one.reader, 'd')).toBeNull();
      expect(await catalogue.position(OWN_READER, 'd')).not.toBeNull();
    });

    it('has a stamp that changes with everything and with nothing else', async () => {
      const before = await catalogue.state();
      await catalogue.work(ONE);
      await catalogue.devices();
      expect(await catalogue.state()).toBe(before);
      await catalogue.keepPosition(OWN_READER, position('d'));
      const after = await catalogue.state();
      expect(after).not.toBe(before);
      await catalogue.revise(ONE, { title: 'Otherwise' }, DAY(2));
      expect(await catalogue.state()).not.toBe(after);
    });
  });
}
