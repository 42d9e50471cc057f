import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportBundle, importBundle } from '#library';
import { checkBag } from '#preservation';
import { KEEPING } from '../../src/app.ts';
import { act, contentOfBag, EVERY_ACT, librariesToBag, someActs } from './library-to-bag.ts';
import { filesUnder, type Held } from './library-with-pictures.ts';
import { temporaryFolder, temporaryLibrary } from './temporary-library.ts';

const open = librariesToBag();

/** Exports everything and answers where it is. */
async function bagOf(app: Pick<Held, 'library' | 'data'>, withPrivate: boolean): Promise<string> {
  const folder = path.join(temporaryFolder(), 'bag');
  await exportBundle({ ...app.library, data: app.data }, folder, KEEPING, { withPrivate });
  return folder;
}

/** An empty library. */
async function empty(): Promise<Omit<Held, 'top'>> {
  const data = path.join(temporaryFolder(), 'data');
  return { ...(await temporaryLibrary(data)), data };
}

async function comesBack(app: Held, withPrivate = true): Promise<string> {
  const first = await bagOf(app, withPrivate);
  expect((await checkBag(first)).problems).toEqual([]);
  const again = await empty();
  const { works } = JSON.parse(readFileSync(path.join(first, 'data', 'library.json'), 'utf8'));
  expect(await importBundle(again.library, first)).toMatchObject({ how: 'whole', works });
  expect(await again.library.catalogue.check()).toEqual({ sound: true, faults: [] });
  const second = await bagOf(again, withPrivate);
  const [one, other] = [contentOfBag(first), contentOfBag(second)];
  expect([...other.keys()]).toEqual([...one.keys()]);
  for (const [name, content] of one)
    expect(Buffer.from(other.get(name) ?? '', 'base64').toString(), name).toBe(
      Buffer.from(content, 'base64').toString(),
    );
  return first;
}

describe('a library that is taken in from its bag', () => {
  it('is the same, with everything a person can do in it', { timeout: 60_000 }, async () => {
    const app = await open();
    await act(app, EVERY_ACT);
    const bag = await comesBack(app);
    await comesBack(app, false);
    const files = filesUnder(path.join(bag, 'data'));
    const lists = [...files].filter(([name]) => name.endsWith('.jsonl'));
    expect(lists.filter(([, content]) => content === '').map(([name]) => name)).toEqual([]);
    const { works, withdrawn } = JSON.parse(readFileSync(path.join(bag, 'data', 'library.json'), 'utf8'));
    expect([works > 5, withdrawn > 0]).toEqual([true, true]);
    const mapping = JSON.parse(readFileSync(path.join(bag, 'data', 'tags', 'mapping.json'), 'utf8'));
    for (const list of ['canonical', 'synonyms', 'parents', 'metas', 'refused'])
      expect(mapping[list], list).not.toEqual([]);
    for (const part of ['revision-2/chapter-001.xhtml', 'comments.jsonl', 'media/'])
      expect(
        [...files.keys()].some((name) => name.includes(part)),
        part,
      ).toBe(true);
    const told = [...files.values()].map((content) => Buffer.from(content, 'base64').toString()).join('');
    for (const sign of ['"decisions": [\n', '"role": "', '"asRead": true', '"before":', '"withdrawn":true'])
      expect(told.includes(sign), sign).toBe(true);
  });

  it('is the same whatever was done in it', { timeout: 240_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(someActs, async (acts) => {
        const app = await open();
        await act(app, acts);
        await comesBack(app);
      }),
      { numRuns: 5, endOnFailure: true },
    );
  });
});
