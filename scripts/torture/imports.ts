import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pick } from '../bench/random.ts';
import { fault } from './fault.ts';
import { type Story, writeStory } from './stories.ts';
import type { Scenario } from './torture.ts';
import { looking, mustHave, newStories, type World, worksByStory } from './world.ts';

/** How many of the killed imports are begun again at once; the others wait until the library is done with. */
const FINISHED = 0.2;
/** Milliseconds between two looks at what a reader sees. */
const LOOK = 10;

/** Kills an import of new files, often with changed ones. What another process saw of it before is acknowledged. */
export const imports: Scenario = {
  name: 'import',
  async run(world) {
    const { stories, paths } = prepare(world);
    const before = await seenIn(world.data);
    const watch = watching(world.data, before.change);
    const ended = await world.killer.kill('import', ['--data', world.data, 'import', ...paths]);
    await watch.stop();
    if (!ended.killed && ended.code !== 0) throw fault(`an import ended with ${ended.code}: ${ended.stderr}`);
    await acknowledge(world, watch.works);
    world.unfinished.push({ paths, stories });
    if (!ended.killed || world.random() < FINISHED) await world.finishImports();
  },
};

/** Writes the files of an import, and says what may come of it. */
function prepare(world: World): { stories: Story[]; paths: string[] } {
  const folder = path.join(world.folder, 'in', String(world.nextNumber));
  const stories = newStories(world, 10 + Math.floor(world.random() * 80), folder);
  for (const { number } of stories) world.stories.set(number, { states: new Set([0]), must: false });
  const changed = world.random() < 0.5 ? changeSome(world) : [];
  return {
    stories: [...stories, ...changed.map(({ story }) => story)],
    paths: [folder, ...changed.map(({ file }) => file)],
  };
}

/** Writes other bytes into files of some stories that are in the library. */
function changeSome(world: World): { story: Story; file: string }[] {
  const candidates = [...world.stories].filter(([, { must, states }]) => must && states.size === 1);
  const chosen = new Map(Array.from({ length: 4 }, () => pick(world.random, candidates)));
  return [...chosen].flatMap(([number, { states }]) => {
    const place = world.files.get(number);
    const [state] = states;
    if (place === undefined || state === undefined) return [];
    const story = { number, state: state + 1 };
    states.add(story.state);
    return { story, file: writeStory(path.dirname(place), story) };
  });
}

async function seenIn(data: string): Promise<{ change: number }> {
  return looking(data, async (catalogue) => ({ change: await catalogue.lastChange() }));
}

/** Notes which works a reader in this process sees saved, until it is stopped. */
function watching(data: string, from: number): { works: Set<number>; stop: () => Promise<void> } {
  const works = new Set<number>();
  let isOver = false;
  const looks = looking(data, async (catalogue) => {
    for (let change = from; !isOver; await wait(LOOK)) {
      const changes = await catalogue.changesSince(change, 10_000);
      for (const { work, sequence } of changes) {
        works.add(work);
        change = sequence;
      }
    }
  });
  return {
    works,
    stop: async () => {
      isOver = true;
      await looks;
    },
  };
}

/** What was seen must be there from now on. */
async function acknowledge(world: World, works: ReadonlySet<number>): Promise<void> {
  const found = await looking(world.data, worksByStory);
  const here = new Set<number>();
  for (const [number, id] of found)
    if (works.has(id)) {
      here.add(id);
      const known = world.stories.get(number);
      if (known) known.must = true;
    }
  for (const id of works) if (!here.has(id)) throw fault(`work ${id} was seen saved and is gone`);
  if (mustHave(world).size === 0) throw fault('nothing is acknowledged');
}
