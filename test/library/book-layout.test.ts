import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DEFAULT_LIMITS, readZip } from '#containers';
import { epubSpine } from '#formats';
import { isXmlElement, parseXml, type XmlElement, xmlText } from '#markup';
import { epubFormat } from '../../src/formats/epub/format.ts';
import { bookLayout } from '../../src/library/book-layout.ts';
import { arbitraryChapters, workOf } from '../formats/arbitrary-work.ts';
import { PICTURE } from '../formats/writable-works.ts';

async function bodies(bytes: Uint8Array): Promise<Map<string, XmlElement>> {
  const found = new Map<string, XmlElement>();
  for await (const entry of readZip(bytes, DEFAULT_LIMITS)) {
    if ('code' in entry || !entry.path.endsWith('.xhtml')) continue;
    const { root } = parseXml(Buffer.from(entry.bytes).toString('utf8'));
    const body = root?.children.filter(isXmlElement).find(({ name }) => name === 'body');
    if (body) found.set(entry.path.replace('EPUB/', ''), body);
  }
  return found;
}

/** The element that a path with an index for each step leads to. */
function elementAt(body: XmlElement, path: string): XmlElement | undefined {
  let element: XmlElement | undefined = body;
  for (const step of path.split('/').slice(1)) {
    const [, name = '', index = ''] = /^(.*)\[(\d+)\]$/.exec(step) ?? [];
    element = element?.children.filter(isXmlElement).filter((child) => child.name === name)[
      Number(index) - 1
    ];
  }
  return element;
}

const wordsOf = (element: XmlElement | undefined) => element && xmlText(element).replace(/\s+/g, ' ').trim();

it.each([
  ['that are as they are stored', false],
  ['that show pictures', true],
])('knows where each block of chapters stands %s, and how long each page is', async (_, shows) => {
  await fc.assert(
    fc.asyncProperty(arbitraryChapters, async (chapters) => {
      const work = workOf({ chapters, ...(shows && { pictures: [PICTURE] }) });
      const bytes = (await epubFormat.write?.(work))?.bytes ?? new Uint8Array();
      const spine = epubSpine(work);
      const pages = await bodies(bytes);
      const layout = await bookLayout(
        bytes,
        new Map(spine.flatMap(({ href, chapter }) => (chapter === null ? [] : [[href, chapter]]))),
        chapters.map(({ xhtml }) => xhtml),
      );
      expect(layout.map(({ href }) => href)).toEqual(spine.map(({ href }) => href));
      for (const { href, chapter, length, runs = [] } of layout) {
        const body = pages.get(href);
        if (body === undefined) throw new Error(href);
        expect(length).toBe(xmlText(body).length);
        const fragment = chapter === null ? '' : (chapters[chapter - 1]?.xhtml.value ?? '');
        const blocks = (parseXml(`<x>${fragment}</x>`).root?.children ?? []).filter(isXmlElement);
        const known = new Set<number>();
        for (const { first, count, path, name, index } of runs)
          for (let step = 0; step < count; step += 1) {
            const found = elementAt(body, `${path}/${name}[${index + step}]`);
            expect(wordsOf(found)).toBe(wordsOf(blocks[first - 1 + step]));
            known.add(first + step);
          }
        if (!shows && !fragment.includes('<aside') && !fragment.includes('<img'))
          expect(known.size).toBe(blocks.length);
      }
    }),
    { numRuns: 150 },
  );
});
