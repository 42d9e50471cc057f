import type { Relationship } from '#headers';
import { foldText } from '#text';
import {
  CANONS,
  CATEGORY_NAMES,
  type CategoryName,
  GENRES,
  RATING_SCALE,
  ratingName,
  type WarningName,
} from '#vocabulary';
import type { BookMetadata } from '../book.ts';
import { shownWarnings } from '../shown-values.ts';
import type { Sayings } from './sayings.ts';

/** Words that libraries, shops and programs put among subjects and that tell nothing of a story. */
const SAYING_NOTHING =
  /^(?:fanworks?|fan ?-?fiction|fanfics?|fiction|e-?books?|books?|general|unknown|imported|last update(?: year\/month)?:.{0,40})$/i;
const GENRE_OF = new Map(GENRES.flatMap(({ genre, words }) => words.map((word) => [word, genre] as const)));
const CANON_OF = new Map(
  CANONS.flatMap(({ names: [name = '', ...more] }) =>
    [name, ...more].map((one) => [foldText(one), name] as const),
  ),
);
const MOST_SUBJECTS = 500;

/**
 * Sorts a book's flat list of subjects. Only what can be nothing else is a rating, a warning, a category, a status, a
 * fandom or a pair (of two people who are subjects themselves); what the text says itself is not said again; all else
 * is a tag.
 */
export function readSubjects({ subjects, title, creators }: BookMetadata, said: Sayings): void {
  const known = new Set(
    [title ?? '', ...creators.map(({ name }) => name), ...saidAlready(said)].map(foldText),
  );
  const all = new Set(subjects.map(foldText));
  const hadFandoms = said.reading.fandoms.length > 0;
  for (const subject of [...new Set(subjects)].slice(0, MOST_SUBJECTS)) {
    const folded = foldText(subject);
    if (known.has(folded) || SAYING_NOTHING.test(subject)) continue;
    known.add(folded);
    const field =
      sayStated(said, subject) ?? sayNamed(said, subject, all, hadFandoms) ?? sayTag(said, subject);
    if (field !== null) said.cite(field, 'subject', subject);
  }
}

function saidAlready({ reading }: Sayings): string[] {
  return [
    ...reading.fandoms,
    ...reading.characters,
    ...reading.genres,
    ...reading.relationships.map(({ raw }) => raw),
    ...reading.warnings.free,
    reading.rating.raw ?? '',
    reading.series?.name ?? '',
    ...reading.other.map(({ value }) => value),
  ];
}

type Field = 'rating' | 'warnings' | 'categories' | 'status' | 'fandoms' | 'relationships' | 'genres';

/** Values of closed lists, as archives write them. */
function sayStated({ reading }: Sayings, subject: string): Field | null {
  const rating = RATING_SCALE.find((grade) => ratingName(grade) === subject);
  if (rating !== undefined && reading.rating.raw === null) {
    reading.rating = { raw: subject, system: 'ao3', value: rating, ao3: rating };
    return 'rating';
  }
  const warning = warningOf(subject);
  if (warning !== null) {
    const archive = [...new Set([...reading.warnings.archive, warning])];
    reading.warnings = { ...reading.warnings, archive, stated: true };
    return 'warnings';
  }
  const category = CATEGORY_NAMES.find((name): name is CategoryName => name === subject && name !== 'Other');
  if (category !== undefined) {
    reading.categories = [...new Set([...reading.categories, category])];
    return 'categories';
  }
  const status = /^completed?$/i.test(subject)
    ? 'complete'
    : /^(?:in[- ]progress|wip)$/i.test(subject)
      ? 'wip'
      : null;
  if (status === null) return null;
  if (reading.status === 'unknown') reading.status = status;
  return 'status';
}

function warningOf(subject: string): WarningName | null {
  if (/^(?:creator )?cho(?:o|)se not to use archive warnings$/i.test(subject)) return 'ChooseNotToWarn';
  return shownWarnings([subject]).archive[0] ?? null;
}

function sayNamed(
  { reading }: Sayings,
  subject: string,
  all: ReadonlySet<string>,
  hadFandoms: boolean,
): Field | null {
  const canon = CANON_OF.get(foldText(subject));
  if (canon !== undefined && !hadFandoms) {
    reading.fandoms = [...reading.fandoms, subject];
    return 'fandoms';
  }
  const pair = pairOf(subject, all);
  if (pair === null) return null;
  reading.relationships = [...reading.relationships, pair];
  return 'relationships';
}

function pairOf(raw: string, all: ReadonlySet<string>): Relationship | null {
  const romantic = raw.includes('/');
  const members = raw.split(romantic ? '/' : ' & ').map((member) => member.trim());
  if (members.length < 2 || !members.every((member) => all.has(foldText(member)))) return null;
  return { raw, members, type: romantic ? 'romantic' : 'platonic', modifiers: [] };
}

function sayTag({ reading }: Sayings, subject: string): Field | null {
  const tag = GENRE_OF.get(subject.toLowerCase()) ?? subject;
  if (reading.genres.some((one) => foldText(one) === foldText(tag))) return null;
  reading.genres = [...reading.genres, tag];
  return 'genres';
}
