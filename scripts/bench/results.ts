/**
 * The whole page of results over HTTP: a library of many works, the real server, and the queries of the set as readers type
 * them. Each page is compared with the answer found by reading every work.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { answers, get, stop } from './http-client.ts';
import { ownRow, percentile, type Row } from './measure.ts';
import { type Answer, PAGE } from './million/answers.ts';
import { writeLibrary } from './million/library.ts';
import { makeQueries } from './million/queries.ts';
import { describeQuantiles, pinned, quantilesOf, timePasses } from './million/runs.ts';
import { scanAnswer } from './million/scan.ts';
import { queryText } from './million/search-queries.ts';
import { tagNames } from './million/universe.ts';
import { makeCorpus } from './million/works.ts';

const PORT = 41_733;
const TOPICS = ['years', 'ratings', 'lengths', 'fandoms', 'relationships', 'headers', 'collection'];
const LIMITS = { passes: 4, seconds: 60 };
/** Longest start of a server that has no index yet, in seconds for each million works, and at least. */
const LONGEST_START = 900;

export async function benchResults(folder: string, works: number): Promise<Row[]> {
  const corpus = makeCorpus(works);
  const tags = { names: tagNames(corpus.universe), kindStarts: corpus.universe.kindStarts };
  const queries = makeQueries(corpus);
  const expected = queries.map((query) => scanAnswer(corpus, query));
  const data = path.join(folder, 'results');
  await writeLibrary(data, corpus.works, tags);
  const texts = queries.map((query) => queryText(query, tags));
  const size = `${works.toLocaleString('en')} works`;
  const megabytes = statSync(path.join(data, 'fanlight.db')).size / 1e6;
  const first = await startServer(data, works);
  await stop(first.server);
  const again = await startServer(data, works);
  try {
    const agent = new http.Agent({ keepAlive: true });
    const pages: Buffer[] = [];
    let asked = 0;
    const run = await timePasses(
      texts,
      (text) => {
        asked += 1;
        // Another address each time, since a page that nobody changed is answered without being made.
        return get(`${BASE}/works?q=${encodeURIComponent(text)}&n=${asked}`, agent);
      },
      (page) => {
        pages.push(page);
        return '';
      },
      LIMITS,
    );
    agent.destroy();
    const wrong = pages.filter((page, place) => !isRight(page.toString('utf8'), expected[place])).length;
    if (wrong > 0) process.exitCode = 1;
    const kilobytes = percentile(
      pages.map((page) => page.length / 1000),
      0.5,
    );
    return [
      ownRow(
        `server of ${size} (${megabytes.toFixed(0)} MB), from start to the first page`,
        `${first.seconds.toFixed(1)} s, and ${again.seconds.toFixed(1)} s the second time`,
      ),
      ownRow(
        `page of results over HTTP, ${size}, ${kilobytes.toFixed(0)} kB`,
        `${describeQuantiles(quantilesOf(run))}${wrong ? `, ${wrong} PAGES WRONG` : ''}`,
        'p50 4 ms, p99 20 ms',
      ),
      ...(await benchPlots(['', ...texts], [works, ...expected.map(({ total }) => total)], size)),
    ];
  } finally {
    await stop(again.server);
  }
}

/** Pages of plots of the whole library and of every query; what a server must read of the catalogue once is read in the first pass. */
async function benchPlots(texts: readonly string[], totals: readonly number[], size: string): Promise<Row[]> {
  const agent = new http.Agent({ keepAlive: true });
  const rows: Row[] = [];
  for (const topic of TOPICS) {
    const pages: Buffer[] = [];
    const run = await timePasses(
      texts,
      (text) => get(`${BASE}/insights/${topic}?q=${encodeURIComponent(text)}`, agent),
      (page) => {
        pages.push(page);
        return '';
      },
      LIMITS,
    );
    const wrong = pages.filter((page, at) => !hasTotal(page.toString('utf8'), totals[at] ?? 0)).length;
    if (wrong > 0) process.exitCode = 1;
    const said = `${describeQuantiles(quantilesOf(run))}${wrong ? `, ${wrong} PAGES WRONG` : ''}`;
    rows.push(ownRow(`page of plots over HTTP, ${topic}, ${size}`, said, 'p99 100 ms'));
  }
  agent.destroy();
  return rows;
}

function hasTotal(page: string, total: number): boolean {
  return page.includes(total === 0 ? 'No works.' : `>${total.toLocaleString('en')} work`);
}

const BASE = `http://127.0.0.1:${PORT}`;

async function startServer(data: string, works: number): Promise<{ server: ChildProcess; seconds: number }> {
  const started = performance.now();
  const [command = '', ...args] = pinned(process.execPath, [
    'dist/cli.js',
    '--data',
    data,
    'serve',
    '--port',
    String(PORT),
  ]);
  const server = spawn(command, args, { stdio: 'ignore' });
  await answers(`${BASE}/works`, LONGEST_START * Math.max(1, works / 1e6));
  return { server, seconds: (performance.now() - started) / 1000 };
}

/** Whether a page shows the total and, in their order, the works expected. */
function isRight(page: string, expected: Answer | undefined): boolean {
  if (!expected) return false;
  const list = /<ol class="blurbs">(.*)<\/ol>/s.exec(page)?.[1] ?? '';
  const ids = [...list.matchAll(/<h3[^>]*><a href="\/works\/(\d+)"/g)].map((match) => Number(match[1]));
  const total = expected.total === 0 ? 'No works.' : `${expected.total.toLocaleString('en')} work`;
  return page.includes(total) && ids.slice(0, PAGE).join() === expected.ids.join();
}
