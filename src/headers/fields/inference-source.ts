import type { SourceLine } from '#text';
import { countNames, type StoryNames } from '../cast/story-names.ts';
import type { HeaderContext } from '../understanding.ts';
import type { Piece } from '../zone/zone-line.ts';
import type { Draft } from './draft.ts';

/** What inference may look at besides the header's values. */
export type InferenceSource = {
  context: HeaderContext;
  /** What the author says in running text, whether or not a field took it. */
  voice: readonly Piece[];
  /** The names the story uses, counted when first asked for. */
  names: () => StoryNames;
  /** The lines around the story, where lists and groups leave their names. */
  frame: () => readonly SourceLine[];
};

const HEAD_LINES = 40;
const FOOT_LINES = 30;
const STORY_LINES = 2000;

/** Lays out a text for inference; nothing is counted until it is needed. */
export function inferenceSource(
  draft: Draft,
  source: readonly SourceLine[],
  story: readonly SourceLine[],
  voice: readonly Piece[],
  context: HeaderContext,
): InferenceSource {
  let names: StoryNames | null = null;
  return {
    context,
    voice,
    names: () => (names ??= countNames([...told(draft), ...story.slice(0, STORY_LINES)])),
    frame: () =>
      source.length <= HEAD_LINES + FOOT_LINES
        ? source
        : [...source.slice(0, HEAD_LINES), ...source.slice(-FOOT_LINES)],
  };
}

/** Title and summary as lines: who is named there and in the story is no passing mention. */
function told({ evidence }: Draft): SourceLine[] {
  return [...(evidence.title ?? []), ...(evidence.summary ?? [])]
    .filter((one) => one.end > one.start)
    .map(({ raw, start, end }) => ({ text: raw, start, end, exact: end - start === raw.length }));
}
