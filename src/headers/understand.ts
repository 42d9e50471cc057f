import { repairText, type SourceLine, splitLines } from '#text';
import { readEdition, readGutenberg } from './edition/gutenberg.ts';
import { applyTail } from './fields/apply-tail.ts';
import { applyTransport } from './fields/apply-transport.ts';
import { type Draft, evidenceOf, explain, newDraft } from './fields/draft.ts';
import { inferFields, languageOfLabels } from './fields/infer.ts';
import { type InferenceSource, inferenceSource } from './fields/inference-source.ts';
import { interpretFields } from './fields/interpret.ts';
import type { HeaderContext, Understanding } from './understanding.ts';
import { isChapterHeading } from './zone/chapter-line.ts';
import { splitRun } from './zone/inline-run.ts';
import { applyMarks } from './zone/marks.ts';
import { prepareLines } from './zone/prepare.ts';
import { readSubject } from './zone/subject.ts';
import { readTail } from './zone/tail.ts';
import { readTransport } from './zone/transport.ts';
import { readZone } from './zone/zone.ts';
import { isBlank, sliceLine, type ZoneLine } from './zone/zone-line.ts';

const MAX_ZONE_LINES = 250;
const MAX_TAIL_LINES = 250;
const MAX_ZONE_CHARACTERS = 20_000;

/**
 * Understands a text from its lines: what it says of itself, with evidence, and where the story stands. Lines are as a
 * person would read them (damage repaired, entities resolved). Linear in the text; never throws.
 */
export function understandLines(source: readonly SourceLine[], context: HeaderContext): Understanding {
  if (context.edition !== undefined) return readEdition(source, context.edition, context.hints?.title);
  const gutenberg = readGutenberg(source);
  if (gutenberg) return gutenberg;
  const { lines, wrapper } = prepareLines(source);
  const draft = newDraft();
  const first = lines.findIndex((line) => !isBlank(line));
  const zoneLines = zoneOf(lines, Math.max(0, first));
  const transport = readTransport(zoneLines, 0);
  const subject =
    transport && transport !== 'fiction' ? readSubject(transport.fields.get('subject')?.text ?? '') : null;
  if (transport === 'fiction') {
    infer(draft, inferenceSource(draft, source, lines, [], context));
    return finish(draft, source, lines, [], 0, lines.length);
  }
  const start = transport ? transport.next : 0;
  const zone = readZone(zoneLines.slice(start), countHeadings(lines), subject?.title ?? null);
  const bodyLine = zone.lines.slice(zone.end).find((line) => !isBlank(line)) ?? null;
  const from = bodyLine
    ? positionOf(lines, bodyLine)
    : Math.min(lines.length, positionAfter(lines, zoneLines));
  const tail = readTail(withoutTagsAtEnd(lines), from);
  interpretFields(draft, [...zone.fields, ...tail.fields]);
  explain(draft, [], 'inferred', 0.6, () => {
    draft.reading.language ??= languageOfLabels(zone.fields.map((field) => field.label));
  });
  applyMarks(draft, zone.marks);
  if (transport && subject) {
    const line = transport.fields.get('subject');
    explain(draft, line ? [line] : [], 'subject', 0.6, () => applyTransport(draft, transport, subject));
  }
  explain(draft, [...tail.prose.flat(), ...tail.urls].slice(0, 8), 'prose', 0.7, () =>
    applyTail(draft, tail, wrapper.author),
  );
  const voice = [
    ...zone.marks.filter((mark) => mark.kind === 'prose').flatMap((mark) => mark.pieces),
    ...tail.prose.flat(),
  ];
  infer(draft, inferenceSource(draft, source, lines.slice(from, Math.max(from, tail.end)), voice, context));
  return finish(draft, source, lines, bodyLine ? [bodyLine] : [], from, Math.max(from, tail.end));
}

function infer(draft: Draft, source: InferenceSource): void {
  explain(draft, [], 'inferred', 0.4, () => inferFields(draft, source));
}

/**
 * Understands raw decoded text: repairs it first; offsets of evidence still point into `text`. `bodyStart` is the first
 * line of the story, null when there is none.
 */
export function understand(
  text: string,
  context: HeaderContext = {},
): Understanding & { bodyStart: string | null } {
  const raw = splitLines(text);
  const repaired = splitLines(repairText(text).text);
  const lines = raw.map((line, index) => {
    const mended = repaired[index]?.text ?? line.text;
    return mended === line.text ? line : { ...line, text: mended, exact: false };
  });
  const understanding = understandLines(lines, context);
  return { ...understanding, bodyStart: bodyStartOf(understanding.story) };
}

