import type { Block, Inline } from '#document';

/** The inlines of blocks, one after another with a break between them, for places where blocks cannot stand. */
export function joinBlocks(blocks: readonly Block[]): Inline[] {
  const lines = blocks.flatMap(linesOfBlock).filter((line) => line.length > 0);
  return lines.flatMap((line, index): Inline[] => (index === 0 ? line : [{ type: 'break' }, ...line]));
}

/** The lines of a block as they would stand on a page, each one without the breaks inside paragraphs being cut. */
function linesOfBlock(block: Block): Inline[][] {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return [block.children];
    case 'sceneBreak':
      return [];
    case 'verse':
    case 'preformatted':
      return block.lines;
    case 'quotation':
      return [...block.children.flatMap(linesOfBlock), block.attribution ?? []];
    case 'note':
      return block.children.flatMap(linesOfBlock);
    case 'details':
      return [block.summary, ...block.children.flatMap(linesOfBlock)];
    case 'list':
      return block.items.flat().flatMap(linesOfBlock);
    case 'definitionList':
      return block.entries.flatMap((entry) => [
        ...entry.terms,
        ...entry.definitions.flat().flatMap(linesOfBlock),
      ]);
    case 'table':
      return [block.caption ?? [], ...block.rows.map((row) => joinCells(row.cells))];
    case 'figure':
      return [block.alt === '' ? [] : [{ type: 'text', text: block.alt }], block.caption ?? []];
  }
}

/** The cells of a row as one line, with a tab between two of them. */
export function joinCells(cells: readonly Inline[][]): Inline[] {
  const filled = cells.filter((cell) => cell.length > 0);
  return filled.flatMap((cell, index): Inline[] =>
    index === 0 ? cell : [{ type: 'text', text: '\t' }, ...cell],
  );
}
