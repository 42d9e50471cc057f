import path from 'node:path';
import { type BatchId, type Catalogue, openSqliteCatalogue, type WorkId } from '#catalogue';
import type { Random } from '../bench/random.ts';
import { fault } from './fault.ts';
import type { Ended, Killer } from './process.ts';
import { type Story, titleOf, writeStory } from './stories.ts';

/** Something that was set: the values that it may have, and how to read it. */
export type Value = { allowed: Set<string>; read: (catalogue: Catalogue) => Promise<string> };

/** An import that is withdrawn and put back, with the numbers of its stories. */
export type Group = { batch: BatchId; numbers: number[] };

/** What is known of a story: the states that its work may be in, and whether a work must be there. */
export type Known = { states: Set<number>; must: boolean };

/**
 * A library under torture, and what was acknowledged: `stories` must be there as they are known, and nothing else. Of the stories of a group,
 * which came in one import that is withdrawn and put back, all are there or none.
 */
export type World = {
  folder: string;
  data: string;
  backup: string;
  killer: Killer;
  random: Random;
  stories: Map<number, Known>;
  groups: Group[];
  values: Map<string, Value>;
  /** Stories of the first import, which are edited and marked. */
  editable: number;
  /** Points of the backup that were seen whole, with the stories that they must have. */
  points: Map<string, Set<number>>;
  /** Where the file of a story lies. */
  files: Map<number, string>;
  /** Paths of imports that were not finished, with the stories that they bring. */
  unfinished: { paths: string[]; stories: Story[] }[];
  nextNumber: number;
  /** Runs the program on the library to its end; a fault unless it ends with 0. */
  fanlight: (...args: string[]) => Promise<Ended>;
  finishImports: () => Promise<void>;
};

/** What a library begins with; one import brings all. */
export async function makeWorld(options: {
  folder: string;
  killer: Killer;
  random: Random;
  works: number;
}): Promise<World> {
  const { folder, killer, random, works } = options;
  const data = path.join(folder, 'data');
  const world: World = {
    folder,
    data,
    backup: path.join(folder, 'backup'),
    killer,
    random,
    stories: new Map(),
    groups: [],
    values: new Map(),
    editable: works,
    points: new Map(),
    files: new Map(),
    unfinished: [],
    nextNumber: 1,
    async fanlight(...args) {
      const ended = await killer.run(['--data', data, ...args]);
      if (ended.code !== 0)
        throw fault(`fanlight ${args.join(' ')} ended with ${ended.code}: ${ended.stderr}`);
      return ended;
    },
    async finishImports() {
      for (const { paths, stories } of world.unfinished.splice(0)) {
        await world.fanlight('import', ...paths);
        for (const { number, state } of stories)
          world.stories.set(number, { states: new Set([state]), must: true });
      }
    },
  };
  const first = newStories(world, works, path.join(folder, 'in', 'first'));
  await world.fanlight('import', path.join(folder, 'in', 'first'));
  for (const { number } of first) world.stories.set(number, { states: new Set([0]), must: true });
  return world;
}

/** Writes files of stories that are not in the library yet. */
export function newStories(world: World, count: number, folder: string): Story[] {
  const stories = Array.from({ length: count }, (_, index) => ({
    number: world.nextNumber + index,
    state: 0,
  }));
  world.nextNumber += count;
  for (const story of stories) world.files.set(story.number, writeStory(folder, story));
  return stories;
}

/** Looks into a library that another process may write to. */
export async function looking<Result>(
  data: string,
  look: (catalogue: Catalogue) => Promise<Result>,
): Promise<Result> {
  const catalogue = await openSqliteCatalogue(path.join(data, 'fanlight.db'), { readOnly: true });
  try {
    return await look(catalogue);
  } finally {
    await catalogue.close();
  }
}

/** The works of a library by the numbers of their stories. Two of one story are a fault. */
export async function worksByStory(catalogue: Catalogue): Promise<Map<number, WorkId>> {
  const found = new Map<number, WorkId>();
  for (let after: WorkId | 0 = 0; ; ) {
    const page: Awaited<ReturnType<Catalogue['facets']>> = await catalogue.facets(after, 500);
    for (const { id, title } of page) {
      const number = Number(/^Story (\d+)$/.exec(title)?.[1] ?? Number.NaN);
      if (titleOf(number) !== title) throw fault(`work ${id} is called ${title}`);
      if (found.has(number)) throw fault(`works ${found.get(number)} and ${id} are one story, ${title}`);
      found.set(number, id);
    }
    const last = page.at(-1);
    if (last === undefined) return found;
    after = last.id;
  }
}

/** Says that a value may be another from now on. */
export function mayBecome(
  world: World,
  name: string,
  read: Value['read'],
  next: string,
  before: string,
): Value {
  const value = world.values.get(name) ?? { allowed: new Set([before]), read };
  value.allowed.add(next);
  world.values.set(name, value);
  return value;
}

/** The numbers of stories that must be there. */
export function mustHave({ stories }: World): Set<number> {
  return new Set([...stories].flatMap(([number, { must }]) => (must ? number : [])));
}

/** Every value is one that it may have; that one is what it must have from now on. */
export async function checkValues({ data, values }: World): Promise<void> {
  await looking(data, async (catalogue) => {
    for (const [name, { allowed, read }] of values) {
      const found = await read(catalogue);
      if (!allowed.has(found)) throw fault(`${name} is ${found}, not ${[...allowed].join(' or ')}`);
      allowed.clear();
      allowed.add(found);
    }
  });
}
