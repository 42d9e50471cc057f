import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { blockText } from '#document';
import { FORMATS, type ReadResult } from '#formats';
import { corpusBytes, corpusFolder, corpusJson } from '../corpus-folder.ts';

/** Real documents: what their folder's README says must come out, word for word. */
const documents = corpusFolder('docx-odt');
const sameStory = corpusFolder('same-story');
const books = corpusFolder('epub/other-ebook-formats');
if (documents === null || sameStory === null || books === null)
  process.stderr.write('The shared corpus is not here, so the tests on real documents were left out.\n');

async function readAs(name: string, folder: string, file: string): Promise<ReadResult> {
  const bytes = corpusBytes(folder, file);
  const input = { bytes, name: path.basename(file), path: file };
  const best = FORMATS.map((format) => ({ format, confidence: format.recognise?.(input)?.confidence ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
    .at(0);
  expect(best?.format.name).toBe(name);
  const result = await best?.format.read?.(input);
  if (result === undefined) throw new Error(`nothing reads ${file}`);
  return result;
}

function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

describe.skipIf(documents === null)('small documents', () => {
  test.each([
    ['docx', 'mammoth/single-paragraph.docx', 'Walking on imported air'],
    ['docx', 'mammoth/utf8-bom.docx', 'This XML has a byte order mark.'],
    ['docx', 'mammoth/strict-format.docx', 'Test'],
    ['docx', 'mammoth/simple-list.docx', 'Apple Banana'],
    ['docx', 'mammoth/tables.docx', 'Above Top left Top right Bottom left Bottom right Below'],
    ['docx', 'mammoth/footnotes.docx', 'Ouch 1 2 1 A tachyon walks into a bar. 2 Fin.'],
    ['docx', 'mammoth/endnotes.docx', 'Ouch 1 2 1 A tachyon walks into a bar. 2 Fin.'],
    ['docx', 'mammoth/footnote-hyperlink.docx', '1 1 Example'],
    ['docx', 'mammoth/comments.docx', 'Ouch.'],
    ['docx', 'mammoth/strikethrough.docx', "Today's Special: Salmon Sold out"],
    ['docx', 'mammoth/underline.docx', 'The Sunset Tree'],
    ['docx', 'mammoth/text-box.docx', 'Datum plane'],
    ['docx', 'mammoth/tiny-picture.docx', ''],
    ['docx', 'mammoth/empty.docx', ''],
    ['odt', 'format-corpus/libreoffice-3.5-simple.odt', 'This is simple document, created in Open Office.'],
    ['odt', 'format-corpus/libreoffice-7-odf-1.3.odt', 'This is an example document'],
  ])('%s: %s', async (format, file, expected) => {
    const { decoded } = await readAs(format, documents ?? '', file);
    expect(words(decoded)).toEqual(words(expected));
  });

  test('keeps pictures and fetches none', async () => {
    const embedded = await readAs('odt', documents ?? '', 'format-corpus/openoffice-3.2-embedded-png.odt');
    const linked = await readAs('odt', documents ?? '', 'format-corpus/libreoffice-3.6-image-link.odt');
    expect(embedded.pictures).toHaveLength(1);
    expect(linked.pictures).toHaveLength(0);
    expect(linked.losses.map(({ code }) => code)).toContain('FL-LOSS-IMAGE');
  });
});

describe.skipIf(documents === null || books === null)('one text in three forms', () => {
  const original = () =>
    words(new TextDecoder().decode(corpusBytes(documents ?? '', 'format-corpus/lorem-ipsum.txt')));
  test.each([
    ['docx', documents, 'format-corpus/lorem-ipsum.docx'],
    ['odt', documents, 'format-corpus/openoffice-3.2-lorem-ipsum.odt'],
    ['fb2', books, 'lorem-ipsum.fb2'],
  ])('%s has the words of the text', async (format, folder, file) => {
    const { decoded, works } = await readAs(format, folder ?? '', file);
    expect(words(decoded)).toEqual(original());
    expect(works[0]?.reading.title).toBe('Variatio Ipsius');
  });
});

type Reference = {
  title: string;
  author: string;
  fandoms: string[];
  characters: string[];
  series: string;
  series_index: number;
  summary: string;
  chapters: { title: string; paragraphs: { kind: string; text: string; html: string }[] }[];
};

describe.skipIf(sameStory === null)('the same story', () => {
  test.each([
    ['docx', 'story.docx'],
    ['odt', 'story.odt'],
  ])('is the reference as %s', async (format, file) => {
    const reference = corpusJson<Reference>(sameStory ?? '', 'story.reference.json');
    const { works, losses } = await readAs(format, sameStory ?? '', file);
    const [work] = works;
    expect(losses).toEqual([]);
    expect(work?.reading).toMatchObject({
      title: reference.title,
      authors: [reference.author],
      fandoms: reference.fandoms,
      characters: reference.characters,
      summary: reference.summary,
      series: { name: reference.series, position: reference.series_index },
      status: 'complete',
    });
    const chapters = work?.document.chapters ?? [];
    expect(chapters.map(({ title }) => title)).toEqual(reference.chapters.map(({ title }) => title));
    const found = chapters.map(({ blocks }) =>
      blocks.map((block) => ({
        text: blockText(block),
        kind: 'align' in block && block.align === 'right' ? 'right' : 'p',
      })),
    );
    expect(found).toEqual(
      reference.chapters.map(({ paragraphs }) => paragraphs.map(({ text, kind }) => ({ text, kind }))),
    );
    const emphases = JSON.stringify(chapters).split('"emphasis"').length - 1;
    const marked = reference.chapters.flatMap(({ paragraphs }) =>
      paragraphs.map(({ html }) => html.split('<em>').length - 1),
    );
    expect(emphases).toBe(marked.reduce((sum, count) => sum + count, 0));
  });
});
