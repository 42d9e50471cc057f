/** The Chromium of this machine, for tests that only a real browser can decide. */
import { accessSync, constants } from 'node:fs';
import path from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { FanlightError } from '#errors';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** The browser's program: FANLIGHT_CHROMIUM, or the first one on the path. Throws FL-USE-NO-CHROMIUM. */
export function chromiumPath(environment: NodeJS.ProcessEnv = process.env): string {
  const named = environment['FANLIGHT_CHROMIUM'];
  const folders = ['/usr/bin', ...(environment['PATH'] ?? '').split(path.delimiter)];
  const candidates = named
    ? [named]
    : folders.flatMap((folder) => NAMES.map((name) => path.join(folder, name)));
  const found = candidates.find(isProgram);
  if (found === undefined) throw new FanlightError('FL-USE-NO-CHROMIUM', named);
  return found;
}

/** Starts it. The caller closes it. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath(), args: ARGUMENTS });
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
