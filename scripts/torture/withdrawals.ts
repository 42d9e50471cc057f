import path from 'node:path';
import type { BatchId, Catalogue } from '#catalogue';
import { fault } from './fault.ts';
import type { Scenario } from './torture.ts';
import { type Group, looking, mayBecome, newStories, type World, worksByStory } from './world.ts';

/** How often the import that was withdrawn and put back gives way to a new one. */
const NEW_GROUP = 0.15;

/** Kills the withdrawal or the return of an import. All of its works are in the library or none is, as the import says. */
export const withdrawals: Scenario = {
  name: 'withdraw',
  async run(world) {
    const newest = world.groups.at(-1);
    const group = newest === undefined || world.random() < NEW_GROUP ? await importGroup(world) : newest;
    const isOut = world.values.get(nameOf(group))?.allowed.has(OUT) ?? false;
    await killOnce(world, isOut ? 'restore' : 'withdraw', group);
  },
};

/** How a group is that was withdrawn. */
const OUT = 'out, 0 works';
const nameOf = ({ batch }: Group) => `import ${batch}`;

async function importGroup(world: World): Promise<Group> {
  const folder = path.join(world.folder, 'in', `group-${world.nextNumber}`);
  const stories = newStories(world, 10 + Math.floor(world.random() * 60), folder);
  const numbers = stories.map(({ number }) => number);
  for (const number of numbers) world.stories.set(number, { states: new Set([0]), must: false });
  await world.fanlight('import', folder);
  const batch = await looking(world.data, async (catalogue) => {
    const { batches } = await catalogue.batches({ limit: 1, offset: 0 });
    return batches[0]?.id ?? (0 as BatchId);
  });
  const group = { batch, numbers };
  world.groups.push(group);
  return group;
}

async function killOnce(world: World, does: 'withdraw' | 'restore', group: Group): Promise<void> {
  const read = (catalogue: Catalogue) => stateOf(catalogue, group);
  const back = `in, ${group.numbers.length} works`;
  const next = does === 'withdraw' ? OUT : back;
  const { allowed } = mayBecome(world, nameOf(group), read, next, back);
  const args = ['--data', world.data, 'imports', does, String(group.batch)];
  const { killed, code, stderr } = await world.killer.kill(
    does === 'withdraw' ? 'withdraw' : 'put back',
    args,
  );
  if (killed) return;
  if (code !== 0) throw fault(`${does} ended with ${code}: ${stderr}`);
  allowed.clear();
  allowed.add(next);
}

async function stateOf(catalogue: Catalogue, { batch, numbers }: Group): Promise<string> {
  const works = await worksByStory(catalogue);
  const here = numbers.filter((number) => works.has(number)).length;
  const state = (await catalogue.batch(batch))?.withdrawnAt == null ? 'in' : 'out';
  return `${state}, ${here} works`;
}
