/**
 * Checks the dependency rule: each room imports only the front doors in its row, relative imports stay inside a room,
 * the outside world is touched only where the row says, no import cycle exists (type-only imports included), and the
 * table in ARCHITECTURE.md says the same.
 * Prints each breach with its place; exits 1 if there is one.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const source = path.join(root, 'src');

/** Room → rooms it may import, packages and node: modules it may use. `types` are rooms of which only types may come in. */
const RULE = {
  errors: { rooms: [], outside: [] },
  document: { rooms: ['errors'], outside: [] },
  text: { rooms: ['errors'], outside: ['iconv-lite', 'tinyld', 'node:buffer', 'node:module'] },
  containers: {
    rooms: ['errors'],
    outside: ['node:zlib', 'node:buffer', 'node:stream', 'yauzl', 'tar-stream'],
  },
  config: { rooms: ['errors'], outside: ['zod', 'node:path', 'node:os'] },
  originals: {
    rooms: ['errors'],
    outside: ['node:fs', 'node:fs/promises', 'node:path', 'node:util', 'node:crypto'],
  },
  preservation: {
    rooms: ['errors', 'originals'],
    outside: ['zod', 'node:fs/promises', 'node:path', 'node:crypto'],
  },
  markup: { rooms: ['errors', 'document', 'text'], outside: ['parse5', 'saxes'] },
  vocabulary: { rooms: ['errors'], outside: [] },
  headers: { rooms: ['errors', 'document', 'text', 'vocabulary'], outside: [] },
  stories: { rooms: ['errors', 'document', 'text', 'markup', 'headers', 'vocabulary'], outside: [] },
  formats: {
    rooms: [
      'errors',
      'document',
      'text',
      'containers',
      'covers',
      'markup',
      'headers',
      'stories',
      'vocabulary',
    ],
    outside: [
      'mammoth',
      'postal-mime',
      'warcio',
      'unpdf',
      'mdast-util-from-markdown',
      'node:crypto',
      'node:buffer',
    ],
  },
  catalogue: {
    rooms: ['errors', 'document', 'vocabulary'],
    outside: [],
    adapters: {
      sqlite: ['better-sqlite3', 'kysely', 'node:fs', 'node:path', 'node:zlib', 'node:buffer', 'node:crypto'],
    },
  },
  fulltext: {
    rooms: ['errors', 'text'],
    outside: [],
    adapters: { disk: ['node:fs', 'node:path', 'node:crypto', 'node:os', 'node:zlib'] },
  },
  duplicates: { rooms: ['errors', 'fulltext'], outside: [] },
  words: {
    rooms: ['errors', 'text', 'markup'],
    outside: ['intl-messageformat', 'node:async_hooks'],
  },
  search: { rooms: ['errors', 'text', 'vocabulary', 'words'], types: ['catalogue'], outside: [] },
  wrangling: { rooms: ['errors', 'text', 'vocabulary', 'words'], types: ['catalogue'], outside: ['zod'] },
  insights: { rooms: ['errors'], outside: [] },
  printing: {
    rooms: ['errors'],
    outside: [
      '@cantoo/pdf-lib',
      'node:buffer',
      'node:child_process',
      'node:fs',
      'node:fs/promises',
      'node:module',
      'node:os',
      'node:path',
      'node:stream',
    ],
  },
  covers: {
    rooms: ['errors', 'markup'],
    outside: ['@resvg/resvg-js', 'node:buffer', 'node:crypto', 'node:fs', 'node:module', 'node:zlib'],
  },
  contract: { rooms: ['errors', 'document', 'vocabulary'], outside: ['zod'] },
  client: { rooms: ['errors'], types: ['contract'], outside: [] },
  mail: { rooms: ['errors'], outside: ['nodemailer', 'node:buffer'] },
  library: {
    rooms: [
      'errors',
      'document',
      'text',
      'containers',
      'covers',
      'markup',
      'duplicates',
      'formats',
      'headers',
      'stories',
      'catalogue',
      'fulltext',
      'search',
      'originals',
      'preservation',
      'printing',
      'vocabulary',
      'wrangling',
      'insights',
      'words',
    ],
    types: ['mail'],
    outside: [
      'node:fs',
      'node:fs/promises',
      'node:path',
      'node:crypto',
      'node:zlib',
      'node:worker_threads',
      'node:buffer',
      'zod',
    ],
  },
  feeds: {
    rooms: ['errors', 'covers', 'markup', 'vocabulary', 'words'],
    types: ['catalogue'],
    outside: ['node:crypto'],
  },
  web: {
    rooms: [
      'errors',
      'library',
      'feeds',
      'contract',
      'document',
      'markup',
      'search',
      'vocabulary',
      'text',
      'insights',
      'words',
      'fulltext',
    ],
    types: ['catalogue'],
    outside: [
      'fastify',
      '@fastify/compress',
      '@fastify/cors',
      '@fastify/rate-limit',
      '@fastify/static',
      '@fastify/formbody',
      '@fastify/multipart',
      'zod',
      'node:path',
      'node:fs',
      'node:buffer',
      'node:crypto',
      'node:http',
      'node:net',
      'node:stream',
      'node:zlib',
    ],
  },
  cli: {
    rooms: ['errors', 'library', 'config', 'text'],
    types: ['catalogue', 'formats'],
    outside: [
      'commander',
      'rotating-file-stream',
      'node:child_process',
      'node:fs',
      'node:fs/promises',
      'node:os',
      'node:path',
      'node:stream',
      'node:stream/promises',
    ],
    entries: ['../app.ts', '../site-app.ts'],
  },
};
/** Files directly in src/: the composition root and the three entries beside it may import every room. */
const ROOT_FILES = new Set(['app.ts', 'site-app.ts', 'headers-entry.ts', 'import-worker.ts', 'index.ts']);

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => name.split(path.sep).join('/'));
const breaches = [];
const graph = new Map();

