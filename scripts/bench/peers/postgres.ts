/**
 * PostgreSQL as a peer: a private cluster in a temporary folder, on a socket of its own, under an account without privileges;
 * tags of each work are an array of integers with a GIN index, facets are counted by unnesting the arrays of the hits.
 */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Writable } from 'node:stream';
import { PAGE, VALUES } from '../million/answers.ts';
import { KINDS } from '../million/kinds.ts';
import type { TagQuery } from '../million/queries.ts';
import { type EngineRun, pinned } from '../million/runs.ts';
import type { Corpus } from '../million/works.ts';

/** Whole passes over the queries; the first warms up. */
const PASSES = 2;
const STATEMENT_SECONDS = 60;
/** Rows written to the client at a time. */
const ROWS = 2000;

/** Where the server's programs are, as Debian puts them or on the path; null where they are not installed. */
export function postgresPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  for (const version of versions) {
    const folder = path.join(debian, version, 'bin');
    if (existsSync(path.join(folder, 'initdb'))) return folder;
  }
  return null;
}

export async function runPostgres(
  programs: string,
  corpus: Corpus,
  queries: readonly TagQuery[],
  seconds: number,
): Promise<EngineRun> {
  const cluster = startCluster(programs);
  try {
    const started = performance.now();
    await cluster.say((input) => writeTable(input, corpus));
    const built = (performance.now() - started) / 1000;
    const size = await cluster.say((input) => input.write("SELECT pg_total_relation_size('work');\n"));
    const sql = queries.map((query) => `${statement(query, corpus.universe.kindStarts)};\n`);
    const run: EngineRun = {
      facts: { 'build seconds': built, bytes: Number(size.trim()) },
      times: queries.map(() => []),
      lines: [],
    };
    const end = performance.now() + seconds * 1000;
    for (let pass = 0; pass < PASSES && performance.now() < end; pass += 1) {
      const said = await cluster.say((input) => input.write(`${SESSION}\\timing on\n${sql.join('')}`));
      readAnswers(said, run);
    }
    return run;
  } finally {
    cluster.stop();
  }
}

const SESSION = `SET jit = off; SET work_mem = '512MB'; SET max_parallel_workers_per_gather = 0; SET statement_timeout = '${STATEMENT_SECONDS}s';\n`;

type Cluster = { say: (write: (input: Writable) => unknown) => Promise<string>; stop: () => void };

