/**
 * `npm run torture [-- --kills N] [--seed S] [--only SCENARIO]`: ends the program with SIGKILL at random moments of imports, edits, decisions,
 * withdrawals, backups, restores and migrations, and checks after each that nothing acknowledged is lost and nothing is half. Prints how many
 * times it killed what; at the first fault it says what is wrong, keeps the folder and ends with 1.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SCENARIOS, torture } from './torture.ts';

const SECONDS_BETWEEN = 20;

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    works: { type: 'string', default: '1100' },
  },
});
const scenarios = SCENARIOS.filter(({ name }) => values.only === undefined || name === values.only);
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-torture-'));
const cli = path.resolve('dist/cli.js');
let said = performance.now();
try {
  const tally = await torture({
    folder,
    cli,
    scenarios,
    kills: Number(values.kills),
    seed: Number(values.seed),
    works: Number(values.works),
    onStep(counts) {
      if (performance.now() - said < SECONDS_BETWEEN * 1000) return;
      said = performance.now();
      console.log(sentence(counts));
    },
  });
  console.log(sentence(tally));
  rmSync(folder, { recursive: true, force: true });
} catch (fault) {
  console.error(fault);
  console.error(`What is left is in ${folder}.`);
  process.exitCode = 1;
}

function sentence(counts: ReadonlyMap<string, { kills: number; ends: number }>): string {
  const parts = [...counts].map(([name, { kills, ends }]) => `${name} ${kills} (${ends} ended first)`);
  const kills = [...counts.values()].reduce((sum, one) => sum + one.kills, 0);
  return `${kills} kills, 0 faults: ${parts.join(', ')}`;
}
