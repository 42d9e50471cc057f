import { existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { checkLibrary } from './check-library.ts';
import { fault } from './fault.ts';
import type { Scenario } from './torture.ts';
import type { Known, World } from './world.ts';

/** Kills a restore; nobody takes for a library what is not whole, and the same command makes it whole. */
export const restores: Scenario = {
  name: 'restore',
  async run(world) {
    const [name, must] = [...world.points].at(-1) ?? [];
    if (name === undefined || must === undefined) return;
    const into = path.join(world.folder, 'restored');
    const args = ['restore', world.backup, into, '--point', name];
    const { killed } = await world.killer.kill('restore', args);
    const stats = await world.killer.run(['--data', into, 'stats']);
    const isUnfinished = /FL-(?:RESTORE-UNFINISHED|LIB-NONE)/.test(stats.stderr);
    if (stats.code !== 0 && !isUnfinished)
      throw fault(`half a restore was taken for a library: ${stats.stderr}`);
    if (isUnfinished && !killed) throw fault('a restore ended and made no library');
    if (isUnfinished) {
      const again = await world.killer.run(args);
      if (again.code !== 0) throw fault(`a restore did not go on: ${again.stderr}`);
    }
    if (existsSync(path.join(into, 'restoring.json'))) throw fault('a restore is not finished');
    await checkLibrary(into, { stories: storiesThen(world, must), groups: world.groups });
    rmSync(into, { recursive: true, force: true });
  },
};

/** What a point may have: of each story a state that it has or had. */
function storiesThen({ stories }: World, must: ReadonlySet<number>): Map<number, Known> {
  return new Map(
    [...stories].map(([number, { states }]) => {
      const had = Array.from({ length: Math.max(...states) + 1 }, (_, state) => state);
      return [number, { states: new Set(had), must: must.has(number) }];
    }),
  );
}