/** Makes a cluster and starts it on one core. Root may not run the server: then it runs as `postgres` or `nobody`. */
function startCluster(programs: string): Cluster {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-postgres-'));
  const account = process.getuid?.() === 0 ? unprivileged() : {};
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  chmodSync(folder, 0o700);
  const data = path.join(folder, 'data');
  const options = { cwd: folder, encoding: 'utf8', ...account } as const;
  const run = (program: string, args: string[]) => {
    const [command = program, ...rest] = pinned(path.join(programs, program), args);
    const done = spawnSync(command, rest, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`);
  };
  run('initdb', ['-D', data, '-U', 'bench', '-A', 'trust', '-E', 'UTF8', '--no-locale', '-N']);
  const settings = `-c listen_addresses= -c unix_socket_directories=${folder} -c shared_buffers=1GB -c fsync=off -c maintenance_work_mem=512MB -c max_wal_size=4GB -c wal_level=minimal -c max_wal_senders=0`;
  run('pg_ctl', ['-D', data, '-o', settings, '-l', path.join(folder, 'log'), '-w', 'start']);
  return {
    say: (write) => psql(folder, write),
    stop: () => {
      run('pg_ctl', ['-D', data, '-m', 'immediate', '-w', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function unprivileged(): { uid?: number; gid?: number } {
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n');
  const found =
    accounts.find((line) => line.startsWith('postgres:')) ??
    accounts.find((line) => line.startsWith('nobody:'));
  const [, , uid, gid] = found?.split(':') ?? [];
  return { uid: Number(uid), gid: Number(gid) };
}

/** What `psql` prints for the commands written to it. */
async function psql(socket: string, write: (input: Writable) => unknown): Promise<string> {
  const args = ['-h', socket, '-U', 'bench', '-d', 'postgres', '-qAtX', '-v', 'ON_ERROR_STOP=0'];
  const child = spawn('psql', args, { stdio: ['pipe', 'pipe', 'ignore'] });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  await write(child.stdin);
  child.stdin.end();
  await new Promise((resolve) => child.once('close', resolve));
  return Buffer.concat(said).toString('utf8');
}

async function writeTable(input: Writable, { works }: Corpus): Promise<void> {
  input.write(
    `CREATE EXTENSION intarray;
CREATE TABLE work (id int, updated bigint, kudos int, words int, language smallint, tags int[]);
COPY work FROM STDIN;\n`,
  );
  for (let row = 0; row < works.count; row += ROWS) {
    const lines: string[] = [];
    for (let at = row; at < Math.min(works.count, row + ROWS); at += 1) {
      const tags = works.tags.subarray(works.tagStarts[at], works.tagStarts[at + 1]).join(',');
      const { updated, kudos, words, language } = works;
      lines.push(`${at + 1}\t${updated[at]}\t${kudos[at]}\t${words[at]}\t${language[at]}\t{${tags}}\n`);
    }
    if (!input.write(lines.join(''))) await new Promise((resolve) => input.once('drain', resolve));
  }
  input.write(
    `\\.
CREATE INDEX ON work USING gin (tags gin__int_ops);
VACUUM (ANALYZE, FREEZE) work;\n`,
  );
}

/** One statement that gives the answer as one line. */
function statement(
  { includes, excludes, language, words, order }: TagQuery,
  kindStarts: Uint32Array,
): string {
  const tags = [...includes, ...excludes.map((tag) => `!${tag}`)].join('&');
  const conditions = [
    `tags @@ '${tags}'::query_int`,
    ...(language === null ? [] : [`language = ${language}`]),
    ...(words.from === null ? [] : [`words >= ${words.from}`]),
    ...(words.to === null ? [] : [`words <= ${words.to}`]),
  ];
  const cases = KINDS.slice(0, -1).map((_, kind) => `WHEN tag < ${kindStarts[kind + 1]} THEN ${kind}`);
  const facets = KINDS.map(
    (_, kind) =>
      `coalesce((SELECT string_agg(tag || ':' || works, ',' ORDER BY place) FROM ranked WHERE kind = ${kind}), '')`,
  );
  return `WITH hit AS MATERIALIZED (SELECT id, ${order} AS key, tags FROM work WHERE ${conditions.join(' AND ')}),
counted AS (SELECT tag, count(*) AS works FROM hit, unnest(tags) AS tag GROUP BY tag),
ranked AS MATERIALIZED (SELECT * FROM (SELECT *, row_number() OVER (PARTITION BY kind ORDER BY works DESC, tag) AS place
  FROM (SELECT tag, works, CASE ${cases.join(' ')} ELSE ${KINDS.length - 1} END AS kind FROM counted) one) two WHERE place <= ${VALUES})
SELECT concat_ws(';', (SELECT count(*) FROM hit),
  coalesce((SELECT string_agg(id::text, ',' ORDER BY key DESC, id DESC) FROM (SELECT id, key FROM hit ORDER BY key DESC, id DESC LIMIT ${PAGE}) page), ''),
  ${facets.join(',\n  ')})`;
}

/** Lines of answers, each followed by the time it took; a statement that was stopped has a time only. */
function readAnswers(said: string, run: EngineRun): void {
  let place = 0;
  let answer = '';
  for (const line of said.split('\n')) {
    const time = /^Time: ([\d.]+) ms/.exec(line);
    if (!time) {
      answer = line;
      continue;
    }
    run.times[place]?.push(Number(time[1]));
    run.lines[place] = answer;
    answer = '';
    place += 1;
  }
}
