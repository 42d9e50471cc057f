import type { Repair } from './encoding-report.ts';
import { repairC1Controls, repairLowBytes, repairMisreadMarks } from './misread-marks.ts';
import { repairMojibake } from './mojibake.ts';
import { repairEntities, repairMagicQuotes, repairQuotedPrintable } from './residue.ts';
import { hasBetween, surveyText } from './survey.ts';

/** `markup`: the text is source in which entities and escapes mean something (HTML), so only its encoding is mended. */
export type RepairOptions = { markup?: boolean };

/** Each round either shortens the text or leaves fewer marks that can change; real damage is undone within three. */
const MOST_ROUNDS = 24;

/**
 * Text with the damage undone that wrong decoding and careless programs do: UTF-8 read in another charset (once or more),
 * windows-1252 and Mac Roman taken for each other, C1 controls, and in plain text entities, quoted-printable escapes and
 * backslashes. Does nothing unless the damage is beyond doubt or repeated. Line i stays line i. Idempotent.
 */
export function repairText(text: string, options: RepairOptions = {}): { text: string; repairs: Repair[] } {
  const repairs: Repair[] = [];
  let current = text;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const next = repairOnce(current, options, repairs);
    if (next === current) break;
    current = next;
  }
  return { text: current, repairs: mergeKinds(repairs) };
}

function repairOnce(text: string, options: RepairOptions, repairs: Repair[]): string {
  const survey = surveyText(text);
  let result = text;
  if (survey.beyondAscii.length > 0) {
    const mended = repairMojibake(result, survey.beyondAscii);
    repairs.push(...mended.repairs);
    if (mended.text !== result) return mended.text;
    if (hasBetween(survey, 0x80, 0x9f)) result = repairC1Controls(result, repairs);
    result = repairMisreadMarks(result, survey, repairs);
  }
  if (hasBetween(survey, 0x13, 0x1d)) result = repairLowBytes(result, repairs);
  if (options.markup) return result;
  return repairMagicQuotes(repairQuotedPrintable(repairEntities(result, repairs), repairs), repairs);
}

function mergeKinds(repairs: readonly Repair[]): Repair[] {
  const kinds = new Map<string, Repair>();
  for (const repair of repairs) {
    const known = kinds.get(repair.kind);
    if (known) known.count += repair.count;
    else kinds.set(repair.kind, { ...repair });
  }
  return [...kinds.values()];
}
