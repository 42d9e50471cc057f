/**
 * `npm run score -- --encodings [--count N] [--seed S] [--kind WORDS] [--verbose]`: damages passages of public-domain prose in every
 * way that old programs did, reads them as a file would be read, and counts those that come out as the text they were. Ends
 * with 1 when fewer than 99 of 100 do.
 */
import { parseArgs } from 'node:util';
import { decodeBytes, repairText } from '#text';
import { seeded } from '../../bench/random.ts';
import { DAMAGES, damageOf } from './damages.ts';
import { readProse } from './prose.ts';

const WANTED = 0.99;
const MOST_SHOWN = 3;

const { values } = parseArgs({
  options: {
    encodings: { type: 'boolean' },
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    kind: { type: 'string', default: '' },
    verbose: { type: 'boolean', default: false },
  },
});
const prose = readProse();
if (prose === null) {
  console.error(
    'The corpus of public-domain prose is not on this machine; FANLIGHT_CORPUS names its folder.',
  );
  process.exitCode = 2;
} else {
  const tally = new Map(DAMAGES.map(({ name, group }) => [name, { group, tried: 0, right: 0 }]));
  for (let number = 0; number < Number(values.count); number += 1) {
    const { name, make } = damageOf(number);
    const count = tally.get(name);
    if (!count || !name.includes(values.kind)) continue;
    const random = seeded(Math.imul(Number(values.seed), 0x9e37_79b1) ^ Math.imul(number + 1, 0x85eb_ca6b));
    const { original, bytes } = make(prose, random);
    const decoded = decodeBytes(bytes);
    const { text } = repairText(decoded.text);
    count.tried += 1;
    if (text === original) count.right += 1;
    else if (values.verbose || count.tried - count.right <= MOST_SHOWN)
      console.log(`${number} ${name}, read as ${decoded.encoding.name}: ${difference(original, text)}`);
  }
  let group = '';
  for (const [name, count] of tally) {
    if (count.tried === 0) continue;
    if (count.group !== group) console.log(`\n${count.group}`);
    group = count.group;
    console.log(`  ${name.padEnd(46)} ${row(count.right, count.tried)}`);
  }
  const counts = [...tally.values()];
  const right = counts.reduce((sum, count) => sum + count.right, 0);
  const tried = counts.reduce((sum, count) => sum + count.tried, 0);
  console.log(`\n${'all'.padEnd(48)} ${row(right, tried)}`);
  if (right < tried * WANTED) process.exitCode = 1;
}

function row(right: number, tried: number): string {
  return `${right} of ${tried}`.padStart(14) + `${((right / tried) * 100).toFixed(1)} %`.padStart(9);
}

/** The first place where two texts differ, with what stands around it. */
function difference(wanted: string, got: string): string {
  let at = 0;
  while (at < wanted.length && wanted[at] === got[at]) at += 1;
  const around = (text: string) => JSON.stringify(text.slice(Math.max(0, at - 20), at + 25));
  return `${around(wanted)} came out as ${around(got)}`;
}
