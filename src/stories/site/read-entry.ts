import { emptyReading, type Reading, understandLines } from '#headers';
import { type SourceLine, splitLines } from '#text';
import type { FieldEvidence, ReadWork } from '../read-work.ts';

/** A sentence of at least this length that stands behind no label is what the story is about. */
const LEAST_SUMMARY = 40;

/**
 * What an index says of one story, read as a header: labels and bylines as everywhere, `Title by Author` in its first
 * line, and else the longest line as a summary.
 */
export function readEntry(entry: string): ReadWork {
  const lines = splitLines(entry);
  const { reading: said, evidence } = understandLines(lines, {});
  const reading = { ...emptyReading(), ...said };
  const kept: FieldEvidence = { ...evidence };
  const [first] = lines;
  const byline =
    /^(.{1,150}?)[\s,–—-]{1,3}by\s(\p{Lu}[^()[\]:;,]{0,60}?)\s{0,3}(?:[([:;,–—-].{0,300})?$/iu.exec(
      first?.text ?? '',
    );
  if (first !== undefined && byline !== null) {
    const [, title = '', author = ''] = byline;
    const raw = {
      source: 'metadata',
      raw: first.text.slice(0, 300),
      start: first.start,
      end: first.end,
    } as const;
    if (reading.title === null || reading.title.length > title.length) {
      reading.title = title.trim();
      kept.title = [{ ...raw, confidence: 0.7 }];
    }
    if (reading.authors.length === 0) {
      reading.authors = [author.trim()];
      kept.authors = [{ ...raw, confidence: 0.7 }];
    }
  }
  if (first !== undefined) takeTitleFacts(reading, kept, first);
  const longest = lines.slice(1).toSorted((one, other) => other.text.length - one.text.length)[0];
  if (reading.summary === null && longest !== undefined && isProse(longest.text)) {
    reading.summary = longest.text.trim();
    const place = { raw: reading.summary.slice(0, 300), start: longest.start, end: longest.end };
    kept.summary = [{ source: 'metadata', confidence: 0.5, ...place }];
  }
  return { reading, evidence: kept, document: { chapters: [] }, bodyStart: null };
}

/** `Title (Fandom, Rating)`, as lists of stories often write it. */
export const TITLE_WITH_FACTS = /^\s{0,9}\S[^()]{0,120}\s\([^()]{3,120}\)\s{0,9}$/;
const TITLE_FIELDS = ['title', 'fandoms', 'relationships', 'rating'] as const;

/** Takes what stands in parentheses behind the title of an entry, where nothing else says it. */
function takeTitleFacts(reading: Reading, evidence: FieldEvidence, line: SourceLine): void {
  if (!TITLE_WITH_FACTS.test(line.text)) return;
  const facts = understandLines([{ ...line, text: `Title: ${line.text.trim()}` }], {});
  if (facts.reading.title === null || facts.reading.title.length >= line.text.trim().length) return;
  const fresh = TITLE_FIELDS.filter(
    (field) => facts.evidence[field] !== undefined && evidence[field] === undefined,
  );
  for (const field of fresh) {
    Object.assign(reading, { [field]: facts.reading[field] });
    const raw = line.text.trim().slice(0, 300);
    evidence[field] = [{ source: 'metadata', raw, start: line.start, end: line.end, confidence: 0.7 }];
  }
}

function isProse(text: string): boolean {
  return (
    text.trim().length >= LEAST_SUMMARY &&
    /[.!?…]["'”’)]?\s{0,9}$/.test(text) &&
    !/^\w[\w ]{0,20}:/.test(text)
  );
}
