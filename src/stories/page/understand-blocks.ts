import type { Block, StoryDocument } from '#document';
import { type HeaderContext, structureBlocks, structureLines, understandLines } from '#headers';
import { type BlockLine, blocksBetween, type Origins } from '#markup';
import type { SourceLine } from '#text';
import type { ReadWork } from '../read-work.ts';
import { languageOfChapters, SHORTEST_STORY, startOf, textLength } from '../story-facts.ts';
import { bodyBlocks, unwrapped } from './body-blocks.ts';

type LineRange = { from: number; to: number };

/**
 * Blocks with their lines (see `sourceLines`), of which `lines` may be only the story's own part. `chaptersFrom` is the
 * line of the first chapter's head, where that is known: the header ends before it.
 */
export type StoryBlocks = {
  blocks: readonly Block[];
  lines: readonly BlockLine[];
  origins: Origins;
  chaptersFrom?: number;
};

/**
 * Understands the header among blocks and builds chapters from the rest. `place` turns a line's place into one in the
 * decoded original. Null where too little text is left to be a story.
 */
export function understandBlocks(
  { blocks, lines, origins, chaptersFrom }: StoryBlocks,
  context: HeaderContext,
  place: (line: SourceLine) => SourceLine = (line) => line,
): ReadWork | null {
  const understood = understandLines(
    lines.map((line) => place(line.source)),
    context,
  );
  const { reading, evidence, story, contents = [] } = understood;
  const kept = fromChapters(understood.kept ?? [understood.body], chaptersFrom);
  const own = bodyBlocks(kept.flatMap(({ from, to }) => blocksBetween(blocks, lines, from, to, origins)));
  const wrapped = own.filter((block) => origins.wrapped.has(block)).length;
  const { chapters } =
    wrapped * 2 > own.length
      ? structureLines(story, { reading, contents })
      : structureBlocks(
          own.map((block) => (origins.wrapped.has(block) ? unwrapped(block) : block)),
          { reading, contents },
        );
  if (textLength(chapters) < SHORTEST_STORY) return null;
  const document: StoryDocument = { chapters };
  const language = reading.language ?? languageOfChapters(chapters);
  if (language !== null) document.language = language;
  const bodyLines = kept.flatMap(({ from, to }) => lines.slice(from, to));
  const bodyStart = own.length === 0 ? null : firstWords(bodyLines);
  return { reading: { ...reading, language }, evidence, document, bodyStart };
}

/** The parts of a body, which begins with its first chapter's head at the latest. */
function fromChapters(kept: readonly LineRange[], chaptersFrom: number | undefined): readonly LineRange[] {
  const [first, ...rest] = kept;
  if (first === undefined || chaptersFrom === undefined || first.from <= chaptersFrom) return kept;
  return [{ from: chaptersFrom, to: Math.max(first.to, chaptersFrom) }, ...rest];
}

function firstWords(lines: readonly BlockLine[]): string | null {
  const first = lines.find((line) => line.block >= 0 && /[\p{L}\p{N}]/u.test(line.source.text));
  return first === undefined ? null : startOf(first.source.text);
}
