import type { Inline, StoryDocument } from './model.ts';
import { walkBlocks, walkInlines } from './walk.ts';

/** A rule of the model that a document breaks; `path` is the chapter's position, from 0. */
export type DocumentFault = { path: number; says: string };

const SAFE_LINK = /^(?:https?:\/\/|mailto:)/i;

/** Checks what types cannot: safe links, no control characters, sensible list starts. An empty list means valid. */
export function validateDocument(document: StoryDocument): DocumentFault[] {
  const faults: DocumentFault[] = [];
  document.chapters.forEach((chapter, path) => {
    const report = (says: string) => faults.push({ path, says });
    for (const block of walkBlocks(chapter.blocks)) {
      for (const inlines of inlineLists(block)) checkInlines(inlines, report);
      if (block.type === 'list' && block.start !== undefined && !Number.isSafeInteger(block.start)) {
        report('a list starts at something that is not a whole number');
      }
    }
  });
  return faults;
}

function checkInlines(inlines: readonly Inline[], report: (says: string) => void): void {
  for (const inline of walkInlines(inlines)) {
    if (inline.type === 'text' && hasControl(inline.text)) report('text holds a control character');
    if (inline.type === 'link' && !SAFE_LINK.test(inline.href))
      report(`a link goes to ${inline.href.slice(0, 80)}`);
  }
}

function hasControl(value: string): boolean {
  return /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/.test(value);
}

function inlineLists(block: Parameters<typeof walkBlocks>[0][number]): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.children];
    case 'verse':
    case 'preformatted':
      return block.lines;
    case 'quotation':
      return [block.attribution ?? []];
    case 'details':
      return [block.summary];
    case 'definitionList':
      return block.entries.flatMap((entry) => entry.terms);
    case 'table':
      return [block.caption ?? [], ...block.rows.flatMap((row) => row.cells)];
    case 'figure':
      return [block.caption ?? []];
    case 'list':
    case 'note':
    case 'sceneBreak':
      return [];
  }
}
