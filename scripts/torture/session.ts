import type { ChildProcess } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';
import type { Catalogue, WorkId } from '#catalogue';
import { OWN_READER } from '#catalogue';
import { INTO, tagState } from './decisions.ts';
import { fault } from './fault.ts';
import type { Ended } from './process.ts';
import { tagOf, titleOf } from './stories.ts';
import type { Scenario } from './torture.ts';
import { looking, mayBecome, type Value, type World, worksByStory } from './world.ts';

/** Milliseconds that a session lasts at most, once the server answers. */
const LONGEST = 700;
/** One session in so many is asked to end first, and killed while it does. */
const ASKED = 4;
/** Milliseconds that ending may take before the kill. */
const ENDING = 250;

/** Kills a server while somebody edits, marks and decides in its pages. What was answered is there. */
export const session: Scenario = {
  name: 'serve',
  async run(world) {
    const { child, ended } = world.killer.start(['--data', world.data, 'serve', '--port', '0']);
    const address = await addressOf(child, ended);
    const end = killLater(world, child);
    const works = await looking(world.data, worksByStory);
    for (let count = 0; await act(world, address, works, count); count += 1);
    clearTimeout(end);
    child.kill('SIGKILL');
    const { killed } = await ended;
    world.killer.count('serve', killed);
  },
};

function killLater(world: World, child: ChildProcess): NodeJS.Timeout {
  const isAsked = world.random() * ASKED < 1;
  const ending = world.random() * ENDING;
  return setTimeout(async () => {
    if (isAsked) {
      child.kill('SIGTERM');
      await wait(ending);
    }
    child.kill('SIGKILL');
  }, world.random() * LONGEST);
}

async function addressOf(child: ChildProcess, ended: Promise<Ended>): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /open at (http:\S+)/.exec(said)?.[1];
      if (found !== undefined) resolve(found);
    });
    ended.then(({ stderr }) => reject(fault(`a server did not start: ${stderr}`))).catch(reject);
  });
}

/** Does one thing in the pages; answers whether the server is still there. */
async function act(
  world: World,
  address: string,
  works: ReadonlyMap<number, WorkId>,
  count: number,
): Promise<boolean> {
  const number = 1 + Math.floor(world.random() * world.editable);
  const work = works.get(number);
  if (work === undefined) throw fault(`story ${number} has no work`);
  const said = `Edit ${count} of ${Math.floor(world.random() * 1e9)}`;
  try {
    switch (count % 3) {
      case 0:
        return await edit(world, address, { number, work, said });
      case 1:
        return await mark(world, address, { work, said });
      default:
        return await merge(world, address, `Weather ${1 + Math.floor(world.random() * 23)}`);
    }
  } catch (thrown) {
    if (thrown instanceof TypeError) return false;
    throw thrown;
  }
}

async function edit(
  world: World,
  address: string,
  { number, work, said }: { number: number; work: WorkId; said: string },
): Promise<boolean> {
  const page = await (await fetch(`${address}/works/${work}/edit`)).text();
  const seen = /name="seen" value="([^"]*)"/.exec(page)?.[1] ?? '';
  const read = async (catalogue: Catalogue) => {
    const found = await catalogue.work(work);
    return `${found?.summary} / ${found?.notes}`;
  };
  const before = await looking(world.data, read);
  const value = mayBecome(world, `the summary of work ${work}`, read, `${said} / ${said}`, before);
  const form = {
    ...{ seen, title: titleOf(number), creators: 'Posy', rating: 'General', fandom: 'Tidelands' },
    ...{ tag: tagOf(number), language: 'en', status: 'complete', summary: said, notes: said },
  };
  return settle(value, `${said} / ${said}`, await post(`${address}/works/${work}/edit`, form));
}

async function mark(
  world: World,
  address: string,
  { work, said }: { work: WorkId; said: string },
): Promise<boolean> {
  const read = async (catalogue: Catalogue) => {
    const marks = await catalogue.marksOf(OWN_READER, [work]);
    return String([...marks.values()][0]?.note);
  };
  const before = await looking(world.data, read);
  const value = mayBecome(world, `the bookmark of work ${work}`, read, said, before);
  const form = { mark: 'bookmarked', set: 'yes', note: said };
  return settle(value, said, await post(`${address}/works/${work}/marks`, form));
}

async function merge(world: World, address: string, name: string): Promise<boolean> {
  const value = mayBecome(world, name, (catalogue) => tagState(catalogue, name), 'merged', 'own');
  const form = { does: 'give', into: INTO, fandom: '' };
  return settle(value, 'merged', await post(`${address}/tags/tag?name=${encodeURIComponent(name)}`, form));
}

async function post(url: string, form: Record<string, string>): Promise<number> {
  const reply = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams(form),
    headers: { 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });
  await reply.arrayBuffer();
  return reply.status;
}

/** An answer acknowledges; until one comes, the value may be the one or the other. */
function settle({ allowed }: Value, next: string, status: number): boolean {
  if (status === 503) return false;
  if (status !== 303) throw fault(`a form was answered with ${status}`);
  allowed.clear();
  allowed.add(next);
  return true;
}
