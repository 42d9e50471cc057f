import { rmSync } from 'node:fs';
import path from 'node:path';
import { pick, seeded } from '../bench/random.ts';
import { backups } from './backups.ts';
import { checkIndexes } from './check-indexes.ts';
import { checkLibrary } from './check-library.ts';
import { decisions } from './decisions.ts';
import { imports } from './imports.ts';
import { migrations } from './migrations.ts';
import { Killer, type Tally } from './process.ts';
import { restores } from './restores.ts';
import { session } from './session.ts';
import { withdrawals } from './withdrawals.ts';
import { checkValues, makeWorld, type World } from './world.ts';

/** Kills something once and checks what it left; throws at a fault. */
export type Scenario = { name: string; run: (world: World) => Promise<void> };

/** Everything that is killed. */
export const SCENARIOS: readonly Scenario[] = [
  imports,
  session,
  decisions,
  withdrawals,
  backups,
  restores,
  migrations,
];

/** How often, what and where; `works` is how many works each library begins with. `cli` is the built program. */
export type Plan = {
  folder: string;
  cli: string;
  scenarios: readonly Scenario[];
  kills: number;
  seed: number;
  works: number;
  onStep?: (counts: Tally) => void;
};

/** A library is tortured so often before the next one begins: damage would add up, and what it holds grows. */
const KILLS_PER_LIBRARY = 60;

/** The indexes are compared with new ones after one in so many steps; the scenarios take turns in it. */
const INDEX_EVERY = 3;

/** Kills until there were as many kills as are asked for. Throws at the first fault; answers what was killed how often. */
export async function torture(plan: Plan): Promise<Tally> {
  const random = seeded(plan.seed);
  const killer = await Killer.measured(
    { cli: plan.cli, compiled: path.join(plan.folder, 'compiled') },
    random,
  );
  for (let libraries = 1; killer.kills < plan.kills; libraries += 1) {
    const folder = path.join(plan.folder, `library-${libraries}`);
    const world = await makeWorld({ folder, killer, random, works: plan.works });
    const most = Math.min(plan.kills, libraries * KILLS_PER_LIBRARY);
    for (let step = 0; killer.kills < most; step += 1) {
      const scenario = plan.scenarios[step % plan.scenarios.length] ?? pick(random, plan.scenarios);
      await scenario.run(world);
      await checkLibrary(world.data, world);
      await checkValues(world);
      if (step % INDEX_EVERY === 0) await checkIndexes(world.data);
      plan.onStep?.(killer.tally);
    }
    await world.finishImports();
    rmSync(folder, { recursive: true, force: true });
  }
  return killer.tally;
}
