import { spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { lastSlice } from '#library';
import { say } from './output.ts';

/** What is checked, and how much of it at a time, in MiB. `program` is this program's own file. */
export type DailyCheck = {
  data: string;
  megabytes: number;
  program: string;
  /** Milliseconds until the first look, and between two looks, at whether a check is due. */
  first?: number;
  every?: number;
};

const FIVE_MINUTES = 5 * 60 * 1000;
const HOUR = 60 * 60 * 1000;
/** A check is due so long after the last one. A little less than a day, so that it does not wander through the night. */
const DUE = 20 * HOUR;

/**
 * Checks a slice of the library each day while it is served: in a process of its own with the lowest priority, so that nobody who reads
 * waits for it, and whatever becomes of it the server goes on. Answers how to stop.
 */
export function checkDaily(check: DailyCheck): { stop: () => void } {
  const { data, megabytes, program, first = FIVE_MINUTES, every = HOUR } = check;
  if (megabytes === 0) return { stop: () => {} };
  const stopping = new AbortController();
  let isRunning = false;
  const lookWhetherDue = async () => {
    const last = await lastSlice(data);
    const isDue = last === null || Date.now() - Date.parse(last) >= DUE;
    if (!isDue || isRunning || stopping.signal.aborted) return;
    isRunning = true;
    await runSlice(program, data, megabytes, stopping.signal);
    isRunning = false;
  };
  const begin = setTimeout(() => void lookWhetherDue(), first);
  const again = setInterval(() => void lookWhetherDue(), every);
  begin.unref();
  again.unref();
  return {
    stop() {
      clearTimeout(begin);
      clearInterval(again);
      stopping.abort();
    },
  };
}

/** Runs one slice and says it where that found something. A check that cannot run is tried again at the next look. */
async function runSlice(
  program: string,
  data: string,
  megabytes: number,
  signal: AbortSignal,
): Promise<void> {
  const args = [program, '--data', data, 'verify', '--slice', '--megabytes', String(megabytes)];
  const child = spawn(process.execPath, args, { stdio: 'ignore', signal });
  const ended = new Promise<number | null>((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', resolve);
  });
  if (child.pid !== undefined) lowerPriority(child.pid);
  if ((await ended) === 1)
    say('The daily check found something that is not what was written: `fanlight doctor` says what.');
}

function lowerPriority(pid: number): void {
  try {
    setPriority(pid, constants.priority.PRIORITY_LOW);
  } catch {}
}
