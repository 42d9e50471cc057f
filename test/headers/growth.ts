/** Milliseconds that eight times the text may take before anyone looks at how the time grows. */
const QUICK = 200;
/** Eight times the text takes eight times as long where time is linear, and 64 times where it is quadratic. */
const MOST_GROWTH = 28;
const STEPS = [1, 2, 4, 8];
const ATTEMPTS = 4;

/**
 * What is wrong with how the time of `run` grows with the size of its text, from `size` to eight times that; null when it
 * grows in proportion. The least of several runs counts, and one good attempt is enough: a busy machine makes a run
 * slower, never quicker.
 */
export function superlinear(
  run: (text: string) => void,
  make: (size: number) => string,
  size: number,
): string | null {
  if (timeOf(run, make(8 * size), 1) < QUICK) return null;
  let worst = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const times = STEPS.map((step) => timeOf(run, make(step * size), 3));
    const growth = (times.at(-1) ?? 0) / Math.max(times[0] ?? 0, 0.1);
    if ((times.at(-1) ?? 0) < QUICK || growth < MOST_GROWTH) return null;
    worst = `${times.map((time) => time.toFixed(1)).join(', ')} ms`;
  }
  return worst;
}

function timeOf(run: (text: string) => void, text: string, runs: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < runs; turn += 1) {
    const started = performance.now();
    run(text);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}
