/**
 * `npm run fuzz -- formats [--count N] [--seed S] [--from N] [--threads T] [--save FOLDER]`: damages files of every form and gives them to the
 * readers, each in a thread with 512 MB and 10 seconds for one input. Prints how many inputs each reader took or refused, how
 * quick it is, and the first input of each kind of fault (`--save` writes it to a folder); ends with 1 when there was a fault.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { damagedInput } from './damage.ts';
import { readSeeds } from './seeds.ts';
import type { ThreadMessage, ThreadTask } from './worker.ts';

const HEAP_MB = 512;
const MOST_MILLISECONDS = 10_000;
const LOOK_MILLISECONDS = 250;
/** What a thread that still reads the seeds is at. */
const NOT_READY = -1;
const SAY_MILLISECONDS = 20_000;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    threads: { type: 'string', default: '2' },
    save: { type: 'string' },
  },
  allowPositionals: true,
});
const [count, seed, from, threads] = [values.count, values.seed, values.from, values.threads].map(Number) as [
  number,
  number,
  number,
  number,
];
const seeds = await readSeeds();
const counts = new Map<string, number>();
const faults = new Map<string, number>();
let done = 0;
const started = performance.now();
console.log(`${seeds.length} seeds`);
const talk = setInterval(() => console.log(rate()), SAY_MILLISECONDS);
await Promise.all(Array.from({ length: threads }, (_, index) => runAll(from + index)));
clearInterval(talk);
for (const [taken, times] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`${taken.padEnd(40)} ${times}`);
for (const [fault, times] of faults) console.log(`FAULT ${fault}: ${times} times`);
console.log(rate());
process.exitCode = faults.size > 0 ? 1 : 0;

/** Every `threads`th input from a number on; a thread that is lost is followed by another. */
async function runAll(first: number): Promise<void> {
  for (let next: number | null = first; next !== null; ) next = await runThread(next);
}

/** Runs a thread until it ends; null when it did all, else the number to go on from. */
function runThread(first: number): Promise<number | null> {
  const at = new SharedArrayBuffer(4);
  const current = new Int32Array(at);
  current[0] = NOT_READY;
  const task: ThreadTask = { seed, from: first, step: threads, to: from + count, at };
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: task,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    execArgv: ['--experimental-strip-types', '--no-warnings'],
  });
  return new Promise((resolve) => {
    let seen = { number: -1, since: performance.now() };
    const watch = setInterval(() => {
      const number = Atomics.load(current, 0);
      if (number !== seen.number || number === NOT_READY) seen = { number, since: performance.now() };
      else if (performance.now() - seen.since > MOST_MILLISECONDS)
        lose(`no end after ${MOST_MILLISECONDS / 1000} s`);
    }, LOOK_MILLISECONDS);
    const end = (next: number | null) => {
      clearInterval(watch);
      worker.removeAllListeners();
      void worker.terminate();
      resolve(next);
    };
    const lose = (fault: string) => {
      const number = Math.max(first, Atomics.load(current, 0));
      report(number, fault);
      done += 1;
      end(number + threads < from + count ? number + threads : null);
    };
    worker.on('message', (message: ThreadMessage) => take(message));
    worker.on('error', (error: Error & { code?: string }) =>
      lose(
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? `more than ${HEAP_MB} MB`
          : `the thread ended: ${error.message}`,
      ),
    );
    worker.on('exit', (code) => (code === 0 ? end(null) : lose(`the thread ended with ${code}`)));
  });
}

function take(message: ThreadMessage): void {
  if (message.kind === 'fault') {
    report(message.number, message.fault);
    return;
  }
  done += message.done;
  for (const [taken, times] of message.counts) counts.set(taken, (counts.get(taken) ?? 0) + times);
}

function report(number: number, fault: string): void {
  const times = (faults.get(fault) ?? 0) + 1;
  faults.set(fault, times);
  if (times > 1) return;
  const input = damagedInput(seed, number, seeds);
  console.log(`input ${number} of seed ${seed} (${input.name}, ${input.bytes.length} bytes): ${fault}`);
  if (values.save === undefined) return;
  mkdirSync(values.save, { recursive: true });
  writeFileSync(
    path.join(values.save, `${seed}-${number}-${path.basename(input.name) || 'unnamed'}`),
    input.bytes,
  );
}

function rate(): string {
  const seconds = (performance.now() - started) / 1000;
  return `${done.toLocaleString('en')} inputs, ${(done / seconds).toFixed(0)} a second, ${faults.size} kinds of fault`;
}
