/** A thread that tries one input after another, and says by a shared number which one it is at. */
import { parentPort, workerData } from 'node:worker_threads';
import { allowLateFailures } from '#library';
import { damagedInput } from './damage.ts';
import { readSeeds } from './seeds.ts';
import { type Outcome, tryInput } from './try-input.ts';

allowLateFailures();

/** What a thread is told: inputs `from`, `from + step`, … below `to` of a seed number; `at` holds the number it is at. */
export type ThreadTask = { seed: number; from: number; step: number; to: number; at: SharedArrayBuffer };
/** What it says: how many inputs each reader took since the last message, or a fault. */
export type ThreadMessage =
  | { kind: 'counts'; done: number; counts: [string, number][] }
  | { kind: 'fault'; number: number; fault: string };

const BETWEEN_MESSAGES = 200;

const { seed, from, step, to, at } = workerData as ThreadTask;
const current = new Int32Array(at);
const say = (message: ThreadMessage) => parentPort?.postMessage(message);
const seeds = await readSeeds();
let counts = new Map<string, number>();
let done = 0;
for (let number = from; number < to; number += step) {
  Atomics.store(current, 0, number);
  for (const { taken, fault } of await tryInput(damagedInput(seed, number, seeds)))
    count(number, taken, fault);
  done += 1;
  if (done === BETWEEN_MESSAGES) flush();
}
flush();

function count(number: number, taken: Outcome['taken'], fault: Outcome['fault']): void {
  counts.set(taken, (counts.get(taken) ?? 0) + 1);
  if (fault) say({ kind: 'fault', number, fault });
}

function flush(): void {
  say({ kind: 'counts', done, counts: [...counts] });
  counts = new Map();
  done = 0;
}
