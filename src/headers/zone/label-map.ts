import { ARCHIVE_NAME } from '#vocabulary';
import { readChapterLine } from './chapter-line.ts';
import {
  isEverydayLabel,
  type LabelLine,
  readBareLabel,
  readLabelLine,
  readLoneLabel,
} from './label-line.ts';
import { endMarker, STATISTICS_LINE } from './line-kinds.ts';
import { isSpeaker, speakersOf } from './speakers.ts';
import { isBlank, type ZoneLine } from './zone-line.ts';

/** The label lines of a zone that are accepted, by their place in it. */
export type LabelMap = ReadonlyMap<number, LabelLine>;

const MAX_MISSPELT_LOOKUPS = 80;
/** After so many filled lines without a label a story has begun, and what looks like a label there is none. */
const MOST_QUIET_LINES = 60;
/** A line that begins with a label and no separator is short. */
const MAX_BARE_LINE = 120;

/** Decides which lines are label lines: by their own words, and by their neighbours. Source: section 0.2. */
export function knownLabels(lines: readonly ZoneLine[]): LabelMap {
  const { filled, shapes } = labelShapes(lines);
  const accepted = new Map<number, LabelLine>();
  const speakers = speakersOf(shapes);
  filled.forEach((at, place) => {
    const shape = shapes.get(at);
    if (shape && !isSpeaker(shape, speakers) && isAccepted(shape, place, filled, shapes, lines))
      accepted.set(at, namedArchive(shape, lines[at]?.text ?? ''));
  });
  nameArchives(accepted, lines);
  addBareLabels(filled, lines, accepted);
  addHeadings(filled, lines, accepted);
  return isHeader(accepted) && !isNarrative(accepted, lines) ? accepted : new Map();
}

/** The filled lines a header may stand in, by their places, and those among them that look like label lines. */
function labelShapes(lines: readonly ZoneLine[]): { filled: number[]; shapes: Map<number, LabelLine> } {
  const filled: number[] = [];
  const shapes = new Map<number, LabelLine>();
  let lookups = 0;
  let quiet = 0;
  for (const [at, line] of lines.entries()) {
    if (isBlank(line)) continue;
    if (quiet > MOST_QUIET_LINES) break;
    filled.push(at);
    quiet += 1;
    if (STATISTICS_LINE.test(line.text)) continue;
    const shape = readLabelLine(line.text, lookups < MAX_MISSPELT_LOOKUPS);
    if (!shape) continue;
    if (shape.kind === 'misspelt' || shape.kind === 'unknown') lookups += 1;
    if (shape.kind !== 'unknown') quiet = 0;
    shapes.set(at, shape);
  }
  return { filled, shapes };
}

/** Fields that closing notes have too: alone they do not make a header. */
const CLOSING: ReadonlySet<string> = new Set([
  'notes',
  'endNotes',
  'disclaimer',
  'feedback',
  'archive',
  'thanks',
  'email',
  'url',
  'date',
]);

/**
 * Whether at least `least` label lines stand among the next `reach` lines, one of them such as closing notes do not
 * have. Looks no further than an end marker.
 */
export function labelsAhead(
  labels: LabelMap,
  lines: readonly ZoneLine[],
  from: number,
  reach: number,
  least: number,
): boolean {
  let seen = 0;
  let found = 0;
  let heading = false;
  for (let at = from; at < lines.length && seen < reach; at += 1) {
    const line = lines[at];
    if (!line || isBlank(line)) continue;
    if (endMarker(line.text)) return false;
    seen += 1;
    const label = labels.get(at);
    if (!label || label.kind === 'unknown') continue;
    found += 1;
    heading ||= label.fields.some((field) => !CLOSING.has(field));
    if (found >= least && heading) return true;
  }
  return false;
}

function isPlain(shape: LabelLine | undefined): boolean {
  return shape?.kind === 'exact' && !isEverydayLabel(shape.label);
}

function isAccepted(
  shape: LabelLine,
  place: number,
  filled: readonly number[],
  shapes: ReadonlyMap<number, LabelLine>,
  lines: readonly ZoneLine[],
): boolean {
  const near = (reach: number, test: (one: LabelLine | undefined) => boolean) => {
    let count = 0;
    for (let offset = -reach; offset <= reach; offset += 1) {
      if (offset !== 0 && test(shapes.get(filled[place + offset] ?? -1))) count += 1;
    }
    return count;
  };
  if (shape.separator === '\n') return near(14, isPlain) >= 2;
  const colon = shape.separator === ':';
  if (shape.kind === 'exact' && colon && !isEverydayLabel(shape.label)) return true;
  const known = (one: LabelLine | undefined) => isPlain(one) || one?.kind === 'misspelt';
  if (shape.kind === 'misspelt') return near(2, known) >= 1 || (place <= 2 && near(2, isPlain) >= 1);
  if (shape.kind === 'unknown') {
    const words = shape.label.split(/\s+/).length;
    const text = lines[filled[place] ?? 0]?.text ?? '';
    if (isValueBelow(place, filled, shapes, lines)) return false;
    if (words > 6 || !/^\p{Lu}|^\p{Lo}/u.test(shape.label) || readChapterLine(text)) return false;
    return beside(filled[place] ?? 0, shapes) || (archiveAnswer(shape, text) && near(3, isPlain) >= 1);
  }
  if (/^(?:from|to|for|with|name)$/i.test(shape.label)) return near(3, isPlain) >= 2;
  if (colon) return near(3, isPlain) >= 1 || (place === 0 && /^(?:fic|fiction|story)$/i.test(shape.label));
  return near(2, isPlain) >= 1;
}

