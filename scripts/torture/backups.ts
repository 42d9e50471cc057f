import path from 'node:path';
import { listPoints, verifyBackup } from '#library';
import { KEEPING } from '../../src/app.ts';
import { fault } from './fault.ts';
import type { Scenario } from './torture.ts';
import { mustHave, newStories, type World } from './world.ts';

const KEEP = 3;
/** One in so many times all of the backup is read. */
const READ_ALL = 3;

/** Kills a backup, now and then while an import runs. Every point that is there is whole, and the newest that was made before is there. */
export const backups: Scenario = {
  name: 'backup',
  async run(world) {
    const must = mustHave(world);
    const newest = [...world.points.keys()].at(-1);
    const importing = world.random() < 0.25 ? startImport(world) : null;
    const args = ['--data', world.data, 'backup', world.backup, '--keep', String(KEEP)];
    const ended = await world.killer.kill('backup', args);
    await importing?.ended();
    if (!ended.killed && ended.code !== 0) throw fault(`a backup ended with ${ended.code}: ${ended.stderr}`);
    await checkPoints(world, must);
    if (newest !== undefined && !world.points.has(newest)) throw fault(`the point ${newest} is gone`);
  },
};

function startImport(world: World): { ended: () => Promise<void> } {
  const folder = path.join(world.folder, 'in', `beside-${world.nextNumber}`);
  const stories = newStories(world, 40, folder);
  for (const { number } of stories) world.stories.set(number, { states: new Set([0]), must: false });
  const running = world.fanlight('import', folder);
  return {
    ended: async () => {
      await running;
      for (const { number } of stories) world.stories.set(number, { states: new Set([0]), must: true });
    },
  };
}

/** Notes which points there are; `must` is what a new one must have. */
async function checkPoints(world: World, must: Set<number>): Promise<void> {
  const points = await listPoints(world.backup).catch((thrown: { code?: string }) => {
    if (thrown.code === 'FL-BACKUP-NONE' && world.points.size === 0) return [];
    throw thrown;
  });
  for (const { name, manifest } of points)
    if (manifest === null) throw fault(`the point ${name} has no manifest`);
  const here = new Set(points.map(({ name }) => name));
  for (const name of [...world.points.keys()]) if (!here.has(name)) world.points.delete(name);
  for (const name of here) if (!world.points.has(name)) world.points.set(name, must);
  if (here.size === 0 || world.random() * READ_ALL >= 1) return;
  const { findings } = await verifyBackup(world.backup, KEEPING);
  if (findings.length > 0) throw fault(`the backup: ${findings[0]?.code} ${findings[0]?.subject}`);
}
