/** What is known of works beside what they say: how they came, and in which words their headers speak. */
import type { Evidence } from '#document';
import type { WorkId, WorkMetadata } from './records.ts';

/**
 * How a work's newest revision came: the permission it gives, its file's format and encoding (empty where unknown), whether its text was
 * repaired, and the labels of its header by their numbers.
 */
export type WorkTraits = {
  id: WorkId;
  permission: WorkMetadata['permission'];
  format: string;
  encoding: string;
  repaired: boolean;
  labels: number[];
};

/** A label that headers have for a field of a reading, in lower case; its number stays. */
export type HeaderLabel = { id: number; field: string; name: string };

/** Longer labels are cut; in characters. */
const MOST_LABEL = 40;
/** More labels than this are not kept of one work. */
const MOST_LABELS = 64;

/** The labels that fields were read from, each once; labels that nothing understood are not among them. */
export function labelsIn(
  evidence: readonly { field: string; evidence: Evidence }[],
): Omit<HeaderLabel, 'id'>[] {
  const labels = new Map<string, Omit<HeaderLabel, 'id'>>();
  for (const { field, evidence: one } of evidence) {
    if (one.source !== 'label' || one.label === undefined || field === 'other') continue;
    const name = labelName(one.label);
    if (name !== '') labels.set(`${field} ${name}`, { field, name });
  }
  return [...labels.values()].slice(0, MOST_LABELS);
}

/** A label as it is counted: in lower case, spaces made one, without the marks around it. */
function labelName(written: string): string {
  const words = written
    .slice(0, 4 * MOST_LABEL)
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]\S*/gu);
  return [...(words ?? []).join(' ')]
    .slice(0, MOST_LABEL)
    .join('')
    .replace(/[^\p{L}\p{M}\p{N})]{1,40}$/u, '');
}
