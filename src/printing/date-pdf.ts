import { Buffer } from 'node:buffer';

/** What Chromium says of when it made a PDF, in the first of its objects; the title before it is a string in which `(` is escaped. */
const DATES = /\/(CreationDate|ModDate) \(D:\d{14}\+00'00'\)/g;
/** Bytes in which that object is looked for. */
const HEAD = 16 * 1024;

/**
 * A PDF that Chromium made, with another moment (ISO 8601, UTC) in the place of the time at which it did: the bytes then depend on what is printed.
 * Dates of PDF: ISO 32000-1 §7.9.4. A PDF that tells no such time stays as it is.
 */
export function datePdf(pdf: Uint8Array, moment: string): Uint8Array {
  const digits = moment.replaceAll(/\D/g, '').slice(0, 14);
  if (digits.length < 14) return pdf;
  const dated = Buffer.from(pdf);
  const head = dated.subarray(0, HEAD).toString('latin1');
  dated.write(
    head.replace(DATES, (_, name: string) => `/${name} (D:${digits}+00'00')`),
    'latin1',
  );
  return dated;
}
