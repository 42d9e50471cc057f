import { type Block, inlineText } from '#document';
import { isSceneBreak } from '#headers';

/**
 * The blocks of a chapter's text with its typed scene breaks as such, one where several stand together and none at
 * either end, so that the same chapter reads alike whatever its downloader made of rules.
 */
export function withSceneBreaks(blocks: readonly Block[]): Block[] {
  const out: Block[] = [];
  for (const block of blocks) {
    const broken = isBreak(block);
    if (!broken) out.push(block);
    else if (out.length > 0 && out.at(-1)?.type !== 'sceneBreak') out.push({ type: 'sceneBreak' });
  }
  if (out.at(-1)?.type === 'sceneBreak') out.pop();
  return out;
}

function isBreak(block: Block): boolean {
  if (block.type === 'sceneBreak') return true;
  if (block.type !== 'paragraph' && block.type !== 'heading') return false;
  return isSceneBreak(inlineText(block.children).trim(), true);
}
