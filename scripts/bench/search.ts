/**
 * Filtered search with exact counts of nine facets over synthetic works whose tags follow the published shape of one
 * large archive (fandoms by rank on a bent log-log line, free tags with a long tail), and text search over the
 * imported files. The peer of the first is the same question asked of SQLite in plain SQL.
 */
import Database from 'better-sqlite3';
import type { BatchId, WorkFacets, WorkId } from '#catalogue';
import { readSettings } from '#config';
import { findWorks } from '#library';
import { createSearchIndex, FACET_KINDS, parseQuery } from '#search';
import { openApp } from '../../src/app.ts';
import { vocabulary } from './corpus.ts';
import { percentile, type Row, timeEach } from './measure.ts';
import { logNormal, pick, type Random, seeded, zipf } from './random.ts';

const QUERIES = 200;
const TEXT_QUERIES = 60;
const RATINGS = ['General', 'Teen', 'Mature', 'Explicit', 'Not Rated'] as const;
const WARNINGS = ['No Archive Warnings Apply', 'Graphic Depictions Of Violence', 'Major Character Death'];

export async function benchSearch(count: number, data: string): Promise<Row[]> {
  const random = seeded(3);
  const works = Array.from({ length: count }, (_, index) => syntheticWork(random, index + 1));
  const index = createSearchIndex();
  const started = performance.now();
  index.save(works);
  const built = performance.now() - started;
  const queries = Array.from({ length: QUERIES }, () => filterQuery(random));
  const options = { offset: 0, limit: 20, facets: { kinds: FACET_KINDS, values: 10 } };
  const ask = (text: string) => index.search(parseQuery(text).query, async () => [], options);
  await timeEach(queries.slice(0, 20), ask);
  const times = await timeEach(queries, ask);
  const peer = await sqlTimes(works, queries);
  const size = `${count.toLocaleString('en')} works`;
  return [
    {
      measure: `facet index of ${size}, built`,
      fanlight: `${(built / 1000).toFixed(2)} s`,
      peer: '',
      ratio: '',
    },
    {
      measure: `filtered search with 9 exact facets, ${size}`,
      fanlight: quantiles(times),
      peer: `plain SQL, fandom facet only ${quantiles(peer)}`,
      ratio: (percentile(peer, 0.95) / percentile(times, 0.95)).toFixed(1),
    },
    await benchText(data, random),
  ];
}

const quantiles = (times: number[]) =>
  `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms`;

function syntheticWork(random: Random, id: number): WorkFacets {
  const fandom = zipf(random, 5000);
  const free = random() < 0.043 ? 0 : Math.round(logNormal(random, 11, 0.75));
  const member = () => `Person ${fandom}-${zipf(random, 40)}`;
  const date = new Date(
    Date.UTC(1996 + Math.floor(random() * 28), Math.floor(random() * 12), 1 + Math.floor(random() * 28)),
  ).toISOString();
  return {
    id: id as WorkId,
    title: `Work ${id}`,
    creators: [`Creator ${zipf(random, 20_000)}`],
    rating: pick(random, RATINGS),
    warnings: [random() < 0.6 ? 'No Archive Warnings Apply' : pick(random, WARNINGS)],
    categories: [pick(random, ['Gen', 'F/M', 'M/M', 'F/F'])],
    tags: [
      { kind: 'fandom', name: `Fandom ${fandom}` },
      { kind: 'relationship', name: `${member()}/${member()}` },
      { kind: 'character', name: member() },
      ...Array.from({ length: Math.min(75, free) }, () => ({
        kind: 'tag' as const,
        name: `Tag ${zipf(random, 200_000)}`,
      })),
    ],
    language: random() < 0.87 ? 'en' : pick(random, ['zh', 'es', 'ru', 'de']),
    status: random() < 0.4 ? 'complete' : 'wip',
    words: Math.round(logNormal(random, 6410, 1.8)),
    chapters: 1 + zipf(random, 30),
    published: date.slice(0, 10),
    addedAt: date,
    updatedAt: date,
    series: null,
    batch: 1 as BatchId,
    kudos: null,
    source: null,
    has: [],
  };
}

