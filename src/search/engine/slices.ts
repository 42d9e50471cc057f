/** Elements that a loop goes through before it lets others run: a few milliseconds of work. */
const SLICE = 16_384;

/** Goes through numbers from 0 in slices, yielding after each. */
export function* inSlices(length: number, work: (from: number, to: number) => void): Generator<void, void> {
  for (let from = 0; from < length; from += SLICE) {
    work(from, Math.min(length, from + SLICE));
    yield;
  }
}

/** Runs work to its end at once. */
export function atOnce<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
