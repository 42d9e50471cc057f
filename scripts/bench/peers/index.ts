/** The peers of filtered search, each over the same works and queries; one that is not installed says so. */
import { isInstalled } from '../measure.ts';
import { remakeCorpus } from '../million/corpus-folder.ts';
import { type EngineRun, runEngine } from '../million/runs.ts';
import { findLucene, runLucene } from './lucene.ts';
import { postgresPrograms, runPostgres } from './postgres.ts';

/** What `--peers` may name. */
export const PEERS = ['lucene', 'postgres', 'sqlite'] as const;
/** One of {@link PEERS}. */
export type PeerName = (typeof PEERS)[number];

/** A peer that ran, or why it did not. */
export type PeerRun = { name: string; run: EngineRun } | { name: string; absent: string };

/** Seconds in which a peer begins passes; each makes one at least. */
const SECONDS = 60;
/** After so many seconds a peer's process is stopped. */
const LONGEST = 1200;

/** Runs a peer over the corpus and the queries of a folder. */
export async function runPeer(peer: PeerName, folder: string): Promise<PeerRun[]> {
  switch (peer) {
    case 'lucene': {
      const found = findLucene();
      if (!found) return [{ name: 'Lucene', absent: 'Lucene (liblucene8-java) or a JDK is not installed' }];
      return [
        await attempt(`Lucene ${found.version}`, () => runLucene(found.classPath, 'Facets', folder, SECONDS)),
      ];
    }
    case 'postgres': {
      const programs = postgresPrograms();
      if (!programs || !isInstalled('psql'))
        return [{ name: 'PostgreSQL', absent: 'PostgreSQL is not installed' }];
      return [
        await attempt('PostgreSQL, GIN', () => {
          const { corpus, queries } = remakeCorpus(folder);
          return runPostgres(programs, corpus, queries, SECONDS);
        }),
      ];
    }
    case 'sqlite':
      return [
        await attempt('SQLite, SQL alone', () => runEngine('peers/sqlite-run.ts', folder, LONGEST, 'sql')),
        await attempt('SQLite, tags packed', () =>
          runEngine('peers/sqlite-run.ts', folder, LONGEST, 'packed'),
        ),
      ];
  }
}

async function attempt(name: string, run: () => Promise<EngineRun>): Promise<PeerRun> {
  try {
    return { name, run: await run() };
  } catch (error) {
    return { name, absent: `${name} failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}
