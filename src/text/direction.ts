/** Languages that are written from right to left, by their first subtag. */
const RIGHT_TO_LEFT = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'iw',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

/** Whether a language is written from right to left, by its tag (BCP 47): that of the language, or the script that it names. */
export function isRightToLeft(tag: string): boolean {
  const [language = '', ...others] = tag.toLowerCase().split('-');
  return RIGHT_TO_LEFT.has(language) || others.includes('arab') || others.includes('hebr');
}
