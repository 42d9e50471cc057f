import { cleanControls } from '#text';

/** A value of front matter with its place in the text. */
export type FrontField = { key: string; values: string[]; start: number; end: number };

/** Front matter, and where the text after it begins. */
export type FrontMatter = { fields: FrontField[]; next: number };

/** Longer front matter is none. */
const MOST_LINES = 400;
const LONGEST_VALUE = 100_000;

const KEY = /^([A-Za-z][\w .-]{0,60}?)[ \t]{0,20}:(?:[ \t](.*))?$/;
const ITEM = /^[ \t]{0,20}-[ \t]+(.*)$/;

/**
 * Reads the front matter that stands between two lines of hyphens at the very beginning: the part of YAML that people and
 * programs use there (`key: value`, lists in brackets or lines of `- item`, quoted values, `|` and `>` for longer texts).
 * Nothing is built or executed. Null where there is none.
 */
export function readFrontMatter(text: string): FrontMatter | null {
  const opening = /^\ufeff?---[ \t]{0,20}\r?\n/.exec(text);
  if (opening === null) return null;
  const fields: FrontField[] = [];
  let block: string | null = null;
  let at = opening[0].length;
  for (let count = 0; count < MOST_LINES && at < text.length; count += 1) {
    const stop = text.indexOf('\n', at);
    const end = stop < 0 ? text.length : stop;
    const line = text.slice(at, end).replace(/\r$/, '').slice(0, LONGEST_VALUE);
    if (/^(?:---|\.\.\.)[ \t]{0,20}$/.test(line))
      return { fields: fields.map(cleaned), next: Math.min(text.length, end + 1) };
    const last = fields.at(-1);
    const isIndented = /^[ \t]|^-[ \t]/.test(line);
    const key = isIndented ? null : KEY.exec(line);
    if (key !== null) {
      const raw = (key[2] ?? '').trim();
      block = /^[|>][+-]?\d?$/.test(raw) ? raw : null;
      const values = block === null ? valuesOf(raw) : [];
      fields.push({
        key: key[1] ?? '',
        values,
        start: at + line.length - (key[2] ?? '').length,
        end: at + line.length,
      });
    } else if (last !== undefined && block !== null && (isIndented || line.trim() === '')) {
      last.values = [joinBlock(last.values[0], line.trim(), block.startsWith('>'))];
      last.end = at + line.length;
    } else if (last !== undefined && isIndented) {
      addLine(last, line);
      last.end = at + line.length;
    } else if (!/^\s*(?:#.*)?$/.test(line)) return null;
    at = end + 1;
  }
  return null;
}

function cleaned(field: FrontField): FrontField {
  return { ...field, values: field.values.map((value) => cleanControls(value).text.toWellFormed()) };
}

function addLine(field: FrontField, line: string): void {
  const item = ITEM.exec(line)?.[1];
  if (item !== undefined) field.values.push(...valuesOf(item.trim()));
  else field.values = [[...field.values, line.trim()].join(' ').trim()];
}

/** A folded text joins its lines, a literal one keeps them; an empty line parts paragraphs in both. */
function joinBlock(before: string | undefined, line: string, folded: boolean): string {
  if (before === undefined || before === '') return line;
  if (line === '') return before.endsWith('\n\n') ? before : `${before}\n\n`;
  return before.endsWith('\n') ? before + line : before + (folded ? ' ' : '\n') + line;
}

function valuesOf(raw: string): string[] {
  if (raw === '' || raw === '~' || raw === 'null') return [];
  if (raw.startsWith('[')) return listOf(raw);
  return [scalarOf(raw)];
}

function listOf(raw: string): string[] {
  const parsed = jsonOf(raw);
  if (Array.isArray(parsed)) return parsed.map(String);
  const inner = raw.replace(/^\[/, '').replace(/\]$/, '');
  const items = inner.match(/"(?:[^"\\]|\\.){0,2000}"|'[^']{0,2000}'|[^,]{1,2000}/g) ?? [];
  return items.map((item) => scalarOf(item.trim())).filter((item) => item !== '');
}

function scalarOf(raw: string): string {
  if (raw.startsWith('"')) {
    const parsed = jsonOf(raw);
    return typeof parsed === 'string' ? parsed : raw.replace(/^"|"$/g, '');
  }
  if (raw.startsWith("'")) return raw.replace(/^'|'$/g, '').replaceAll("''", "'");
  return raw.replace(/[ \t]#.*$/, '').trim();
}

function jsonOf(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch {
    return null;
  }
}