/** The first line of a story that has words or marks, trimmed; null when there is none. */
export function bodyStartOf(story: readonly SourceLine[]): string | null {
  return story.find((line) => line.text.trim() !== '')?.text.trim() ?? null;
}

/** The lines a header can stand in: bounded, doubled spacing collapsed, several fields on a line parted. */
function zoneOf(lines: readonly ZoneLine[], first: number): ZoneLine[] {
  const zone: ZoneLine[] = [];
  const doubled = isDoubleSpaced(lines.slice(first, first + 200));
  let filled = 0;
  let characters = 0;
  let blanks = 0;
  for (
    let at = first;
    at < lines.length && filled < MAX_ZONE_LINES && characters < MAX_ZONE_CHARACTERS;
    at += 1
  ) {
    const line = lines[at];
    if (!line) break;
    if (isBlank(line)) {
      blanks += 1;
      if (!doubled || blanks > 1) zone.push(line);
      continue;
    }
    blanks = 0;
    filled += 1;
    characters += line.text.length;
    zone.push(...splitRun(withoutFrame(withoutTags(line))));
  }
  return zone;
}

/** Whether four in five lines stand between blank ones and are short. Source: section 10.7. */
function isDoubleSpaced(lines: readonly ZoneLine[]): boolean {
  let filled = 0;
  let alone = 0;
  lines.forEach((line, at) => {
    if (isBlank(line) || filled >= 60) return;
    filled += 1;
    if (line.text.length <= 80 && isBlank(lines[at - 1]) && isBlank(lines[at + 1])) alone += 1;
  });
  return filled >= 6 && alone / filled >= 0.8;
}

/** A line without the sides of a box drawn around the header. Layout L15. */
function withoutFrame(line: ZoneLine): ZoneLine {
  if (line.text.length > 200) return line;
  const inner = /^\s*(?:([|║│])\s(.*\S)\s*\1|\*\s(.*:.*\S)\s*\*)\s*$/
    .exec(line.text)
    ?.slice(2)
    .find((side) => side !== undefined);
  return inner === undefined
    ? line
    : sliceLine(line, line.text.indexOf(inner), line.text.indexOf(inner) + inner.length);
}

/** The lines of a text, its last ones without tags: closing notes are read there, and a header may stand there. */
function withoutTagsAtEnd(lines: readonly ZoneLine[]): readonly ZoneLine[] {
  const start = Math.max(0, lines.length - MAX_TAIL_LINES);
  const end = lines.slice(start);
  return end.some((line) => line.text.includes('<'))
    ? [...lines.slice(0, start), ...end.map(withoutTags)]
    : lines;
}

function withoutTags(line: ZoneLine): ZoneLine {
  if (!line.text.includes('<') || line.text.length > 2000) return line;
  const text = line.text.replace(
    /<\/?(?:b|i|u|em|strong|font|center|big|small|span|p|div|h[1-6]|br|title|html|head|body|tt|blockquote)(?=[\s/>])[^<>]{0,80}>/gi,
    '',
  );
  return text === line.text ? line : { ...line, text, exact: false };
}

function countHeadings(lines: readonly ZoneLine[]): number {
  let count = 0;
  for (const line of lines) if (line.text.length <= 120 && isChapterHeading(line.text)) count += 1;
  return count;
}

function positionOf(lines: readonly ZoneLine[], wanted: ZoneLine): number {
  const at = lines.findIndex((line) => line.index === wanted.index);
  return at < 0 ? lines.length : at;
}

function positionAfter(lines: readonly ZoneLine[], zone: readonly ZoneLine[]): number {
  const last = zone.at(-1);
  return last ? positionOf(lines, last) + 1 : 0;
}

function finish(
  draft: ReturnType<typeof newDraft>,
  source: readonly SourceLine[],
  lines: readonly ZoneLine[],
  head: readonly ZoneLine[],
  from: number,
  end: number,
): Understanding {
  const story: SourceLine[] = lines.slice(from, end);
  if (story.length > 0 && head[0]) story[0] = head[0];
  const first = lines[from]?.index ?? source.length;
  const last = end > from ? (lines[end]?.index ?? source.length) : first;
  return {
    reading: draft.reading,
    evidence: evidenceOf(draft),
    body: { from: first, to: Math.max(first, last) },
    story,
  };
}
