import type { ErrorCode } from '#errors';

/**
 * By which rule a field was understood: a labelled line, a byline, a mail's subject, a sentence, format metadata
 * (a `<title>`, `dc:creator`), site chrome, an inference, or a person's correction.
 */
export const EVIDENCE_SOURCES = [
  'label',
  'byline',
  'subject',
  'transport',
  'prose',
  'metadata',
  'chrome',
  'path',
  'inferred',
  'person',
] as const;
/** One of {@link EVIDENCE_SOURCES}. */
export type EvidenceSource = (typeof EVIDENCE_SOURCES)[number];

/**
 * Where one value came from. `start` and `end` are UTF-16 offsets, end exclusive, into the decoded text of the
 * original (before repairs), so that the page can highlight the span; both are 0 when the value is not from the text.
 * `confidence` is 0 to 1 (header-conventions §13: 1 clean label, 0.9 misspelt label, 0.8 byline, 0.7 prose,
 * 0.6 subject, 0.5 chrome or path, 0.4 and below a guess).
 */
export type Evidence = {
  source: EvidenceSource;
  raw: string;
  start: number;
  end: number;
  confidence: number;
  /** The label that the value stood behind, as written; absent where there was none. */
  label?: string;
};

/** Something a reader could not carry over, with its place in the source where that is known. */
export type Loss = {
  code: ErrorCode;
  /** What was lost, in words; never more than 300 characters. */
  message: string;
  /** UTF-16 offset into the decoded original, or a name inside a container. */
  at?: number | string;
  /** How many times the same thing happened; absent means once. */
  count?: number;
};
