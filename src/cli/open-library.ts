import { existsSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { readSettings, type Settings } from '#config';
import { FanlightError } from '#errors';
import { type App, openApp } from '../app.ts';

const SETTINGS_FILE = 'fanlight.json';

/** Flags that every command with a library takes. */
type LibraryFlags = { data?: string };

/** The settings for a command: its flags over the environment over `fanlight.json` here. */
export function settingsOf(command: Command, flags: Partial<Settings> = {}): Settings {
  const { data } = command.optsWithGlobals<LibraryFlags>();
  return readSettings({ ...(data === undefined ? {} : { data }), ...flags }, settingsFile());
}

/** The text of `fanlight.json` in this folder, if it is there. Throws FL-USE-SETTING when it cannot be read. */
function settingsFile(): string | undefined {
  try {
    return existsSync(SETTINGS_FILE) ? readFileSync(SETTINGS_FILE, 'utf8') : undefined;
  } catch (cause) {
    throw new FanlightError('FL-USE-SETTING', SETTINGS_FILE, { cause });
  }
}

/** Opens the library for a command that only reads, runs it, and closes the library whatever happens. */
export async function withLibrary(
  command: Command,
  work: (app: App) => Promise<void>,
  options: { index?: boolean } = {},
): Promise<void> {
  const app = await openApp(settingsOf(command), { ...options, readOnly: true });
  try {
    await work(app);
  } finally {
    await app.close();
  }
}

/** Opens a library that is there for a command that decides something, without an index. Throws FL-LIB-LOCKED. */
export async function withWritableLibrary(
  command: Command,
  work: (library: App['library']) => Promise<void>,
): Promise<void> {
  const app = await openApp(settingsOf(command), { index: false, existing: true });
  try {
    await work(app.library);
  } finally {
    await app.close();
  }
}

/** A signal that aborts at the first Ctrl-C or SIGTERM; a second one ends the process at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}
