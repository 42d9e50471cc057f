import { type SourceLine, spanOf } from '#text';
import { fandomOfCast } from '../cast/fandom-of-cast.ts';
import type { StoryNames } from '../cast/story-names.ts';
import type { Reading } from '../reading.ts';
import { fandomOfFirstFic } from '../values/first-fic.ts';
import { codeFits } from '../values/known-fandom.ts';
import type { NamedFandom } from '../values/named-fandom.ts';
import { fandomsOfDisclaimer } from '../values/owner.ts';
import { fandomOfPath, fandomsOfLine, fandomsOfTags, type ShelfFandom } from '../values/shelf.ts';
import { addAll, citeOutside, type Draft } from './draft.ts';
import type { InferenceSource } from './inference-source.ts';
import { citeSpan, citeWords, type Passage, passageOfField, passageOfPieces } from './passage.ts';

const SHELF = 0.5;
const CODE = 0.4;
/** What a line has that names a group or list. */
const SHELVED = /@|^\s*subject:|\b(?:alt|rec|free|uk)\.|groups\./i;
const VOICES: readonly (keyof Reading)[] = [
  'notes',
  'endNotes',
  'summary',
  'feedback',
  'dedication',
  'disclaimer',
  'thanks',
];

/**
 * Suggests the fandom where no label says it: from the disclaimer, from "my first … fic", from the list or group, from
 * the people of the story, from the folder. Every suggestion cites the words it rests on. Section 1.5.
 */
export function inferFandom(draft: Draft, source: InferenceSource): void {
  const { reading } = draft;
  const people = new Set([...reading.characters, ...reading.relationships.flatMap((one) => one.members)]);
  if (reading.fandoms.length > 0) {
    expandCode(draft, people);
    return;
  }
  void (
    takeNamed(draft, people, source) ||
    takeShelves(draft, source) ||
    takeCast(draft, people, source.names()) ||
    takePath(draft, source.context.path ?? '')
  );
}

/** A series code beside a disclaimer that names the source: STN, Station Nine. */
function expandCode(draft: Draft, people: ReadonlySet<string>): void {
  const { reading } = draft;
  const [code] = reading.fandoms;
  if (!code || reading.fandoms.length > 1 || !/^[A-Z][A-Z0-9]{1,4}$/.test(code)) return;
  const passage = passageOfField(draft, 'disclaimer');
  const owned = fandomsOfDisclaimer(passage.text, people, people).find((one) => codeFits(code, one.fandom));
  if (!owned) return;
  reading.fandoms = [owned.fandom];
  citeWords(draft, 'fandoms', passage, owned, CODE);
}

/** What the author's own words name. */
function takeNamed(draft: Draft, people: ReadonlySet<string>, source: InferenceSource): boolean {
  const passage = passageOfField(draft, 'disclaimer');
  const owned = passage.text === '' ? [] : fandomsOfDisclaimer(passage.text, people, named(draft, source));
  if (owned.length > 0) {
    for (const one of owned) suggest(draft, passage, one);
    return true;
  }
  const voices = [...VOICES.map((field) => passageOfField(draft, field)), passageOfPieces(source.voice)];
  for (const voice of voices) {
    const first = voice.text === '' ? null : fandomOfFirstFic(voice.text, people);
    if (!first) continue;
    suggest(draft, voice, first);
    return true;
  }
  return false;
}

/** Everybody whose name stands in the title, the summary or the story. */
function named({ reading }: Draft, source: InferenceSource): Set<string> {
  const told = source.names();
  const written = `${reading.title ?? ''} ${reading.summary ?? ''}`.match(/\p{Lu}[\p{L}'’-]{2,30}/gu) ?? [];
  return new Set([...written, ...told.names.map((one) => one.name), ...told.runs.keys()]);
}

function suggest(draft: Draft, passage: Passage, one: NamedFandom): void {
  addAll(draft.reading.fandoms, [one.fandom]);
  citeWords(draft, 'fandoms', passage, one, one.confidence);
}

/** What newsgroups, list addresses and subject tags name; two different sources name none. */
function takeShelves(draft: Draft, source: InferenceSource): boolean {
  const found: { shelf: ShelfFandom; line: SourceLine }[] = [];
  for (const line of source.frame()) {
    if (!SHELVED.test(line.text)) continue;
    const subject = /^\s*subject:/i.test(line.text);
    for (const shelf of subject ? fandomsOfTags(line.text) : fandomsOfLine(line.text))
      found.push({ shelf, line });
  }
  const names = new Set(found.map((one) => one.shelf.fandom));
  const [first] = found;
  if (!first || names.size > 1) return false;
  draft.reading.fandoms = [first.shelf.fandom];
  const { at, name } = first.shelf;
  const span = spanOf(first.line, at, at + name.length);
  citeSpan(draft, 'fandoms', { raw: name, ...span }, SHELF);
  return true;
}

/** The source whose people the header and the story name; their first mentions are the evidence. */
function takeCast(draft: Draft, people: ReadonlySet<string>, told: StoryNames): boolean {
  const cast = fandomOfCast([...people], told);
  if (!cast) return false;
  draft.reading.fandoms = [cast.fandom];
  for (const { name, line, at } of cast.seen)
    citeSpan(draft, 'fandoms', { raw: name, ...spanOf(line, at, at + name.length) }, cast.confidence);
  if (cast.seen.length === 0)
    citeOutside(draft, 'fandoms', [...people].join(', '), 'inferred', cast.confidence);
  return true;
}

function takePath(draft: Draft, path: string): boolean {
  const fandom = path === '' ? null : fandomOfPath(path);
  if (!fandom) return false;
  draft.reading.fandoms = [fandom];
  citeOutside(draft, 'fandoms', path.slice(0, 200), 'path', SHELF);
  return true;
}
