/**
 * `npm run score [-- FOLDER…] [--verbose]`: understands every case of the folders (the project's own where none is named)
 * and prints precision and recall for each field, where stories begin and end, and how often a value is right that was given
 * with a confidence. `--verbose` lists what is wrong.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readCases } from './cases.ts';
import { compareCase } from './compare.ts';
import { faultsOf, scoreboard } from './print.ts';

const own = path.join(import.meta.dirname, '..', '..', 'test', 'corpus', 'headers');

const { values, positionals } = parseArgs({
  options: { verbose: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const folders = positionals.length > 0 ? positionals : [own];
const compared = folders.flatMap(readCases).map(compareCase);
if (compared.length === 0) {
  console.error(
    `There is no case in ${folders.join(', ')}. A case is a folder with input.txt and expected.json.`,
  );
  process.exitCode = 2;
} else {
  if (values.verbose) for (const line of compared.flatMap(faultsOf)) console.log(line);
  for (const line of scoreboard(compared)) console.log(line);
}
