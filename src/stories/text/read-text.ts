import type { Loss, StoryDocument } from '#document';
import { type HeaderContext, structureLines, understandLines } from '#headers';
import { repairText, type SourceLine } from '#text';
import { readFanFicFareText } from '../producers/fanficfare/text.ts';
import type { ReadStories } from '../read-work.ts';
import { characterLosses, languageOfChapters, loss, startOf } from '../story-facts.ts';
import { describeRepair } from './describe-repair.ts';
import { repairedLines } from './repaired-lines.ts';

/** A story of plain text, and what was repaired in it, one line per kind. */
export type ReadText = ReadStories & { repaired: string[] };

/**
 * Reads the story of a decoded text, by the marks of the program that wrote it where it has them: damage is repaired, the header is understood, and the lines between header and
 * tail become chapters. Offsets of evidence and losses point into the text as given.
 */
export function readTextStory(decoded: string, context: HeaderContext): ReadText {
  const repair = repairText(decoded);
  const { lines, controls } = repairedLines(decoded, repair.text);
  const repaired = repair.repairs.map(describeRepair);
  const made = readFanFicFareText(lines);
  if (made !== null)
    return { ...made, losses: [...characterLosses(null, controls), ...made.losses], repaired };
  const understood = understandLines(lines, context);
  const { reading: said, evidence, story, body, contents = [] } = understood;
  const { chapters, losses } = structureLines(story, { reading: said, contents });
  const document: StoryDocument = { chapters };
  const reading = { ...said, language: said.language ?? languageOfChapters(chapters) };
  if (reading.language !== null) document.language = reading.language;
  return {
    works: [{ reading, evidence, document, bodyStart: firstWords(story) }],
    losses: [...characterLosses(null, controls), ...transportLosses(lines.slice(0, body.from)), ...losses],
    repaired,
  };
}

function firstWords(lines: readonly SourceLine[]): string | null {
  const first = lines.find((line) => line.text.trim() !== '');
  return first ? startOf(first.text) : null;
}

const TRANSPORT_LINE =
  /^(?:from|date|subject|to|cc|message-id|received|newsgroups|path|return-path|reply-to|sender|references|organi[sz]ation|mime-version|content-type|content-transfer-encoding|lines|xref|x-[\w-]{1,40}):\s/i;

/** A file that opens with the header of a mail or a news post loses it: three such lines or more, or an mbox line. */
function transportLosses(header: readonly SourceLine[]): Loss[] {
  const opening = header.filter((line) => line.text.trim() !== '').slice(0, 6);
  const hits = opening.filter((line) => TRANSPORT_LINE.test(line.text)).length;
  if (hits < 3 && !/^From \S+@?\S* /.test(opening[0]?.text ?? '')) return [];
  return [loss('FL-LOSS-TRANSPORT', opening[0]?.start ?? 0)];
}
