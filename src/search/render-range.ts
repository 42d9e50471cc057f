/** What a sentence says of numbers and dates; `not` denies it. */
import { dayText, monthText, say } from '#words';
import { denied, type Yes } from './deny.ts';
import type { Condition, NumberField, RelativePeriod } from './query.ts';
import { isJustAbove, isJustBelow } from './render-text.ts';

/** A number within inclusive bounds: `longer than 10,000 words`, `with at least 5 kudos`. */
export function numberClause(field: NumberField, from: number | null, to: number | null, not: Yes): string {
  switch (field) {
    case 'id':
    case 'batch':
      return denied(not, say(`sentence.${field}`, { range: rangeOf(from, to, String) }));
    case 'kudos':
      return kudosClause(from, to, not);
    case 'words':
    case 'chapters':
      return denied(not, lengthClause(field, from, to));
  }
}

function lengthClause(field: 'words' | 'chapters', from: number | null, to: number | null): string {
  if (from !== null && from === to) return say('sentence.exactly', { field, count: from });
  if (from !== null && to !== null) return say('sentence.between', { field, from, count: to });
  if (from !== null)
    return isJustAbove(from)
      ? say('sentence.longer', { field, count: from - 1 })
      : say('sentence.at-least', { field, count: from });
  const most = to ?? 0;
  return isJustBelow(most)
    ? say('sentence.shorter', { field, count: most + 1 })
    : say('sentence.at-most', { field, count: most });
}

function kudosClause(from: number | null, to: number | null, not: Yes): string {
  if (from !== null && from === to) return say('sentence.kudos-exactly', { not, count: from });
  if (from !== null && to !== null) return say('sentence.kudos-between', { not, from, count: to });
  if (from !== null)
    return isJustAbove(from)
      ? say('sentence.kudos-more', { not, count: from - 1 })
      : say('sentence.kudos-at-least', { not, count: from });
  const most = to ?? 0;
  return isJustBelow(most)
    ? say('sentence.kudos-fewer', { not, count: most + 1 })
    : say('sentence.kudos-at-most', { not, count: most });
}

function rangeOf<Value>(from: Value | null, to: Value | null, show: (value: Value) => string): string {
  if (from !== null && to !== null)
    return from === to ? show(from) : say('sentence.range', { from: show(from), to: show(to) });
  if (from !== null) return say('sentence.from', { from: show(from) });
  return to !== null ? say('sentence.until', { to: show(to) }) : '';
}

/** A date within inclusive bounds, or told from today: `updated in 2004 or later`, `published last month`. */
export function dateClause(condition: Extract<Condition, { kind: 'date' | 'when' }>): string {
  const { field } = condition;
  if (condition.kind === 'when') return say('sentence.when', { field, period: periodText(condition.period) });
  const { from, to } = condition;
  if (from !== null && to !== null && from !== to)
    return say('sentence.dates', { field, from: dateName(from), to: dateName(to) });
  const { length } = from ?? to ?? '';
  const precision = length > 7 ? 'day' : length > 4 ? 'month' : 'year';
  return say('sentence.date', { field, precision, range: rangeOf(from, to, dateName) });
}

function periodText(period: RelativePeriod): string {
  const { unit } = period;
  if (period.kind === 'calendar') {
    const { back } = period;
    if (unit === 'day' && back < 2) return say(back === 0 ? 'sentence.today' : 'sentence.yesterday');
    if (back < 2) return say(back === 0 ? 'sentence.this' : 'sentence.last', { unit });
    return say('sentence.ago', { unit, count: back });
  }
  const { from, to } = period;
  if (from !== null && to !== null) return say('sentence.span', { unit, from, count: to });
  return from === null
    ? say('sentence.within', { unit, count: to ?? 0 })
    : say('sentence.over', { unit, count: from });
}

function dateName(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (month === undefined) return year;
  const moment = new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`);
  return day === undefined ? monthText(moment) : dayText(moment);
}
