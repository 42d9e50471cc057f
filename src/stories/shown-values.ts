import type { Reading, Relationship } from '#headers';
import { RATING_SCALE, WARNING_NAMES, type WarningName, warningName } from '#vocabulary';

/** Values as this program shows and writes them, read back. */

/** A rating by AO3's name, and as the author wrote it where that is known. */
export function shownRating(shown: string | null, written: string | null = null): Reading['rating'] {
  const raw = written ?? shown;
  const ao3 = RATING_SCALE.find((rating) => shown?.startsWith(rating)) ?? 'Not Rated';
  return { raw, system: ao3 === 'Not Rated' ? 'none' : 'ao3', value: ao3 === 'Not Rated' ? null : ao3, ao3 };
}

/** Warnings by AO3's names; others are the author's own. */
export function shownWarnings(names: readonly string[]): Reading['warnings'] {
  const archive = WARNINGS.filter((warning) => names.includes(warningName(warning)));
  const free = names.filter((name) => !WARNINGS.some((warning) => warningName(warning) === name));
  return { archive, free, negated: [], stated: names.length > 0 };
}

const WARNINGS = Object.keys(WARNING_NAMES) as WarningName[];

/** `/` between lovers, ` & ` between friends; a name with neither stands for people whom it does not name. */
export function shownRelationship(raw: string): Relationship {
  const platonic = !raw.includes('/') && raw.includes(' & ');
  const parts = raw.split(platonic ? ' & ' : '/').map((member) => member.trim());
  const members = parts.length > 1 ? parts : [];
  return { raw, members, type: platonic ? 'platonic' : 'romantic', modifiers: [] };
}

/** A series by its name and its place in it, as numbers are written; null without a name. */
export function shownSeries(name: string | null, position: string | null): Reading['series'] {
  if (name === null) return null;
  const place = Number(position ?? Number.NaN);
  return { name, position: Number.isFinite(place) ? place : null, of: null, relation: null, related: null };
}

/** A status by its own name; unknown for anything else. */
export function shownStatus(shown: string | null): Reading['status'] {
  return STATUSES.find((status) => status === shown) ?? 'unknown';
}

const STATUSES: readonly Reading['status'][] = ['complete', 'wip', 'abandoned', 'hiatus'];
