/** Browse pages over HTTP from a library of imported files, beside calibre-server's plain page. */
import { spawn } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';
import { answers, get, stop } from './http-client.ts';
import { isInstalled, percentile, type Row } from './measure.ts';

const SECONDS = 4;
const CONNECTIONS = 8;
const FANLIGHT_PORT = 41_731;
const CALIBRE_PORT = 41_732;

export async function benchPages(
  folder: string,
  data: string,
  calibreLibrary: string | null,
): Promise<Row[]> {
  const server = spawn(
    process.execPath,
    ['dist/cli.js', '--data', data, 'serve', '--port', String(FANLIGHT_PORT)],
    { stdio: 'ignore' },
  );
  const base = `http://127.0.0.1:${FANLIGHT_PORT}`;
  const rows: Row[] = [];
  try {
    await answers(base);
    const peer =
      calibreLibrary && isInstalled('calibre-server') ? await benchCalibre(folder, calibreLibrary) : null;
    for (const [measure, address] of [
      ['browse page, 20 works and all facets, made each time', '/works?n='],
      ['browse page, filtered, made each time', '/works?q=rating%3A%3C%3Dteen%20-warning%3Adeath&n='],
      ['work page, made each time', '/works/1?n='],
      ['browse page, nothing changed', '/works'],
      ['work page, nothing changed', '/works/1'],
      ['chapter page, nothing changed', '/works/1/chapters/1'],
    ] as const) {
      const load = await loadTest(base + address);
      const compared = measure.startsWith('browse page, 20') && peer;
      rows.push({
        measure,
        fanlight: describe(load),
        peer: compared ? `calibre-server /mobile ${describe(compared)}` : '',
        ratio: compared ? (load.perSecond / compared.perSecond).toFixed(1) : '',
      });
    }
  } finally {
    await stop(server);
  }
  return rows;
}

type Load = { perSecond: number; p99: number; bytes: number };

const describe = (load: Load) =>
  `${load.perSecond.toFixed(0)} pages/s (${(load.bytes / 1000).toFixed(0)} kB, p99 ${load.p99.toFixed(1)} ms)`;

async function benchCalibre(folder: string, library: string): Promise<Load> {
  const env = {
    ...process.env,
    CALIBRE_CONFIG_DIRECTORY: path.join(folder, 'calibre-config'),
    QT_QPA_PLATFORM: 'offscreen',
  };
  const server = spawn(
    'calibre-server',
    ['--port', String(CALIBRE_PORT), '--listen-on', '127.0.0.1', library],
    { stdio: 'ignore', env },
  );
  try {
    await answers(`http://127.0.0.1:${CALIBRE_PORT}/mobile`);
    return await loadTest(`http://127.0.0.1:${CALIBRE_PORT}/mobile?num=20`);
  } finally {
    await stop(server);
  }
}

/** Asks for one page again and again over a few kept-alive connections for a few seconds; an address that ends in `=` gets a number each time. */
async function loadTest(address: string): Promise<Load> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const times: number[] = [];
  let bytes = 0;
  const end = performance.now() + SECONDS * 1000;
  const client = async () => {
    while (performance.now() < end) {
      const started = performance.now();
      const numbered = address.endsWith('=') ? `${address}${times.length}` : address;
      bytes = (await get(numbered, agent)).length;
      times.push(performance.now() - started);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, client));
  agent.destroy();
  return { perSecond: times.length / SECONDS, p99: percentile(times, 0.99), bytes };
}
