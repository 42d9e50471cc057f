import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockText } from '#document';
import { COLLECTIONS, type CollectionItem } from '#formats';
import { mailFormat } from '../../../src/formats/mail/format.ts';
import { mailboxCollection } from '../../../src/formats/mailbox/collection.ts';
import { sourceFile } from '../source-file.ts';

/** What a case expects of each story in order, of the losses with their counts, and of files that are no messages. */
type Expected = {
  stories: {
    place: string;
    title: string;
    authors?: string[];
    chapters: number;
    status?: string;
    updated?: string;
    text?: string[];
    notText?: string[];
    comments?: { author: string | null; chapter?: number; text: string }[];
    losses?: string[];
  }[];
  losses: [string, number][];
  files?: string[];
};

const root = path.resolve('test/corpus/mailbox');

async function itemsOf(folder: string): Promise<CollectionItem[]> {
  const inputs = readdirSync(folder).filter((entry) => entry.startsWith('input.'));
  const files = inputs.sort().map((name) => sourceFile(`box/${name}`, readFileSync(path.join(folder, name))));
  const [main, ...beside] = files;
  if (main === undefined) throw new Error('a case has an input');
  const bytes = await main.read(0, 65_536);
  expect(
    mailboxCollection.recognise({ bytes, name: main.name, path: main.path }, [])?.confidence,
  ).toBeGreaterThan(0.9);
  expect(mailboxCollection.claims({ main, beside })).toEqual(beside.map((file) => file.path));
  const items: CollectionItem[] = [];
  for await (const item of mailboxCollection.read({ main, beside })) items.push(item);
  return items;
}

describe.each(readdirSync(root))('%s', (name) => {
  const folder = path.join(root, name);
  const expected: Expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));

  test('is taken apart as expected', async () => {
    const items = await itemsOf(folder);
    const stories = items.filter((item) => item.kind === 'story');
    expect(stories.map(({ place }) => place)).toEqual(expected.stories.map(({ place }) => place));
    for (const [at, wanted] of expected.stories.entries()) {
      const result = stories[at]?.result;
      const [work] = result?.works ?? [];
      expect(work?.reading.title).toBe(wanted.title);
      if (wanted.authors) expect(work?.reading.authors).toEqual(wanted.authors);
      if (wanted.status) expect(work?.reading.status).toBe(wanted.status);
      if (wanted.updated) expect(work?.updated).toBe(wanted.updated);
      expect(work?.document.chapters).toHaveLength(wanted.chapters);
      expect(work?.addresses?.[0]?.address).toBe(`mail:${wanted.place.replace(/#\d+$/, '')}`);
      const text = work?.document.chapters.flatMap(({ blocks }) => blocks.map(blockText)).join('\n') ?? '';
      const flat = text.replace(/\s+/g, ' ');
      for (const phrase of wanted.text ?? []) expect(flat).toContain(phrase);
      for (const phrase of wanted.notText ?? []) expect(flat).not.toContain(phrase);
      if (wanted.comments) expectComments(work?.comments ?? [], wanted.comments);
      const codes = result?.losses.map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining(wanted.losses ?? []));
    }
    const losses = items.flatMap((item) => (item.kind === 'loss' ? [item.loss] : []));
    expect(losses.map(({ code, count }) => [code, count])).toEqual(expected.losses);
    const files = items.flatMap((item) => (item.kind === 'file' ? [path.basename(item.place)] : []));
    expect(files).toEqual(expected.files ?? []);
  });

  test('every story is read from its own bytes just as from the whole', async () => {
    for (const item of await itemsOf(folder)) {
      if (item.kind !== 'story') continue;
      const input = { bytes: item.bytes, name: 'input.mbox', path: 'input.mbox' };
      expect(await mailFormat.read?.(input)).toEqual(item.result);
    }
  });
});

function expectComments(
  found: NonNullable<Extract<CollectionItem, { kind: 'story' }>['result']['works'][number]['comments']>,
  wanted: NonNullable<Expected['stories'][number]['comments']>,
): void {
  expect(found.map(({ author }) => author)).toEqual(wanted.map(({ author }) => author));
  for (const [at, { chapter, text }] of wanted.entries()) {
    expect(found[at]?.chapter).toBe(chapter);
    expect(found[at]?.blocks.map(blockText).join(' ')).toMatch(text);
    expect(JSON.stringify(found[at])).not.toMatch(/@|>/);
  }
}

test('the list of collections has it', () => {
  expect(COLLECTIONS).toContain(mailboxCollection);
});
