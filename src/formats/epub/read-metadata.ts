import { localName, oneLine, type XmlElement, xmlElementsBelow, xmlText } from '#markup';
import type { BookMetadata } from '#stories';
import { attributeOf } from './read-package.ts';

/** Roles of MARC that have a share in the text or its pictures. */
const SHARING = new Set(['aut', 'trl', 'edt', 'ill', 'art', 'adp', 'com', 'aui', 'cre']);
/** The longest value that is taken; more is no metadata. */
const LONGEST = 100_000;

type Element = { name: string; element: XmlElement; text: string };

/**
 * What a package document says of its book (EPUB 3.3 §5.5, OPF 2.0.1 §2.2). Names count without their prefixes, since
 * books bind them as they like; what refines another element is taken together with it.
 */
export function readMetadata(root: XmlElement): Omit<BookMetadata, 'packages'> {
  const elements = elementsOf(root);
  const refined = refinements(elements);
  const all = (name: string) =>
    elements.filter((one) => one.name === name && one.text !== '' && isDublinCore(one.element));
  const roleOf = ({ element }: Element) =>
    attributeOf(element, 'role')?.toLowerCase() ?? refined(element, 'role')?.toLowerCase() ?? null;
  const person = (one: Element) => ({ name: one.text, role: roleOf(one) });
  const creators = inSequence(all('creator'), (one) => refined(one.element, 'display-seq'));
  const sharing = all('contributor').filter((one) => SHARING.has(roleOf(one) ?? ''));
  return {
    title: titleOf(all('title'), (one) => refined(one.element, 'title-type')),
    creators: [...creators, ...sharing].map(person),
    contributors: all('contributor').map(({ text }) => text),
    identifiers: all('identifier').map(({ element, text }) => ({
      id: attributeOf(element, 'id'),
      scheme: attributeOf(element, 'scheme') ?? refined(element, 'identifier-type'),
      value: text,
    })),
    languages: all('language').map(({ text }) => text),
    subjects: all('subject').map(({ text }) => text),
    description: descriptionOf(elements),
    publisher: all('publisher')[0]?.text ?? null,
    dates: [
      ...all('date').map(({ element, text }) => ({ event: attributeOf(element, 'event'), value: text })),
      ...elements
        .filter(({ element }) => attributeOf(element, 'property') === 'dcterms:modified')
        .map(({ text }) => ({ event: 'modified', value: text })),
    ],
    sources: all('source').map(({ text }) => text),
    rights: all('rights')[0]?.text ?? null,
    metas: metasOf(elements, refined),
  };
}

function elementsOf(root: XmlElement): Element[] {
  const all = [...xmlElementsBelow(root)];
  const metadata = all.find(({ name }) => localName(name).toLowerCase() === 'metadata');
  const within = metadata !== undefined && metadata.children.length > 1 ? xmlElementsBelow(metadata) : all;
  return [...within].map((element) => ({
    name: localName(element.name).toLowerCase(),
    element,
    text: oneLine(xmlText(element).slice(0, LONGEST)).trim(),
  }));
}

/** `<meta>` and the guide's and links' elements are not Dublin Core's, whatever they are called. */
function isDublinCore({ name }: XmlElement): boolean {
  return !/^(?:opf:)?(?:meta|link|item|itemref|reference)$/i.test(name);
}

/** What `meta refines="#id"` says of an element: the first value of a property. */
function refinements(elements: readonly Element[]): (element: XmlElement, property: string) => string | null {
  const found = new Map<string, string>();
  for (const { element, text } of elements) {
    const target = attributeOf(element, 'refines')?.replace(/^#/, '');
    const property = attributeOf(element, 'property');
    if (target === undefined || property === null) continue;
    const key = `${target} ${property}`;
    if (!found.has(key)) found.set(key, text);
  }
  return (element, property) => found.get(`${attributeOf(element, 'id') ?? ''} ${property}`) ?? null;
}

function inSequence(elements: Element[], placeOf: (one: Element) => string | null): Element[] {
  const places = elements.map((one) => Number.parseInt(placeOf(one) ?? '', 10));
  if (places.some(Number.isNaN)) return elements;
  return elements
    .map((one, at) => ({ one, place: places[at] ?? 0 }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one);
}

/** The main title, with its subtitle where the book tells them apart. */
function titleOf(titles: readonly Element[], typeOf: (one: Element) => string | null): string | null {
  const main = titles.find((one) => typeOf(one) === 'main') ?? titles[0];
  const subtitle = titles.find((one) => typeOf(one) === 'subtitle' && one !== main);
  if (main === undefined) return null;
  return subtitle === undefined ? main.text : `${main.text}: ${subtitle.text}`;
}

/** A description keeps its lines; markup in it may be escaped or not. */
function descriptionOf(elements: readonly Element[]): string | null {
  const found = elements.find(({ name, text }) => name === 'description' && text !== '');
  if (found === undefined) return null;
  const markup = found.element.children.map((child) => (typeof child === 'string' ? child : written(child)));
  return markup.join('').slice(0, LONGEST).trim();
}

function written(element: XmlElement): string {
  const name = localName(element.name);
  if (!/^[a-z][a-z0-9]{0,10}$/i.test(name)) return xmlText(element);
  const inner = element.children
    .map((child) => (typeof child === 'string' ? child : written(child)))
    .join('');
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

function metasOf(
  elements: readonly Element[],
  refined: (element: XmlElement, property: string) => string | null,
): Map<string, string[]> {
  const metas = new Map<string, string[]>();
  const add = (name: string, value: string) => metas.set(name, [...(metas.get(name) ?? []), value]);
  for (const { name, element, text } of elements) {
    if (name !== 'meta') continue;
    const key = attributeOf(element, 'name') ?? attributeOf(element, 'property');
    const value = attributeOf(element, 'content')?.trim() ?? text;
    if (key !== null && value !== '') add(key, value);
  }
  const series = elements.find(
    ({ element }) =>
      attributeOf(element, 'property') === 'belongs-to-collection' &&
      (refined(element, 'collection-type') ?? (refined(element, 'group-position') && 'series')) === 'series',
  );
  if (series === undefined || series.text === '' || metas.has('calibre:series')) return metas;
  add('calibre:series', series.text);
  const position = refined(series.element, 'group-position');
  if (position !== null) add('calibre:series_index', position);
  return metas;
}
