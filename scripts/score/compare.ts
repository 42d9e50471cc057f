/** One case compared with what was understood of it. */
import type { Evidence } from '#document';
import { type Reading, understand } from '#headers';
import { folded } from '../../test/headers/folded.ts';
import { type Case, type Expected, FIELDS, type Field } from './cases.ts';
import { asSpokenOf, type Item, itemsOf } from './items.ts';

/**
 * What became of one item. `wrong` was given and should not be; `missed` should be given and was not. `counted` is false for
 * a value that may be inferred or left out. `strictly` is about the harder comparison. `confidence` is that of the
 * evidence, null where there is none.
 */
export type Outcome = {
  field: Field;
  kind: 'right' | 'wrong' | 'missed';
  counted: boolean;
  strictly: boolean;
  shown: string;
  confidence: number | null;
};

/** Where the story was found to begin and end; null where the case does not say. */
export type Ends = {
  start: boolean | null;
  end: boolean | null;
  foundStart: string | null;
  foundEnd: string | null;
};

/** Everything that can be said of one case. */
export type Compared = { name: string; outcomes: Outcome[]; ends: Ends };

/** Understands a case's text and compares. */
export function compareCase({ name, text, expected }: Case): Compared {
  const { reading, evidence, story, bodyStart } = understand(text, { name: 'input.txt' });
  const last = story.findLast((line) => line.text.trim() !== '')?.text.trim() ?? null;
  return {
    name,
    outcomes: FIELDS.flatMap((field) => compareField(field, expected, reading, evidence[field] ?? [])),
    ends: {
      start: sameEnd(expected.bodyStart, bodyStart, (found, wanted) => found.startsWith(wanted)),
      end: sameEnd(expected.bodyEnd, last, (found, wanted) => found.endsWith(wanted)),
      foundStart: bodyStart,
      foundEnd: last,
    },
  };
}

/** The outcomes of one field. */
export function compareField(
  field: Field,
  expected: Expected,
  reading: Reading,
  evidence: readonly Evidence[],
): Outcome[] {
  const optional = expected.inferred?.includes(field) ?? false;
  if (optional && !(field in expected)) return [];
  const wanted = itemsOf(field, expected[field]);
  const given = itemsOf(field, asSpokenOf(field, expected[field], reading[field]));
  const outcome = (kind: Outcome['kind'], item: Item, strictly = true): Outcome => ({
    field,
    kind,
    counted: !optional || kind === 'wrong',
    strictly,
    shown: item.shown,
    confidence: kind === 'missed' ? null : confidenceOf(item, evidence),
  });
  return [
    ...given.map((item) => {
      const match = wanted.find((one) => one.key === item.key);
      return outcome(match ? 'right' : 'wrong', item, match !== undefined && agreesStrictly(match, item));
    }),
    ...wanted
      .filter((item) => !given.some((one) => one.key === item.key))
      .map((item) => outcome('missed', item, false))
      .filter(({ counted }) => counted),
  ];
}

function agreesStrictly(wanted: Item, given: Item): boolean {
  return Object.entries(wanted.strict ?? {}).every(([key, value]) => given.strict?.[key] === value);
}

/** The confidence of the surest evidence whose words hold the value; where none does, that of the surest. */
function confidenceOf(item: Item, evidence: readonly Evidence[]): number | null {
  const says = item.says.toLowerCase();
  const holding = evidence.filter((one) => folded(one.raw).toLowerCase().includes(says));
  const all = (holding.length > 0 ? holding : evidence).map((one) => one.confidence);
  return all.length === 0 ? null : Math.max(...all);
}

function sameEnd(
  wanted: string | null | undefined,
  found: string | null,
  fits: (found: string, wanted: string) => boolean,
): boolean | null {
  if (wanted === undefined) return null;
  if (wanted === null || found === null) return wanted === found;
  return fits(folded(found), folded(wanted));
}
