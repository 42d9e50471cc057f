/**
 * Builds dist/: the program, its import worker, the library, the reader of headers and the client that run anywhere, and the assets that
 * pages load. About a second. With `--types` also the declarations that a package needs.
 */

import { spawnSync } from 'node:child_process';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { OUTSIDE } from './outside.mjs';
import { scriptWords } from './script-words.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = (...parts) => path.join(root, ...parts);

await rm(at('dist'), { recursive: true, force: true });
await mkdir(at('dist', 'assets'), { recursive: true });

const program = await build({
  entryPoints: {
    cli: at('src/cli/main.ts'),
    index: at('src/index.ts'),
    'import-worker': at('src/import-worker.ts'),
  },
  outdir: at('dist'),
  bundle: true,
  splitting: true,
  external: OUTSIDE,
  platform: 'node',
  format: 'esm',
  target: 'node22',
  sourcemap: true,
  metafile: true,
  absWorkingDir: root,
});
await writeFile(at('dist', 'licences.txt'), await licencesOf(Object.keys(program.metafile.inputs)));

const headers = await build({
  entryPoints: { headers: at('src/headers-entry.ts') },
  outdir: at('dist'),
  bundle: true,
  minify: true,
  charset: 'utf8',
  external: [...OUTSIDE, 'node:*'],
  platform: 'browser',
  format: 'esm',
  target: 'es2023',
  sourcemap: true,
  metafile: true,
  absWorkingDir: root,
});
await sayPure('dist/headers.js', headers.metafile);

const client = await build({
  entryPoints: { client: at('src/client/index.ts') },
  outdir: at('dist'),
  bundle: true,
  charset: 'utf8',
  platform: 'neutral',
  conditions: ['source'],
  format: 'esm',
  target: 'es2023',
  sourcemap: true,
  metafile: true,
  absWorkingDir: root,
});
await sayPure('dist/client.js', client.metafile);

const asset = (name) => at('src/web/assets', name);
const forPages = {
  outdir: at('dist/assets'),
  bundle: true,
  minify: true,
  platform: 'browser',
  format: 'esm',
  target: ['es2022', 'chrome120', 'firefox120', 'safari17'],
  loader: { '.woff2': 'file' },
  assetNames: '[name]-[hash]',
  absWorkingDir: root,
};
await build({ ...forPages, entryPoints: [asset('style.css')] });
const words = at('src/words');
for (const script of ['enhance.ts', 'reading.ts', 'offline.ts']) {
  const entry = { ...forPages, entryPoints: [asset(script)] };
  const said = await keysSaid(Object.keys((await build({ ...entry, ...dry(words) })).metafile.inputs));
  for (const language of await languagesOf(words)) {
    const plugins = [scriptWords(words, language, said)];
    await build({ ...entry, entryNames: `[name].${language}`, plugins });
  }
}
await build({ ...forPages, entryPoints: [asset('offline-worker.ts')] });
await buildMuseum();
await cp(at('src/web/assets/static'), at('dist/assets'), { recursive: true });

/**
 * The search of a site without a server, as a script that is no module: browsers load none from a disk, and there it still says why nothing is
 * found. Of the rooms that it takes words and letters from it must keep nothing that needs more than a browser.
 */
async function buildMuseum() {
  const entry = {
    ...forPages,
    entryPoints: [asset('museum.ts')],
    format: 'iife',
    external: [...OUTSIDE, 'node:*'],
    logOverride: { 'empty-import-meta': 'silent' },
    metafile: true,
  };
  const said = await keysSaid(Object.keys((await build({ ...entry, ...dry(words) })).metafile.inputs));
  for (const language of await languagesOf(words)) {
    const plugins = [scriptWords(words, language, said)];
    const { metafile } = await build({ ...entry, entryNames: `[name].${language}`, plugins });
    await sayPure(`dist/assets/museum.${language}.js`, metafile);
  }
}

/** A build that writes nothing and says which files it is of. */
function dry(folder) {
  return { write: false, metafile: true, plugins: [scriptWords(folder, 'en')] };
}

/** The messages that files name, whole or by what stands before a part that varies. */
async function keysSaid(files) {
  const sources = files.filter((file) => file.endsWith('.ts')).map((file) => readFile(at(file), 'utf8'));
  const code = (await Promise.all(sources)).join('\n');
  return [...code.matchAll(/['`]scripts\.([a-z0-9-]*)(\$\{)?/g)].map(([, name, open]) => ({
    name,
    isWhole: open === undefined,
  }));
}

/** The languages that there are catalogues of. */
async function languagesOf(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
}

/** Ends the build where a file that needs nothing around it would import something; says how large it is. */
async function sayPure(file, { outputs }) {
  const imports = outputs[file].imports.map((found) => found.path);
  if (imports.length > 0) throw new Error(`${file} must need nothing, and imports ${imports.join(', ')}`);
  const bytes = await readFile(at(file));
  const kb = (size) => `${(size / 1000).toFixed(0)} kB`;
  process.stdout.write(
    `${file}: ${kb(bytes.length)}, ${kb(gzipSync(bytes).length)} compressed, no imports\n`,
  );
}

/** The licences of the packages that are built in, which their terms ask to go along. */
async function licencesOf(files) {
  const built = new Set(
    files.flatMap((file) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
  );
  const texts = [...built].sort().map(async (name) => {
    const folder = at('node_modules', name);
    const found = (await readdir(folder)).find((file) => /^licen[cs]e/i.test(file));
    if (!found) throw new Error(`${name} is built in, and has no licence to go along`);
    return `${name}\n\n${(await readFile(path.join(folder, found), 'utf8')).trim()}\n`;
  });
  return (await Promise.all(texts)).join('\n\n');
}

if (process.argv.includes('--types')) {
  const { status } = spawnSync(at('node_modules', '.bin', 'tsc'), ['-p', at('tsconfig.types.json')], {
    stdio: 'inherit',
  });
  process.exitCode = status ?? 1;
}
