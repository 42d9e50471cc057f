/** What the pages of this program call what a work says of itself, in each language of the pages. */
import type { Reading } from '#headers';

/** Headings of texts beside a story. */
export const SAID_BY_LABEL: ReadonlyMap<
  string,
  'summary' | 'dedication' | 'notes' | 'disclaimer' | 'endNotes'
> = new Map([
  ['Summary', 'summary'],
  ['Zusammenfassung', 'summary'],
  ['Dedication', 'dedication'],
  ['Widmung', 'dedication'],
  ['Notes', 'notes'],
  ['Anmerkungen', 'notes'],
  ['Disclaimer', 'disclaimer'],
  ['Notes at the end', 'endNotes'],
  ['Anmerkungen am Ende', 'endNotes'],
]);

/** What the place of a story is called. */
export const SETTING_LABELS: ReadonlySet<string> = new Set(['Setting', 'Schauplatz']);

/** Facts that stand in words, with the label under which headers say the same. */
export const WRITTEN_BY_LABEL: ReadonlyMap<
  string,
  { label: string; field: keyof Pick<Reading, 'status' | 'spoilers' | 'archivePermission'> }
> = new Map([
  ['Status', { label: 'Status', field: 'status' }],
  ['Spoilers', { label: 'Spoilers', field: 'spoilers' }],
  ['Spoiler', { label: 'Spoilers', field: 'spoilers' }],
  ['Archiving', { label: 'Archive', field: 'archivePermission' }],
  ['Archivierung', { label: 'Archive', field: 'archivePermission' }],
]);
