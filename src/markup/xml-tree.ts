import { SaxesParser } from 'saxes';

/** An element of an XML document. `name` is as written, prefix included; `attributes` likewise. */
export type XmlElement = { name: string; attributes: Record<string, string>; children: XmlNode[] };
/** An element or a run of text, CDATA included; comments and processing instructions are left out. */
export type XmlNode = XmlElement | string;

/** A document read; `damagedAt` is the UTF-16 offset of the first thing that is not well-formed, or null. */
export type XmlTree = { root: XmlElement | null; damagedAt: number | null };

/** Deeper elements than this end the reading, as does a larger number of nodes: both are attacks. */
const MOST_DEPTH = 200;
const MOST_NODES = 2_000_000;

/**
 * Parses XML 1.0 into a tree. No entity is expanded but the five of XML, those of HTML that `entities` gives, and
 * character references; nothing external is ever loaded. Of a damaged document what precedes the damage is returned,
 * its open elements closed. Never throws.
 */
export function parseXml(source: string, entities: Readonly<Record<string, string>> = {}): XmlTree {
  const parser = new SaxesParser<{ position: true; xmlns: false }>({ position: true, xmlns: false });
  Object.assign(parser.ENTITIES, entities);
  const top: XmlElement = { name: '', attributes: {}, children: [] };
  const open: XmlElement[] = [top];
  let nodes = 0;
  let damagedAt: number | null = null;

  const fail = () => {
    damagedAt ??= parser.position;
    throw STOP;
  };
  const add = (node: XmlNode) => {
    nodes += 1;
    if (nodes > MOST_NODES || open.length > MOST_DEPTH) fail();
    open.at(-1)?.children.push(node);
  };
  parser.on('error', fail);
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name, attributes: { ...attributes }, children: [] };
    add(element);
    open.push(element);
  });
  parser.on('closetag', () => open.pop());
  parser.on('text', (text) => add(text));
  parser.on('cdata', (text) => add(text));
  try {
    parser.write(source).close();
  } catch (thrown) {
    if (thrown !== STOP) damagedAt ??= parser.position;
  }
  const root = top.children.find(isXmlElement) ?? null;
  return { root, damagedAt };
}

const STOP = new Error('stop');

/** Whether a node is an element. */
export function isXmlElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string';
}

/** A name without its prefix: `dc:title` → `title`. Documents choose their prefixes freely. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The elements below one, in document order, itself left out. */
export function* xmlElementsBelow(element: XmlElement): Generator<XmlElement> {
  const pending = element.children.filter(isXmlElement).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined && isXmlElement(child)) pending.push(child);
    }
  }
}

/** All text in an element, without markup. */
export function xmlText(element: XmlElement): string {
  const parts: string[] = [];
  const pending: XmlNode[] = [element];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next === 'string') parts.push(next);
    else for (let at = next.children.length - 1; at >= 0; at -= 1) pending.push(next.children[at] ?? '');
  }
  return parts.join('');
}
