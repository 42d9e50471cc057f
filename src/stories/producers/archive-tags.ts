import { type Reading, type Relationship, readRating, readWarnings } from '#headers';
import {
  ARCHIVE_WARNING_PHRASES,
  CATEGORY_NAMES,
  type CategoryName,
  RATING_SCALE,
  WARNING_NAMES,
  type WarningName,
  warningName,
} from '#vocabulary';

/** A rating by its public name at the Archive of Our Own, else read as any rating; null for nothing. */
export function archiveRating(raw: string): Reading['rating'] | null {
  if (raw === '') return null;
  const ao3 = RATING_SCALE.find((rating) => raw.startsWith(rating));
  if (ao3 !== undefined) return { raw, system: 'ao3', value: ao3, ao3 };
  if (raw === 'Not Rated') return { raw, system: 'ao3', value: null, ao3: 'Not Rated' };
  return readRating(raw.replace(/^Fiction /, '')) ?? { raw, system: 'none', value: null, ao3: 'Not Rated' };
}

/**
 * Warnings by the Archive's public names, of every period: "Choose Not To" became "Creator Chose Not To" in 2023,
 * "Underage" became "Underage Sex". What is none of them is read as any warning.
 */
export function archiveWarnings(values: readonly string[]): Reading['warnings'] {
  const archive = new Set<WarningName>();
  const free: string[] = [];
  const negated: string[] = [];
  for (const value of values) {
    const known = archiveWarning(value);
    if (known !== null) archive.add(known);
    else {
      const read = readWarnings(value);
      for (const one of read.archive) archive.add(one);
      free.push(...read.free);
      negated.push(...read.negated);
    }
  }
  return { archive: [...archive], free, negated, stated: values.length > 0 };
}

const BY_NAME: ReadonlyMap<string, WarningName> = new Map([
  ['No Archive Warnings Apply', 'NoneApply'],
  ['Underage', 'Underage'],
  ...ARCHIVE_WARNING_PHRASES.map(({ warning }): [string, WarningName] => [warningName(warning), warning]),
]);

function archiveWarning(value: string): WarningName | null {
  if (/\b(?:Chose|Choose) Not To Use\b/.test(value) || value === WARNING_NAMES.ChooseNotToWarn)
    return 'ChooseNotToWarn';
  return BY_NAME.get(value) ?? null;
}

/** A relationship as an archive prints it: `/` between lovers, ` & ` between friends. */
export function archiveRelationship(raw: string): Relationship {
  const romantic = raw.includes('/');
  const members = raw.split(romantic ? '/' : ' & ').map((member) => member.trim());
  const type = romantic ? 'romantic' : members.length > 1 ? 'platonic' : 'unspecified';
  return { raw, members, type, modifiers: [] };
}

/** The Archive's categories among some values, in its order. */
export function archiveCategories(values: readonly string[]): CategoryName[] {
  return CATEGORY_NAMES.filter((name) => values.includes(name));
}
