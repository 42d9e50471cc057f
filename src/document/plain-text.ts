import type { Block, Chapter, Inline } from './model.ts';

/** The text of inlines without marks; a line break becomes a newline, ruby keeps its base only. */
export function inlineText(inlines: readonly Inline[]): string {
  let out = '';
  for (const inline of inlines) {
    if (inline.type === 'text') out += inline.text;
    else if (inline.type === 'break') out += '\n';
    else out += inlineText(inline.children);
  }
  return out;
}

/** The text of a block, its parts separated by newlines. A scene break is empty; notes are included. */
export function blockText(block: Block): string {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'sceneBreak':
      return '';
    case 'verse':
    case 'preformatted':
      return block.lines.map(inlineText).join('\n');
    case 'quotation':
      return joinLines([...block.children.map(blockText), inlineText(block.attribution ?? [])]);
    case 'note':
      return joinLines(block.children.map(blockText));
    case 'details':
      return joinLines([inlineText(block.summary), ...block.children.map(blockText)]);
    case 'list':
      return joinLines(block.items.flat().map(blockText));
    case 'definitionList':
      return joinLines(
        block.entries.flatMap((entry) => [
          ...entry.terms.map(inlineText),
          ...entry.definitions.flat().map(blockText),
        ]),
      );
    case 'table':
      return joinLines([
        inlineText(block.caption ?? []),
        ...block.rows.map((row) => row.cells.map(inlineText).join('\t')),
      ]);
    case 'figure':
      return joinLines([block.alt, inlineText(block.caption ?? [])]);
  }
}

/** The text of a chapter, blocks separated by blank lines, without its title. */
export function chapterText(chapter: Chapter): string {
  return chapter.blocks
    .map(blockText)
    .filter((part) => part !== '')
    .join('\n\n');
}

function joinLines(parts: string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}
