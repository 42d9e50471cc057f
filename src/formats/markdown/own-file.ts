import { type Block, type Chapter, chapterText, type Inline } from '#document';
import { parseHtml } from '#markup';
import { bodyStartOf, type FieldEvidence, type ReadWork } from '#stories';
import { FIELD_OF_NAME, type FieldReading, readingOfFields } from '../work-fields.ts';
import { SOURCE } from './blocks.ts';
import type { FrontField } from './front-matter.ts';
import type { HtmlPiece } from './to-html.ts';
import { FRONT_FIELDS } from './writer.ts';

/** Whether front matter is as this program writes it: its names in its order, the title first. */
export function isOwnFile(fields: readonly FrontField[]): boolean {
  const order = fields.map(({ key }) => FRONT_FIELDS.findIndex(([name]) => name === key));
  const required = ['title', 'creators', 'rating', 'language', 'status', 'words'];
  return (
    order[0] === 0 &&
    order.every((place, index) => index === 0 || place > (order[index - 1] ?? 0)) &&
    required.every((name) => name === 'creators' || fields.some(({ key }) => key === name))
  );
}

/** Reads back a file that this program wrote: values as they were, a chapter for every heading of the second level. */
export function readOwnFile(fields: readonly FrontField[], pieces: readonly HtmlPiece[]): ReadWork {
  const { reading, ...beyond } = readingOf(fields);
  const drafts: { title: string | null; html: string[] }[] = [];
  for (const { level, html } of pieces) {
    if (level === 1 && drafts.length === 0) continue;
    if (level === 2) drafts.push({ title: textOfHtml(html), html: [] });
    else {
      if (drafts.length === 0) drafts.push({ title: null, html: [] });
      drafts.at(-1)?.html.push(level === null ? html : `<h${level}>${html}</h${level}>`);
    }
  }
  const chapters = drafts.map(({ title, html }, index): Chapter => {
    const blocks = parseHtml(html.join('')).blocks.map(withSource);
    return title === null || title === `Chapter ${index + 1}` ? { blocks } : { title, blocks };
  });
  return {
    reading,
    evidence: evidenceOf(fields),
    document: { ...(reading.language !== null && { language: reading.language }), chapters },
    bodyStart: bodyStartOf(chapters),
    ...beyond,
  };
}

/** A quotation whose last paragraph is where it is from, as this program writes it. */
function withSource(block: Block): Block {
  if (block.type !== 'quotation' || block.attribution !== undefined || block.children.length < 2)
    return block;
  const last = block.children.at(-1);
  if (last?.type !== 'paragraph') return block;
  const [first, ...rest] = last.children;
  if (first?.type !== 'text' || !first.text.startsWith(SOURCE)) return block;
  const text = first.text.slice(SOURCE.length);
  const attribution: Inline[] = text === '' ? rest : [{ type: 'text', text }, ...rest];
  return { ...block, children: block.children.slice(0, -1), attribution };
}

function textOfHtml(html: string): string {
  return chapterText({ blocks: parseHtml(`<p>${html}</p>`).blocks }).trim();
}

/** The values under each name that this program has for a field. */
function readingOf(fields: readonly FrontField[]): FieldReading {
  const said = new Map(fields.map(({ key, values }) => [key, values]));
  const { reading, ...beyond } = readingOfFields((name) => {
    const key = FRONT_FIELDS.find(([, field]) => field === name)?.[0];
    return key === undefined ? [] : (said.get(key) ?? []);
  });
  return {
    reading: { ...reading, language: reading.language === 'und' ? null : reading.language },
    ...beyond,
  };
}

function evidenceOf(fields: readonly FrontField[]): FieldEvidence {
  const evidence: FieldEvidence = {};
  for (const { key, values, start, end } of fields) {
    const name = FRONT_FIELDS.find(([front]) => front === key)?.[1];
    const field = name === undefined ? undefined : FIELD_OF_NAME.get(name);
    if (field === undefined) continue;
    evidence[field] = values.map((raw) => ({ source: 'metadata', raw, start, end, confidence: 1 }));
  }
  return evidence;
}
