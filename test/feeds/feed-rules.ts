/** What RFC 4287, RFC 5005 and OPDS 1.2 ask of a feed, checked on the XML as a namespace-aware parser reads it. */
import { SaxesParser } from 'saxes';

/** An element with its namespace spelt out: `{http://www.w3.org/2005/Atom}entry`; attributes of no namespace by their name. */
export type Element = {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
  text: string;
};

const ATOM = '{http://www.w3.org/2005/Atom}';
const OPDS = '{http://opds-spec.org/2010/catalog}';
const THREAD = '{http://purl.org/syndication/thread/1.0}';
const ACQUISITION = 'http://opds-spec.org/acquisition';
const CATALOGUE = 'application/atom+xml;profile=opds-catalog';

/** The root of a document. Throws where it is not well-formed, or a prefix has no namespace. */
export function readXml(source: string): Element {
  const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true });
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ local, uri, attributes }) => {
    const own = Object.values(attributes).map((one): [string, string] => [
      one.uri === '' ? one.local : `{${one.uri}}${one.local}`,
      one.value,
    ]);
    const element = { name: `{${uri}}${local}`, attributes: Object.fromEntries(own), children: [], text: '' };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(source).close();
  const [root] = top.children;
  if (root === undefined) throw new Error('no element');
  return root;
}

/** Children of a name of Atom. */
export function atom(element: Element, name: string): Element[] {
  return element.children.filter((child) => child.name === ATOM + name);
}

/** The links of an element with a relation. */
export function links(element: Element, relation: string): Element[] {
  return atom(element, 'link').filter((link) => (link.attributes['rel'] ?? 'alternate') === relation);
}

/** Breaches of RFC 4287; empty when there are none. */
export function atomFaults(feed: Element): string[] {
  const faults: string[] = [];
  if (feed.name !== `${ATOM}feed`) faults.push(`the root is ${feed.name}`);
  const entries = atom(feed, 'entry');
  for (const [what, element] of [
    ['feed', feed] as const,
    ...entries.map((entry, at) => [`entry ${at + 1}`, entry] as const),
  ]) {
    const say = (fault: string) => faults.push(`${what}: ${fault}`);
    for (const name of ['id', 'title', 'updated'])
      if (atom(element, name).length !== 1) say(`${atom(element, name).length} of ${name}`);
    for (const name of ['rights', 'subtitle', 'generator', 'published', 'summary', 'content'])
      if (atom(element, name).length > 1) say(`more than one ${name}`);
    if (!isIri(atom(element, 'id')[0]?.text ?? '')) say('its id is no absolute IRI');
    for (const name of ['updated', 'published'])
      for (const date of atom(element, name))
        if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/.test(date.text))
          say(`${name} ${date.text}`);
    for (const person of atom(element, 'author'))
      if ((atom(person, 'name')[0]?.text ?? '').trim() === '') say('an author without a name');
    for (const category of atom(element, 'category'))
      if (category.attributes['term'] === undefined) say('a category without a term');
    for (const link of atom(element, 'link')) {
      const { href = '', type = 'a/b' } = link.attributes;
      if (href === '' || /[\s<>"{}|\\^`]/.test(href)) say(`a link to ${JSON.stringify(href)}`);
      if (!/^[\w.+-]+\/[\w.+-]+(?:;.+)?$/.test(type)) say(`a type ${type}`);
    }
    const alternates = links(element, 'alternate').map(
      ({ attributes: { type, hreflang } }) => `${type} ${hreflang}`,
    );
    if (new Set(alternates).size !== alternates.length) say('two alternates of one type');
  }
  const hasAuthor = (element: Element) => atom(element, 'author').length > 0;
  if (!hasAuthor(feed) && !(entries.length > 0 && entries.every(hasAuthor))) faults.push('nobody wrote it');
  for (const entry of entries) {
    const hasContent = atom(entry, 'content').length > 0;
    if (!hasContent && links(entry, 'alternate').length === 0 && !isBook(entry))
      faults.push('an entry with neither content nor alternate');
  }
  const ids = entries.map((entry) => atom(entry, 'id')[0]?.text);
  if (new Set(ids).size !== ids.length) faults.push('two entries of one id');
  return faults;
}

/** Breaches of OPDS 1.2 beyond those of Atom. */
export function opdsFaults(feed: Element): string[] {
  const faults = atomFaults(feed);
  const entries = atom(feed, 'entry');
  const books = entries.filter(isBook);
  if (books.length > 0 && books.length < entries.length) faults.push('books and shelves in one feed');
  const kind = books.length > 0 ? 'acquisition' : null;
  for (const relation of ['self', 'start'])
    if (links(feed, relation).length !== 1) faults.push(`${links(feed, relation).length} of ${relation}`);
  faults.push(...facetFaults(feed, kind));
  const own = links(feed, 'self')[0]?.attributes['type'];
  if (kind !== null && own !== `${CATALOGUE};kind=${kind}`) faults.push(`its own type is ${own}`);
  for (const search of links(feed, 'search'))
    if (search.attributes['type'] !== 'application/opensearchdescription+xml')
      faults.push('search of another type');
  for (const entry of entries) {
    for (const link of atom(entry, 'link').filter(isAcquisition))
      if (link.attributes['type'] === undefined) faults.push('a book without a type');
    const type = atom(entry, 'summary')[0]?.attributes['type'] ?? 'text';
    if (type !== 'text') faults.push('a summary that is no plain text');
    const names = entry.children.map(({ name }) => name);
    for (const name of ['title', 'creator', 'subject', 'rights', 'description'])
      if (names.includes(`{http://purl.org/dc/terms/}${name}`)) faults.push(`dc:${name}`);
    if (
      !isBook(entry) &&
      !atom(entry, 'link').some(({ attributes }) => attributes['type']?.startsWith(CATALOGUE))
    )
      faults.push('a shelf that leads nowhere');
  }
  return faults;
}

/** OPDS 1.2 §4: facets are in feeds of books alone, each in one group, of which one at most is active. */
function facetFaults(feed: Element, kind: string | null): string[] {
  const facets = links(feed, 'http://opds-spec.org/facet');
  if (facets.length > 0 && kind === null && atom(feed, 'entry').length > 0) return ['facets among shelves'];
  const groups = new Map<string, Element[]>();
  for (const facet of facets) {
    const name = facet.attributes[`${OPDS}facetGroup`] ?? '';
    groups.set(name, [...(groups.get(name) ?? []), facet]);
  }
  const faults = facets.flatMap(({ attributes }) => [
    ...(attributes['title'] === undefined ? ['a facet without a title'] : []),
    ...(attributes['type'] === `${CATALOGUE};kind=acquisition` ? [] : ['a facet of another type']),
    ...(/^\d+$/.test(attributes[`${THREAD}count`] ?? '0') ? [] : ['a facet with a count that is none']),
    ...((attributes[`${OPDS}activeFacet`] ?? 'true') === 'true'
      ? []
      : ['a facet that says it is not active']),
  ]);
  for (const [name, group] of groups)
    if (group.filter(({ attributes }) => attributes[`${OPDS}activeFacet`] === 'true').length > 1)
      faults.push(`two active facets of ${name}`);
  return faults;
}

function isBook(entry: Element): boolean {
  return atom(entry, 'link').some(isAcquisition);
}

function isAcquisition(link: Element): boolean {
  return link.attributes['rel']?.startsWith(ACQUISITION) === true;
}

function isIri(text: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\S+$/i.test(text);
}
