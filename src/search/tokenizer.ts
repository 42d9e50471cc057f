import { say } from '#words';
import { FIELD_ALIASES, isDateField, isNumberField, UNCOUNTED } from './fields.ts';
import type { QueryProblem } from './query.ts';
import { quoted } from './render-text.ts';
import { withField } from './suggest.ts';

/** A piece of a query text; `at` and `length` are UTF-16 columns of the whole piece. */
export type Token = { at: number; length: number } & (
  | { kind: 'open' | 'close' | 'and' | 'or' | 'not' }
  | { kind: 'text'; text: string; quoted: boolean; prefix: boolean }
  /** `name` is as typed. `valueAt` is where the value begins. */
  | {
      kind: 'field';
      name: string;
      value: string;
      valueAt: number;
      valueLength: number;
      prefix: boolean;
    }
);

type Piece = { text: string; quoted: boolean; prefix: boolean; end: number; closed: boolean };

const BLANK = /\s/;
const FIELD_LETTER = /[A-Za-z_]/;
const QUOTES = '"“”„';

/** Cuts a query text into tokens, in one pass. Never throws; an unclosed quotation mark is reported and runs to the end. */
export function tokenize(text: string): { tokens: Token[]; problems: QueryProblem[] } {
  const tokens: Token[] = [];
  const problems: QueryProblem[] = [];
  let at = 0;
  while (at < text.length) {
    const char = text.charAt(at);
    if (BLANK.test(char)) {
      at += 1;
      continue;
    }
    const token = readSign(text, at) ?? readField(text, at, problems) ?? readText(text, at, problems);
    tokens.push(token);
    at = token.at + token.length;
  }
  return { tokens, problems };
}

function readSign(text: string, at: number): Token | null {
  const char = text.charAt(at);
  const next = text.charAt(at + 1);
  if (char === '(') return { kind: 'open', at, length: 1 };
  if (char === ')') return { kind: 'close', at, length: 1 };
  if (char === '|') return { kind: 'or', at, length: next === '|' ? 2 : 1 };
  if (char === '-' && next !== '' && next !== '-' && next !== ')' && !BLANK.test(next))
    return { kind: 'not', at, length: 1 };
  return null;
}

function readField(text: string, at: number, problems: QueryProblem[]): Token | null {
  let end = at;
  while (end < text.length && FIELD_LETTER.test(text.charAt(end))) end += 1;
  const sign = text.charAt(end);
  const name = text.slice(at, end);
  if (name === '' || !isFieldSign(name, sign)) return null;
  let valueAt = sign === ':' ? end + 1 : end;
  const next = text.charAt(valueAt);
  if (next === '' || BLANK.test(next) || '()|'.includes(next))
    return FIELD_ALIASES.has(name.toLowerCase())
      ? fieldToken(at, name, valueAt, { text: '', quoted: false, prefix: false, end: valueAt, closed: true })
      : null;
  if (text.startsWith('//', valueAt) && !FIELD_ALIASES.has(name.toLowerCase())) return null;
  const piece = readPiece(text, valueAt);
  if (!piece.closed) problems.push(unclosed(valueAt, piece, closedField(name, piece)));
  if (piece.quoted) valueAt += 1;
  return fieldToken(at, name, valueAt, piece);
}

/** A colon makes a field of any letters; `>`, `<` and `=` only of those that count or date, as in `words>10k`. */
function isFieldSign(name: string, sign: string): boolean {
  if (sign === ':') return true;
  if (sign !== '<' && sign !== '>' && sign !== '=') return false;
  const field = FIELD_ALIASES.get(name.toLowerCase());
  if (field === undefined) return UNCOUNTED.has(name.toLowerCase());
  return field === 'rating' || field === 'complete' || isNumberField(field) || isDateField(field);
}

function fieldToken(at: number, name: string, valueAt: number, piece: Piece): Token {
  return {
    kind: 'field',
    at,
    length: piece.end - at,
    name,
    value: piece.text,
    valueAt,
    valueLength: Math.max(1, piece.end - valueAt - (piece.quoted && piece.closed ? 1 : 0)),
    prefix: piece.prefix,
  };
}

function readText(text: string, at: number, problems: QueryProblem[]): Token {
  const piece = readPiece(text, at);
  if (!piece.closed) problems.push(unclosed(at, piece, quoted(piece.text)));
  const place = { at, length: piece.end - at };
  if (!piece.quoted && !piece.prefix) {
    if (piece.text === 'AND' || piece.text === '&&') return { kind: 'and', ...place };
    if (piece.text === 'OR') return { kind: 'or', ...place };
    if (piece.text === 'NOT') return { kind: 'not', ...place };
  }
  return { kind: 'text', ...place, text: piece.text, quoted: piece.quoted, prefix: piece.prefix };
}

/** One value: a quotation with `\"` and `\\`, or what stands up to a blank, a bracket, a bar or a quotation mark. */
function readPiece(text: string, start: number): Piece {
  return QUOTES.includes(text.charAt(start)) ? readQuotation(text, start) : readBare(text, start);
}

function readQuotation(text: string, start: number): Piece {
  let value = '';
  let at = start + 1;
  while (at < text.length && !QUOTES.includes(text.charAt(at))) {
    if (text.charAt(at) === '\\' && `${QUOTES}\\`.includes(text.charAt(at + 1) || ' ')) at += 1;
    value += text.charAt(at);
    at += 1;
  }
  const closed = at < text.length;
  const end = closed ? at + 1 : at;
  const prefix = closed && text.charAt(end) === '*';
  return { text: tidy(value), quoted: true, prefix, end: prefix ? end + 1 : end, closed };
}

function readBare(text: string, start: number): Piece {
  let end = start + 1;
  while (end < text.length && !BLANK.test(text.charAt(end)) && !`()|${QUOTES}`.includes(text.charAt(end)))
    end += 1;
  let length = end - start;
  while (length > 0 && text.charAt(start + length - 1) === '*') length -= 1;
  return {
    text: text.slice(start, start + length),
    quoted: false,
    prefix: start + length < end,
    end,
    closed: true,
  };
}

function tidy(value: string): string {
  return value.replace(/\s+/g, ' ').trim();
}

/** What a field with an unclosed quotation is meant to say; another problem tells of a field that is none. */
function closedField(name: string, { text }: Piece): string | null {
  const field = FIELD_ALIASES.get(name.toLowerCase());
  return field === undefined ? null : withField(field, { text, prefix: false });
}

function unclosed(at: number, { text, end }: Piece, suggestion: string | null): QueryProblem {
  const problem = {
    code: 'FL-QUERY-SYNTAX' as const,
    at,
    length: Math.max(1, end - at),
    says: say('query.quote-open'),
  };
  return text === '' || suggestion === null ? problem : { ...problem, suggestion };
}
