import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { validateDocument } from '#document';
import {
  type Collection,
  type CollectionItem,
  type CollectionStory,
  FORMATS,
  type SourceFile,
} from '#formats';
import { itemsOf, sourceFile } from './source-file.ts';

/**
 * What a case expects. `works` are parts of what each story gave, by place; `records` parts of records; `losses` codes of the
 * whole collection; `text` and `notText` phrases in all that is public.
 */
type Expected = {
  stories: number;
  files?: number;
  works?: Record<
    string,
    {
      reading?: Record<string, unknown>;
      chapters?: { title?: string | null; text?: string[] }[];
      comments?: unknown[];
      addresses?: unknown[];
      updated?: string;
      repaired?: string[];
      losses?: string[];
      none?: boolean;
    }
  >;
  records?: unknown[];
  losses?: string[];
  noLosses?: string[];
  text?: string[];
  notText?: string[];
  claims?: number;
  throws?: string;
};

/** The files of a case: its input, and what stands in its folder `beside`. */
function filesOf(folder: string): { main: SourceFile; beside: SourceFile[] } {
  const input =
    readdirSync(folder).find((name) => name.startsWith('input.') || name.startsWith('ARCHIVE_DB')) ?? '';
  const besideFolder = path.join(folder, 'beside');
  const names = existsSync(besideFolder)
    ? readdirSync(besideFolder, { recursive: true, encoding: 'utf8' })
    : [];
  const beside = names
    .filter((name) => /\.\w+$/.test(name))
    .sort()
    .map((name) => sourceFile(name, readFileSync(path.join(besideFolder, name))));
  return { main: sourceFile(input, readFileSync(path.join(folder, input)), 4096), beside };
}

/** Tests of one case folder of a collection. */
export function caseTests(collection: Collection, folder: string): void {
  const expected: Expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
  const { main, beside } = filesOf(folder);

  if (expected.throws !== undefined) {
    test('is refused', async () => {
      await expect(itemsOf(collection, main, beside)).rejects.toMatchObject({ code: expected.throws });
    });
    return;
  }

  test('is recognised and claims its files', async () => {
    const bytes = await main.read(0, 65_536);
    const names = beside.map((file) => file.path);
    expect(
      collection.recognise({ bytes, name: main.name, path: main.path }, names)?.confidence,
    ).toBeGreaterThan(0.5);
    if (expected.claims !== undefined)
      expect(collection.claims({ main, beside })).toHaveLength(expected.claims);
  });

  test('is read as expected', async () => {
    const items = await itemsOf(collection, main, beside);
    const stories = items.filter((item) => item.kind === 'story');
    expect(stories).toHaveLength(expected.stories);
    expect(items.filter((item) => item.kind === 'file')).toHaveLength(expected.files ?? 0);
    expect(new Set(stories.map(({ place }) => place)).size).toBe(stories.length);
    for (const [place, wanted] of Object.entries(expected.works ?? {})) {
      const story = stories.find((one) => one.place === place);
      if (story === undefined) throw new Error(`no story ${place} among ${stories.map((one) => one.place)}`);
      checkStory(story, wanted);
    }
    checkWhole(items, expected);
  });

  test('every story is read again from its bytes alone, and its evidence points into its text', async () => {
    for (const story of (await itemsOf(collection, main, beside)).filter((item) => item.kind === 'story'))
      await checkAgain(story);
  });
}

function checkStory({ result }: CollectionStory, wanted: NonNullable<Expected['works']>[string]): void {
  const [work] = result.works;
  if (wanted.none) expect(result.works).toEqual([]);
  for (const code of wanted.losses ?? []) expect(result.losses.map((loss) => loss.code)).toContain(code);
  for (const phrase of wanted.repaired ?? []) expect(result.encoding.repaired.join('\n')).toContain(phrase);
  if (wanted.reading !== undefined) expect(work?.reading).toMatchObject(wanted.reading);
  if (wanted.updated !== undefined) expect(work?.updated).toBe(wanted.updated);
  if (wanted.addresses !== undefined) expect(work?.addresses).toEqual(wanted.addresses);
  if (wanted.comments !== undefined) expect(work?.comments).toMatchObject(wanted.comments);
  if (wanted.chapters === undefined) return;
  expect(work?.document.chapters).toHaveLength(wanted.chapters.length);
  wanted.chapters.forEach((chapter, at) => {
    const found = work?.document.chapters[at];
    if (chapter.title !== undefined) expect(found?.title ?? null).toBe(chapter.title);
    for (const phrase of chapter.text ?? []) expect(JSON.stringify(found?.blocks)).toContain(phrase);
  });
}

function checkWhole(items: readonly CollectionItem[], expected: Expected): void {
  const codes = items.flatMap((item) => (item.kind === 'loss' ? [item.loss.code] : []));
  for (const code of expected.losses ?? []) expect(codes).toContain(code);
  for (const code of expected.noLosses ?? []) expect(codes).not.toContain(code);
  const records = items.flatMap((item) => (item.kind === 'record' ? [item.record] : []));
  for (const wanted of expected.records ?? [])
    expect(records).toContainEqual(expect.objectContaining(wanted as Record<string, unknown>));
  const shown = JSON.stringify([
    records,
    items.flatMap((item) => (item.kind === 'story' ? publicOf(item) : [])),
  ]);
  for (const phrase of expected.text ?? []) expect(shown).toContain(phrase);
  for (const phrase of expected.notText ?? []) expect(shown).not.toContain(phrase);
  expect(shown).not.toMatch(/[0-9a-f]{32}/);
}

function publicOf({ result }: CollectionStory): unknown[] {
  return result.works.map(({ reading, document, comments }) => [
    { ...reading, emails: [] },
    document,
    comments,
  ]);
}

async function checkAgain({ bytes, place, result }: CollectionStory): Promise<void> {
  const format = FORMATS.find(({ name }) => name === result.format);
  const input = { bytes, name: `${place}.json`, path: `${place}.json` };
  expect(format?.recognise?.(input)?.confidence).toBeGreaterThan(0.9);
  const again = await format?.read?.(input);
  expect(again?.works).toEqual(result.works);
  expect(again?.decoded).toBe(result.decoded);
  for (const work of result.works) {
    expect(validateDocument(work.document)).toEqual([]);
    for (const one of Object.values(work.evidence).flat()) {
      expect(one.start).toBeLessThanOrEqual(one.end);
      expect(one.end).toBeLessThanOrEqual(result.decoded.length);
      if (one.source === 'metadata' && one.end - one.start < 400 && !one.raw.includes('\n'))
        expect(result.decoded.slice(one.start, one.end)).toContain(one.raw.slice(0, 20));
    }
  }
}
