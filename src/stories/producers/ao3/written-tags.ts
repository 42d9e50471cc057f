import type { Evidence } from '#document';
import type { ReadWork } from '../../read-work.ts';
import { Said } from '../said.ts';
import { singular, takeTags } from './tag-list.ts';

/** The lines of a preface's list of tags where no markup is left of it, each label with its value on one line. */
export type WrittenTags = readonly { label: string; value: string }[];

/**
 * A work with the tags that the Archive's preface lists (formats §3) in place of what a header reader made of them: they
 * are whole tags, in which only a comma parts, and are never understood further. `decoded` is what evidence points into.
 */
export function withWrittenTags(work: ReadWork, tags: WrittenTags, decoded: string): ReadWork {
  const said = new Said();
  for (const { label, value } of tags) {
    const line = decoded.indexOf(`${label}: ${value}`);
    const start = line < 0 ? 0 : line + label.length + 2;
    const place = { start, end: line < 0 ? 0 : start + value.length };
    const evidence: Evidence = {
      source: 'metadata',
      raw: value.slice(0, 500),
      ...place,
      confidence: 1,
      label,
    };
    const values = value.split(', ').filter((one) => one !== '');
    takeTags(said, { label: singular(label), values, text: value, evidence });
  }
  const { evidence, reading } = said.work([]);
  const stated = Object.fromEntries(
    Object.entries(reading).filter(([field]) => Object.hasOwn(evidence, field) && field !== 'other'),
  );
  return {
    ...work,
    reading: { ...work.reading, ...stated },
    evidence: { ...work.evidence, ...evidence, ...(work.evidence.other && { other: work.evidence.other }) },
  };
}
