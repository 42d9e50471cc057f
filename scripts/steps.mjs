/** The checks that are not tests: format and lint, types, architecture, unused code. Each is a command with a name. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { root } from './runtime.mjs';

const bin = (name) => path.join(root, 'node_modules', '.bin', name);

/** The longest first. */
const STEPS = [
  { name: 'types', command: [bin('tsc'), '--project', '.'] },
  { name: 'unused code', command: [bin('knip'), '--no-progress'] },
  { name: 'format and lint', command: [bin('biome'), 'ci', '--colors=off', '.'] },
  { name: 'architecture', command: [process.execPath, 'scripts/architecture.mjs'] },
  { name: 'words', command: [process.execPath, 'scripts/words.mjs', '--check'] },
];
/** Steps that run beside each other; each has one core's work. */
const AT_ONCE = 2;

/** Runs every step, printing what the failing ones say. Resolves to how many passed and failed. */
export async function runSteps() {
  const counts = { passed: 0, failed: 0 };
  const left = [...STEPS];
  const runner = async () => {
    for (let step = left.shift(); step !== undefined; step = left.shift())
      counts[(await runStep(step)) ? 'passed' : 'failed'] += 1;
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runner));
  return counts;
}

async function runStep({ name, command: [command, ...args] }) {
  const started = performance.now();
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (chunk) => {
      said += chunk;
    });
  const good = await new Promise((resolve) => {
    child.on('error', (thrown) => {
      said += thrown.message;
      resolve(false);
    });
    child.on('close', (status) => resolve(status === 0));
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${good ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n${good ? '' : `${said}\n`}`);
  return good;
}
