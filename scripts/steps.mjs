/** The checks that are not tests: format and lint, types, architecture, unused code. Each is a command with a name. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './runtime.mjs';

const bin = (name) => path.join(root, 'node_modules', '.bin', name);

const STEPS = [
  { name: 'format and lint', command: [bin('biome'), 'ci', '--colors=off', '.'] },
  { name: 'types', command: [bin('tsc'), '--project', '.'] },
  { name: 'architecture', command: [process.execPath, 'scripts/architecture.mjs'] },
  { name: 'words', command: [process.execPath, 'scripts/words.mjs', '--check'] },
  { name: 'unused code', command: [bin('knip'), '--no-progress'] },
];

/** Runs every step, printing what the failing ones say. Returns how many passed and failed. */
export function runSteps() {
  const counts = { passed: 0, failed: 0 };
  for (const step of STEPS) {
    const started = performance.now();
    const [command, ...args] = step.command;
    const result = spawnSync(command, args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
    const good = result.status === 0;
    counts[good ? 'passed' : 'failed'] += 1;
    process.stdout.write(
      `${good ? 'ok  ' : 'FAIL'} ${step.name} (${((performance.now() - started) / 1000).toFixed(1)} s)\n`,
    );
    if (!good)
      process.stdout.write(`${result.stdout ?? ''}${result.stderr ?? ''}${result.error?.message ?? ''}\n`);
  }
  return counts;
}
