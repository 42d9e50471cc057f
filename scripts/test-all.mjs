/** The checks, then unit, contract, property and browser tests. The last line is `N passed, N failed`. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { root } from './runtime.mjs';
import { runSteps } from './steps.mjs';

const [counts, chromium] = await Promise.all([runSteps(), ensureChromium()]);
if (!chromium) counts.failed += 1;

const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-test-'));
const report = path.join(folder, 'report.json');
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const result = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...(chromium ? [] : ['--project', 'unit']),
    ...process.argv.slice(2),
  ],
  {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {
      ...process.env,
      FANLIGHT_CHROMIUM: chromium ?? '',
      NO_COLOR: '1',
      // The program and its threads are started a thousand times; what was compiled once need not be again.
      NODE_COMPILE_CACHE: path.join(folder, 'compiled'),
    },
  },
);
if (existsSync(report)) {
  const tests = JSON.parse(readFileSync(report, 'utf8'));
  counts.passed += tests.numPassedTests;
  counts.failed +=
    tests.numFailedTests +
    tests.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
}
if (result.status !== 0 && counts.failed === 0) counts.failed += 1;
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`${counts.passed} passed, ${counts.failed} failed\n`);
process.exitCode = counts.failed === 0 ? 0 : 1;
