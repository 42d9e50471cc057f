/** Times told from today, as people write them, and the days that they mean on a given day. */
import { say } from '#words';
import type { Condition, DateUnit, RelativePeriod } from './query.ts';
import { refuse, type ValueReading } from './value-reading.ts';

const UNIT_WORDS: ReadonlyMap<string, DateUnit> = new Map<string, DateUnit>([
  ...(['day', 'week', 'month', 'year'] as const).flatMap((unit): [string, DateUnit][] => [
    [unit, unit],
    [`${unit}s`, unit],
    [unit.charAt(0), unit],
  ]),
  ['wk', 'week'],
  ['wks', 'week'],
  ['mo', 'month'],
  ['mos', 'month'],
  ['yr', 'year'],
  ['yrs', 'year'],
]);
const UNITS = '(d|days?|w|wks?|weeks?|m|mos?|months?|y|yrs?|years?)';
const NAMED = /^(?:today|yesterday|(this|last|past|previous) (day|week|month|year))$/;
const SPAN = new RegExp(`^(\\d{1,4}) ?${UNITS}? ?(?:-|–|to|\\.\\.) ?(\\d{1,4}) ?${UNITS}(?: ago)?$`);
const COUNTED = new RegExp(
  `^(<=|=<|>=|=>|<|>|=|less than |under |more than |over |within |within the |in the last |last |past )? ?(\\d{1,4}) ?${UNITS}( ago)?$`,
);
/** The least day there is. */
const FIRST_DAY = '0001-01-01';

/** Whether a text tells a time from today, well or badly. */
export function looksRelative(text: string): boolean {
  const said = plain(text);
  return NAMED.test(said) || SPAN.test(spanned(text)) || COUNTED.test(said);
}

/** A time told from today: `today`, `last-month`, `3-weeks-ago`, `<2w` (within), `>6m` (longer ago), `3-6m`. */
export function readPeriod(text: string): ValueReading<RelativePeriod> {
  const said = plain(text);
  if (said === 'today' || said === 'yesterday') return calendar('day', said === 'today' ? 0 : 1);
  const [, which, named] = NAMED.exec(said) ?? [];
  const unit = UNIT_WORDS.get(named ?? '');
  if (which !== undefined && unit !== undefined)
    return which === 'past' ? age(unit, null, 1) : calendar(unit, which === 'this' ? 0 : 1);
  const span = SPAN.exec(spanned(text));
  if (span) return readSpan(span);
  const [, sign = '', count = '', word = '', ago] = COUNTED.exec(said) ?? [];
  const counted = UNIT_WORDS.get(word);
  if (counted === undefined) return refuse(say('query.not-a-time', { text }), '<2w');
  const isOlder = sign.startsWith('>') || sign === '=>' || sign === 'more than ' || sign === 'over ';
  if (isOlder) return age(counted, Number(count), null);
  if ((sign === '' || sign === '=') && ago !== undefined) return calendar(counted, Number(count));
  return age(counted, null, Number(count));
}

function readSpan([
  ,
  least = '',
  first,
  most = '',
  last = '',
]: RegExpExecArray): ValueReading<RelativePeriod> {
  const unit = UNIT_WORDS.get(last) ?? 'day';
  const [from, to] = [Number(least), Number(most)];
  if (first !== undefined && UNIT_WORDS.get(first) !== unit)
    return refuse(say('query.two-units'), `${from}-${to}${unit.charAt(0)}`);
  if (from === to) return refuse(say('query.same-ends'), `<${to}${unit.charAt(0)}`);
  if (from > to) return refuse(say('query.numbers-backwards'), `${to}-${from}${unit.charAt(0)}`);
  return age(unit, from, to);
}

/** A time told from today, as it stands after the colon. */
export function renderPeriod(period: RelativePeriod): string {
  if (period.kind === 'age') {
    const { from, to } = period;
    const letter = period.unit.charAt(0);
    if (from !== null && to !== null) return `${from}-${to}${letter}`;
    return from === null ? `<${to ?? 0}${letter}` : `>${from}${letter}`;
  }
  const { unit, back } = period;
  if (unit === 'day' && back < 2) return back === 0 ? 'today' : 'yesterday';
  if (back < 2) return `${back === 0 ? 'this' : 'last'}-${unit}`;
  return `${back}-${unit}s-ago`;
}

/** The dates that a time told from today means on the day of a moment, in UTC. Ages end before the day at their younger end. */
export function fixedDates(
  { field, period }: Extract<Condition, { kind: 'when' }>,
  now: Date,
): Extract<Condition, { kind: 'date' }> {
  const { unit } = period;
  if (period.kind === 'calendar') return { kind: 'date', field, ...calendarDates(unit, period.back, now) };
  const { from, to } = period;
  return {
    kind: 'date',
    field,
    from: to === null ? null : dayOf(shifted(now, unit, to)),
    to: from === null ? null : dayOf(shifted(shifted(now, unit, from), 'day', 1)),
  };
}

function calendarDates(unit: DateUnit, back: number, now: Date): { from: string; to: string } {
  if (unit === 'week') {
    const monday = shifted(now, 'day', ((now.getUTCDay() + 6) % 7) + 7 * back);
    return { from: dayOf(monday), to: dayOf(shifted(monday, 'day', -6)) };
  }
  const length = unit === 'day' ? 10 : unit === 'month' ? 7 : 4;
  const date = dayOf(shifted(now, unit, back)).slice(0, length);
  return { from: date, to: date };
}

/** The day so many units before another; where a month is too short, its last day. */
function shifted(day: Date, unit: DateUnit, back: number): Date {
  const moved = new Date(day);
  if (unit === 'day' || unit === 'week') {
    moved.setUTCDate(moved.getUTCDate() - back * (unit === 'week' ? 7 : 1));
    return moved;
  }
  moved.setUTCDate(1);
  moved.setUTCMonth(moved.getUTCMonth() - back * (unit === 'year' ? 12 : 1));
  const last = new Date(moved);
  last.setUTCMonth(last.getUTCMonth() + 1, 0);
  moved.setUTCDate(Math.min(day.getUTCDate(), last.getUTCDate()));
  return moved;
}

function dayOf(moment: Date): string {
  return moment.getUTCFullYear() < 1 ? FIRST_DAY : moment.toISOString().slice(0, 10);
}

function calendar(unit: DateUnit, back: number): ValueReading<RelativePeriod> {
  return { ok: true, value: { kind: 'calendar', unit, back } };
}

function age(unit: DateUnit, from: number | null, to: number | null): ValueReading<RelativePeriod> {
  return { ok: true, value: { kind: 'age', unit, from, to } };
}

/** Words with one blank between them, whatever stood there. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
}

function spanned(text: string): string {
  return text
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}
