/**
 * What an engine's process reports in a file of lines: how long it built, how much it takes, and for each query the times of
 * its passes in milliseconds and its answer. Processes run on one core where the system can bind them to one.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isInstalled, median, ownTime, percentile } from '../measure.ts';

/** `facts` are measures of the whole run by name, in the units that the name says. */
export type EngineRun = { facts: Record<string, number>; times: number[][]; lines: string[] };

/** Options that let Node run TypeScript here, and hold the works of a large corpus. */
const NODE_OPTIONS = [
  '--experimental-strip-types',
  '--no-warnings',
  '--expose-gc',
  '--max-old-space-size=16000',
];

export function writeRun(file: string, { facts, times, lines }: EngineRun): void {
  const said = [
    ...Object.entries(facts).map(([name, value]) => `fact\t${name}\t${value}`),
    ...lines.map((line, place) => `answer\t${(times[place] ?? []).join(',')}\t${line}`),
  ];
  writeFileSync(file, said.join('\n'));
}

export function readRun(file: string): EngineRun {
  const run: EngineRun = { facts: {}, times: [], lines: [] };
  for (const said of readFileSync(file, 'utf8').split('\n')) {
    const [kind, name = '', value = ''] = said.split('\t');
    if (kind === 'fact') run.facts[name] = Number(value);
    if (kind !== 'answer') continue;
    run.times.push(name === '' ? [] : name.split(',').map(Number));
    run.lines.push(value);
  }
  return run;
}

/** A command line that runs on the last core alone, where the system can bind it. */
export function pinned(command: string, args: readonly string[]): string[] {
  const core = String(availableParallelism() - 1);
  return isInstalled('taskset') ? ['taskset', '-c', core, command, ...args] : [command, ...args];
}

/** Runs a program to its end on one core. Throws with the end of what it said when it fails or takes longer than allowed. */
export async function runPinned(command: string, args: readonly string[], seconds: number): Promise<void> {
  const [program = command, ...rest] = pinned(command, args);
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-2000);
    });
  const limit = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
  const status = await new Promise<number | string | null>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  clearTimeout(limit);
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${said.trim().slice(-600)}`);
}

/** Runs an engine, a program of Node beside this folder, over the data of a folder, at most so many seconds; `form` is its third argument. */
export async function runEngine(
  program: `${string}-run.ts`,
  folder: string,
  seconds: number,
  form = '',
): Promise<EngineRun> {
  const file = fileURLToPath(new URL(`../${program}`, import.meta.url));
  const out = path.join(folder, `${path.basename(program, '.ts')}${form}.txt`);
  await runPinned(process.execPath, [...NODE_OPTIONS, file, folder, out, form], seconds);
  return readRun(out);
}

/**
 * Asks every query again and again: all once, then further passes while they begin within the seconds. Writing the answer as a
 * line is outside the times, and so is waiting for a processor.
 */
export async function timePasses<Query, Result>(
  queries: readonly Query[],
  ask: (query: Query) => Result | Promise<Result>,
  line: (result: Result) => string,
  limits: { passes: number; seconds: number },
): Promise<Pick<EngineRun, 'times' | 'lines'>> {
  const times: number[][] = queries.map(() => []);
  const lines: string[] = [];
  const end = performance.now() + limits.seconds * 1000;
  for (let pass = 0; pass < limits.passes && (pass === 0 || performance.now() < end); pass += 1) {
    for (const [place, query] of queries.entries()) {
      const { result, time } = await ownTime(() => ask(query));
      times[place]?.push(time);
      if (pass === 0) lines[place] = line(result);
    }
  }
  return { times, lines };
}

/** The median of each query's passes; the first warms up and counts only where it is the only one. */
export function mediansOf({ times }: Pick<EngineRun, 'times'>): number[] {
  return times.map((passes) => median(passes.length > 1 ? passes.slice(1) : passes));
}

type Quantiles = { p50: number; p95: number; p99: number };

/** Percentiles of the queries' medians. */
export function quantilesOf(run: Pick<EngineRun, 'times'>): Quantiles {
  const medians = mediansOf(run);
  return {
    p50: percentile(medians, 0.5),
    p95: percentile(medians, 0.95),
    p99: percentile(medians, 0.99),
  };
}

export function describeQuantiles({ p50, p95, p99 }: Quantiles): string {
  return `p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)}, p99 ${p99.toFixed(2)} ms`;
}
