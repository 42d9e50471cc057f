import { describe, expect, it } from 'vitest';
import { parseQuery } from '#search';
import { QUERY_EXAMPLES } from '../../src/web/pages/help-page.ts';

const WRITTEN = QUERY_EXAMPLES.flatMap(({ examples }) => examples.map(({ write }) => write));

describe('the page on searching', () => {
  it.each(WRITTEN)('shows only what can be asked: %s', (write) => {
    const { query, problems } = parseQuery(write);
    expect(problems).toEqual([]);
    expect(query.condition.kind !== 'all' || query.sort !== null).toBe(true);
  });
});
