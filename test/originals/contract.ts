import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OriginalStore, Sha256 } from '#originals';

/** What every store of originals must do. `open` opens the store that belongs to a folder. */
export function originalStoreContract(name: string, open: (folder: string) => Promise<OriginalStore>): void {
  describe(`original store contract: ${name}`, () => {
    let folder = '';
    let store: OriginalStore;

    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-originals-'));
      store = await open(folder);
    });
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it.each([
      ['text', Buffer.from('The lamp turned.')],
      ['nothing', new Uint8Array(0)],
      ['every byte', Uint8Array.from({ length: 256 }, (_, byte) => byte)],
      ['three megabytes', Buffer.alloc(3 * 1024 * 1024, 'tide ')],
    ])('gives back %s exactly as received', async (_what, bytes) => {
      const hash = await store.put(bytes);
      expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(Buffer.compare(await store.get(hash), bytes)).toBe(0);
      expect(await store.has(hash)).toBe(true);
      expect(await (await open(folder)).has(hash)).toBe(true);
    });

    it('takes the same bytes any number of times, at once as well', async () => {
      const bytes = Buffer.alloc(50_000, 'fog ');
      const other = await open(folder);
      const hashes = await Promise.all(
        Array.from({ length: 20 }, (_, index) => (index % 2 ? store : other).put(bytes)),
      );
      expect(new Set(hashes).size).toBe(1);
      expect(Buffer.compare(await store.get(hashes[0] as Sha256), bytes)).toBe(0);
    });

    it('keeps what comes in chunks, and reads it in pieces', async () => {
      const bytes = Buffer.alloc(2_500_000, 'a tide of words ');
      async function* chunks() {
        for (let at = 0; at < bytes.length; at += 700_001) yield bytes.subarray(at, at + 700_001);
      }
      const kept = await store.putChunks(chunks());
      expect(kept).toEqual({ hash: await store.put(bytes), bytes: bytes.length });
      const file = await store.open(kept.hash);
      expect(Buffer.from(await file.read(16, 32)).toString()).toBe('a tide of words ');
      expect((await file.read(bytes.length - 4, bytes.length + 9)).length).toBe(4);
      const parts: Uint8Array[] = [];
      for await (const part of file.chunks()) parts.push(part);
      expect(Buffer.compare(Buffer.concat(parts), bytes)).toBe(0);
    });

    it('keeps nothing of chunks that end in an error', async () => {
      async function* broken() {
        yield Buffer.from('half');
        throw new Error('unplugged');
      }
      await expect(store.putChunks(broken())).rejects.toThrow('unplugged');
      const half = createHash('sha256').update('half').digest('hex') as Sha256;
      expect(await store.has(half)).toBe(false);
      await expect(store.open(half)).rejects.toMatchObject({ code: 'FL-LIB-ORIGINAL-MISSING' });
    });

    it('keeps many different originals put at once', async () => {
      const all = Array.from({ length: 100 }, (_, index) => Buffer.from(`story ${index}`));
      const hashes = await Promise.all(all.map((bytes) => store.put(bytes)));
      const back = await Promise.all(
        hashes.map(async (hash) => Buffer.from(await store.get(hash)).toString()),
      );
      expect(back).toEqual(all.map(String));
    });

    it('lists what it has in the order of hashes, from any place on', async () => {
      const hashes: string[] = [];
      for (let count = 0; count < 40; count += 1) hashes.push(await store.put(Buffer.from(`tide ${count}`)));
      hashes.sort();
      const listed = async (after?: string) => {
        const found: string[] = [];
        for await (const { hash, bytes } of store.list(after)) {
          expect(bytes).toBe((await store.get(hash)).length);
          found.push(hash);
        }
        return found;
      };
      expect(await listed()).toEqual(hashes);
      expect(await listed(hashes[17])).toEqual(hashes.slice(18));
      expect(await listed('f'.repeat(64))).toEqual([]);
    });

    it('says how an original is', async () => {
      const hash = await store.put(Buffer.alloc(2_100_000, 'fog '));
      expect(await store.check(hash)).toEqual({ state: 'sound', bytes: 2_100_000 });
      expect(await store.check('0'.repeat(64) as Sha256)).toEqual({ state: 'missing', bytes: 0 });
    });

    it('takes from another store what is sound there, and nothing else', async () => {
      const other = await open(`${folder}/other`);
      const hash = await other.put(Buffer.alloc(1_500_000, 'sand '));
      expect(await store.copyFrom(other, hash)).toBe(1_500_000);
      expect((await store.check(hash)).state).toBe('sound');
      const none = '0'.repeat(64) as Sha256;
      await expect(store.copyFrom(other, none)).rejects.toMatchObject({ code: 'FL-LIB-ORIGINAL-MISSING' });
    });

    it.each([
      '0'.repeat(64),
      '',
      'ab',
      '../../etc/passwd',
      'A'.repeat(64),
      `${'0'.repeat(63)}/`,
      '\0'.repeat(64),
    ])('has nothing under %j', async (hash) => {
      expect(await store.has(hash as Sha256)).toBe(false);
      await expect(store.get(hash as Sha256)).rejects.toMatchObject({ code: 'FL-LIB-ORIGINAL-MISSING' });
    });
  });
}
