import { type Block, blockText } from '#document';

/** Blocks at either end among which the archive's own words stand. */
const NEAR_ENDS = 40;
const POSTED =
  /Posted originally on the Archive of Our Own at\s{1,3}(https?:\/\/archiveofourown\.org\/works\/\d{1,12})/i;
const INVITATION = /^Please drop by the archive and comment\b/i;

/**
 * The blocks of a PDF that the Archive of Our Own made, without its headings and its invitation, and the address that the
 * preface names. Any other text comes back as it is.
 */
export function archiveDownload(blocks: readonly Block[]): {
  blocks: readonly Block[];
  address: string | null;
  dropped: number;
} {
  const address = POSTED.exec(blocks.slice(0, NEAR_ENDS).map(blockText).join('\n'))?.[1];
  if (address === undefined) return { blocks, address: null, dropped: 0 };
  const first = /^preface$/i.test(textOf(blocks[0])) ? 1 : 0;
  const end = blocks.findLastIndex((block) => INVITATION.test(textOf(block)));
  const invited = end >= 0 && end >= blocks.length - NEAR_ENDS;
  const kept = blocks.filter((_, index) => index >= first && !(invited && index === end));
  const last = kept.at(-1);
  const bare = invited && last?.type === 'heading' && /^afterword$/i.test(textOf(last));
  const own = bare ? kept.slice(0, -1) : kept;
  return { blocks: own, address, dropped: blocks.length - own.length };
}

function textOf(block: Block | undefined): string {
  return block === undefined ? '' : blockText(block).trim();
}
