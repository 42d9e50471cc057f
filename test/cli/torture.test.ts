import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { seeded } from '../../scripts/bench/random.ts';
import { checkIndexes } from '../../scripts/torture/check-indexes.ts';
import { checkLibrary } from '../../scripts/torture/check-library.ts';
import { Killer } from '../../scripts/torture/process.ts';
import { SCENARIOS, torture } from '../../scripts/torture/torture.ts';
import { checkValues, makeWorld } from '../../scripts/torture/world.ts';
import { temporaryFolder } from '../library/temporary-library.ts';

const KILLS = 8;
const SEED = 1998;
const CLI = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));

it(`loses nothing that was acknowledged, and leaves nothing half, in ${KILLS} kills`, async () => {
  const folder = path.join(temporaryFolder(), 'torture');
  const tally = await torture({
    folder,
    cli: CLI,
    scenarios: SCENARIOS,
    kills: KILLS,
    seed: SEED,
    works: 30,
  });
  const kills = [...tally.values()].reduce((sum, one) => sum + one.kills, 0);
  expect(kills).toBeGreaterThanOrEqual(KILLS);
}, 300_000);

it('would tell what is lost, half, changed, or more than there was', async () => {
  const random = seeded(SEED);
  const folder = temporaryFolder();
  const world = await makeWorld({
    folder,
    random,
    works: 6,
    killer: await Killer.measured({ cli: CLI, compiled: path.join(folder, 'compiled') }, random),
  });
  const { data, stories } = world;
  const database = path.join(data, 'fanlight.db');
  const sound = readFileSync(database);
  const raw = (sql: string) => {
    const db = new Sqlite(database);
    db.pragma('foreign_keys = off');
    db.exec(sql);
    db.close();
  };
  await checkLibrary(data, world);
  await checkIndexes(data);
  const known = { states: new Set([0]), must: true };
  const asked: [Parameters<typeof checkLibrary>[1], string][] = [
    [{ stories: new Map([...stories, [7, known]]), groups: [] }, 'story 7 was acknowledged and is gone'],
    [{ stories: new Map([...stories].slice(1)), groups: [] }, 'nobody imported it'],
    [
      { stories: new Map([...stories, [1, { ...known, states: new Set([1]) }]]), groups: [] },
      'has the paragraphs',
    ],
    [{ stories, groups: [{ batch: 1 as never, numbers: [1, 99] }] }, '1 of a group of 2 works are here'],
  ];
  for (const [expected, says] of asked) await expect(checkLibrary(data, expected)).rejects.toThrow(says);
  const damages: [string, string][] = [
    ['update work_row set withdrawn = 1 where id = 2', 'was acknowledged and is gone'],
    ["update work_row set title = 'Story 1'", 'are one story'],
    ['delete from chapter where revision = 3', 'is not whole'],
    ["update chapter_body set xhtml = cast('x' as blob) where id = 1", 'FL-VERIFY-CHAPTER-CHANGED'],
    ['update batch set files = 9', 'counts 9 files and has 6'],
    ['delete from batch_file where id = 6', 'FL-VERIFY-DATABASE'],
  ];
  for (const [damage, says] of damages) {
    raw(damage);
    await expect(checkLibrary(data, world)).rejects.toThrow(says);
    for (const beside of ['-wal', '-shm']) rmSync(`${database}${beside}`, { force: true });
    writeFileSync(database, sound);
  }
  await checkLibrary(data, world);
  world.values.set('a note', { allowed: new Set(['said']), read: async () => 'other' });
  await expect(checkValues(world)).rejects.toThrow('a note is other, not said');
  raw('delete from change where work = 2');
  raw("update work_row set title = 'Story 77' where id = 2");
  const [shelf = ''] = readdirSync(path.join(data, 'originals')).filter((name) => name.length === 2);
  rmSync(path.join(data, 'originals', shelf), { recursive: true });
  await expect(checkLibrary(data, world)).rejects.toThrow('FL-VERIFY-ORIGINAL-MISSING');
}, 120_000);
