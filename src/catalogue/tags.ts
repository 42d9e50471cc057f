/**
 * The tag graph: which names are canonical, which are other spellings of one, and which stand above others. The author's
 * spelling stays on the work; what is said here decides under which names a work is found.
 *
 * A canonical tag has no rules of its own. A spelling has a rule: it means a canonical tag of its kind, everywhere or in
 * works of one fandom. A tag above another of the same kind is its meta tag; above one of another kind it is a parent: a
 * fandom of characters, relationships and additional tags, a character of relationships. What is above is canonical.
 */
import { readShip, type Ship } from '#vocabulary';
import type { TagKind } from './records.ts';

declare const idBrand: unique symbol;
/** The number of an entry in the log of decisions about tags, from 1; they are never used twice. */
export type TagDecisionId = number & { readonly [idBrand]: 'tag-decision' };

/** A tag by its kind and its exact name. */
export type TagName = { kind: TagKind; name: string };

/** A spelling that means a canonical tag; a name that means several in several fandoms has an entry for each. */
export type TagAlias = { kind: TagKind; name: string; of: string };

/** `synonym`: it means another tag everywhere. `scoped`: in works of some fandoms only. */
export type TagState = 'canonical' | 'synonym' | 'scoped' | 'unwrangled';

/** What a spelling means; `fandom` null: everywhere. */
export type TagMeaning = { of: string; fandom: string | null };

/** A tag in a list. `works` counts those that say exactly this name. */
export type TagSummary = TagName & { state: TagState; works: number; means: TagMeaning[] };

/** Which tags are asked for: `text` stands anywhere in the name, whatever its case. */
export type TagFilter = { kind: TagKind; text?: string; state?: TagState };

/** Other tags of a tag, by name, at most {@link MOST_RELATED}, and how many there are. */
export type Related<Tag> = { total: number; tags: Tag[] };

/** Of the tags around one, no more than these are read. */
export const MOST_RELATED = 500;

/** A tag and all that the graph says of it. */
export type TagDetail = TagSummary & {
  synonyms: Related<TagName & { fandom: string | null; works: number }>;
  parents: Related<TagName>;
  children: Related<TagName>;
  metas: Related<TagName>;
  subs: Related<TagName>;
};

/**
 * A tag as proposals are made from it. `of` is the tag that it means everywhere, 0 for none. `members` are those of a
 * relationship as works give them. `fandoms` are the commonest of its works, resolved, at most four; only characters and
 * relationships have them.
 */
export type TagUse = {
  id: number;
  kind: TagKind;
  name: string;
  works: number;
  canonical: boolean;
  of: number;
  members: string[];
  fandoms: number[];
};

/** Two tags that a person says are not the same, by their ids, the smaller first. */
export type RefusedPair = { one: number; other: number };

/** What a person says of tags. Names that are not there yet are made. `fandom` null: everywhere. */
export type TagRequest =
  /** The names mean `into`, which is canonical from then on; what hung on a canonical among them moves to it. */
  | { does: 'merge'; kind: TagKind; into: string; names: string[]; fandom: string | null }
  /** None of the names means `into`, and it is not proposed again. */
  | { does: 'refuse'; kind: TagKind; into: string; names: string[] }
  /** The name means its canonical no more, and it is not proposed again. */
  | { does: 'split'; kind: TagKind; name: string; fandom: string | null }
  /** The name is canonical, or is no more: then it has no spellings and nothing above or below it. */
  | { does: 'canonize' | 'decanonize'; kind: TagKind; name: string }
  /** Another name for a canonical tag; the old one becomes a spelling of it. */
  | { does: 'rename'; kind: TagKind; name: string; to: string }
  /** One tag stands above another, or does no more. */
  | { does: 'link' | 'unlink'; below: TagName; above: TagName };

/** What became of a request: `works` are found under other names than before. `changes` 0: it was so already. */
export type TagDecisionMade = { decision: TagDecisionId | null; changes: number; works: number };

/** An entry of the log: what was asked, or how much of a mapping was taken in. */
export type TagDecisionRecord = {
  id: TagDecisionId;
  request: TagRequest | { does: 'import'; entries: number };
  changes: number;
  works: number;
  decidedAt: string;
  undoneAt: string | null;
};

/** All that is said of tags, without numbers: what one archive can give to another. Lists are in order of their names. */
export type TagMapping = {
  canonical: TagName[];
  synonyms: (TagName & TagMeaning)[];
  /** Of another kind above, and of the same kind. */
  parents: { below: TagName; above: TagName }[];
  metas: { below: TagName; above: TagName }[];
  refused: { kind: TagKind; one: string; other: string }[];
};

/** An entry of a mapping that contradicts what is here (or an earlier entry), in words. */
export type TagConflict = { list: keyof TagMapping; entry: string; reason: string };

/** What became of a mapping: `decision` is null when everything in it was so already. */
export type MappingTaken = TagDecisionMade & { conflicts: TagConflict[] };

const PARENTS: Readonly<Record<TagKind, readonly TagKind[]>> = {
  fandom: [],
  character: ['fandom'],
  relationship: ['fandom', 'character'],
  tag: ['fandom'],
};

/** How a tag of one kind stands above a tag of another; null when it cannot. */
export function linkBetween(below: TagKind, above: TagKind): 'meta' | 'parent' | null {
  if (below === above) return 'meta';
  return PARENTS[below].includes(above) ? 'parent' : null;
}

/** A relationship taken apart; null when it has only one name. */
export function shipParts(name: string, given?: readonly string[]): Ship | null {
  const ship = readShip(name, given);
  return ship.sign === null ? null : ship;
}

/** Beyond this many members, only the order as written is looked up. */
const MOST_ORDERED = 4;

/** The names that a relationship has in every order of its members, as written first. */
export function shipNames({ members, sign }: Ship): string[] {
  const orders = members.length > MOST_ORDERED ? [[...members]] : orderings(members);
  return orders.map((order) => order.join(sign === '&' ? ' & ' : '/'));
}

function orderings(members: readonly string[]): string[][] {
  if (members.length < 2) return [[...members]];
  return members.flatMap((first, index) =>
    orderings(members.filter((_, other) => other !== index)).map((rest) => [first, ...rest]),
  );
}
