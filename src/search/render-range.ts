/** What a sentence says of numbers and dates. */
import { MONTHS } from './dates.ts';
import type { Condition, NumberField, RelativePeriod } from './query.ts';
import { isJustAbove, isJustBelow } from './render-text.ts';

/** A number within inclusive bounds: `longer than 10,000 words`, `with at least 5 kudos`. */
export function numberClause(field: NumberField, from: number | null, to: number | null): string {
  if (field === 'id' || field === 'batch') {
    const noun = field === 'id' ? 'numbered' : 'of import';
    return `${noun} ${rangeOf(from, to, String)}`;
  }
  if (field === 'kudos') return `with ${kudosClause(from, to)} kudos`;
  if (from !== null && from === to) return `of exactly ${counted(from, field)}`;
  if (from !== null && to !== null) return `of ${grouped(from)} to ${counted(to, field)}`;
  if (from !== null)
    return isJustAbove(from)
      ? `longer than ${counted(from - 1, field)}`
      : `of at least ${counted(from, field)}`;
  const most = to ?? 0;
  return isJustBelow(most)
    ? `shorter than ${counted(most + 1, field)}`
    : `of at most ${counted(most, field)}`;
}

function kudosClause(from: number | null, to: number | null): string {
  if (from !== null && to !== null)
    return from === to ? `exactly ${grouped(from)}` : `${grouped(from)} to ${grouped(to)}`;
  if (from !== null)
    return isJustAbove(from) ? `more than ${grouped(from - 1)}` : `at least ${grouped(from)}`;
  const most = to ?? 0;
  return isJustBelow(most) ? `fewer than ${grouped(most + 1)}` : `at most ${grouped(most)}`;
}

function rangeOf<Value>(from: Value | null, to: Value | null, show: (value: Value) => string): string {
  if (from !== null && to !== null) return from === to ? show(from) : `${show(from)} to ${show(to)}`;
  return from !== null ? `${show(from)} or later` : to !== null ? `${show(to)} or earlier` : '';
}

/** A date within inclusive bounds, or told from today: `updated in 2004 or later`, `published last month`. */
export function dateClause(condition: Extract<Condition, { kind: 'date' | 'when' }>): string {
  const verb = condition.field === 'added' ? 'added to the library' : condition.field;
  if (condition.kind === 'when') return `${verb} ${describePeriod(condition.period)}`;
  const { from, to } = condition;
  if (from !== null && to !== null && from !== to) return `${verb} from ${dateName(from)} to ${dateName(to)}`;
  return `${verb} ${(from ?? to ?? '').length > 7 ? 'on' : 'in'} ${rangeOf(from, to, dateName)}`;
}

function describePeriod(period: RelativePeriod): string {
  const { unit } = period;
  if (period.kind === 'calendar') {
    const { back } = period;
    if (unit === 'day' && back < 2) return back === 0 ? 'today' : 'yesterday';
    if (back < 2) return `${back === 0 ? 'this' : 'last'} ${unit}`;
    return `${unit === 'day' ? '' : `in the ${unit} `}${back} ${unit}s ago`;
  }
  const { from, to } = period;
  if (from !== null && to !== null) return `${from} to ${counted(to, `${unit}s`)} ago`;
  return from === null
    ? `within ${counted(to ?? 0, `${unit}s`)} of today`
    : `more than ${counted(from, `${unit}s`)} ago`;
}

function dateName(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const name = `${MONTHS[Number(month) - 1] ?? month} ${year}`;
  return day === undefined ? name : `${Number(day)} ${name}`;
}

function counted(count: number, noun: string): string {
  return `${grouped(count)} ${count === 1 ? noun.slice(0, -1) : noun}`;
}

function grouped(count: number): string {
  return count.toLocaleString('en');
}
