import type { Block, Inline } from './model.ts';

/** Every inline of a list, depth first, parents before children. */
export function* walkInlines(inlines: readonly Inline[]): Generator<Inline> {
  for (const inline of inlines) {
    yield inline;
    if ('children' in inline) yield* walkInlines(inline.children);
  }
}

/** Every block of a list, depth first, parents before children. */
export function* walkBlocks(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    yield* walkBlocks(childBlocks(block));
  }
}

function childBlocks(block: Block): Block[] {
  switch (block.type) {
    case 'quotation':
    case 'note':
    case 'details':
      return block.children;
    case 'list':
      return block.items.flat();
    case 'definitionList':
      return block.entries.flatMap((entry) => entry.definitions.flat());
    case 'paragraph':
    case 'heading':
    case 'sceneBreak':
    case 'verse':
    case 'preformatted':
    case 'table':
    case 'figure':
      return [];
  }
}
