import { type Block, blockText } from '#document';
import type { WrittenTags } from '#stories';

/** Blocks at either end among which the archive's own words stand. */
const NEAR_ENDS = 40;
const POSTED =
  /Posted originally on the Archive of Our Own at\s{1,3}(https?:\/\/archiveofourown\.org\/works\/\d{1,12})/i;
const INVITATION = /^Please drop by the archive and comment\b/i;

/** The labels of the preface's list of tags, in singular and plural (formats §3). */
const LABEL =
  /^(Rating|Archive Warning|Categor(?:y|ies)|Fandom|Relationship|Character|Additional Tag|Language|Series|Collection|Stats?)s?:(?:\s|$)/;

/**
 * The blocks of a PDF that the Archive of Our Own made, without its headings and its invitation, the address that the
 * preface names, its list of tags, each label with its value on one line, and the work's end notes. Any other text comes back as it is.
 */
export function archiveDownload(blocks: readonly Block[]): {
  blocks: readonly Block[];
  address: string | null;
  tags: WrittenTags;
  endNotes: string | null;
  dropped: number;
} {
  const address = POSTED.exec(blocks.slice(0, NEAR_ENDS).map(blockText).join('\n'))?.[1];
  if (address === undefined) return { blocks, address: null, tags: [], endNotes: null, dropped: 0 };
  const first = /^preface$/i.test(textOf(blocks[0])) ? 1 : 0;
  const end = blocks.findLastIndex((block) => INVITATION.test(textOf(block)));
  const invited = end >= 0 && end >= blocks.length - NEAR_ENDS;
  const story = blocks.filter((_, index) => index >= first && !(invited && index === end));
  const notes = invited ? endNotesOf(story) : null;
  const kept = notes === null ? story : story.slice(0, notes.at);
  const last = kept.at(-1);
  const bare = invited && last?.type === 'heading' && /^afterword$/i.test(textOf(last));
  const own = bare ? kept.slice(0, -1) : kept;
  const mended = prefaceOf(own);
  return {
    blocks: [...mended.lines.map(paragraph), ...own.slice(mended.length)],
    address,
    tags: mended.lines.flatMap(tagOf),
    endNotes: notes === null ? null : notes.text,
    dropped: blocks.length - story.length + (bare ? 1 : 0),
  };
}

function textOf(block: Block | undefined): string {
  return block === undefined ? '' : blockText(block).trim();
}

/** The notes at the end of the whole work, which stand last, under a line of their own. */
function endNotesOf(blocks: readonly Block[]): { at: number; text: string } | null {
  const at = blocks.findLastIndex((block) => /^end notes:?$/i.test(textOf(block)));
  const text = blocks
    .slice(at + 1)
    .map(textOf)
    .join('\n\n')
    .trim();
  return at < 0 || at < blocks.length - NEAR_ENDS || text === '' ? null : { at, text };
}

/** The lines up to the first heading, with what wraps joined to its label; `length` counts the blocks they were. */
function prefaceOf(blocks: readonly Block[]): { lines: string[]; length: number } {
  const length = blocks.slice(0, NEAR_ENDS).findIndex((block) => block.type === 'heading');
  const written = blocks.slice(0, Math.max(0, length)).flatMap((block) => blockText(block).split('\n'));
  if (!written.some((line) => LABEL.test(line))) return { lines: [], length: 0 };
  const lines: string[] = [];
  for (const line of written.map((one) => one.trim()).filter((one) => one !== '')) {
    const before = lines.at(-1);
    if (before !== undefined && LABEL.test(before) && !LABEL.test(line))
      lines[lines.length - 1] = `${before} ${line}`;
    else lines.push(line);
  }
  return { lines, length };
}

function paragraph(text: string): Block {
  return { type: 'paragraph', children: [{ type: 'text', text }] };
}

function tagOf(line: string): WrittenTags {
  const colon = line.indexOf(':');
  return LABEL.test(line) ? [{ label: line.slice(0, colon), value: line.slice(colon + 1).trim() }] : [];
}
