import { expect, test } from 'vitest';
import { WordList } from '../../../src/search/names/word-list.ts';

test('very many words that begin so are found while others come', () => {
  const list = new WordList(1);
  for (let at = 0; at < 600_000; at += 1) list.intern(`w${at}`);
  expect(list.startingWith('w')).toHaveLength(600_000);
  list.intern('word');
  expect(list.startingWith('w')).toHaveLength(600_001);
  expect([...list.startingWith('wo')]).toEqual([600_000]);
});
