import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const MODULE = path.join(import.meta.dirname, '../../src/library/late-failures.ts');

/** Runs a program that leaves a promise rejected with something, and goes on for a moment. */
function leave(rejected: string): { status: number | null; stdout: string } {
  const program = `import { allowLateFailures } from ${JSON.stringify(MODULE)};
allowLateFailures();
void Promise.reject(${rejected});
setTimeout(() => console.log('went on'), 50);`;
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--experimental-strip-types', '--no-warnings', '--input-type=module', '-e', program],
    { encoding: 'utf8' },
  );
  return { status, stdout: stdout.trim() };
}

describe('a promise that is rejected when nobody waits for it', () => {
  it('ends nothing where it is the PDF library’s', () => {
    const named = "Object.assign(new Error('Bad XRef entry'), { name: 'XRefEntryException' })";
    expect(leave(named)).toEqual({ status: 0, stdout: 'went on' });
  });

  it('ends the program where it is ours', () => {
    expect(leave("new TypeError('a defect')")).toEqual({ status: 1, stdout: '' });
  });
});
