import type { Catalogue } from '#catalogue';
import { fault } from './fault.ts';
import type { Scenario } from './torture.ts';
import { mayBecome, type World } from './world.ts';

/** The tag that others are merged into. */
export const INTO = 'Weather 0';

/** How a tag stands: by itself, or as a spelling of another. */
export async function tagState(catalogue: Catalogue, name: string): Promise<string> {
  const tag = await catalogue.tag('tag', name);
  return tag?.state === 'synonym' ? 'merged' : 'own';
}

/** Kills a decision about tags, or the taking back of one. */
export const decisions: Scenario = {
  name: 'wrangle',
  async run(world) {
    const name = `Weather ${1 + Math.floor(world.random() * 23)}`;
    const read = (catalogue: Catalogue) => tagState(catalogue, name);
    const isMerged = (world.values.get(name)?.allowed ?? new Set()).has('merged');
    const [next, before] = isMerged ? ['own', 'merged'] : ['merged', 'own'];
    const value = mayBecome(world, name, read, next, before);
    const args = isMerged ? ['split', 'tag', name] : ['merge', 'tag', INTO, name];
    const ended = await run(world, args);
    if (ended) {
      value.allowed.clear();
      value.allowed.add(next);
    }
  },
};

/** Whether it ended well before it was killed. */
async function run(world: World, args: string[]): Promise<boolean> {
  const { killed, code, stderr } = await world.killer.kill('wrangle', [
    '--data',
    world.data,
    'tags',
    ...args,
  ]);
  if (!killed && code !== 0) throw fault(`tags ${args.join(' ')} ended with ${code}: ${stderr}`);
  return !killed;
}
