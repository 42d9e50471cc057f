/**
 * The one place that picks a database, a store and the list of formats, and puts the rooms together. Everything else
 * is handed what it needs.
 */
import { accessSync, constants, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { holdLock, openForeignTables, openSqliteCatalogue, surveyDatabase } from '#catalogue';
import { mailAccess, type Settings } from '#config';
import { FanlightError } from '#errors';
import { bookLists, COLLECTIONS, FORMATS } from '#formats';
import { StoredTextIndex } from '#fulltext';
import {
  followTexts,
  type KeepingAdapters,
  type KeptIndex,
  keepIndex,
  type Library,
  openIndex,
  type ReadLimits,
  UploadShelf,
  type WorkerPlan,
} from '#library';
import { openMailer } from '#mail';
import { openDiskStore } from '#originals';
import { isRestoring } from '#preservation';
import { CHROMIUM_PLACES, chromiumPrinter, type Printer } from '#printing';
import { createSearchIndex } from '#search';

export { COLLECTIONS, FORMATS };
/** The lists of books whose word is taken; like formats and collections, for commands that need no library too. */
export const BOOK_LISTS = bookLists(openForeignTables);

/** What backups, restores and checks open databases and stores with. */
export const KEEPING: KeepingAdapters = {
  openCatalogue: (file) => openSqliteCatalogue(file, { readOnly: true }),
  surveyDatabase,
  openStore: openDiskStore,
  holdLock,
};

/** An open library, its ways to import and to print (null where this machine has none), and how to close it. */
export type App = {
  library: Library;
  workers: WorkerPlan;
  shelf: UploadShelf;
  printer: Printer | null;
  close: () => Promise<void>;
};

/** What an import's reading thread is told when it starts. */
export type ImportWorkerData = { database: string; originals: string; media: string; limits: ReadLimits };

const MIB = 1024 * 1024;
/** Files that are taken from a browser at once. */
const MOST_UPLOADED = 20_000;

/**
 * How to open a library: only for reading, only where one is (`existing`; always so for reading), and with or (`index: false`)
 * without filling the search index.
 */
export type OpenOptions = { readOnly?: boolean; existing?: boolean; index?: boolean };

/** Opens the library of a data folder, making it the first time. Throws FL-LIB-…: newer, locked, corrupt, folder. */
export async function openApp(settings: Settings, options: OpenOptions = {}): Promise<App> {
  const { readOnly = false, existing = readOnly, index = true } = options;
  const database = path.join(settings.data, 'fanlight.db');
  const originals = path.join(settings.data, 'originals');
  const media = path.join(settings.data, 'media');
  if (await isRestoring(settings.data)) throw new FanlightError('FL-RESTORE-UNFINISHED', settings.data);
  if (!existing) makeFolder(settings.data);
  else if (!existsSync(database)) throw new FanlightError('FL-LIB-NONE', settings.data);
  const catalogue = await openSqliteCatalogue(database, { readOnly });
  const folder = path.join(settings.data, 'index');
  const opened = index ? await openIndex(catalogue, folder, createSearchIndex) : null;
  const library: Library = {
    catalogue,
    originals: await openDiskStore(originals),
    media: await openDiskStore(media),
    formats: FORMATS,
    collections: COLLECTIONS,
    lists: BOOK_LISTS,
    index: opened?.index ?? createSearchIndex(),
    texts: new StoredTextIndex({
      folder: path.join(folder, 'text'),
      library: await catalogue.identity(),
      readOnly,
    }),
    mailer: openMailer(mailAccess(settings, (file) => readFileSync(file, 'utf8'))),
    clock: () => new Date(),
  };
  if (index) await followTexts(library);
  const limits = { maxFileBytes: settings.maxFileMb * MIB, maxContainerBytes: settings.maxContainerMb * MIB };
  const data: ImportWorkerData = { database, originals, media, limits };
  const entry = new URL('./import-worker.js', import.meta.url);
  const workers = { entry, data, count: settings.workers, fileMilliseconds: settings.fileSeconds * 1000 };
  const keep = async () => {
    if (opened !== null && !readOnly) opened.kept = await keepQuietly(catalogue, opened.index, opened.kept);
  };
  await keep();
  const close = async () => {
    await keep();
    library.texts.close();
    await catalogue.close();
  };
  const shelf = new UploadShelf(path.join(settings.data, 'uploads'), {
    fileBytes: settings.maxUploadFileMb * MIB,
    totalBytes: settings.maxUploadMb * MIB,
    files: MOST_UPLOADED,
  });
  return { library, workers, shelf, printer: printerHere(settings), close };
}

/** The program that was named, or the first that is where such programs are; null where there is none. */
function printerHere({ chromium }: Settings): Printer | null {
  const program = [chromium, ...(chromium === null ? CHROMIUM_PLACES : [])].find(
    (place) => place !== null && existsSync(place),
  );
  return program == null ? null : chromiumPrinter(program);
}

/** Keeps the index for the next start. Where it cannot be written it is filled anew then, so nobody need hear of it. */
async function keepQuietly(
  catalogue: Library['catalogue'],
  index: Library['index'],
  kept: KeptIndex,
): Promise<KeptIndex> {
  try {
    return await keepIndex(catalogue, index, kept);
  } catch {
    return kept;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    throw new FanlightError('FL-LIB-FOLDER', folder, { cause });
  }
}
