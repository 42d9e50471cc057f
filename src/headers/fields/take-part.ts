import { readPartValue } from '../values/part.ts';
import type { Draft } from './draft.ts';
import { say, type Value } from './interpret-value.ts';

/** How archives in other languages label the number of chapters. */
const TOTALS =
  /^(?:cap[íi]tulos|capitoli|chapitres|kapitelanzahl|rozdziały|главы|numero capitoli|nombre de chapitres)$/iu;

/**
 * Puts a part number, or what an archive's export says of its chapters, into the draft: "Chapters: 16" is a total,
 * "Chapters: 3/5" is how far the work has come.
 */
export function takePart(draft: Draft, value: Value): void {
  const { reading } = draft;
  const chapters = /^chapters$/i.test(value.label);
  const total =
    chapters || TOTALS.test(value.label)
      ? /^\W{0,3}(\d{1,4})\W{0,3}(?:$|\s[A-Z])/.exec(value.text)?.[1]
      : undefined;
  const progress = chapters ? /^\W{0,3}(\d{1,4})\/(\d{1,4}|\?)/.exec(value.text) : null;
  if (total !== undefined) reading.part = { n: reading.part?.n ?? 1, of: Number(total) };
  else if (progress) {
    if (reading.status === 'unknown') reading.status = progress[1] === progress[2] ? 'complete' : 'wip';
    if (progress[1] === '1' && progress[2] === '1') reading.part ??= { n: 1, of: 1 };
  } else reading.part = readPartValue(value.text) ?? reading.part;
  if (reading.part) say(draft, 'part', value);
}
