import { beforeEach, expect, test } from 'vitest';
import type { Catalogue, WorkId } from '#catalogue';
import { readCards } from '../../src/library/read-cards.ts';
import { file, work } from '../catalogue/samples.ts';
import { temporaryLibrary } from './temporary-library.ts';

const LATER = '2026-02-01T00:00:00.000Z';
const ids = (...numbers: number[]) => numbers as WorkId[];

let catalogue: Catalogue;
let asked: number[];
/** What cards that were read wait for before they are given. */
let held: Promise<void> | null;
/** The catalogue, which notes the works whose cards it is asked for. */
let watched: Pick<Catalogue, 'cards' | 'changesSince' | 'lastChange'>;
beforeEach(async () => {
  ({ catalogue } = (await temporaryLibrary()).library);
  const batch = await catalogue.startBatch({ sources: [], startedAt: '2026-01-01T00:00:00.000Z' });
  const works = ['Tide', 'Ebb', 'Flow'].map((title) => work({ title }));
  await catalogue.saveFiles(batch, [file('waters.txt', 'ab', works)]);
  asked = [];
  held = null;
  watched = {
    changesSince: (...since) => catalogue.changesSince(...since),
    lastChange: () => catalogue.lastChange(),
    async cards(wanted) {
      asked.push(...wanted);
      const wait = held;
      const read = await catalogue.cards(wanted);
      await wait;
      return read;
    },
  };
});

const titles = async (...numbers: number[]) =>
  (await readCards(watched, ids(...numbers))).map(({ title }) => title);

test('cards are read once, in the order asked for, without works that are gone', async () => {
  expect(await titles(2, 1)).toEqual(['Ebb', 'Tide']);
  expect(await titles(1, 99, 3, 2)).toEqual(['Tide', 'Flow', 'Ebb']);
  expect(asked).toEqual([2, 1, 99, 3]);
});

test('catalogues that read cards by the same function share them', async () => {
  await titles(1, 2);
  const [card] = await readCards({ ...watched }, ids(2));
  expect([card?.title, asked]).toEqual(['Ebb', [1, 2]]);
});

test('a card is read anew once its work has changed', async () => {
  await titles(1, 2);
  await catalogue.revise(1 as WorkId, { title: 'High tide' }, LATER);
  expect(await titles(1, 2)).toEqual(['High tide', 'Ebb']);
  expect(asked).toEqual([1, 2, 1]);
});

test('what was read before a change that another request has seen is not kept', async () => {
  await titles(3);
  const slow = Promise.withResolvers<void>();
  held = slow.promise;
  const first = titles(1);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await catalogue.revise(1 as WorkId, { title: 'High tide' }, LATER);
  held = null;
  await titles(3);
  slow.resolve();
  expect(await first).toEqual(['Tide']);
  expect(await titles(1)).toEqual(['High tide']);
});
