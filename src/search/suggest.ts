/** The nearest thing that works, for a part of a query that does not. Whatever is suggested is read without problems. */
import { FIELD_ALIASES, FIELD_EXAMPLES, type FieldName } from './fields.ts';
import { nearest } from './nearest.ts';
import { readSort } from './read-sort.ts';
import { readCondition } from './read-value.ts';
import { renderCondition, renderValue } from './render-text.ts';

/** A value as it was typed. */
type Typed = { text: string; prefix: boolean };

/** A field with the value that was suggested for it, or else with an example. */
export function withValue(field: FieldName, suggestion: string | undefined): string {
  return suggestion === undefined ? FIELD_EXAMPLES[field] : `${field}:${renderValue(suggestion)}`;
}

/** A field with what was typed, where it takes that; else with the nearest that it takes. */
export function withField(field: FieldName, { text, prefix }: Typed, written: string = field): string {
  if (text === '') return FIELD_EXAMPLES[field];
  const reading = field === 'sort' ? readSort(text) : readCondition(field, text, prefix);
  if (reading.ok) return `${written}:${renderValue(text)}${prefix ? '*' : ''}`;
  return withValue(field, reading.suggestion);
}

/** The field whose name is closest to one that is none, if any is close, and what to write. */
export function nearestField({ name, value, prefix }: { name: string; value: string; prefix: boolean }): {
  close: string | null;
  suggestion: string;
} {
  const close = nearest(name, FIELD_ALIASES.keys());
  const field = close === null ? undefined : FIELD_ALIASES.get(close);
  if (close === null || field === undefined) {
    const words = renderCondition({ kind: 'word', text: `${name}:${value}`, prefix: false });
    return { close: null, suggestion: words };
  }
  return { close, suggestion: withField(field, { text: value, prefix }, close) };
}
