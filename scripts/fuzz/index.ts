/**
 * `npm run fuzz [-- --count N] [--seed S] [--from N]`: understands and structures a million damaged texts and checks that
 * nothing throws, hangs, points outside the text or loses a word. Prints how quick it is, and for the first input of each kind
 * of fault a smaller one that fails in the same way. The same seed gives the same inputs; ends with 1 when anything failed.
 */
import { parseArgs } from 'node:util';
import { type Fault, faultOf } from './faults.ts';
import { inputOf, readSamples } from './inputs.ts';
import { minimise } from './minimise.ts';

const SECONDS_BETWEEN = 20;

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
  },
});
const [count, seed, from] = [Number(values.count), Number(values.seed), Number(values.from)];
const samples = readSamples();
const seen = new Map<string, number>();
const started = performance.now();
let said = started;
for (let number = from; number < from + count; number += 1) {
  const text = inputOf(seed, number, samples);
  const fault = faultOf(text);
  if (fault) report(number, text, fault);
  if (performance.now() - said > SECONDS_BETWEEN * 1000) {
    said = performance.now();
    console.log(rate(number + 1 - from));
  }
}
console.log(rate(count));
for (const [kind, times] of seen) console.log(`${kind}: ${times} times`);
process.exitCode = seen.size > 0 ? 1 : 0;

function report(number: number, text: string, fault: Fault): void {
  const times = (seen.get(fault.kind) ?? 0) + 1;
  seen.set(fault.kind, times);
  if (times > 1) return;
  const small = minimise(text, (candidate) => faultOf(candidate)?.kind === fault.kind);
  console.log(`input ${number} of seed ${seed}: ${fault.kind}: ${fault.detail}`);
  console.log(`a smaller one: ${JSON.stringify(small)}`);
  console.log(`which says: ${faultOf(small)?.detail}`);
}

function rate(done: number): string {
  const seconds = (performance.now() - started) / 1000;
  return `${done.toLocaleString('en')} inputs, ${(done / seconds).toFixed(0)} a second, ${seen.size} kinds of fault`;
}
