/**
 * Compiles the kernels of the facet index and writes their bytes into src/search/engine/kernel-bytes.ts. Run it after a change of
 * src/search/engine/assembly/; a test fails until the two agree. With `--print` the module is printed and nothing written.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from './runtime.mjs';

const sources = path.join(root, 'src', 'search', 'engine', 'assembly');
const target = path.join(root, 'src', 'search', 'engine', 'kernel-bytes.ts');

const text = moduleText(compile());
if (process.argv.includes('--print')) process.stdout.write(text);
else writeFileSync(target, text);

function compile() {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-kernels-'));
  const named = path.join(folder, 'kernels.ts');
  const out = path.join(folder, 'kernels.wasm');
  for (const name of readdirSync(sources))
    copyFileSync(path.join(sources, name), path.join(folder, name.replace(/\.as$/, '.ts')));
  const compiler = path.join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--importMemory', '--noExportMemory'];
  options.push('--enable', 'simd', '--enable', 'bulk-memory', '--use', 'abort=');
  const run = spawnSync(process.execPath, [compiler, named, '--baseDir', folder, '-o', out, ...options], {
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`the kernels do not compile\n${run.stderr}`);
  const bytes = readFileSync(out);
  rmSync(folder, { recursive: true });
  return bytes;
}

function moduleText(bytes) {
  const lines = bytes.toString('base64').match(/.{1,100}/g) ?? [];
  return [
    '/** The compiled kernels (WebAssembly with SIMD) in base64. Made from assembly/ by scripts/kernels.mjs. */',
    'export const KERNEL_BYTES = [',
    ...lines.map((line) => `  '${line}',`),
    "].join('');",
    '',
  ].join('\n');
}
