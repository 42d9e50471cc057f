import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import vm from 'node:vm';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { structure, understand } from '../../src/headers-entry.ts';
import { complaintsOf, consumer, examplesOf, root, runProgram } from './consumer.ts';

/** Bytes that the built file may have: a page that loads it should not notice. */
const LARGEST = 450_000;

/** The built file as a browser's bundler takes it in, with everything it imports: a script that sets `headers`. */
async function bundled(): Promise<{ script: string; bytes: number; inputs: string[] }> {
  const { outputFiles, metafile } = await build({
    entryPoints: [path.join(root, 'dist', 'headers.js')],
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'headers',
    charset: 'utf8',
    write: false,
    metafile: true,
    absWorkingDir: root,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  return {
    script: file?.text ?? '',
    bytes: file?.contents.length ?? 0,
    inputs: Object.keys(metafile.inputs),
  };
}

describe('fanlight/headers', () => {
  it('is one small file that imports nothing', async () => {
    const { bytes, inputs } = await bundled();
    expect(inputs).toEqual(['dist/headers.js']);
    expect(bytes).toBeLessThan(LARGEST);
  });

  it('understands the same where there is nothing but the language', async () => {
    const { script } = await bundled();
    const world = vm.createContext({});
    vm.runInContext(script, world);
    expect(vm.runInContext('[typeof process, typeof require, typeof Buffer, typeof fetch]', world)).toEqual(
      Array(4).fill('undefined'),
    );
    const folder = path.join(root, 'test/corpus/headers');
    for (const name of readdirSync(folder)) {
      const text = readFileSync(path.join(folder, name, 'input.txt'), 'utf8');
      const answer: unknown = vm.runInContext(
        `{
          const understood = headers.understand(${JSON.stringify(text)});
          JSON.stringify({ understood, structured: headers.structure(understood) });
        }`,
        world,
      );
      const understood = understand(text);
      expect(answer, name).toBe(JSON.stringify({ understood, structured: structure(understood) }));
      expect(structure(text), name).toEqual(structure(understood));
    }
  });

  describe('the examples of the manual', () => {
    const examples = examplesOf('headers.md');

    it('are there, each with what it prints', () => {
      expect(examples.length).toBeGreaterThanOrEqual(3);
      expect(examples.filter(({ output }) => !output)).toEqual([]);
    });

    it.each(examples)('print what the page says: $program', ({ program, output }) => {
      const ran = runProgram(consumer(), program);
      expect(ran.stderr).toBe('');
      expect(ran.stdout).toBe(output);
    });

    it.each(examples)('have types: $program', ({ program }) => expect(complaintsOf(program)).toBe(''));

    it('have types that refuse what is wrong', () => {
      expect(complaintsOf("import { understand } from 'fanlight/headers';\nunderstand(3);\n")).toContain(
        'TS2345',
      );
    });
  });
});
