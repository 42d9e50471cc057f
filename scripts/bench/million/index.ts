/**
 * Filtered search over a corpus of any number of works: every engine in a process of its own, on one core, over the same works
 * and the same queries, and its answers compared with those found by reading every work.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ownRow, type Row } from '../measure.ts';
import { type PeerName, type PeerRun, runPeer } from '../peers/index.ts';
import { difference, digestOf } from './answers.ts';
import { writeCorpusFolder } from './corpus-folder.ts';
import { describeQuantiles, type EngineRun, quantilesOf, runEngine } from './runs.ts';

/** Seconds that Fanlight's process may take for each million works, and at least. */
const LONGEST = 600;

/** How many works, and which peers are asked too. */
export type SearchPlan = { works: number; peers: readonly PeerName[] };

export async function benchSearch(folder: string, { works, peers }: SearchPlan): Promise<Row[]> {
  const data = path.join(folder, 'search');
  mkdirSync(data);
  const started = performance.now();
  const answers = writeCorpusFolder(data, { works });
  const size = `${works.toLocaleString('en')} works`;
  const made = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const run = await runEngine('million/fanlight-run.ts', data, LONGEST * Math.max(1, works / 1e6));
  const rows: Row[] = [
    {
      measure: `${size} and ${answers.length} queries made and answered by reading all`,
      fanlight: `digest ${digestOf(answers)}`,
      peer: made,
      ratio: '',
    },
  ];
  const compared: PeerRun[] = [];
  for (const peer of peers) compared.push(...(await runPeer(peer, data)));
  rows.push(...buildRows(size, run, compared), ...queryRows(size, run, compared, answers));
  rows.push(...ownRows(size, run), suggestionRow(run));
  return rows;
}

/** What no peer was asked for. */
function ownRows(size: string, { facts }: EngineRun): Row[] {
  const of = (name: string, digits = 2) => (facts[name] ?? 0).toFixed(digits);
  return [
    ownRow(
      `the same, and how many distinct values each facet has; ${size}`,
      `p50 ${of('counted p50')}, p95 ${of('counted p95')}, p99 ${of('counted p99')} ms`,
    ),
    ownRow(`facet index of ${size}, memory`, `${of('megabytes', 0)} MB`, '3,500 MB at 17,000,000'),
    ownRow(
      `facet index of ${size}, loaded from its file of ${of('file megabytes', 0)} MB`,
      `${of('load seconds')} s (written in ${of('write seconds')} s)`,
    ),
    ownRow(
      'a changed work, from save to found and counted',
      `p50 ${of('change p50')}, slowest ${of('change slowest')} ms`,
      '10 ms',
    ),
  ];
}

function suggestionRow({ facts }: EngineRun): Row {
  const milliseconds = (name: string) => `${(facts[`suggestions ${name}`] ?? 0).toFixed(2)}`;
  const share = (name: string) => `${((facts[name] ?? 0) * 100).toFixed(0)} %`;
  return ownRow(
    `names suggested among ${(facts['tags'] ?? 0).toLocaleString('en')}, 2,000 beginnings, a third with an error`,
    `p50 ${milliseconds('p50')}, p99 ${milliseconds('p99')}, slowest ${milliseconds('slowest')} ms; the name meant in the first ten: ${share('meant ones shown')}, with an error ${share('meant ones shown in spite of an error')}`,
    'p99 10 ms',
  );
}

function buildRows(size: string, run: EngineRun, peers: readonly PeerRun[]): Row[] {
  const seconds = (one: EngineRun) => one.facts['build seconds'] ?? 0;
  const line = (peer: string, ratio: string): Row => ({
    measure: `facet index of ${size}, built`,
    fanlight: `${seconds(run).toFixed(2)} s`,
    peer,
    ratio,
    goal: peer.startsWith('Lucene') ? '15' : '',
  });
  const ran = peers.flatMap((peer) => ('run' in peer ? [peer] : []));
  if (ran.length === 0) return [line('', '')];
  return ran.map((peer) =>
    line(
      `${peer.name} ${seconds(peer.run).toFixed(1)} s, ${((peer.run.facts['bytes'] ?? 0) / 1e6).toFixed(0)} MB`,
      (seconds(peer.run) / seconds(run)).toFixed(1),
    ),
  );
}

function queryRows(
  size: string,
  run: EngineRun,
  peers: readonly PeerRun[],
  answers: readonly string[],
): Row[] {
  const own = quantilesOf(run);
  const fanlight = `${described(run)}${verdict('Fanlight', answers, run)}`;
  const line = (peer: string, ratio: string): Row => ({
    measure: `filtered search: total, 20 works, 7 facets; ${size}`,
    fanlight,
    peer,
    ratio,
    goal: goalBeside(peer),
  });
  if (peers.length === 0) return [line('', '')];
  return peers.map((peer) => {
    if ('absent' in peer) return line(peer.absent, '-');
    const theirs = quantilesOf(peer.run);
    const ratios = (['p50', 'p95', 'p99'] as const).map((share) => (theirs[share] / own[share]).toFixed(1));
    return line(
      `${peer.name} ${described(peer.run)}${verdict(peer.name, answers, peer.run)}`,
      ratios.join(' / '),
    );
  });
}

/** Ratios at p50, p95 and p99 that are aimed at. */
function goalBeside(peer: string): string {
  if (peer.startsWith('PostgreSQL')) return '500 at p95';
  return peer.startsWith('SQLite') ? '250 at p95' : '20 / 50 / 100';
}

function described(run: EngineRun): string {
  return `${describeQuantiles(quantilesOf(run))} (${run.times[0]?.length ?? 0} passes)`;
}

/** Nothing where all answers are right. Else says what is wrong, and the benchmark fails. */
function verdict(name: string, answers: readonly string[], run: EngineRun): string {
  const wrong = difference(answers, run.lines);
  if (wrong === null) return '';
  console.error(`${name}: ${wrong}`);
  process.exitCode = 1;
  return ' WRONG ANSWERS';
}
