import { bodyOf, isXmlElement, parseTree, parseXml, textBelow, type XmlElement } from '#markup';

/** Names of entities that one document may use. */
const MOST_NAMES = 300;
const REFERENCE = /&([A-Za-z][A-Za-z0-9]{1,31});/g;
/** An ampersand that begins no reference. */
const BARE_AMPERSAND = /&(?!#\d{1,7};|#x[\da-f]{1,6};|[a-z][a-z0-9]{1,31};)/gi;

/**
 * A package document, container or NCX as a tree, whether it is well-formed or not: bare ampersands stand for
 * themselves, HTML's entities are known, and where something else is wrong, every tag is read by itself, so that all
 * elements become children of one. `whole` false means that the damage may have cost something.
 */
export function parseLoosely(source: string): { root: XmlElement; whole: boolean } {
  const known = htmlEntities(source);
  const mended = source
    .replace(BARE_AMPERSAND, '&amp;')
    .replace(REFERENCE, (reference, name: string) =>
      Object.hasOwn(known, name) || XML_ENTITIES.has(name) ? reference : `&amp;${reference.slice(1)}`,
    );
  const { root, damagedAt } = parseXml(mended, known);
  if (root !== null && damagedAt === null) return { root, whole: true };
  const loose = flatElements(mended, known);
  const strict = root === null ? 0 : countElements(root);
  return root !== null && strict >= loose.children.length
    ? { root, whole: false }
    : { root: loose, whole: false };
}

const XML_ENTITIES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

/** The named entities that a document uses, as HTML defines them. */
function htmlEntities(source: string): Record<string, string> {
  const names = new Set<string>();
  for (const [, name = ''] of source.matchAll(REFERENCE)) if (names.size < MOST_NAMES) names.add(name);
  const known: Record<string, string> = {};
  for (const name of names) {
    if (XML_ENTITIES.has(name)) continue;
    const text = textBelow(bodyOf(parseTree(`<p>&${name};`)), 10);
    if (!text.startsWith('&')) known[name] = text;
  }
  return known;
}

const TAG =
  /<([A-Za-z][\w.:-]{0,60})((?:\s{1,99}[\w.:-]{1,60}\s{0,9}=\s{0,9}(?:"[^"<]{0,4000}"|'[^'<]{0,4000}')){0,40})\s{0,99}\/?>([^<]{0,100000})/g;
const ATTRIBUTE = /([\w.:-]{1,60})\s{0,9}=\s{0,9}(?:"([^"<]{0,4000})"|'([^'<]{0,4000})')/g;
const MOST_ELEMENTS = 100_000;

function flatElements(source: string, entities: Record<string, string>): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  for (const [, name = '', written = '', text = ''] of source.matchAll(TAG)) {
    if (root.children.length >= MOST_ELEMENTS) break;
    const attributes: Record<string, string> = {};
    for (const [, key = '', double, single] of written.matchAll(ATTRIBUTE))
      attributes[key] ??= plain(double ?? single ?? '', entities);
    root.children.push({ name, attributes, children: [plain(text, entities)] });
  }
  return root;
}

function plain(text: string, entities: Record<string, string>): string {
  if (!text.includes('&')) return text;
  const { root } = parseXml(`<x>${text}</x>`, entities);
  return root?.children.filter((child) => typeof child === 'string').join('') ?? text;
}

function countElements(element: XmlElement): number {
  return element.children.filter(isXmlElement).reduce((sum, child) => sum + 1 + countElements(child), 0);
}
