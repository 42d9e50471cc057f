/** Works of the corpus as the facet index takes them in one piece: columns, and all names in one list. */
import { type ColumnarWorks, LENGTH_BANDS } from '#search';
import { sortKey } from '#text';
import { creatorNames, titleMaker } from './invented-names.ts';
import { idsOfKind, KINDS, type Kind, LANGUAGES, STATUSES } from './kinds.ts';
import type { TagNames } from './search-queries.ts';
import type { Works } from './works.ts';

type TermKind = ColumnarWorks['names']['kinds'][number];

const DAY_MS = 86_400_000;
/** Most names of a work beside its tags. */
const BESIDE_TAGS = 18;
const FIRST_YEAR = 2000;
const YEARS = 30;
/** More works than this come without the order of their titles, whose strings alone take a gigabyte at 17 million. */
const MOST_TITLED = 2_000_000;

export function columnsOf(works: Works, tags: TagNames): ColumnarWorks {
  const title = titleMaker();
  const creators = Math.ceil(works.count / 5) + 1;
  const names = namesOf(tags, creators, title.words);
  const terms = new Uint32Array(works.tags.length + works.count * BESIDE_TAGS);
  const termStarts = new Uint32Array(works.count + 1);
  const titleKeys: string[] | null = works.count > MOST_TITLED ? null : [];
  let end = 0;
  for (let row = 0; row < works.count; row += 1) {
    const own = works.tags.subarray(works.tagStarts[row], works.tagStarts[row + 1]);
    terms.set(own, end);
    end += own.length;
    const words = title.wordsOf(row);
    const beside = new Set([
      names.starts.language + (works.language[row] ?? 0),
      names.starts.status + (works.status[row] ?? 0),
      names.starts.length + bandOf(works.words[row] ?? 0),
      names.starts.year + new Date((works.published[row] ?? 0) * DAY_MS).getUTCFullYear() - FIRST_YEAR,
      names.starts.creator + (works.creator[row] ?? 0),
      ...words.map((place) => names.starts.titleWord + place),
      ...flagsOf(works, row, own, tags.kindStarts).map((flag) => names.starts.flag + FLAGS.indexOf(flag)),
    ]);
    for (const name of beside) {
      terms[end] = name;
      end += 1;
    }
    termStarts[row + 1] = end;
    titleKeys?.push(
      sortKey(words.map((place) => title.words[place]).join(' '), LANGUAGES[works.language[row] ?? 0]),
    );
  }
  const days = Uint32Array.from(works.published, dayNumber);
  const updated = Float64Array.from(works.updated, (seconds) => seconds * 1000);
  return {
    ids: Uint32Array.from({ length: works.count }, (_, row) => row + 1),
    batches: new Uint32Array(works.count).fill(1),
    words: works.words,
    chapters: Uint32Array.from(works.chapters),
    kudos: Int32Array.from(works.kudos),
    publishedFrom: days,
    publishedTo: days,
    added: updated,
    updated,
    titleKeys,
    firstCreators: Int32Array.from(works.creator, (creator) => names.starts.creator + creator),
    termStarts,
    terms: terms.subarray(0, end),
    names,
  };
}

const FLAGS = ['summary', 'language', 'date', 'kudos', 'oneshot', 'crossover', 'otp'] as const;

/** What a work has and is, beside its names. */
function flagsOf(works: Works, row: number, own: Uint32Array, kindStarts: Uint32Array) {
  const countOf = (kind: Kind) => {
    const { from, to } = idsOfKind(kindStarts, kind);
    let count = 0;
    for (const tag of own) if (tag >= from && tag < to) count += 1;
    return count;
  };
  const flags: (typeof FLAGS)[number][] = ['summary', 'language', 'date', 'kudos'];
  if (works.chapters[row] === 1 && works.status[row] === 0) flags.push('oneshot');
  if (countOf('fandom') > 1) flags.push('crossover');
  if (countOf('relationship') < 2) flags.push('otp');
  return flags;
}

function bandOf(words: number): number {
  return LENGTH_BANDS.findIndex(({ to }) => to === null || words <= to);
}

/** All names with their kinds: tags keep their ids, what stands beside them follows from `starts` on. */
function namesOf(tags: TagNames, creators: number, titleWords: readonly string[]) {
  const texts = [...tags.names];
  const kinds: TermKind[] = [];
  for (const [place, kind] of KINDS.entries())
    for (let tag = tags.kindStarts[place] ?? 0; tag < (tags.kindStarts[place + 1] ?? 0); tag += 1)
      kinds.push(kind);
  const add = (kind: TermKind, names: Iterable<string>) => {
    const start = texts.length;
    for (const name of names) {
      texts.push(name);
      kinds.push(kind);
    }
    return start;
  };
  const creator = creatorNames(creators);
  const starts = {
    language: add('language', LANGUAGES),
    status: add('status', STATUSES),
    length: add(
      'length',
      LENGTH_BANDS.map(({ value }) => value),
    ),
    year: add(
      'year',
      Array.from({ length: YEARS }, (_, place) => String(FIRST_YEAR + place)),
    ),
    flag: add('flag', FLAGS),
    creator: add(
      'creator',
      Array.from({ length: creators }, (_, index) => creator(index)),
    ),
    titleWord: add(
      'titleWord',
      titleWords.map((word) => word.toLowerCase()),
    ),
  };
  return { kinds, texts, starts };
}

/** A day since 1970 as a number like 20040131. */
function dayNumber(day: number): number {
  const date = new Date(day * DAY_MS);
  return date.getUTCFullYear() * 10_000 + (date.getUTCMonth() + 1) * 100 + date.getUTCDate();
}
