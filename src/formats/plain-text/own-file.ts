/** Reads back texts that this program wrote. */
import type { Chapter, Evidence } from '#document';
import { bodyStartOf, type FieldEvidence, type ReadWork } from '#stories';
import { END_NOTES, FIELD_OF_NAME, type FieldName, readingOfFields } from '../work-fields.ts';
import type { Width } from './header-block.ts';
import { blocksOfText } from './own-blocks.ts';
import { type OwnHeader, readField, readHeader } from './read-header.ts';
import { CHAPTER_HEAD, DELIMITER } from './writer.ts';

type Line = { text: string; start: number };

/** The works of a text that this program wrote; null for any other text. */
export function readOwnText(text: string): ReadWork[] | null {
  if (!text.includes('\nWritten by: Fanlight (')) return null;
  const lines = linesOf(text);
  const works: ReadWork[] = [];
  let at = nextTitle(lines, 0);
  while (at < lines.length) {
    const header = readHeader(lines, at);
    const from = header === null ? null : afterDelimiter(lines, header.next);
    if (header === null || from === null) return null;
    const to = nextDelimiter(lines, from);
    const end = endNotes(lines, to + 1);
    works.push(workOf(header, end, lines.slice(from, to)));
    at = nextTitle(lines, to + 1);
  }
  return works.length === 0 ? null : works;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    lines.push({ text: raw.endsWith('\r') ? raw.slice(0, -1) : raw, start });
    start += raw.length + 1;
  }
  return lines;
}

function nextTitle(lines: readonly Line[], from: number): number {
  let at = from;
  while (at < lines.length && !lines[at]?.text.startsWith('Title: ')) at += 1;
  return at;
}

/** The line after the delimiter that follows a header; null where something else follows. */
function afterDelimiter(lines: readonly Line[], from: number): number | null {
  for (let at = from; at < lines.length; at += 1) {
    if (lines[at]?.text === DELIMITER) return at + 1;
    if (lines[at]?.text !== '') return null;
  }
  return null;
}

function nextDelimiter(lines: readonly Line[], from: number): number {
  for (let at = from; at < lines.length; at += 1) if (lines[at]?.text === DELIMITER) return at;
  return lines.length;
}

/** The field of the notes at the end, where it stands after the text. */
function endNotes(lines: readonly Line[], from: number): OwnHeader['values'] {
  const at = lines[from]?.text === '' ? from + 1 : from;
  const values: OwnHeader['values'] = new Map();
  const field = readField(lines, at);
  if (field?.label === END_NOTES) values.set('endNotes', [field]);
  return values;
}

function workOf(header: OwnHeader, end: OwnHeader['values'], body: readonly Line[]): ReadWork {
  const found = new Map([...header.values, ...end]);
  const all = (name: FieldName) => found.get(name)?.map(({ value }) => value) ?? [];
  const { reading, ...beyond } = readingOfFields(all);
  const chapters = chaptersOf(body, header.width);
  const document = { ...(reading.language !== null && { language: reading.language }), chapters };
  return { reading, evidence: evidenceOf(found), document, bodyStart: bodyStartOf(chapters), ...beyond };
}

function evidenceOf(found: OwnHeader['values']): FieldEvidence {
  const evidence: FieldEvidence = {};
  for (const [name, list] of found) {
    const field = FIELD_OF_NAME.get(name);
    if (field === undefined) continue;
    evidence[field] = list.map(
      ({ value, start, end }): Evidence => ({ source: 'label', raw: value, start, end, confidence: 1 }),
    );
  }
  return evidence;
}

/** Chapters at their heads; a text without heads is one. */
function chaptersOf(body: readonly Line[], width: Width): Chapter[] {
  const drafts: { title: string | null; lines: string[] }[] = [];
  for (const { text } of body) {
    const head = CHAPTER_HEAD.exec(text);
    if (head !== null) drafts.push({ title: head[2] ?? null, lines: [] });
    else if (drafts.length > 0 || text !== '') {
      if (drafts.length === 0) drafts.push({ title: null, lines: [] });
      drafts.at(-1)?.lines.push(text);
    }
  }
  return drafts.map(({ title, lines }) => {
    const blocks = blocksOfText(lines, width);
    return title === null ? { blocks } : { title, blocks };
  });
}
