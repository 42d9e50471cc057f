import type { Loss } from '#document';
import { type HeaderContext, structureLines, understandLines } from '#headers';
import { type HtmlTree, locateBlocks, readTree, sourceLines } from '#markup';
import { repairText } from '#text';
import { understandBlocks } from '../page/understand-blocks.ts';
import type { ReadWork } from '../read-work.ts';
import { characterLosses, loss, startOf } from '../story-facts.ts';
import { describeRepair } from '../text/describe-repair.ts';
import { repairedLines } from '../text/repaired-lines.ts';
import { listLines } from './list-lines.ts';

/**
 * A message that holds a story or a part of it. `head` are the lines of its header that say something of the story,
 * with their names (`Subject: …`), as a person sees them; empty when the message has none.
 */
export type StoryPost = {
  head: string;
  body: { kind: 'text'; text: string } | { kind: 'page'; tree: HtmlTree };
};

/** A message read: `decoded` is its header and its text; places are in `decoded`, moved on by `start`. */
export type ReadPost = { work: ReadWork | null; decoded: string; losses: Loss[]; repaired: string[] };

/** Reads one message: the header of the mail, the story's own, and its text without what the list put there. */
export function readPost(post: StoryPost, start: number, context: HeaderContext): ReadPost {
  return post.body.kind === 'text'
    ? readTextPost(post.head, post.body.text, start, context)
    : readPagePost(post.head, post.body.tree, start, context);
}

function readTextPost(head: string, text: string, start: number, context: HeaderContext): ReadPost {
  const decoded = head === '' ? text : `${head}\n\n${text}`;
  const repair = repairText(decoded);
  const { lines, controls } = repairedLines(decoded, repair.text);
  const dropped = listLines(lines.map((line) => line.text));
  const kept = lines
    .filter((_, at) => !dropped.some(({ from, to }) => from <= at && at < to))
    .map((line) => ({ ...line, start: line.start + start, end: line.end + start }));
  const { reading, evidence, story, contents = [] } = understandLines(kept, context);
  const { chapters, losses } = structureLines(story, { reading, contents });
  const first = story.find((line) => line.text.trim() !== '');
  return {
    work:
      first === undefined
        ? null
        : { reading, evidence, document: { chapters }, bodyStart: startOf(first.text) },
    decoded,
    losses: [...transportLosses(dropped.length, start), ...characterLosses(null, controls), ...losses],
    repaired: repair.repairs.map(describeRepair),
  };
}

/** A page has no source that anybody would look at in a mail: its evidence points into its blocks as plain text. */
function readPagePost(head: string, tree: HtmlTree, start: number, context: HeaderContext): ReadPost {
  const page = readTree(tree);
  const { decoded: text, origins } = locateBlocks(page.blocks);
  for (const block of page.blocks) if (page.origins.wrapped.has(block)) origins.wrapped.add(block);
  const headLines = head === '' ? '' : `${head}\n\n`;
  const blockLines = sourceLines(page.blocks, origins);
  const dropped = listLines(blockLines.map(({ source }) => source.text));
  const kept = blockLines.filter((_, at) => !dropped.some(({ from, to }) => from <= at && at < to));
  const lines = [...linesOfHead(head), ...kept];
  const work = understandBlocks({ blocks: page.blocks, lines, origins }, context, (line) => {
    const moved = start + headLines.length + line.start;
    return { ...line, start: moved, end: moved + (line.end - line.start) };
  });
  return {
    work,
    decoded: headLines + text,
    losses: [...transportLosses(dropped.length, start), ...page.losses.map(({ at: _, ...one }) => one)],
    repaired: [],
  };
}

/** The header's lines before a page's, with places that count back from where the page begins. */
function linesOfHead(head: string): ReturnType<typeof sourceLines> {
  if (head === '') return [];
  let at = -(head.length + 2);
  return [...head.split('\n'), ''].map((text) => {
    const source = { text, start: at, end: at + text.length, exact: true };
    at = source.end + 1;
    return { source, block: -1, line: -1 };
  });
}

/** A list's own lines are lost; the header of a mail is read, so it is not. */
function transportLosses(dropped: number, start: number): Loss[] {
  return dropped === 0 ? [] : [loss('FL-LOSS-TRANSPORT', start)];
}
