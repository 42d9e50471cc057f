import type { TagKind } from '#catalogue';
import { type Edge, edgeBetween, edgesWithin } from './edge.ts';
import { singularKeys, sortedKey, unspacedKey, withoutArticle } from './name-keys.ts';
import type { Reason, Sureness } from './proposal.ts';
import type { SpellingClass } from './spelling-classes.ts';
import { FANDOM_NAMES, GENRE_NAMES, type KnownNames } from './vocabulary-names.ts';

/** What a way of comparing is worth for names of a kind; absent: nothing. */
type Worth = Readonly<Partial<Record<TagKind, Sureness>>>;

const UNSPACED: Worth = { fandom: 'likely', character: 'likely', tag: 'likely' };
const ARTICLE: Worth = { fandom: 'likely', character: 'possible', tag: 'likely' };
const PLURAL: Worth = { fandom: 'possible', tag: 'likely' };
const WORD_ORDER: Worth = { fandom: 'possible', character: 'likely', tag: 'possible' };
const TABLES: Readonly<Partial<Record<TagKind, KnownNames>>> = { fandom: FANDOM_NAMES, tag: GENRE_NAMES };

/** Edges between names of one kind that differ by spaces, an article, a plural, the order of words, or by a table. */
export function alikeNames(kind: TagKind, classes: readonly SpellingClass[]): Edge[] {
  const byKey = new Map(classes.map((one) => [one.key, one]));
  const related = (worth: Worth, because: Reason, keysOf: (key: string) => string[]): Edge[] => {
    const sureness = worth[kind];
    if (sureness === undefined) return [];
    return classes.flatMap((one) =>
      keysOf(one.key).flatMap((key) => {
        const other = byKey.get(key);
        return (other && edgeBetween(one, other, sureness, because)) ?? [];
      }),
    );
  };
  const bucketed = (worth: Worth, because: Reason, keyOf: (key: string) => string | null): Edge[] => {
    const sureness = worth[kind];
    if (sureness === undefined) return [];
    const keyed = classes.flatMap((one) => {
      const key = keyOf(one.key);
      return key === null ? [] : [{ key, one }];
    });
    const buckets = Map.groupBy(keyed, ({ key }) => key).values();
    return [...buckets].flatMap((bucket) =>
      bucket.length < 2
        ? []
        : edgesWithin(
            bucket.map(({ one }) => one),
            sureness,
            because,
          ),
    );
  };
  return [
    ...bucketed(UNSPACED, 'spaces', unspacedKey),
    ...related(ARTICLE, 'article', withoutArticle),
    ...related(PLURAL, 'plural', singularKeys),
    ...bucketed(WORD_ORDER, 'word-order', sortedKey),
    ...knownNames(byKey, TABLES[kind]),
  ];
}

/** Names that a table knows as one: they go to the table's own name where a work says it, else to the commonest. */
function knownNames(byKey: ReadonlyMap<string, SpellingClass>, table: KnownNames = new Map()): Edge[] {
  const buckets = new Map<string, SpellingClass[]>();
  for (const [key, name] of table) {
    const one = byKey.get(key);
    if (one) buckets.set(name, [...(buckets.get(name) ?? []), one]);
  }
  const because: Reason = 'another-name';
  return [...buckets].flatMap(([name, bucket]) => {
    const own = bucket.find(({ head }) => head.name === name);
    if (own === undefined || bucket.some((one) => one.head.canonical))
      return edgesWithin(bucket, 'likely', because);
    return bucket
      .filter((one) => one !== own && one.head.of === 0)
      .map((from): Edge => ({ from, to: own, fandom: 0, sureness: 'likely', because }));
  });
}
