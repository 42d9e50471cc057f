/** What was repaired in a file, as its report keeps it, in the language of the page. */
import { say } from '#words';

/** Repairs by what is kept of their kind; all others undo that one charset was read as another. */
const KINDS = {
  'HTML entity in plain text': 'imports.repair-entity',
  'backslash before a quotation mark': 'imports.repair-backslash',
  'high byte of punctuation lost': 'imports.repair-high-byte',
  'quoted-printable escape': 'imports.repair-escape',
} as const;

/** A kept line such as `UTF-8 read as windows-1252, 3 times: â€” → —`; one of another form stays as it is. */
export function repairWords(line: string): string {
  const [, kept = '', times = '', change = ''] = /^([^,]{1,80}), (\d{1,9}) times: (.*)$/s.exec(line) ?? [];
  const kind = kindWords(kept);
  return kind === null ? line : say('imports.repair', { kind, times, change });
}

function kindWords(kept: string): string | null {
  if (isKind(kept)) return say(KINDS[kept]);
  const [charset, taken, ...more] = kept.split(' read as ');
  return charset === undefined || taken === undefined || more.length > 0
    ? null
    : say('imports.repair-read-as', { charset, taken });
}

function isKind(kept: string): kept is keyof typeof KINDS {
  return Object.hasOwn(KINDS, kept);
}
