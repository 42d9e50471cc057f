import path from 'node:path';
import type { Command } from 'commander';
import type { Settings } from '#config';
import { checkWatched, describeLibrary, listBatches } from '#library';
import { type App, openApp } from '../app.ts';
import { checkServing, serveApp } from '../site-app.ts';
import { checkDaily } from './daily-check.ts';
import { EXIT } from './exit-codes.ts';
import { importWithProgress, printReport } from './import.ts';
import { settingsOf, stopSignal } from './open-library.ts';
import { openLog } from './open-log.ts';
import { count, print, say } from './output.ts';

type Flags = { port?: string; host?: string; allowRemote?: boolean; firstTime?: string };

/** `fanlight serve`. */
export function addServe(program: Command): void {
  program
    .command('serve')
    .argument('[path...]', 'files, folders and zips to import first')
    .option('--port <number>', 'the port to listen on (4100)')
    .option('--host <address>', 'the address to listen on (127.0.0.1)')
    .option('--allow-remote', 'let other machines in: there are no accounts, they read everything')
    .option('--first-time <path>', 'import this path too, unless that was done before')
    .description('open the library in the browser')
    .addHelpText(
      'after',
      `
  fanlight serve                 the library in ./fanlight-data at http://127.0.0.1:4100
  fanlight serve ~/stories       the same, importing what is new in that folder first`,
    )
    .action(async (paths: string[], flags: Flags, command: Command) => {
      const settings = settingsOf(command, {
        ...(flags.host === undefined ? {} : { host: flags.host }),
        ...(flags.port === undefined ? {} : { port: flags.port as unknown as number }),
        ...(flags.allowRemote ? { allowRemote: true } : {}),
      });
      const signal = stopSignal();
      checkWatched(settings.data, settings.watch);
      await checkServing(settings);
      const app = await openApp(settings);
      try {
        const wanted = [...paths, ...(await firstTime(app, flags.firstTime))];
        if (wanted.length > 0 && !(await importFirst(app, wanted, signal))) return;
        await announce(app);
        await serveUntil(signal, app, settings);
      } finally {
        await app.close();
      }
    });
}

/** Serves until a signal comes, and gives the answers that are under way then. */
async function serveUntil(signal: AbortSignal, app: App, settings: Settings): Promise<void> {
  const log = openLog(settings);
  try {
    const serving = await serveApp(app, settings, log.stream);
    const checks = checkDaily({
      data: settings.data,
      megabytes: settings.verifyMb,
      program: process.argv[1] ?? '',
    });
    print(`\nFanlight is open at ${serving.address} (stop it with Ctrl-C)`);
    if (settings.publicAddress !== null && settings.visitors === 'read')
      print(
        `Who comes by ${settings.publicAddress} reads and does nothing else; FANLIGHT_VISITORS=everything lets them do everything.`,
      );
    await stopped(signal);
    checks.stop();
    await serving.stop();
  } finally {
    await log.close();
  }
}

/** The path of `--first-time`, unless an import of it was finished before. */
async function firstTime(app: App, given: string | undefined): Promise<string[]> {
  if (given === undefined) return [];
  const place = path.resolve(given);
  const { batches } = await listBatches(app.library, 1);
  const done = batches.some(
    (batch) => batch.status === 'finished' && batch.sources.some((source) => path.resolve(source) === place),
  );
  return done ? [] : [place];
}

async function importFirst(app: App, paths: string[], signal: AbortSignal): Promise<boolean> {
  say(`Importing ${paths.join(', ')} …`);
  const report = await importWithProgress(app, paths, signal);
  printReport(report);
  if (report.status === 'finished') return true;
  process.exitCode = EXIT.interrupted;
  return false;
}

/** Says what the library holds and what was understood of it. */
async function announce(app: App): Promise<void> {
  const { numbers, facets } = await describeLibrary(app.library);
  const distinct = (kind: string) => facets.find((facet) => facet.kind === kind)?.total ?? 0;
  print();
  print(
    `The library holds ${count(numbers.works, 'work')} (${count(numbers.words, 'word')}) by ${count(numbers.creators, 'creator')}:`,
  );
  print(
    `${count(distinct('fandom'), 'fandom')}, ${count(distinct('relationship'), 'relationship')}, ${count(distinct('character'), 'character')}, ` +
      `${count(distinct('tag'), 'additional tag')}, ${count(distinct('language'), 'language')}.`,
  );
  const rated = facets.find((facet) => facet.kind === 'rating')?.values ?? [];
  if (rated.length > 0)
    print(
      `Ratings: ${rated.map((rating) => `${rating.value} ${rating.count.toLocaleString('en')}`).join(', ')}.`,
    );
}

function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}
