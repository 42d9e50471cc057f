/** An e-reader and a feed reader that ask again and again for what has not changed. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { writeCorpus } from './corpus.ts';
import { answers, stop } from './http-client.ts';
import { ownRow, type Row, runProgram } from './measure.ts';

const PORT = 41_742;
const REQUESTS = 1_000;
const STORIES = 1_000;
const ADDRESSES = [
  '/opds',
  '/opds/new',
  '/opds/v2/new',
  '/feeds/works.atom?q=rating:teen',
  '/works/1/feed.atom',
];

/** What the processor does for a thousand conditional requests, each with the tag that the first answer gave. */
export async function benchPolling(folder: string): Promise<Row[]> {
  const data = path.join(folder, 'polled');
  await runProgram(process.execPath, [
    'dist/cli.js',
    '--data',
    data,
    'import',
    writeCorpus(path.join(folder, 'polled-stories'), STORIES).folder,
  ]);
  const server = spawn(process.execPath, ['dist/cli.js', '--data', data, 'serve', '--port', String(PORT)], {
    stdio: 'ignore',
  });
  const agent = new http.Agent({ keepAlive: true, maxSockets: 2 });
  const base = `http://127.0.0.1:${PORT}`;
  try {
    await answers(base, 60);
    const tags: string[] = [];
    for (const address of ADDRESSES) tags.push((await ask(base + address, agent, null)).tag);
    const poll = async (count: number) => {
      for (let index = 0; index < count; index += 1) {
        const which = index % ADDRESSES.length;
        const { status } = await ask(`${base}${ADDRESSES[which]}`, agent, tags[which] ?? null);
        if (status !== 304) throw new Error(`${ADDRESSES[which]} answered ${status}`);
      }
    };
    await poll(REQUESTS / 10);
    const before = processorSeconds(server.pid);
    await poll(REQUESTS);
    const spent = processorSeconds(server.pid) - before;
    return [
      ownRow(
        `${REQUESTS.toLocaleString('en')} conditional requests for feeds and catalogues`,
        `${spent.toFixed(2)} s of processor`,
        '0.3 s',
      ),
    ];
  } finally {
    agent.destroy();
    await stop(server);
  }
}

function ask(
  address: string,
  agent: http.Agent,
  tag: string | null,
): Promise<{ status: number; tag: string }> {
  const headers = tag === null ? {} : { 'if-none-match': tag };
  return new Promise((resolve, reject) => {
    const request = http.get(address, { agent, headers }, (response) => {
      response.resume();
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, tag: response.headers.etag ?? '' }),
      );
    });
    request.on('error', reject);
  });
}

/** Seconds of processor that a process and its threads have had (Linux: fields 14 and 15 of `/proc/N/stat`, hundredths of a second). */
function processorSeconds(pid: number | undefined): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}
