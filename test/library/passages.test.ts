import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { parseQuery } from '#search';
import { findPassages } from '../../src/library/find-passages.ts';
import { CAREFUL, maySnip, type SnippetSubject } from '../../src/library/snippet-policy.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const MILD: SnippetSubject = {
  rating: 'Teen',
  warnings: ['No Archive Warnings Apply'],
  warningsStated: true,
  opened: true,
};

describe('what may be shown of a work beside it', () => {
  it.each<[string, Partial<SnippetSubject>, object, boolean]>([
    ['a mild work that was opened', {}, {}, true],
    ['a work never opened', { opened: false }, {}, false],
    ['a work never opened, agreed to', { opened: false }, { unopened: true }, true],
    ['an explicit work', { rating: 'Explicit' }, {}, false],
    ['a mature work', { rating: 'Mature' }, {}, false],
    ['a work not rated', { rating: 'Not Rated' }, {}, false],
    ['an explicit work, agreed to', { rating: 'Explicit' }, { mature: true }, true],
    ['a work with a warning', { warnings: ['Major Character Death'] }, {}, false],
    ['a work that says nothing of warnings', { warnings: [], warningsStated: false }, {}, false],
    ['a work with a warning, agreed to', { warnings: ['Major Character Death'] }, { warned: true }, true],
    [
      'an explicit work with a warning, of which one is agreed to',
      { rating: 'Explicit', warnings: ['x'] },
      { mature: true },
      false,
    ],
  ])('%s', (_what, work, agreed, shown) => {
    const subject = { ...MILD, ...work };
    const policy = { ...CAREFUL, ...agreed };
    for (const part of ['notes', 'body'] as const) expect(maySnip(part, subject, policy)).toBe(shown);
    for (const part of ['title', 'creators', 'summary'] as const)
      expect(maySnip(part, subject, policy)).toBe(true);
  });
});

it('finds the passages of a work that were sought, and only those that may be shown', async () => {
  const folder = path.join(temporaryFolder(), 'stories');
  mkdirSync(folder);
  writeFileSync(
    path.join(folder, 'a.txt'),
    'Title: Lamps\nAuthor: Annie\nRating: G\nWarnings: none\nSummary: A storm comes.\n\n***\n\nThe storms had passed over the light & the sea.\n',
  );
  const app = await temporaryLibrary();
  await importInto(app, folder);
  const ask = async (text: string, opened: boolean) =>
    (await findPassages(app.library, { work: 1 as WorkId, query: parseQuery(text).query, opened })).map(
      ({ part, pieces }) =>
        `${part}: ${pieces.map((piece) => (piece.sought ? `[${piece.text}]` : piece.text)).join('')}`,
    );
  expect(await ask('storm -rain', true)).toEqual([
    'summary: A [storm] comes.',
    'body: The [storms] had passed over the light & the sea.',
  ]);
  expect(await ask('storm', false)).toEqual(['summary: A [storm] comes.']);
  expect(await ask('rating:g', true)).toEqual([]);
  expect(
    await findPassages(app.library, { work: 9 as WorkId, query: parseQuery('a').query, opened: true }),
  ).toEqual([]);
});
