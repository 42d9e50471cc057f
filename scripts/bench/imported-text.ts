/** Text search over the imported files. */
import { readSettings } from '#config';
import { findWorks } from '#library';
import { openApp } from '../../src/app.ts';
import { vocabulary } from './corpus.ts';
import { ownRow, percentile, type Row, timeEach } from './measure.ts';
import { seeded, zipf } from './random.ts';

const TEXT_QUERIES = 60;

/** Words and phrases over the imported stories, cards and facets included. */
export async function benchImportedText(data: string): Promise<Row> {
  const random = seeded(3);
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
    return ownRow(
      'text search over the imported stories, page and facets',
      `p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms`,
    );
  } finally {
    await app.close();
  }
}
