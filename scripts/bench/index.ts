/**
 * `npm run bench`: measures header reading, import, browse, search, page rendering and book writing, each beside a peer in
 * the same run where the peer is installed (calibre, pandoc), or its goal, and prints a table. Absolute times depend on the machine and its
 * neighbours; the ratios are what to compare. Options: `--files N` (1,000), `--works N` for the
 * search index (100,000), `--names N` for the table of names (500,000), `--mixed N` for the folder of all forms (1,000).
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchBooks } from './books.ts';
import { benchFormats } from './formats.ts';
import { benchHeaders } from './headers.ts';
import { benchImport } from './import.ts';
import type { Row } from './measure.ts';
import { benchMixedFolder } from './mixed-folder.ts';
import { benchNames } from './names.ts';
import { benchPages } from './pages.ts';
import { benchSearch } from './search.ts';

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '1000' },
    works: { type: 'string', default: '100000' },
    mixed: { type: 'string', default: '1000' },
    names: { type: 'string', default: '500000' },
  },
});
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-bench-'));
const rows: Row[] = await benchHeaders();
try {
  const imported = await benchImport(folder, Number(values.files));
  rows.push(...imported.rows);
  rows.push(...(await benchPages(folder, imported.data, imported.calibreLibrary)));
  rows.push(...benchNames(Number(values.names)));
  rows.push(...(await benchSearch(Number(values.works), imported.data)));
  rows.push(...(await benchBooks(folder)));
  rows.push(...(await benchFormats(folder)));
  rows.push(...(await benchMixedFolder(folder, Number(values.mixed))));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable([{ measure: 'measure', fanlight: 'Fanlight', peer: 'peer', ratio: 'peer / Fanlight' }, ...rows]);

function printTable(all: Row[]): void {
  const keys = ['measure', 'fanlight', 'peer', 'ratio'] as const;
  const widths = keys.map((key) => Math.max(...all.map((row) => row[key].length)));
  for (const row of all)
    console.log(
      keys
        .map((key, index) => row[key].padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
