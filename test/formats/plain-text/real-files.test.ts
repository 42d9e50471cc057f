import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { blockText, type StoryDocument, validateDocument } from '#document';
import { textFormat } from '../../../src/formats/plain-text/format.ts';
import { corpusFolder } from '../../corpus-folder.ts';

const SAME_STORY = corpusFolder('same-story');
const PROSE = corpusFolder('public-domain-prose');

type Reference = {
  title: string;
  author: string;
  chapters: { title: string; paragraphs: { kind: string; text: string }[] }[];
};

async function documentOf(file: string): Promise<StoryDocument> {
  const result = await textFormat.read?.({
    bytes: readFileSync(file),
    name: path.basename(file),
    path: file,
  });
  const [work] = result?.works ?? [];
  if (!work) throw new Error(`no story in ${file}`);
  return work.document;
}

/** Text as ASCII typing leaves it: straight quotes, double hyphens, no accents, no italics. */
function plain(text: string): string {
  return text
    .replace(/[“”]/g, '"')
    .replace(/[‘’]/g, "'")
    .replaceAll('—', '--')
    .normalize('NFD')
    .replace(/\p{M}/gu, '');
}

if (SAME_STORY !== null) {
  describe('one story in four encodings', () => {
    const reference: Reference = JSON.parse(
      readFileSync(path.join(SAME_STORY, 'story.reference.json'), 'utf8'),
    );
    const chapters = reference.chapters.map(({ title, paragraphs }) => ({
      title,
      texts: paragraphs.map(({ text }) => text),
    }));

    it.each(['utf-8', 'windows-1252', 'macintosh', 'ascii'])('%s', async (encoding) => {
      const fold = encoding === 'ascii' ? plain : (text: string) => text;
      const document = await documentOf(path.join(SAME_STORY, `story.${encoding}.txt`));
      const made = document.chapters.map((chapter) => ({
        title: fold(chapter.title ?? ''),
        texts: chapter.blocks.map((block) => fold(blockText(block))),
      }));
      expect(made).toEqual(
        chapters.map(({ title, texts }) => ({ title: fold(title), texts: texts.map(fold) })),
      );
      const rightAligned = document.chapters[0]?.blocks.filter(
        (block) => block.type === 'paragraph' && block.align === 'right',
      );
      expect(rightAligned).toHaveLength(2);
    });
  });
} else
  it('left out: one story in four encodings, since the folder of real files is not there', () =>
    expect(SAME_STORY).toBeNull());

if (PROSE !== null) {
  describe('books of the public domain', () => {
    const files = readdirSync(PROSE, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.txt'),
    );

    it.each(files)('reads %s into a valid document', async (name) => {
      const document = await documentOf(path.join(PROSE, name));
      expect(validateDocument(document)).toEqual([]);
      expect(document.chapters.length).toBeGreaterThan(0);
    });

    it.each([
      ['11-alice/11-0.txt', 12],
      ['1342-pride-and-prejudice/1342-0.txt', 61],
      ['1661-sherlock-holmes/1661-8.txt', 12],
      ['19141-edisons-conquest-of-mars/19141.txt', 18],
      ['25031-davy-and-the-goblin/25031.txt', 14],
      ['25217-shui-hu-hou-zhuan/25217-0.txt', 40],
    ])('%s has %d chapters', async (name, chapters) => {
      expect((await documentOf(path.join(PROSE, name))).chapters).toHaveLength(chapters);
    });
  });
} else
  it('left out: books of the public domain, since the folder of real files is not there', () =>
    expect(PROSE).toBeNull());
