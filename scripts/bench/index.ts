/**
 * `npm run bench`: measures header reading, import, browse, search, page rendering and book writing, each beside a peer in
 * the same run where the peer is installed, or its goal, and prints a table. Absolute times depend on the machine and its
 * neighbours; the ratios are what to compare.
 *
 * Options: `--only PART,…` runs some parts (see PARTS); `--files N` stories to import (1,000); `--works N` for search and pages of
 * results (100,000); `--peers NAME,…` of lucene, postgres and sqlite for search (all; `none` for none); `--names N` for the table
 * of names (500,000); `--stories N` for text search (2,000); `--mixed N` for the folder of all forms (1,000); `--copies N` stories with a damaged copy each (2,000) and
 * `--compared N` works (10,000) for duplicates; `--kept N` works (10,000) for a backup. docs/benchmarks.md says what each part does and how long it takes.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { benchBooks } from './books.ts';
import { benchDuplicates } from './duplicates.ts';
import { benchFelt } from './felt.ts';
import { benchFormats } from './formats.ts';
import { benchHeaders } from './headers.ts';
import { benchImport } from './import.ts';
import { benchImportedText } from './imported-text.ts';
import { benchKeeping } from './keeping.ts';
import { benchLibraryBooks } from './library-books.ts';
import type { Row } from './measure.ts';
import { benchSearch } from './million/index.ts';
import { benchMixedFolder } from './mixed-folder.ts';
import { benchNames } from './names.ts';
import { benchPages } from './pages.ts';
import { PEERS } from './peers/index.ts';
import { benchPolling } from './polling.ts';
import { benchResults } from './results.ts';
import { benchTexts } from './texts/index.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    files: { type: 'string', default: '1000' },
    works: { type: 'string', default: '100000' },
    peers: { type: 'string' },
    mixed: { type: 'string', default: '1000' },
    stories: { type: 'string', default: '2000' },
    names: { type: 'string', default: '500000' },
    copies: { type: 'string', default: '2000' },
    compared: { type: 'string', default: '10000' },
    kept: { type: 'string', default: '10000' },
  },
});

/** Peers would take hours for more works than this. */
const MOST_WITH_PEERS = 1_000_000;
const peers = values.peers === undefined ? usualPeers() : listed(values.peers);

/** Words of a story in the text search. */
const STORY_WORDS = 5000;

/** The parts in the order in which they run. */
const PARTS: Record<string, (folder: string) => Promise<Row[]>> = {
  headers: () => benchHeaders(),
  import: async (folder) => {
    const imported = await benchImport(folder, Number(values.files));
    const pages = await benchPages(folder, imported.data, imported.calibreLibrary);
    return [...imported.rows, ...pages, await benchImportedText(imported.data)];
  },
  search: (folder) =>
    benchSearch(folder, {
      works: Number(values.works),
      peers: PEERS.filter((peer) => peers.includes(peer)),
    }),
  names: () => benchNames(Number(values.names)),
  results: (folder) => benchResults(folder, Number(values.works)),
  felt: benchFelt,
  texts: (folder) => benchTexts(folder, { stories: Number(values.stories), words: STORY_WORDS }),
  books: async (folder) => [...(await benchBooks(folder)), ...(await benchLibraryBooks(folder))],
  duplicates: () => benchDuplicates(Number(values.copies), Number(values.compared)),
  keeping: (folder) => benchKeeping(folder, Number(values.kept)),
  polling: benchPolling,
  formats: benchFormats,
  mixed: (folder) => benchMixedFolder(folder, Number(values.mixed)),
};

const parts = values.only === '' ? Object.keys(PARTS) : listed(values.only);
const unknown = parts.filter((part) => !(part in PARTS));
if (unknown.length > 0)
  throw new RangeError(`no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-bench-'));
const rows: Row[] = [];
try {
  for (const part of parts) rows.push(...((await PARTS[part]?.(folder)) ?? []));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
printTable([
  { measure: 'measure', fanlight: 'Fanlight', peer: 'peer', ratio: 'peer / Fanlight', goal: 'goal' },
  ...rows,
]);
console.log(`load average of the last minute: ${(loadavg()[0] ?? 0).toFixed(1)}`);

function usualPeers(): readonly string[] {
  return Number(values.works) > MOST_WITH_PEERS ? [] : PEERS;
}

function listed(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}

function printTable(all: Row[]): void {
  const keys = ['measure', 'fanlight', 'peer', 'ratio', 'goal'] as const;
  const widths = keys.map((key) => Math.max(...all.map((row) => row[key]?.length ?? 0)));
  for (const row of all)
    console.log(
      keys
        .map((key, index) => (row[key] ?? '').padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
