import { readStatus } from '#headers';
import { type HtmlElement, type HtmlNode, isElement } from '#markup';
import { countOf, isoDay } from '../counts.ts';
import { firstBelow, hrefOf, isBlank, lineOf, linksOf } from '../elements.ts';
import { takeStats } from '../fanfiction-net/stats.ts';
import { proseOf } from '../prose.ts';
import type { Said } from '../said.ts';
import type { Source } from '../source.ts';

const LABEL = /^(Status|Published|Updated|Words|Chapters|Original source):\s?(.{0,2000})$/;

/** Whether some part of a page says that FicHub made it. */
export function saysFicHub(link: HtmlElement): boolean {
  return link.tagName === 'a' && /^https?:\/\/(?:www\.)?fichub\.net\/?$/i.test(hrefOf(link));
}

/**
 * Reads FicHub's lines about a story (formats §5): after the byline the description, then labelled lines, one free line
 * of figures, and where it is from. Answers the address of the source.
 */
export function readIntroduction(said: Said, source: Source, nodes: readonly HtmlNode[]): string | null {
  let address: string | null = null;
  const description: HtmlNode[] = [];
  let labelled = false;
  for (const node of nodes.filter((one) => !isBlank(one))) {
    const line = isElement(node) ? lineOf(node, 4000) : '';
    const [, label, value = ''] = LABEL.exec(line) ?? [];
    if (isElement(node) && firstBelow(node, saysFicHub) !== null) break;
    if (isElement(node) && label !== undefined) {
      labelled = true;
      const [link] = linksOf(node);
      if (label === 'Original source') address = link === undefined ? value : hrefOf(link);
      else takeLine(said, source, node, label, value);
    } else if (!labelled) description.push(node);
    else if (isElement(node)) takeFree(said, source, node, line);
  }
  const [first] = description;
  const place = first !== undefined && isElement(first) ? [source.evidence(first)] : [];
  said.take('summary', proseOf(source, description), ...place);
  return address;
}

function takeLine(said: Said, source: Source, element: HtmlElement, label: string, value: string): void {
  const evidence = { ...source.evidence(element), raw: value, label };
  if (label === 'Status') said.take('status', readStatus(value), evidence);
  else if (label === 'Published') said.take('date', isoDay(value), evidence);
  else if (label === 'Updated') said.take('dateUpdated', isoDay(value), evidence);
  else if (label === 'Words') said.take('wordCount', countOf(value), evidence);
}

/** The free line is FanFiction.Net's line of figures where the story is from there. */
function takeFree(said: Said, source: Source, element: HtmlElement, line: string): void {
  if (line === '') return;
  if (/^Rated:/.test(line)) takeStats(said, line, source.evidence(element));
  else said.add('Statistics', line, source.evidence(element));
}
