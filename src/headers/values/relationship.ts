import {
  CATEGORY_WORDS,
  type CategoryName,
  COUPLE_CODES,
  fandomKey,
  NO_RELATIONSHIP,
  NOT_RELATIONSHIPS,
  PERSON_WORDS,
  PLATONIC_MODIFIERS,
  RELATIONSHIP_MODIFIERS,
  SECRET_RELATIONSHIP,
  smushGroupsOf,
} from '#vocabulary';
import type { Relationship } from '../reading.ts';
import { genreOf } from './genre.ts';
import { takeModifiers } from './pairing-modifiers.ts';
import { type Operator, STRONG, splitOperator } from './pairing-operator.ts';

/** What a pairing value holds. `none` when it says there is no pairing. */
export type Relationships = {
  relationships: Relationship[];
  characters: string[];
  categories: CategoryName[];
  none: boolean;
  chatter: string[];
  /** Words that may be portmanteaus; `at` says after how many of the relationships. */
  open: { raw: string; word: string; modifiers: string[]; at: number }[];
};

/** How loosely a value is read: prose yields pairings only where the form leaves no doubt. */
export type RelationshipContext = {
  fandoms: readonly string[];
  kind: 'pairing' | 'characters' | 'codes' | 'prose';
};

const COLLECTIVE = /^(?:ensemble|everyone|everybody|all|the boys|the gang|various|team|gen)$/i;

