import type { HtmlElement } from '#markup';
import { hrefOf, lineOf, linksOf } from '../elements.ts';
import type { Said } from '../said.ts';
import type { Source } from '../source.ts';

/**
 * Reads a line of a preface that ties the work to another one or to a person (formats §3): `For NAME.`, `A translation
 * of …`, `Inspired by …`, `Translation into … available: …`, `In response to a prompt by …`.
 */
export function readRelated(said: Said, source: Source, item: HtmlElement): void {
  const text = lineOf(item, 2000).replace(/\.$/, '');
  const evidence = source.evidence(item);
  const [link] = linksOf(item);
  const gift = /^For (.{1,500})$/.exec(text)?.[1];
  const original = /^A translation of\s+(.{1,1000})$/.exec(text)?.[1];
  const other = OTHERS.find(({ pattern }) => pattern.test(text));
  if (gift !== undefined) said.take('recipient', gift, evidence);
  else if (original !== undefined) {
    const title = link === undefined ? original.replace(/ by .{1,300}$/, '') : lineOf(link);
    const address = link === undefined ? '' : hrefOf(link);
    const originalUrl = /^https?:\/\//i.test(address) ? address : null;
    said.take(
      'translation',
      { translator: [], originalTitle: title, originalUrl, permission: null },
      evidence,
    );
  } else if (other !== undefined) said.add(other.label, text.replace(other.pattern, ''), evidence);
}

const OTHERS: readonly { pattern: RegExp; label: string }[] = [
  { pattern: /^(?:Inspired by|Remix of)\s+/, label: 'Inspired by' },
  { pattern: /^(?=Translation into\s)/, label: 'Translations' },
  { pattern: /^In response to a\s+/, label: 'In response to' },
];