/** Whether the line above is a plain label without a value: then this line is the value, whatever it looks like. */
function isValueBelow(
  place: number,
  filled: readonly number[],
  shapes: ReadonlyMap<number, LabelLine>,
  lines: readonly ZoneLine[],
): boolean {
  const above = filled[place - 1] ?? -1;
  const label = shapes.get(above);
  return label?.kind === 'exact' && (lines[above]?.text.slice(label.from).trim() ?? '') === '';
}

/** Whether the line right above or below is a plain label line. */
function beside(at: number, shapes: ReadonlyMap<number, LabelLine>): boolean {
  return [at - 1, at + 1].some((near) => isPlain(shapes.get(near)) && shapes.get(near)?.separator === ':');
}

/** "Camelot Archive: yes" is a permission, whatever the archive is called. */
function archiveAnswer(shape: LabelLine, text: string): boolean {
  const value = text.slice(shape.from, shape.to).trim();
  return (
    (ARCHIVE_NAME.test(shape.label) && /^(?:yes|no|ok|okay|sure)\b/i.test(value)) ||
    /^other (?:archives?|sites?)$/i.test(shape.label)
  );
}

/** `Haunted Stacks: no` beside another archive's answer is one too, whatever it is called. */
function nameArchives(accepted: Map<number, LabelLine>, lines: readonly ZoneLine[]): void {
  for (const [at, shape] of accepted) {
    const value = lines[at]?.text.slice(shape.from, shape.to).trim() ?? '';
    if (shape.kind !== 'unknown' || !/^(?:yes|no|ok|okay|sure)\W{0,2}$/i.test(value)) continue;
    const beside = [at - 1, at + 1].some((near) => {
      const one = accepted.get(near);
      return one?.fields.includes('archive') && ARCHIVE_NAME.test(one.label);
    });
    if (beside) accepted.set(at, { ...shape, fields: ['archive'], kind: 'exact' });
  }
}

function namedArchive(shape: LabelLine, text: string): LabelLine {
  if (shape.kind !== 'unknown' || !archiveAnswer(shape, text)) return shape;
  return { ...shape, fields: ['archive'], kind: 'exact' };
}

/** Fields whose labels stories use for themselves: a recipe's time and ingredients. */
const AMBIENT: ReadonlySet<string> = new Set(['setting', 'contains', 'quote']);

/** Whether one label at least is such as only headers have. */
function isHeader(accepted: LabelMap): boolean {
  for (const { kind, fields } of accepted.values())
    if (kind !== 'unknown' && fields.some((field) => !AMBIENT.has(field))) return true;
  return false;
}

/** "Warning: that was what the sign said": one label, and behind it a tale. */
function isNarrative(accepted: LabelMap, lines: readonly ZoneLine[]): boolean {
  const [only] = [...accepted];
  if (accepted.size !== 1 || !only) return false;
  const value = lines[only[0]]?.text.slice(only[1].from, only[1].to) ?? '';
  return /^\p{Ll}/u.test(value) && /\b(?:was|were|had|said)\b.{20}/.test(value.slice(0, 200));
}

/** Labels that have their lines to themselves, without a separator, values below: three or more. Layout L3. */
function addHeadings(
  filled: readonly number[],
  lines: readonly ZoneLine[],
  accepted: Map<number, LabelLine>,
): void {
  const found: { at: number; place: number; label: LabelLine }[] = [];
  for (const [place, at] of filled.entries()) {
    const label = accepted.has(at) ? null : readLoneLabel(lines[at]?.text ?? '');
    if (!label) continue;
    const last = found.at(-1);
    const near = last === undefined ? place <= 6 : place - last.place <= 8;
    if (!near) break;
    if (last?.place !== place - 1) found.push({ at, place, label });
  }
  const names = new Set(found.flatMap((one) => one.label.fields));
  if (found.length < 3 || !['title', 'author', 'rating'].some((one) => names.has(one as 'title'))) return;
  for (const one of found) accepted.set(one.at, one.label);
}

/** Runs of three or more lines that each begin with a label and no separator. Layout L6. */
function addBareLabels(
  filled: readonly number[],
  lines: readonly ZoneLine[],
  accepted: Map<number, LabelLine>,
): void {
  let run: { at: number; label: LabelLine }[] = [];
  const close = () => {
    const words = new Set(run.map((one) => one.label.label));
    const everyday = words.size < 3 && [...words].every(isEverydayLabel);
    if (run.length >= 3 && !everyday) for (const one of run) accepted.set(one.at, one.label);
    run = [];
  };
  for (const at of filled) {
    const previous = run.at(-1)?.at;
    const text = lines[at]?.text ?? '';
    const label = accepted.has(at) || text.length > MAX_BARE_LINE ? null : readBareLabel(text);
    if (!label || (previous !== undefined && previous !== at - 1)) close();
    if (label) run.push({ at, label });
  }
  close();
}