/** Reads the value of a pairing, codes or characters/pairings label. Source: section 5. */
export function readRelationships(written: string, context: RelationshipContext): Relationships {
  const result: Relationships = {
    relationships: [],
    characters: [],
    categories: [],
    none: false,
    chatter: [],
    open: [],
  };
  const value = written.slice(0, 1500).trim();
  for (const clause of splitClauses(value)) {
    const plain = clause
      .toLowerCase()
      .replace(/[’‘]/g, "'")
      .replace(/^[\s("']+|[\s)"'.!]+$/g, '');
    if (plain === '') continue;
    if (
      NO_RELATIONSHIP.has(plain) ||
      /^(?:none|no pairings?|no (?:real )?romance|gen)\b(?! by\b)/.test(plain)
    ) {
      result.none ||= result.relationships.length === 0;
      continue;
    }
    if (SECRET_RELATIONSHIP.has(plain)) {
      result.chatter.push(clause);
      continue;
    }
    const category = CATEGORY_WORDS.get(plain);
    if (category) {
      result.categories.push(category);
      continue;
    }
    const found = readClause(clause, context);
    const listed = found ? [] : listedNames(clause);
    if (listed.length > 0) result.characters.push(...listed);
    else if (found) result.relationships.push(found);
    else if (/^(?:if you|but|not|not the|just)\b/.test(plain)) attachModifier(result, clause);
    else if (COLLECTIVE.test(plain) && context.kind === 'characters') result.characters.push(clause.trim());
    else if (isName(clause.trim(), context)) result.characters.push(clause.trim());
    else if (!takeOpenWord(clause, context, result)) result.chatter.push(clause.trim());
  }
  return result;
}

/** Five names or more joined by strokes are a list of characters. Section 5.2. */
function listedNames(clause: string): string[] {
  const names = clause.trim().split(/\s?\/\s?/);
  const plain = names.length >= 5 && names.length <= 20 && names.every((name) => isMember(name));
  return plain && !/moresome|orgy|ot\d/i.test(clause) ? names : [];
}

/** A single word of a pairing value that is no genre and no person: perhaps a portmanteau. Section 5.5. */
function takeOpenWord(clause: string, context: RelationshipContext, result: Relationships): boolean {
  if (context.kind !== 'pairing') return false;
  const raw = clause.trim().replace(/[.!]+$/, '');
  const { core, modifiers } = takeModifiers(raw);
  const word = core.replace(/^["“'‘]|["”'’]$/g, '');
  if (!/^\p{Lu}[\p{L}]{3,17}$/u.test(word) || genreOf(word) !== null || PERSON_WORDS.has(word.toLowerCase()))
    return false;
  result.open.push({ raw, word, modifiers, at: result.relationships.length });
  return true;
}

function attachModifier(result: Relationships, clause: string): void {
  const last = result.relationships.at(-1);
  const words = clause.trim().replace(/[.!]+$/, '');
  if (!last) return;
  const modifier = RELATIONSHIP_MODIFIERS.find((one) => words.toLowerCase() === one.toLowerCase());
  if (!modifier) return;
  last.raw = `${last.raw}, ${words}`;
  last.modifiers.push(modifier);
}

/** Clauses of a value: separators outside brackets; "and" and "&" only between two pairings. */
function splitClauses(value: string): string[] {
  const clauses: string[] = [];
  let depth = 0;
  let from = 0;
  for (const match of value.matchAll(/[()[\],;|\n]|\s{2,}|\svs\.?\s|\.\s+(?=\p{Lu}|$)|\s(?:and|&)\s/gu)) {
    const mark = match[0];
    if (mark === '(' || mark === '[') depth += 1;
    else if (mark === ')' || mark === ']') depth = Math.max(0, depth - 1);
    if (depth > 0 || '()[]'.includes(mark)) continue;
    const before = value.slice(from, match.index);
    const behind = value.slice(match.index + mark.length);
    if (
      /^\s(?:and|&)\s$/.test(mark) &&
      !(STRONG.test(before) && STRONG.test(behind.split(/[,;|\n]/)[0] ?? ''))
    )
      continue;
    if (mark.startsWith('.') && /(?:^|[\s/])(?:\p{L}|Mrs?|Ms|Dr|St|Lt|Col|Capt|Sgt|Prof)$/u.test(before))
      continue;
    clauses.push(before);
    from = match.index + mark.length;
  }
  clauses.push(value.slice(from));
  return clauses
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .slice(0, 80);
}

function readClause(clause: string, context: RelationshipContext): Relationship | null {
  const raw = clause.trim().replace(/(?<!\b\p{L})[.!]+$/u, '');
  const { core, modifiers } = takeModifiers(raw);
  const coded = lookUpName(core, context.fandoms);
  if (coded) return { raw, members: [...coded], type: 'romantic', modifiers };
  const triangle = /\s*\b(?:love )?triangle$/i.exec(core);
  const expression = triangle ? core.slice(0, triangle.index) : core;
  const boxed = /^\[(.{3,120})\]$/.exec(expression);
  const split = boxed
    ? { names: (boxed[1] ?? '').split(/,\s*/), operator: '/' as Operator }
    : splitOperator(expression, context.kind);
  if (!split) return null;
  const names = split.names.map(plainName);
  if (names.length < 2 || names.length > 6 || !names.every((name) => isMember(name))) return null;
  if (
    NOT_RELATIONSHIPS.has(names.join('/').toLowerCase()) ||
    names.every((name) => genreOf(name) !== null && !/^\p{Lu}$/u.test(name))
  )
    return null;
  if (split.operator === '/' && names.length >= 5 && !/moresome|orgy|ot\d/i.test(raw)) return null;
  if (names.some((name) => /^(?:someone|somebody|anyone|no one|nobody|everyone)\b/i.test(name))) return null;
  const members = [...new Set(split.operator === '<-' ? [...names].reverse() : names)];
  if (members.length < 2) return null;
  const platonic =
    split.operator === '&' || modifiers.some((modifier) => PLATONIC_MODIFIERS.has(modifier.toLowerCase()));
  const relationship: Relationship = { raw, members, type: platonic ? 'platonic' : 'romantic', modifiers };
  if (split.operator === 'x') relationship.ordered = true;
  if (split.operator === '->' || split.operator === '<-') relationship.onesided = true;
  if (members.length < names.length || split.operator === '<->') relationship.mutual = true;
  if (triangle) relationship.triangle = true;
  return relationship;
}

/** A member's name: without quotation marks, and without the trait in `dark!Kestrel`. */
function plainName(name: string): string {
  return name
    .trim()
    .replace(/^["“]|["”]$/g, '')
    .replace(/^[\p{L}-]{2,20}!(?=\p{Lu})/u, '');
}

/** A portmanteau or code of a known fandom; without the fandom it stays a word. Section 5.5. */
function lookUpName(name: string, fandoms: readonly string[]): readonly string[] | null {
  const couple = COUPLE_CODES.find((one) => one.code === name);
  const keys = new Set(fandoms.map(fandomKey));
  if (couple && (fandoms.length === 0 || keys.has(fandomKey(couple.fandom)))) return couple.members;
  return smushOf(name, keys);
}

/** The couple that a table knows under a portmanteau in one of the fandoms (by their keys), or null. */
export function smushOf(name: string, fandomKeys: ReadonlySet<string>): readonly string[] | null {
  const key = name.toLowerCase();
  for (const group of smushGroupsOf(fandomKeys)) {
    for (const [smush, members] of Object.entries(group.names))
      if (smush.toLowerCase() === key) return members;
  }
  return null;
}

/** A name of a pairing: a code, a proper name, or a word for somebody. */
function isMember(name: string): boolean {
  if (name === '' || name.length > 48 || name.split(/\s+/).length > 5) return false;
  if (PERSON_WORDS.has(name.toLowerCase())) return true;
  return /^["“']?[\p{Lu}\d\p{Lo}]/u.test(name) || /^(?:the|d'|de|von|van) \p{Lu}|^d'\p{Lu}/u.test(name);
}

function isName(text: string, context: RelationshipContext): boolean {
  if (context.kind === 'codes') return /^[\p{Lu}\d][\p{L}\d'’]{0,12}$/u.test(text) && genreOf(text) === null;
  return (
    context.kind === 'characters' &&
    text.length <= 60 &&
    /^(?:the )?\p{Lu}/u.test(text) &&
    text.split(/\s+/).length <= 5 &&
    !/[.!?]$/.test(text.replace(/\b\p{L}{1,4}\.$/u, ''))
  );
}
