/** Every form that a work is written in is read back as the same work, whatever file it came from. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { chapterText } from '#document';
import type { FormatInput } from '#formats';
import { convertFile, readStory } from '#library';
import type { ReadWork } from '#stories';
import { COLLECTIONS, FORMATS } from '../../src/app.ts';
import { metadataOf } from '../../src/library/catalogue-work.ts';
import { corpusFolder } from '../corpus-folder.ts';

const READERS = { formats: FORMATS, collections: COLLECTIONS };
/** An ending, and how its lines are folded. */
type Form = [ending: string, wrap: 'columns' | 'none'];
const FORMS: Form[] = [
  ['html', 'columns'],
  ['xhtml', 'columns'],
  ['txt', 'columns'],
  ['txt', 'none'],
  ['md', 'columns'],
];

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:README|about)/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !/\.(?:zip|sql|mbox|gz|db|json)$/i.test(file));
}

/** What is compared: every field as a catalogue keeps it, and every chapter's title and words. */
function shown(work: ReadWork | undefined, name: string) {
  if (work === undefined) throw new Error('nothing was read back');
  const language = work.reading.language ?? work.document.language ?? null;
  return {
    fields: metadataOf(work.reading, name, language),
    titles: work.document.chapters.map(({ title }) => title ?? null),
    words: work.document.chapters.map((chapter) => words(chapterText(chapter))),
  };
}

/** Text has no sign that says that a star is one: what stands between two is emphasis there, as it is where people typed it. */
function words(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('*', '').trim();
}

/** What a file gives, read once for all forms. */
const readings = new Map<string, Promise<ReadWork[]>>();

function readingOf(file: string, input: FormatInput): Promise<ReadWork[]> {
  const known = readings.get(file) ?? readStory(FORMATS, input).then(({ works }) => works);
  readings.set(file, known);
  return known;
}

async function expectReadBack(file: string, [ending, wrap]: Form): Promise<void> {
  const input = { bytes: readFileSync(file), name: path.basename(file), path: path.basename(file) };
  const works = await readingOf(file, input);
  let index = 0;
  for await (const { bytes } of convertFile(READERS, input, ending, { wrap })) {
    const name = `story.${ending}`;
    const again = await readStory(FORMATS, { bytes, name, path: name });
    expect(again.works, file).toHaveLength(1);
    expect(shown(again.works[0], name), file).toEqual(shown(works[index], input.name));
    index += 1;
  }
  expect(index, file).toBe(works.length);
}

describe.each(FORMS)('as %s (%s)', (...form) => {
  it.each(
    filesBelow(path.join(import.meta.dirname, '..', '..', 'samples')).map((file) => [
      path.basename(file),
      file,
    ]),
  )('the book of %s gives the same work', async (_, file) => {
    await expectReadBack(file ?? '', form);
  });
});

const corpus = corpusFolder('public-domain-prose');

if (corpus === null) {
  test('books of novels were left out: the folder of the corpus is not there', () => {
    expect(corpus).toBeNull();
  });
} else {
  const novels = readdirSync(corpus, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name);
  describe.each(FORMS)('as %s (%s)', (...form) => {
    test.each(novels)('the book of the novel %s gives the same work', async (folder) => {
      const [file] = filesBelow(path.join(corpus, folder)).filter((name) => /\.(?:txt|html?)$/.test(name));
      await expectReadBack(file ?? '', form);
    });
  });
}
