import { spanOf } from '#text';
import { canonsOf, fandomKey, SMUSH_NAMES, smushGroupsOf } from '#vocabulary';
import { isCode, resolveCodes } from '../cast/initials.ts';
import { gatherPeople, type Person } from '../cast/people.ts';
import { proposePair } from '../cast/portmanteau.ts';
import type { StoryNames } from '../cast/story-names.ts';
import type { Relationship } from '../reading.ts';
import { smushOf } from '../values/relationship.ts';
import { addAll, citeOutside, type Draft, type OpenCouple } from './draft.ts';
import type { InferenceSource } from './inference-source.ts';
import { citeSpan, citeWords, passageOfField } from './passage.ts';

const FROM_TABLE = 0.7;
/** How much the most used name may outdo one that still counts as one of the story's people. */
const PROMINENT = 8;

type Resolved = { names: readonly string[]; confidence: number };

/**
 * Says whom portmanteaus and initials of pairings stand for, from the fandom's tables, the people of the header and the
 * names the story uses. A guess: the couple keeps its raw form, and the evidence says how sure it is. Sections 5.4, 5.5.
 */
export function inferCouples(draft: Draft, source: InferenceSource): void {
  const coded = draft.reading.relationships.filter((one) => isCoded(one));
  if (draft.open.length === 0 && coded.length === 0) return;
  const told = source.names();
  for (const one of coded) {
    const found = resolveCodes(one.members, draft.reading.fandoms, peopleOf(draft, told, true));
    if (!found) continue;
    one.resolved = found.names;
    one.confidence = found.confidence;
    cite(draft, one.raw, found, told);
  }
  const people = draft.open.length > 0 ? peopleOf(draft, told, false) : [];
  for (const [before, open] of draft.open.entries()) resolveOpen(draft, open, before, people, told);
}

function isCoded(one: Relationship): boolean {
  return (
    one.resolved === undefined && one.members.length >= 2 && one.members.some((member) => isCode(member))
  );
}

/** Puts a portmanteau among the relationships where its people are known; else keeps its word under its label. */
function resolveOpen(
  draft: Draft,
  open: OpenCouple,
  before: number,
  people: readonly Person[],
  told: StoryNames,
): void {
  const { reading } = draft;
  const found = pairOf(open.word, reading.fandoms, people);
  if (!found && people.some((one) => one.name === open.word || one.words.includes(open.word.toLowerCase()))) {
    addAll(reading.characters, [open.word]);
    citeWord(draft, 'characters', open.raw, 0.7);
    return;
  }
  if (!found) {
    reading.other.push({ label: open.label, value: open.raw });
    citeWord(draft, 'other', open.raw, 1);
    return;
  }
  const couple: Relationship = {
    raw: open.raw,
    members: [],
    type: 'romantic',
    modifiers: open.modifiers,
    resolved: [...found.names],
    confidence: found.confidence,
  };
  const placed = draft.open
    .slice(0, before)
    .filter((one) => reading.relationships.some(({ raw }) => raw === one.raw));
  reading.relationships.splice(open.at + placed.length, 0, couple);
  cite(draft, open.raw, found, told);
}

/** A table's couple in the fandom inferred for the story; never a table's name outside its fandom. */
function pairOf(word: string, fandoms: readonly string[], people: readonly Person[]): Resolved | null {
  const known = smushOf(word, new Set(fandoms.map(fandomKey)));
  if (known) return { names: known, confidence: FROM_TABLE };
  if (ELSEWHERE.has(word.toLowerCase())) return null;
  const proposal = proposePair(word, people);
  return proposal && { names: proposal.people.map((one) => one.name), confidence: proposal.confidence };
}

const ELSEWHERE = new Set(
  SMUSH_NAMES.flatMap((one) => Object.keys(one.names)).map((name) => name.toLowerCase()),
);

/** Everybody known, the header's people first; with `prominent`, of the story only those it keeps naming. */
function peopleOf({ reading }: Draft, told: StoryNames, prominent: boolean): Person[] {
  const stated = [
    ...reading.characters,
    ...reading.relationships.flatMap((one) => one.members),
    ...reading.fandoms.flatMap((name) => (/\s&\s/.test(name) ? name.split(/\s&\s/) : [])),
  ].filter((name) => /^\p{Lu}\p{L}*\p{Ll}{2}/u.test(name) && !isCode(name));
  const most = told.names[0]?.count ?? 0;
  const singles = told.names
    .filter((one) => !prominent || (one.count >= 3 && one.count * PROMINENT >= most))
    .map((one) => one.name);
  const fulls = [...told.runs.values()]
    .filter(({ name, count }) => count >= 2 && isFullName(name, singles))
    .map((one) => one.name);
  const keys = new Set(reading.fandoms.map(fandomKey));
  const known = [
    ...canonsOf(keys).flatMap((canon) => [...canon.women, ...canon.men]),
    ...smushGroupsOf(keys).flatMap((one) => Object.values(one.names).flat()),
  ];
  return gatherPeople([
    { names: stated, rank: 'header' },
    { names: [...singles, ...fulls], rank: 'story' },
    { names: known, rank: 'fandom' },
  ]);
}

/** Two names in a row, each of which the story also counts as one. */
function isFullName(run: string, singles: readonly string[]): boolean {
  const words = run.split(' ');
  return words.length === 2 && words.every((word) => singles.includes(word));
}

/** Cites the word that was read, and where the story first names the people. */
function cite(draft: Draft, word: string, { names, confidence }: Resolved, told: StoryNames): void {
  citeWord(draft, 'relationships', word, confidence);
  for (const name of names) {
    const seen = told.names.find((one) => name === one.name || name.split(' ').includes(one.name));
    if (!seen) continue;
    const span = spanOf(seen.line, seen.at, seen.at + seen.name.length);
    citeSpan(draft, 'relationships', { raw: seen.name, ...span }, confidence);
  }
}

/** Cites a word of a pairing value; outside the text when its place is not known. */
function citeWord(
  draft: Draft,
  field: 'relationships' | 'characters' | 'other',
  word: string,
  confidence: number,
): void {
  const passage = passageOfField(draft, 'relationships');
  const at = passage.text.indexOf(word);
  if (at >= 0) citeWords(draft, field, passage, { at, length: word.length }, confidence);
  else citeOutside(draft, field, word, 'inferred', confidence);
}
