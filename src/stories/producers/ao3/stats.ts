import type { Evidence } from '#document';
import type { HtmlElement } from '#markup';
import { countOf, isoDay } from '../counts.ts';
import { allBySelector, lineOf } from '../elements.ts';
import type { Said } from '../said.ts';

/** The figures of a work by their label: `Published`, `Words`, `Chapters` and the like. */
type Stats = ReadonlyMap<string, string>;

const LABELS =
  /\b(Published|Updated|Completed|Words|Chapters|Comments|Kudos|Bookmarks|Hits):\s*([\d,./?-]{1,30})/g;

/**
 * Reads the figures of a work (formats §3): labels and values in a row, or on a saved page a list of their own. Until
 * 2023-04 chapters counted only where there were several, and words had no commas.
 */
export function readStats(said: Said, element: HtmlElement, evidence: Evidence): string | null {
  const stats = statsIn(element);
  const published = isoDay(stats.get('Published') ?? '');
  const updated = isoDay(stats.get('Updated') ?? '');
  const completed = isoDay(stats.get('Completed') ?? '');
  said.take('date', published, evidence);
  said.take('dateUpdated', updated ?? completed, evidence);
  said.take('wordCount', countOf(stats.get('Words') ?? ''), evidence);
  said.take('status', statusOf(stats), evidence);
  const kudos = countOf(stats.get('Kudos') ?? '');
  if (kudos !== null) said.add('Kudos', String(kudos), evidence);
  return updated ?? completed ?? published;
}

function statsIn(element: HtmlElement): Stats {
  const [list] = allBySelector(element, 'dl.stats');
  if (list === undefined) {
    const found = lineOf(element, 2000).matchAll(LABELS);
    return new Map([...found].map(([, label = '', value = '']) => [label, value]));
  }
  const stats = new Map<string, string>();
  let label = '';
  for (const part of [...allBySelector(list, 'dt'), ...allBySelector(list, 'dd')].sort(byPlace)) {
    const text = lineOf(part, 100);
    if (part.tagName === 'dt') label = text.replace(/[\s:]+$/, '');
    else stats.set(label, text);
  }
  return stats;
}

function byPlace(a: HtmlElement, b: HtmlElement): number {
  return (a.sourceCodeLocation?.startOffset ?? 0) - (b.sourceCodeLocation?.startOffset ?? 0);
}

/** Complete where all planned chapters are there; old works of one chapter say neither. */
function statusOf(stats: Stats): 'complete' | 'wip' | null {
  const [, done, planned] = /^(\d{1,6})\/(\d{1,6}|\?)$/.exec(stats.get('Chapters') ?? '') ?? [];
  if (stats.has('Completed') || (done !== undefined && done === planned)) return 'complete';
  if (stats.has('Updated') || planned !== undefined) return 'wip';
  return stats.has('Words') ? 'complete' : null;
}
