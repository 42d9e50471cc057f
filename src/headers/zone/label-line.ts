import { type FieldName, findLabel, findMisspeltLabel, labelKey, mayOpenLabel } from '#vocabulary';

/** A line that begins with a label. `from` is the column where the value starts, `to` where it ends. */
export type LabelLine = {
  label: string;
  fields: readonly FieldName[];
  kind: 'exact' | 'ambiguous' | 'misspelt' | 'unknown';
  separator: string;
  from: number;
  to: number;
};

const OPENING = /^[\s>|]*(?:(?:\d{1,2}[.)]|[ivx]{1,4}\)|•)\s{0,4})?([*_~#=\-+[({<"'•·.:]{0,8})\s{0,4}/u;
const CLOSERS: Readonly<Record<string, string>> = { '[': ']', '(': ')', '{': '}', '<': '>' };
const MAX_LABEL = 64;
/** White space and quote marks in front of a label, beyond which none is looked for. */
const OPENING_MOST = 200;
/** A quotation that opened before the label ends, and the sentence goes on: somebody said it. */
const SPEECH = /^[^"”]{0,300}["”][\s,]{1,3}[\p{L}]/u;
/** What can part a label from its value; a line without any has no label. */
const SEPARATOR = /[:：=–—\t*_~\]]|\s-\s|--|\.\.\./;

/** Aliases that are everyday words: a label only beside other labels. */
const EVERYDAY = new Set(
  'to for time what who where when home info note post person people table period place mail pair handle next prior art mix terms square set type in about plot read by with name from part complete state first person other help age class kind form level year page pages lines song link links request community move title by story'.split(
    ' ',
  ),
);

/** Whether an alias is also an everyday word, so that one such line alone proves nothing. */
export function isEverydayLabel(label: string): boolean {
  return EVERYDAY.has(labelKey(label));
}

/** Reads the label at the start of a line; looks at its first 80 characters only. Null when there is none. */
export function readLabelLine(text: string, allowMisspelt: boolean): LabelLine | null {
  const heading = readHeading(text);
  if (heading) return heading;
  if (!SEPARATOR.test(text.slice(0, OPENING_MOST + MAX_LABEL))) return null;
  const opening = OPENING.exec(text);
  const start = opening?.[0].length ?? 0;
  const decoration = opening?.[1] ?? '';
  if (!/\p{L}|©|\(c\)/u.test(text.slice(start, start + 3))) return null;
  let colon: LabelLine | null = null;
  for (const cut of separators(text, start, decoration)) {
    const label = withoutCloser(text.slice(start, cut.at));
    if (label === '' || label.length > MAX_LABEL) continue;
    if (/["“]/.test(decoration) && SPEECH.test(text.slice(cut.after, cut.after + 400))) return null;
    const span = valueSpan(text, cut.after, decoration);
    const found = lookUp(label);
    if (found) {
      const kind = found.ambiguous ? 'ambiguous' : 'exact';
      return { label, fields: found.fields, kind, separator: cut.separator, ...span };
    }
    if (cut.separator === ':' && colon === null) {
      colon = { label, fields: [], kind: 'unknown', separator: ':', ...span };
    }
  }
  if (!colon || colon.label.split(/\s+/).length > 7) return null;
  const misspelt = allowMisspelt ? findMisspeltLabel(colon.label) : null;
  return misspelt ? { ...colon, fields: misspelt.fields, kind: 'misspelt' } : colon;
}

/** A label as a heading of its own, without a separator, as AO3's downloads print them. */
function readHeading(text: string): LabelLine | null {
  const found = /^\s*(Summary|Notes|End Notes|Chapter Notes|Chapter End Notes)\s*$/.exec(text);
  const match = found ? findLabel(found[1] ?? '') : null;
  if (!found || !match) return null;
  return {
    label: found[1] ?? '',
    fields: match.fields,
    kind: 'exact',
    separator: '\n',
    from: text.length,
    to: text.length,
  };
}

/** Reads a line that is a capitalised label and nothing else. Null when it is not. */
export function readLoneLabel(text: string): LabelLine | null {
  const label = text.trim();
  if (label.length > 30 || !/^\p{Lu}[\p{L}' -]{1,29}$/u.test(label)) return null;
  const found = findLabel(label);
  if (!found || found.ambiguous) return null;
  return { label, fields: found.fields, kind: 'exact', separator: '\n', from: text.length, to: text.length };
}

/** Reads a line of the kind `Title Fire!`: an exact label, no separator. Null when the first words are none. */
export function readBareLabel(text: string): LabelLine | null {
  const first = /^\s*(\p{Lu}[\p{L}'/-]{0,20})\s/u.exec(text)?.[1];
  if (first === undefined || !mayOpenLabel(first)) return null;
  const words = /^\s*((?:\p{L}[\p{L}'/-]{0,20}\s){1,3})/u.exec(text)?.[1]?.trim().split(/\s+/) ?? [];
  for (let count = words.length; count >= 1; count -= 1) {
    const label = words.slice(0, count).join(' ');
    const found = findLabel(label);
    if (!found) continue;
    const from = text.indexOf(label) + label.length;
    return {
      label,
      fields: found.fields,
      kind: found.ambiguous ? 'ambiguous' : 'exact',
      separator: '',
      from,
      to: text.length,
    };
  }
  return null;
}

/** A label without decoration behind it; a parenthesis that belongs to it stays. */
function withoutCloser(written: string): string {
  const label = written.replace(/[\s*_~\]}>"']+$/u, '').trim();
  return label.includes('(') ? label : label.replace(/\)+$/, '').trimEnd();
}

type Cut = { at: number; after: number; separator: string };

function* separators(text: string, start: number, decoration: string): Generator<Cut> {
  const limit = Math.min(text.length, start + MAX_LABEL + 16);
  const closer = decoration.at(-1) ?? '';
  let depth = 0;
  for (let at = start + 1; at < limit; at += 1) {
    const char = text[at] ?? '';
    if (char === '(') depth += 1;
    else if (char === ')' && depth > 0) depth -= 1;
    if (depth > 0) continue;
    const next = text[at + 1] ?? '';
    if (char === ':' || char === '：') {
      if (next === '/' && text[at + 2] === '/') return;
      if (/\d/.test(text[at - 1] ?? '') && /\d/.test(next)) return;
      const extra = next === '-' || next === ':' ? 1 : 0;
      yield { at, after: at + 1 + extra, separator: ':' };
    } else if (char === '=' || char === '–' || char === '—' || char === '\t') {
      yield { at, after: at + 1, separator: char };
    } else if (char === ']' && closer === '[' && /\s/.test(next)) {
      yield { at, after: at + 1, separator: ']' };
    } else if (char === '-' && next === '-') {
      yield { at, after: at + 2, separator: '--' };
    } else if (char === '-' && /\s/.test(text[at - 1] ?? '') && /\s/.test(next)) {
      yield { at, after: at + 1, separator: '-' };
    } else if (char === '.' && next === '.' && text[at + 2] === '.') {
      const dots = /^\.{3,40}:?/.exec(text.slice(at, at + 42))?.[0].length ?? 3;
      yield { at, after: at + dots, separator: '...' };
      at += dots - 1;
    } else if (
      closer !== '' &&
      '*_~'.includes(closer) &&
      char === closer &&
      /[\s*_~]/.test(next) &&
      !/^[\s*_~]{0,8}:/.test(text.slice(at + 1, at + 10))
    ) {
      yield { at, after: at + 1, separator: closer };
    }
  }
}

function valueSpan(text: string, after: number, decoration: string): { from: number; to: number } {
  let from = after;
  const mark = decoration.at(-1) ?? '';
  while ('*_~'.includes(mark) && text[from] === mark) from += 1;
  while (/\s/.test(text[from] ?? '')) from += 1;
  const bracket = [...decoration].find((char) => char in CLOSERS);
  let to = text.trimEnd().length;
  if (bracket && text[to - 1] === CLOSERS[bracket]) to -= 1;
  if (text[from] === '-' && text[from + 1] === ' ') from += 2;
  return { from: Math.min(from, Math.max(to, after)), to: Math.max(to, Math.min(from, text.length)) };
}

/** A label, or several labels joined (`Warnings/Spoilers`): then every piece must be one. */
function lookUp(label: string): { fields: readonly FieldName[]; ambiguous: boolean } | null {
  const pieces = label.split(/\/|&|,|\+| and | or /i).map((piece) => piece.trim());
  if (pieces.length > 1 && pieces.length <= 4 && pieces.every((piece) => piece.length > 1)) {
    const found = pieces.map(findLabel);
    if (found.every((match) => match !== null)) {
      const fields = [...new Set(found.flatMap((match) => (match ? firstFields(match.fields) : [])))];
      return { fields, ambiguous: false };
    }
  }
  const whole = findLabel(label);
  if (whole) return whole;
  const withFor =
    /^(disclaimers?|warnings?|spoilers?|notes?|thanks|credits?|rating|summary) (?:for|on|about|to) (?!self\b)[^,;]{1,50}$/i.exec(
      label,
    );
  if (withFor) return findLabel(withFor[1] ?? '');
  const noteOf = /^(notes?|notas?|anmerkung(?:en)?) (?:de|du|of|from|by|der|des|del|della) .{1,40}$/i.test(
    label,
  );
  return noteOf ? findLabel('notes') : null;
}

/** Of an alias with two fields, the one it stands for beside others. */
function firstFields(fields: readonly FieldName[]): readonly FieldName[] {
  if (fields.length < 2) return fields;
  const usual = (['genre', 'series', 'relationship'] as const).find((field) => fields.includes(field));
  return usual ? [usual] : fields.slice(0, 1);
}
