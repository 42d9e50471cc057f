import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { discardOriginals, type OriginalStore, openDiskStore, type Sha256 } from '#originals';
import { originalStoreContract } from './contract.ts';

originalStoreContract('disk', openDiskStore);

const WRITER = path.join(import.meta.dirname, 'writer-process.ts');
const BYTES = Buffer.from('The lamp turned, and the sea went on.');

function flipped(): Buffer {
  const bytes = Buffer.from(BYTES);
  bytes.writeUInt8(bytes.readUInt8(7) ^ 1, 7);
  return bytes;
}

describe('disk store', () => {
  let folder = '';
  let store: OriginalStore;
  const placeOf = (hash: string) => path.join(folder, hash.slice(0, 2), hash.slice(2));
  const incoming = () => path.join(folder, '.incoming');

  beforeEach(async () => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), 'fanlight-disk-')), 'originals');
    store = await openDiskStore(folder);
  });
  afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }));

  it('lays files out by hash, for the owner only, and leaves nothing else behind', async () => {
    expect(existsSync(folder)).toBe(false);
    const hash = await store.put(BYTES);
    expect(readFileSync(placeOf(hash)).equals(BYTES)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(placeOf(hash)).mode & 0o777).toBe(0o600);
    expect(readdirSync(incoming())).toEqual([]);
  });

  it('does not write what it has', async () => {
    const hash = await store.put(BYTES);
    utimesSync(placeOf(hash), 1, 1);
    await store.put(BYTES);
    expect(statSync(placeOf(hash)).mtimeMs).toBe(1000);
  });

  it.each<[string, (place: string) => void]>([
    ['was cut', (place) => truncateSync(place, 10)],
    ['was changed', (place) => writeFileSync(place, Buffer.alloc(BYTES.length, 'x'))],
    ['is gone', (place) => unlinkSync(place)],
    [
      'is a folder',
      (place) => {
        unlinkSync(place);
        mkdirSync(place);
      },
    ],
  ])('says that an original is missing when it %s', async (_what, damage) => {
    const hash = await store.put(BYTES);
    damage(placeOf(hash));
    await expect(store.get(hash)).rejects.toMatchObject({ code: 'FL-LIB-ORIGINAL-MISSING', subject: hash });
  });

  it.each<[string, (place: string) => void, string]>([
    ['was cut', (place) => truncateSync(place, 10), 'changed'],
    ['has a bit that turned', (place) => writeFileSync(place, flipped()), 'changed'],
    ['is gone', (place) => unlinkSync(place), 'missing'],
  ])(
    'says of an original that %s how it is, and gives it to no other store',
    async (_what, damage, state) => {
      const hash = await store.put(BYTES);
      damage(placeOf(hash));
      expect((await store.check(hash)).state).toBe(state);
      const other = await openDiskStore(`${folder}-other`);
      await expect(other.copyFrom(store, hash)).rejects.toMatchObject({ code: 'FL-LIB-ORIGINAL-MISSING' });
      expect(await other.has(hash)).toBe(false);
      await other.put(BYTES);
      await store.copyFrom(other, hash);
      expect((await store.check(hash)).state).toBe('sound');
    },
  );

  it('discards what nobody keeps, and nothing else', async () => {
    const hashes: Sha256[] = [];
    for (let count = 0; count < 30; count += 1) hashes.push(await store.put(Buffer.from(`tide ${count}`)));
    const kept = hashes.filter((_, index) => index % 3 === 0).sort();
    async function* keep() {
      yield '0'.repeat(64);
      yield* kept;
    }
    expect(await discardOriginals(folder, keep())).toMatchObject({ files: 20 });
    expect(everyHash().sort()).toEqual(kept);
    async function* broken(): AsyncGenerator<string> {
      yield kept[0] ?? '';
      throw new Error('the list ends early');
    }
    await expect(discardOriginals(folder, broken())).rejects.toThrow('the list ends early');
    expect(everyHash().sort()).toEqual(kept);
  });

  it('repairs a damaged original when its bytes come again', async () => {
    const hash = await store.put(BYTES);
    writeFileSync(placeOf(hash), Buffer.alloc(BYTES.length, 'x'));
    expect(await store.put(BYTES)).toBe(hash);
    expect(Buffer.compare(await store.get(hash), BYTES)).toBe(0);
  });

  it('removes what a process that died left a day ago, and nothing younger', async () => {
    await store.put(BYTES);
    const [old, young] = [path.join(incoming(), 'old'), path.join(incoming(), 'young')];
    writeFileSync(old, 'half');
    writeFileSync(young, 'half');
    const dayAgo = Date.now() / 1000 - 25 * 3600;
    utimesSync(old, dayAgo, dayAgo);
    await openDiskStore(folder);
    expect(readdirSync(incoming())).toEqual(['young']);
  });

  it('says so when the folder cannot be used', async () => {
    writeFileSync(folder, 'a file where the folder should be');
    const blocked = await openDiskStore(folder);
    await expect(blocked.put(BYTES)).rejects.toMatchObject({ code: 'FL-LIB-FOLDER' });
  });

  it('holds every original it said it kept, whole, when it is killed', async () => {
    for (const run of [1, 2, 3, 4]) {
      const args = ['--no-warnings', '--experimental-strip-types', WRITER, folder, String(run)];
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.on('data', (chunk) => {
        said += chunk;
      });
      await once(child.stdout, 'data');
      await pause(Math.random() * 60);
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
      const kept = said.split('\n').slice(0, -1) as Sha256[];
      expect(kept.length).toBeGreaterThan(0);
      for (const hash of kept) expect((await store.get(hash)).length).toBe(200_000);
      for (const hash of everyHash()) expect((await store.get(hash)).length).toBe(200_000);
    }
  });

  function everyHash(): Sha256[] {
    return readdirSync(folder)
      .filter((name) => name.length === 2)
      .flatMap((name) => readdirSync(path.join(folder, name)).map((rest) => `${name}${rest}` as Sha256));
  }
});
