/** What must hold of any text, and what is wrong where it does not. */
import { type Chapter, chapterText, validateDocument } from '#document';
import { emptyReading, type Reading, structureLines, type Understanding, understand } from '#headers';
import { repairText, type SourceLine, splitLines } from '#text';
import { chapterHeadOf, titledPartOf } from '../../src/headers/body/chapter-head.ts';
import { endMarkerOf } from '../../src/headers/body/end-marker.ts';
import { isSceneBreak } from '../../src/headers/body/scene-break.ts';
import { processorTime } from './clock.ts';

const UNSAID = emptyReading();
const FIELDS = Object.keys(UNSAID) as (keyof Reading)[];
/** Soft hyphens, zero-width spaces and direction marks, which stand in no chapter. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
/** The word that names a picture; what it shows is kept. */
const PICTURE = /\[(?:illustration|image|picture|abbildung)/gi;
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** `kind` is one of a few words, so that a smaller input can be told to fail in the same way. */
export type Fault = { kind: string; detail: string };

/** Milliseconds an input may take, whatever its length, and for each of its characters. */
const BASE_TIME = 100;
const TIME_PER_CHARACTER = 0.02;
/** A slow answer may be the machine's fault: only when it is slow this many times is it the text's. */
const SLOW_RUNS = 4;

/** The first fault that understanding and structuring a text shows; null when there is none. */
export function faultOf(text: string): Fault | null {
  const started = processorTime();
  try {
    const understood = understand(text);
    const { chapters } = structureLines(understood.story, {
      reading: understood.reading,
      contents: understood.contents ?? [],
    });
    const took = processorTime() - started;
    const lines = linesOf(text);
    return (
      timeFault(text, took) ??
      lineFault(text, lines) ??
      evidenceFault(text, lines, understood) ??
      storyFault(text, lines, understood) ??
      chapterFault(understood, chapters)
    );
  } catch (thrown) {
    const error = thrown instanceof Error ? thrown : new Error(String(thrown));
    return { kind: `throws ${error.name}`, detail: error.stack ?? error.message };
  }
}

function timeFault(text: string, took: number): Fault | null {
  const most = BASE_TIME + text.length * TIME_PER_CHARACTER;
  let least = took;
  for (let run = 1; run < SLOW_RUNS && least > most; run += 1) {
    const started = processorTime();
    const understood = understand(text);
    structureLines(understood.story, { reading: understood.reading, contents: understood.contents ?? [] });
    least = Math.min(least, processorTime() - started);
  }
  return least > most
    ? { kind: 'slow', detail: `${text.length} characters took ${least.toFixed(0)} ms` }
    : null;
}

/** The lines of a text as they are understood: damage repaired, each with its place. */
function linesOf(text: string): SourceLine[] {
  const repaired = splitLines(repairText(text).text);
  return splitLines(text).map((line, at) => ({ ...line, text: repaired[at]?.text ?? line.text }));
}

/** Repair must leave every line in its place. */
function lineFault(text: string, lines: readonly SourceLine[]): Fault | null {
  const repaired = splitLines(repairText(text).text).length;
  return repaired <= lines.length && repaired >= lines.length - 1
    ? null
    : { kind: 'lines', detail: `${lines.length} lines became ${repaired}` };
}

/**
 * Every value has evidence, and evidence points into the text: at what it quotes or, where lines were joined or mended, at
 * a stretch with its words or at whole lines, which may be quoted.
 */
function evidenceFault(
  text: string,
  lines: readonly SourceLine[],
  { reading, evidence }: Understanding,
): Fault | null {
  for (const field of FIELDS)
    if (JSON.stringify(reading[field]) !== JSON.stringify(UNSAID[field]) && !evidence[field]?.length)
      return { kind: 'a value without evidence', detail: `${field}: ${JSON.stringify(reading[field])}` };
  for (const [field, all] of Object.entries(evidence)) {
    for (const { raw, start, end, confidence } of all) {
      const say = (kind: string): Fault => ({
        kind,
        detail: `${field}: ${start} to ${end}: ${JSON.stringify(raw)}`,
      });
      if (!(start >= 0 && start <= end && end <= text.length)) return say('evidence outside');
      if (!(confidence >= 0 && confidence <= 1)) return say('confidence');
      const outside = start === 0 && end === 0;
      const there = text.slice(start, end);
      if (outside || there === raw || firstLost(lettersOf(raw), lettersOf(there)) < 0) continue;
      if (!isWholeLines(text, start, end) && mended(lines, start, end) !== raw)
        return say('evidence quotes something else');
    }
  }
  return null;
}

/** What stands between two places of a line after its damage was mended, where that changed no place. */
function mended(lines: readonly SourceLine[], start: number, end: number): string | null {
  const line = lines.find((one) => one.start <= start && end <= one.end);
  return line ? line.text.slice(start - line.start, end - line.start) : null;
}

function isWholeLines(text: string, start: number, end: number): boolean {
  const before = Math.max(0, text.slice(0, start).search(/[^\n\r\u2028\u2029]*$/));
  return (
    /^[\s>]*$/.test(text.slice(before, start)) && /^(?:$|[\n\r\u2028\u2029])/.test(text.slice(end, end + 1))
  );
}

/** The story has the words of its body's lines. Of the first line some may be header, or markup. */
function storyFault(text: string, lines: readonly SourceLine[], understood: Understanding): Fault | null {
  const { body, story, kept } = understood;
  if (!(body.from >= 0 && body.from <= body.to && body.to <= lines.length))
    return { kind: 'body outside', detail: `${body.from} to ${body.to} of ${lines.length}` };
  for (const line of story)
    if (line.exact && text.slice(line.start, line.end) !== line.text)
      return { kind: 'story line quotes something else', detail: JSON.stringify(line) };
  if (kept !== undefined) return null;
  const told = lettersOf(textOf(story));
  const [opening] = story;
  const own = lines.slice(body.from, body.to);
  const within = own.filter((line) => line.start < (opening?.end ?? 0));
  const behind = lettersOf(textOf(own.slice(within.length)));
  const begun = told.slice(0, told.length - behind.length);
  return told.endsWith(behind) && firstLost(begun, lettersOf(textOf(within))) < 0
    ? null
    : { kind: 'words lost before the story', detail: `${behind.length} letters, ${told.length} told` };
}

/** Every line of the story stands in its chapters; heads, end markers, glyph lines, its title and bylines may go. */
function chapterFault({ story, reading }: Understanding, chapters: Chapter[]): Fault | null {
  const problems = validateDocument({ chapters });
  if (problems.length > 0) return { kind: 'invalid document', detail: JSON.stringify(problems.slice(0, 3)) };
  const found = lettersOf(
    chapters
      .map((one) => `${one.title ?? ''}\n${chapterText(one)}`)
      .join('\n')
      .replace(PICTURE, '['),
  );
  const cleaned = story.map((line) =>
    line.text
      .replace(CONTROLS, ' ')
      .replace(PICTURE, '[')
      .replace(UNSEEN, '')
      .replace(/^[\s>|:]+/, '')
      .trim(),
  );
  const wanted = cleaned.filter((line) => !mayGo(line, reading)).map(lettersOf);
  const lost =
    wanted.find((letters) => !found.includes(letters)) ?? fewerLetters(wanted.join(''), found) ?? null;
  return lost === null ? null : { kind: 'words lost in chapters', detail: lost };
}

/** The letters of one text that another has not got as often; null when it has. */
function fewerLetters(wanted: string, found: string): string | null {
  const counts = new Map<string, number>();
  for (const letter of found) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  for (const letter of wanted) counts.set(letter, (counts.get(letter) ?? 0) - 1);
  const lost = [...counts].filter(([, count]) => count < 0).map(([letter]) => letter);
  return lost.length === 0 ? null : lost.join('');
}

function mayGo(line: string, { title, authors }: Reading): boolean {
  return (
    line.length === 1 ||
    chapterHeadOf(line) !== null ||
    line.toLowerCase() === title?.toLowerCase() ||
    titledPartOf(line, title ?? '') !== null ||
    authors.some((name) => line.endsWith(` by ${name}`)) ||
    endMarkerOf(line) !== null ||
    isSceneBreak(line, true)
  );
}

/** The place of the first letter of `wanted` that `found` has not got in order; -1 when it has all. */
function firstLost(wanted: string, found: string): number {
  let at = 0;
  for (let index = 0; index < wanted.length; index += 1) {
    at = found.indexOf(wanted[index] ?? '', at);
    if (at < 0) return index;
    at += 1;
  }
  return -1;
}

function textOf(lines: readonly SourceLine[]): string {
  return lines.map((line) => line.text).join('\n');
}

/** The letters and digits of a text, and nothing between them. */
function lettersOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).join('');
}
