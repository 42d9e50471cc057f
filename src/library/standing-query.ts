import { FanlightError } from '#errors';
import { parseQuery, type Query, renderQuery } from '#search';
import { say } from '#words';

/** Longest query that is kept, in UTF-16 units: the longest that a page takes. */
const MOST_QUERY = 4_000;

/** A query to keep, with its one text. Throws FL-QUERY-… where it cannot be understood, FL-USE-VALUE where it is too long. */
export function standingQuery(written: string): { query: Query; text: string } {
  if (written.length > MOST_QUERY) throw new FanlightError('FL-USE-VALUE', say('finding.search-too-long'));
  const { query, problems } = parseQuery(written);
  const [problem] = problems;
  if (problem !== undefined)
    throw new FanlightError(
      problem.code,
      `${written.slice(problem.at, problem.at + problem.length)}: ${problem.says}`,
    );
  const text = renderQuery(query);
  if (text.length > MOST_QUERY) throw new FanlightError('FL-USE-VALUE', say('finding.search-too-long'));
  return { query, text };
}