for (const file of files) {
  const text = readFileSync(path.join(source, file), 'utf8');
  const targets = [];
  for (const found of importsOf(text)) {
    const target = checkImport(file, found);
    if (target) targets.push(target);
  }
  graph.set(file, targets);
  const lines = text.split('\n').length;
  if (lines > 400 && !/\/(?:table|data|tables)\b|vocabulary\/|words\/messages/.test(file))
    breaches.push(`${file}: ${lines} lines, more than 400`);
}
for (const room of readdirSync(source, { withFileTypes: true })) {
  if (room.isDirectory() && !(room.name in RULE))
    breaches.push(`src/${room.name}/: a room without a row in the rule`);
  if (/^(utils?|helpers?|common|shared|misc|types)$/.test(room.name))
    breaches.push(`src/${room.name}/: a name that says nothing`);
}
checkMap(readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8'));
for (const cycle of findCycles(graph)) breaches.push(`cycle: ${cycle.join(' → ')}`);

if (breaches.length > 0) {
  process.stderr.write(`${breaches.join('\n')}\n`);
  process.exit(1);
}
process.stdout.write(
  `architecture: ${files.length} files, ${Object.keys(RULE).length} rooms, 0 breaches, 0 cycles\n`,
);

function importsOf(text) {
  const found = [];
  const pattern =
    /(?:^|\n)\s*(import|export)\s+(type\s+)?([^'";]*?\bfrom\s*)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;
  for (const match of text.matchAll(pattern)) {
    const specifier = match[4] ?? match[5];
    if (!specifier) continue;
    const names = match[3] ?? '';
    const typeOnly =
      Boolean(match[2]) ||
      (/^\{[^}]*\}/.test(names) &&
        names
          .replace(/[{}]|from/g, '')
          .split(',')
          .filter((n) => n.trim())
          .every((n) => /^\s*type\s/.test(n)));
    found.push({ specifier, typeOnly });
  }
  return found;
}

function checkImport(file, { specifier, typeOnly }) {
  const room = file.includes('/') ? file.split('/')[0] : null;
  const rule = room ? RULE[room] : undefined;
  const say = (what) => breaches.push(`${file}: ${what} (${specifier})`);
  if (room === null && !ROOT_FILES.has(file)) say('a file outside the rooms');
  if (specifier.startsWith('#')) {
    const other = specifier.slice(1);
    if (!(other in RULE)) say('not a front door');
    else if (other === room) say('a room imports its own front door');
    else if (rule && !rule.rooms.includes(other) && !(typeOnly && rule.types?.includes(other)))
      say(`${room} may not import ${other}`);
    return `${other}/index.ts`;
  }
  if (specifier.startsWith('.')) {
    const target = path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier));
    if (room && target.split('/')[0] !== room && !rule?.entries?.includes(specifier))
      say('a relative import leaves the room');
    return /\.tsx?$/.test(target) ? target : null;
  }
  const name = specifier.startsWith('node:')
    ? specifier
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
  const adapter = rule?.adapters?.[file.split('/')[1]] ?? [];
  if (rule && ![...rule.outside, ...adapter].includes(name) && !(typeOnly && name === 'node:buffer'))
    say(`${room} may not use ${name}`);
  return null;
}

/** Every room has a row in the map that lists what it may import, `errors` aside. */
function checkMap(map) {
  for (const [room, { rooms, types }] of Object.entries(RULE)) {
    const listed = rooms.filter((other) => other !== 'errors').join(', ') || '–';
    const row = types ? `${listed}; types of ${types.join(', ')}` : listed;
    const line = map.split('\n').find((text) => text.startsWith(`| \`${room}\` |`));
    if (!line?.endsWith(`| ${row} |`))
      breaches.push(`ARCHITECTURE.md: the row of ${room} should end in ${row}`);
  }
}

function findCycles(edges) {
  const state = new Map();
  const cycles = [];
  const visit = (node, trail) => {
    if (state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(node)), node]);
      return;
    }
    state.set(node, 'open');
    for (const next of edges.get(node) ?? []) if (edges.has(next)) visit(next, [...trail, node]);
    state.set(node, 'done');
  };
  for (const node of edges.keys()) visit(node, []);
  return cycles;
}
