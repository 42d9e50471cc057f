/** Pages set by Chromium, in a process of its own for each book. */
import { Buffer } from 'node:buffer';
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { FanlightError } from '#errors';
import { memoryOfGroup } from './group-memory.ts';
import { type Answer, type Ask, devTools } from './pipe.ts';
import places from './places.json' with { type: 'json' };
import type { PrintedBook, Printer } from './printer.ts';

/** What one book may take: milliseconds in all and until the browser answers, bytes of memory of all its processes, and of the PDF. */
const LIMITS = {
  time: 180_000,
  start: 30_000,
  memory: 2 * 1024 * 1024 * 1024,
  book: 512 * 1024 * 1024,
};
/** How often memory is looked at, in milliseconds. */
const LOOK = 500;
/** Books that wait while one is made. */
const MOST_WAITING = 3;
const PIECE = 1024 * 1024;
/** The account of nobody, under which a browser runs where this program is root. */
const NOBODY = 65_534;

/** Nothing is loaded, from anywhere: names are not found, and what asks all the same meets a proxy that is not there. */
const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-extensions',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-breakpad',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
];

/** How a browser is started: kept apart by its own sandbox or not, and as nobody or as who runs this program. */
type Start = { sandboxed: boolean; nobody: boolean };

/** The printer of a machine: the program that was named, or the first that is where such programs are; null where there is none. */
export function findPrinter(named: string | null): Printer | null {
  const program = (named === null ? places : [named]).find((place) => existsSync(place));
  return program === undefined ? null : chromiumPrinter(program);
}

/** A printer that is Chromium at a path. Books are made one after another. */
export function chromiumPrinter(program: string, limits: typeof LIMITS = LIMITS): Printer {
  let before: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    async print(page) {
      if (waiting > MOST_WAITING) throw new FanlightError('FL-PRINT-BUSY');
      waiting += 1;
      const printed = before.then(() => firstThatStarts(program, page, limits));
      before = printed.catch(() => null);
      try {
        return await printed;
      } finally {
        waiting -= 1;
      }
    },
  };
}

/** Without its sandbox a browser is started where it does not start with it; as root only where it cannot be anyone else. */
async function firstThatStarts(program: string, page: string, limits: typeof LIMITS): Promise<PrintedBook> {
  const starts: Start[] =
    process.getuid?.() === 0
      ? [
          { sandboxed: true, nobody: true },
          { sandboxed: false, nobody: true },
          { sandboxed: false, nobody: false },
        ]
      : [
          { sandboxed: true, nobody: false },
          { sandboxed: false, nobody: false },
        ];
  let said = '';
  for (const start of starts) {
    const made = await printed(program, page, { start, limits });
    if (typeof made !== 'string') return { bytes: made, sandboxed: start.sandboxed };
    said = made;
  }
  throw new FanlightError('FL-PRINT-FAILED', said);
}

/** The PDF, or why the browser did not start. */
async function printed(
  program: string,
  page: string,
  { start, limits }: { start: Start; limits: typeof LIMITS },
): Promise<Uint8Array | string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fanlight-print-'));
  try {
    if (start.nobody) await chown(folder, NOBODY, NOBODY);
    return await watched(page, launch(program, folder, start), limits);
  } catch (thrown) {
    if (thrown instanceof FanlightError) throw thrown;
    return thrown instanceof Error ? thrown.message : String(thrown);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

async function watched(
  page: string,
  { child, ask, complaints }: Launched,
  limits: typeof LIMITS,
): Promise<Uint8Array | string> {
  let stop: (reason: string) => void = () => undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = (reason) => reject(new FanlightError('FL-PRINT-LIMIT', reason));
  });
  stopped.catch(() => null);
  const timer = setTimeout(() => stop(`${limits.time / 1000} seconds`), limits.time);
  const watch = setInterval(async () => {
    const bytes = await memoryOfGroup(child.pid ?? 0);
    if (bytes > limits.memory) stop(`${Math.round(bytes / 1024 / 1024)} MiB of memory`);
  }, LOOK);
  try {
    const answers = await Promise.race([ask('Browser.getVersion'), late(limits.start)]).catch(() => null);
    if (answers === null) return complaints();
    return await Promise.race([pdfOf(ask, page, limits), stopped]);
  } finally {
    clearTimeout(timer);
    clearInterval(watch);
    await end(child);
  }
}

async function late(milliseconds: number): Promise<null> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds).unref());
  return null;
}

type Launched = { child: ChildProcess; ask: Ask; complaints: () => string };

function launch(program: string, folder: string, { sandboxed, nobody }: Start): Launched {
  const profile = `--user-data-dir=${path.join(folder, 'profile')}`;
  const flags = [...FLAGS, profile, ...(sandboxed ? [] : ['--no-sandbox'])];
  const child = spawn(program, flags, {
    cwd: folder,
    // A group of its own, so that all its processes can be ended at once.
    detached: true,
    env: { HOME: folder, TMPDIR: folder, PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8' },
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    ...(nobody && { uid: NOBODY, gid: NOBODY }),
  });
  let said = '';
  child.on('error', ({ message }) => {
    said += message;
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-2_000);
  });
  const [, , , to, from] = child.stdio as [null, null, Readable, Writable, Readable];
  const complaints = () => said.trim().split('\n').at(-1) || 'it did not start';
  return { child, ask: devTools(to, from), complaints };
}

/** Sets the page and reads its PDF. Scripts do not run, and every request is held and never let go. */
async function pdfOf(ask: Ask, page: string, limits: typeof LIMITS): Promise<Uint8Array> {
  const target = textOf(await ask('Target.createTarget', { url: 'about:blank' }), 'targetId');
  const session = textOf(
    await ask('Target.attachToTarget', { targetId: target, flatten: true }),
    'sessionId',
  );
  await ask('Emulation.setScriptExecutionDisabled', { value: true }, session);
  await ask('Fetch.enable', { patterns: [{ urlPattern: 'http*' }, { urlPattern: 'file*' }] }, session);
  const { frameTree } = await ask('Page.getFrameTree', {}, session);
  const frame = textOf(Object(Object(frameTree).frame), 'id');
  await ask('Page.setDocumentContent', { frameId: frame, html: page }, session);
  await ask('Page.enable', {}, session);
  const printed = await ask(
    'Page.printToPDF',
    {
      preferCSSPageSize: true,
      printBackground: false,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
      transferMode: 'ReturnAsStream',
    },
    session,
  );
  return readStream(ask, textOf(printed, 'stream'), { session, most: limits.book });
}

async function readStream(
  ask: Ask,
  handle: string,
  { session, most }: { session: string; most: number },
): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let length = 0;
  for (;;) {
    const { data, eof, base64Encoded } = await ask('IO.read', { handle, size: PIECE }, session);
    const piece = Buffer.from(String(data ?? ''), base64Encoded === true ? 'base64' : 'utf8');
    pieces.push(piece);
    length += piece.length;
    if (length > most) throw new FanlightError('FL-PRINT-LIMIT', `${length} bytes`);
    if (eof === true) return new Uint8Array(Buffer.concat(pieces));
  }
}

function textOf(answer: Answer, name: string): string {
  const value = answer[name];
  if (typeof value !== 'string') throw new FanlightError('FL-PRINT-FAILED', `it told no ${name}`);
  return value;
}

/** Ends a browser with all its processes, and waits until it is gone. */
async function end(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const gone =
    child.exitCode !== null || child.signalCode !== null
      ? Promise.resolve()
      : new Promise<void>((resolve) => child.once('exit', () => resolve()));
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // All of them are gone already.
  }
  await Promise.race([gone, late(5_000)]);
}