/** Queries as people put them together: mostly a fandom, often a tag, sometimes something to leave out. */
function filterQuery(random: Random): string {
  const parts = [
    random() < 0.6 ? `fandom:"Fandom ${zipf(random, 2000)}"` : `tag:"Tag ${zipf(random, 300)}"`,
    ...(random() < 0.3 ? [`tag:"Tag ${zipf(random, 100)}"`] : []),
    ...(random() < 0.4 ? [`-tag:"Tag ${zipf(random, 50)}"`] : []),
    ...(random() < 0.25 ? [pick(random, ['rating:<=teen', 'rating:explicit'])] : []),
    ...(random() < 0.3 ? ['lang:en'] : []),
    ...(random() < 0.25 ? ['words:1k-20k'] : []),
    pick(random, ['sort:words', 'sort:updated']),
  ];
  return parts.join(' ');
}

/** The same conditions over two indexed tables, one facet only: what a catalogue without an index of its own does. */
async function sqlTimes(works: readonly WorkFacets[], queries: readonly string[]): Promise<number[]> {
  const db = new Database(':memory:');
  db.exec(
    'CREATE TABLE work (id INTEGER PRIMARY KEY, words INTEGER); CREATE TABLE tag (name TEXT, work INTEGER, kind TEXT, PRIMARY KEY (name, work)) WITHOUT ROWID; CREATE INDEX by_work ON tag (work, kind)',
  );
  const addWork = db.prepare('INSERT INTO work VALUES (?, ?)');
  const addTag = db.prepare('INSERT OR IGNORE INTO tag VALUES (?, ?, ?)');
  db.transaction(() => {
    for (const work of works) {
      addWork.run(work.id, work.words);
      for (const tag of work.tags) addTag.run(tag.name, work.id, tag.kind);
    }
  })();
  const times = await timeEach(queries, (query) => {
    const wanted = [...query.matchAll(/(?<!-)\b(?:fandom|tag):"([^"]+)"/g)].map((match) => match[1]);
    const unwanted = [...query.matchAll(/-tag:"([^"]+)"/g)].map((match) => match[1]);
    const where = [
      ...wanted.map(() => 'id IN (SELECT work FROM tag WHERE name = ?)'),
      ...unwanted.map(() => 'id NOT IN (SELECT work FROM tag WHERE name = ?)'),
    ].join(' AND ');
    db.prepare(`SELECT count(*) FROM work WHERE ${where}`).get(...wanted, ...unwanted);
    db.prepare(`SELECT id FROM work WHERE ${where} ORDER BY words DESC LIMIT 20`).all(...wanted, ...unwanted);
    db.prepare(
      `SELECT tag.name, count(*) FROM work JOIN tag ON tag.work = work.id AND tag.kind = 'fandom' WHERE ${where} GROUP BY tag.name ORDER BY 2 DESC LIMIT 10`,
    ).all(...wanted, ...unwanted);
  });
  db.close();
  return times;
}

/** Words and phrases over the imported stories, cards and facets included. */
async function benchText(data: string, random: Random): Promise<Row> {
  const words = vocabulary(seeded(7), 20_000);
  const word = () => words[20 + zipf(random, 5000)] ?? 'la';
  const queries = Array.from({ length: TEXT_QUERIES }, () =>
    random() < 0.5 ? `${word()} ${word()}` : `"${word()} ${word()}"`,
  );
  const app = await openApp(readSettings({ data }), { readOnly: true });
  try {
    const times = await timeEach(queries, (query) =>
      findWorks(app.library, query, { page: 1, size: 20, facets: true }),
    );
    return {
      measure: 'text search over the imported stories, page and facets',
      fanlight: quantiles(times),
      peer: '',
      ratio: '',
    };
  } finally {
    await app.close();
  }
}
