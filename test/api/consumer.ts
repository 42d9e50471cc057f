import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from '../library/temporary-library.ts';

/** The package's own folder. */
export const root = fileURLToPath(new URL('../../', import.meta.url));
const tsc = path.join(root, 'node_modules', '.bin', 'tsc');

/** A folder of somebody else's project, which has the package installed. */
export function consumer(): string {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, 'node_modules'));
  symlinkSync(root, path.join(folder, 'node_modules', 'fanlight'));
  writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  return folder;
}

/** What the compiler says against a program of a strict project that has no types but the package's and `lib`. */
export function complaintsOf(program: string, lib = ['es2023', 'dom']): string {
  const folder = consumer();
  writeFileSync(path.join(folder, 'program.ts'), program);
  const options = { module: 'nodenext', target: 'es2023', lib, strict: true, noEmit: true, types: [] };
  writeFileSync(
    path.join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, include: ['program.ts'] }),
  );
  const { stdout, status } = spawnSync(tsc, ['-p', folder], { encoding: 'utf8' });
  return stdout === '' && status !== 0 ? `the compiler ended with ${status}` : stdout;
}

/** The examples of a page of the manual: each program, and the output that the page shows below it. */
export function examplesOf(page: string): { program: string; output: string | undefined }[] {
  const text = readFileSync(path.join(root, 'docs/manual', page), 'utf8');
  return [...text.matchAll(/```ts\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/g)].map((match) => ({
    program: match[1] ?? '',
    output: match[2],
  }));
}

/** Runs a TypeScript program in a folder, as Node does it. */
export function runProgram(folder: string, program: string): { stdout: string; stderr: string } {
  writeFileSync(path.join(folder, 'example.ts'), program);
  const args = ['--experimental-strip-types', '--no-warnings', 'example.ts'];
  return spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
}
