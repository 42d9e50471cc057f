/** Times, memory, percentiles, and runs of whole programs. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One line of the table: what was measured, on both sides, how many times quicker Fanlight is, and how quick it should be. */
export type Row = { measure: string; fanlight: string; peer: string; ratio: string; goal?: string };

/** A line without a peer. */
export function ownRow(measure: string, fanlight: string, goal = ''): Row {
  return { measure, fanlight, peer: '', ratio: '', goal };
}

/** Wall time of a program in seconds, its output, and the most memory it held in MB where the system tells. */
export type ProgramRun = { seconds: number; status: number | null; stdout: string; peakMb: number | null };

export async function runProgram(
  command: string,
  args: string[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<ProgramRun> {
  const started = performance.now();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'ignore'], env });
  let stdout = '';
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString('utf8');
  });
  let peakMb: number | null = null;
  const watch = setInterval(() => {
    peakMb = peakMemory(child) ?? peakMb;
  }, 20);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  clearInterval(watch);
  return { seconds: (performance.now() - started) / 1000, status, stdout, peakMb };
}

function peakMemory(child: ChildProcess): number | null {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'));
    return line?.[1] ? Math.round(Number(line[1]) / 1024) : null;
  } catch {
    return null;
  }
}

/** Whether a program can be run here. */
export function isInstalled(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/** Milliseconds of each call of `work` for every item, in order. */
export async function timeEach<Item>(
  items: readonly Item[],
  work: (item: Item) => unknown,
): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const started = performance.now();
    await work(item);
    times.push(performance.now() - started);
  }
  return times;
}

/** What some work gives, and its milliseconds without those in which the main thread waited for a processor: the machine has other work. */
export async function ownTime<Result>(
  work: () => Result | Promise<Result>,
): Promise<{ result: Result; time: number }> {
  const waited = waitedTime();
  const started = performance.now();
  const result = await work();
  const ended = performance.now();
  return { result, time: Math.max(0, ended - started - (waitedTime() - waited)) };
}

/** Milliseconds in which the main thread has waited for a processor, which Linux tells; 0 elsewhere. */
function waitedTime(): number {
  try {
    return Number(readFileSync('/proc/self/schedstat', 'utf8').split(' ')[1]) / 1e6;
  } catch {
    return 0;
  }
}

export function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(times: readonly number[]): number {
  return percentile(times, 0.5);
}

/** Megabytes of the heap and outside it after a collection. Needs `--expose-gc`. */
export function heldMegabytes(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
