/** The program itself is told to end while it is asked by many. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../bin/fanlight.mjs', import.meta.url));
const SAMPLES = fileURLToPath(new URL('../../samples/chapters', import.meta.url));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fanlight-stop-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Starts `fanlight serve`, and says its port once it is open. */
function serve(env: Record<string, string>): { child: ChildProcess; port: Promise<number> } {
  const args = [PROGRAM, '--data', path.join(folder, 'data'), 'serve', SAMPLES, '--port', '0'];
  const child = spawn(process.execPath, args, { cwd: folder, env: { ...process.env, ...env } });
  const port = new Promise<number>((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (piece) => {
      said += piece;
      const [, found] = /open at http:\/\/127\.0\.0\.1:(\d+)/.exec(said) ?? [];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('exit', () => reject(new Error(`ended: ${said}`)));
  });
  return { child, port };
}

/** A connection that the system had taken, and the program had not, when the door was closed is `unheard`: nothing of an answer came. */
type Fate = 'whole' | 'cut' | 'refused' | 'unheard';

function ask(port: number, at: string): Promise<Fate> {
  return new Promise((resolve) => {
    const asking = request({ host: '127.0.0.1', port, path: at, agent: false }, (answer) => {
      answer.resume();
      answer.on('error', () => resolve('cut'));
      answer.on('close', () => resolve(answer.complete && answer.statusCode === 200 ? 'whole' : 'cut'));
    });
    asking.on('error', (thrown: NodeJS.ErrnoException) => {
      const isUnheard = (asking.socket?.bytesRead ?? 0) === 0;
      resolve(thrown.code === 'ECONNREFUSED' ? 'refused' : isUnheard ? 'unheard' : 'cut');
    });
    asking.end();
  });
}

describe('SIGTERM under load', () => {
  it('cuts no answer, closes the library and ends with 0; the log, turned over, has no query in it', async () => {
    const log = path.join(folder, 'log', 'fanlight.log');
    const { child, port: opening } = serve({
      FANLIGHT_LOG: 'requests',
      FANLIGHT_LOG_FILE: log,
      FANLIGHT_LOG_FILE_MB: '1',
      FANLIGHT_LOG_FILES: '2',
    });
    const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
    const port = await opening;
    const fates: Fate[] = [];
    let isRefused = false;
    const client = async (number: number) => {
      while (!isRefused) {
        const fate = await ask(port, `/works?q=words%3A%3E${number}&n=${fates.length}secretquery`);
        fates.push(fate);
        if (fate === 'refused') isRefused = true;
      }
    };
    const clients = Array.from({ length: 6 }, (_, number) => client(number));
    while (fates.length < 30) await new Promise((resolve) => setTimeout(resolve, 10));
    child.kill('SIGTERM');
    await Promise.all(clients);
    expect(await ended).toBe(0);
    expect(fates.filter((fate) => fate === 'cut')).toEqual([]);
    expect(fates.filter((fate) => fate === 'unheard').length).toBeLessThanOrEqual(clients.length);
    expect(fates.filter((fate) => fate === 'whole').length).toBeGreaterThanOrEqual(30);
    // A library that was closed leaves no log of SQLite's behind.
    expect(existsSync(path.join(folder, 'data', 'fanlight.db-wal'))).toBe(false);
    const lines = readdirSync(path.dirname(log)).map((name) =>
      readFileSync(path.join(path.dirname(log), name), 'utf8'),
    );
    expect(lines.join('')).toContain('"route":"/works"');
    expect(lines.join('')).not.toMatch(/secretquery|127\.0\.0\.1:\d|words%3A/);
  }, 120_000);
});
