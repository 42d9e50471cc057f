import { localName, parseXml, type XmlElement, xmlElementsBelow, xmlText } from '#markup';
import type { BookMetadata } from '../../book.ts';

/** What a book's package says of it, as far as telling its maker and naming it needs. */
export function packageMetadata(xml: string): BookMetadata {
  const { root } = parseXml(xml);
  const elements = root === null ? [] : [...xmlElementsBelow(root)];
  const all = (name: string) => elements.filter((element) => localName(element.name) === name);
  const texts = (name: string) =>
    all(name)
      .map(textOf)
      .filter((text) => text !== '');
  return {
    title: texts('title')[0] ?? null,
    creators: all('creator').map((one) => ({ name: textOf(one), role: one.attributes['opf:role'] ?? null })),
    contributors: texts('contributor'),
    identifiers: all('identifier').map((one) => ({
      id: one.attributes['id'] ?? null,
      scheme: one.attributes['opf:scheme'] ?? null,
      value: textOf(one),
    })),
    languages: texts('language'),
    subjects: texts('subject'),
    description: texts('description')[0] ?? null,
    publisher: texts('publisher')[0] ?? null,
    dates: [],
    sources: texts('source'),
    rights: texts('rights')[0] ?? null,
    metas: new Map(),
    packages: [],
  };
}

function textOf(element: XmlElement): string {
  return xmlText(element).replace(/\s+/g, ' ').trim();
}
