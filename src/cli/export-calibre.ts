import type { Command } from 'commander';
import { exportToCalibre, type Selection } from '#library';
import { visibleName } from '#text';
import { type App, openApp } from '../app.ts';
import { EXIT } from './exit-codes.ts';
import { settingsOf } from './open-library.ts';
import { count, say } from './output.ts';

/** Fewer works are named one by one. */
const MOST_NAMED = 20;

/** `fanlight export --calibre`: writes the works and says what became of them. */
export async function exportForCalibre(
  command: Command,
  selection: Selection,
  folder: string,
): Promise<void> {
  const app = await openApp(settingsOf(command), { index: selection.kind !== 'works' });
  try {
    await writeForCalibre(app, selection, folder);
  } finally {
    await app.close();
  }
}

async function writeForCalibre(app: App, selection: Selection, folder: string): Promise<void> {
  const counts = { written: 0, unchanged: 0, 'in-the-way': 0 };
  for await (const { kind, place, title } of exportToCalibre(app.library, selection, folder)) {
    counts[kind] += 1;
    if (kind === 'written' && counts.written <= MOST_NAMED) say(`wrote ${visibleName(place)}`);
    if (kind === 'in-the-way')
      say(
        `left alone ${visibleName(place)}: files that were not written from here are in the way of ${visibleName(title)}`,
      );
  }
  say(`wrote ${count(counts.written, 'book')}; ${count(counts.unchanged, 'book')} had not changed`);
  if (counts['in-the-way'] > 0) process.exitCode = EXIT.someFailed;
}
