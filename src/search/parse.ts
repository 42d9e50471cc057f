import { say } from '#words';
import { FIELD_ALIASES, FIELD_EXAMPLES, type FieldName, UNCOUNTED } from './fields.ts';
import { normalQuery } from './normal-form.ts';
import type { Condition, Query, QueryProblem, Sort } from './query.ts';
import { readSort } from './read-sort.ts';
import { readCondition } from './read-value.ts';
import { isBareCategory, isBareWord, renderSort } from './render-text.ts';
import { nearestField, withField, withValue } from './suggest.ts';
import { type Token, tokenize } from './tokenizer.ts';

/** Longest query read, in UTF-16 units. */
export const MAX_QUERY_LENGTH = 4096;
/** Deepest nesting of brackets. */
const MAX_QUERY_DEPTH = 20;
/** Most conditions in a query, and most of them that ask the text index. */
const MAX_CONDITIONS = 200;
const MAX_TEXT_CONDITIONS = 24;

const SEARCHABLE = /[\p{L}\p{N}]/u;

/**
 * Reads a query. Never throws: a mistake is reported with its place and the nearest thing that works, left out, and the rest
 * of the query counts. The query returned is normal ({@link normalQuery}); equal questions of one shape are equal trees.
 */
export function parseQuery(text: string): { query: Query; problems: QueryProblem[] } {
  const cut = text.slice(0, MAX_QUERY_LENGTH);
  const { tokens, problems } = tokenize(cut);
  const parser = new Parser(tokens, problems);
  if (text.length > cut.length)
    parser.complain(
      'FL-QUERY-SYNTAX',
      { at: cut.length, length: text.length - cut.length },
      say('query.too-long', { most: MAX_QUERY_LENGTH }),
    );
  const condition = parser.parseAll();
  const query = normalQuery({ condition, sort: parser.sort });
  return { query, problems: problems.sort((a, b) => a.at - b.at) };
}

type FieldToken = Extract<Token, { kind: 'field' }>;
type TextToken = Extract<Token, { kind: 'text' }>;
type Place = { at: number; length: number };
/** A value with the field that it stands behind, or in whose brackets. */
type Valued = { field: Exclude<FieldName, 'sort'>; value: string; prefix: boolean; place: Place };

class Parser {
  sort: Sort | null = null;
  readonly #tokens: readonly Token[];
  readonly #problems: QueryProblem[];
  #next = 0;
  /** The field before the brackets that are open: in `fandom:(a OR b)` both are its values. */
  #field: Valued['field'] | null = null;
  #conditions = 0;
  #textConditions = 0;

  constructor(tokens: readonly Token[], problems: QueryProblem[]) {
    this.#tokens = tokens;
    this.#problems = problems;
  }

  complain(code: QueryProblem['code'], place: Place, says: string, suggestion?: string): void {
    const problem = { code, at: place.at, length: place.length, says };
    this.#problems.push(suggestion === undefined ? problem : { ...problem, suggestion });
  }

  parseAll(): Condition {
    const parts: Condition[] = [];
    for (;;) {
      const part = this.#parseOr(0);
      if (part) parts.push(part);
      const stray = this.#tokens[this.#next];
      if (!stray) return { kind: 'and', parts };
      this.complain('FL-QUERY-SYNTAX', stray, say('query.bracket-closes-nothing'));
      this.#next += 1;
    }
  }

  /** Alternatives up to the end or a closing bracket, which is left to the caller; null when nothing was asked. */
  #parseOr(depth: number): Condition | null {
    const parts: Condition[] = [];
    for (;;) {
      const before = this.#next;
      const part = this.#parseAnd(depth);
      const asked = this.#next > before;
      if (part) parts.push(part);
      const sign = this.#tokens[this.#next];
      if (sign?.kind !== 'or') break;
      this.#next += 1;
      const after = this.#tokens[this.#next];
      if (!asked || !after || after.kind === 'close' || after.kind === 'or')
        this.complain('FL-QUERY-SYNTAX', sign, say('query.or-alone'));
    }
    return parts.length === 0 ? null : { kind: 'or', parts };
  }

  #parseAnd(depth: number): Condition | null {
    const parts: Condition[] = [];
    for (;;) {
      const token = this.#tokens[this.#next];
      if (!token || token.kind === 'or' || token.kind === 'close') break;
      const part = this.#parseOne(depth);
      if (part) parts.push(part);
    }
    return parts.length === 0 ? null : { kind: 'and', parts };
  }

  #parseOne(depth: number): Condition | null {
    const first = this.#tokens[this.#next];
    let negated = false;
    while (this.#tokens[this.#next]?.kind === 'not') {
      negated = !negated;
      this.#next += 1;
    }
    const token = this.#tokens[this.#next];
    if (!token || token.kind === 'or' || token.kind === 'close') {
      if (first) this.complain('FL-QUERY-SYNTAX', first, say('query.not-alone'));
      return null;
    }
    this.#next += 1;
    const part = this.#parsePart(token, depth, negated || first !== token);
    return part && negated ? { kind: 'not', part } : part;
  }

  #parsePart(token: Token, depth: number, underNot: boolean): Condition | null {
    if (token.kind === 'open') return this.#parseGroup(token, depth + 1);
    if (token.kind === 'text')
      return this.#field === null ? this.#parseText(token) : this.#parseMember(token, this.#field);
    if (token.kind === 'field') return this.#parseField(token, depth, underNot);
    return null;
  }

  #parseGroup(open: Token, depth: number): Condition | null {
    if (depth > MAX_QUERY_DEPTH) {
      this.complain('FL-QUERY-SYNTAX', open, say('query.too-deep', { most: MAX_QUERY_DEPTH }));
      this.#skipGroup();
      return null;
    }
    const inside = this.#parseOr(depth);
    if (this.#tokens[this.#next]?.kind === 'close') this.#next += 1;
    else this.complain('FL-QUERY-SYNTAX', open, say('query.bracket-open'));
    return inside;
  }

  #skipGroup(): void {
    for (let open = 1; open > 0 && this.#next < this.#tokens.length; this.#next += 1) {
      const kind = this.#tokens[this.#next]?.kind;
      if (kind === 'open') open += 1;
      if (kind === 'close') open -= 1;
    }
  }

  #parseText(token: TextToken): Condition | null {
    if (token.text === '' && token.prefix && !token.quoted) return { kind: 'all' };
    if (!SEARCHABLE.test(token.text)) return null;
    if (!token.quoted && isBareCategory(token.text))
      return this.#readValue({ ...this.#member(token), field: 'category' });
    this.#textConditions += 1;
    if (this.#textConditions > MAX_TEXT_CONDITIONS) {
      if (this.#textConditions === MAX_TEXT_CONDITIONS + 1)
        this.complain('FL-QUERY-SYNTAX', token, say('query.too-many-words', { most: MAX_TEXT_CONDITIONS }));
      return null;
    }
    if (!this.#admit(token)) return null;
    const { quoted, prefix, text } = token;
    const isPhrase = quoted && (text.includes(' ') || (isBareWord(text) && !prefix));
    return isPhrase ? { kind: 'phrase', text } : { kind: 'word', text, prefix };
  }

  #parseField(token: FieldToken, depth: number, underNot: boolean): Condition | null {
    const field = FIELD_ALIASES.get(token.name.toLowerCase());
    if (field === undefined) {
      this.#refuseField(token);
      return null;
    }
    if (token.value === '') return this.#parseFieldGroup(token, field, depth);
    if (field === 'sort') {
      this.#parseSort(token, underNot);
      return null;
    }
    const { value, prefix, valueAt, valueLength } = token;
    return this.#readValue({ field, value, prefix, place: { at: valueAt, length: valueLength } });
  }

  /** Brackets right behind a field: every value in them is one of its own. */
  #parseFieldGroup(token: FieldToken, field: FieldName, depth: number): Condition | null {
    const open = this.#tokens[this.#next];
    const isOpen = open?.kind === 'open' && open.at === token.at + token.length;
    if (field === 'sort' || !isOpen || this.#tokens[this.#next + 1]?.kind === 'close') {
      const stray = open?.kind === 'text' && field !== 'sort' ? withField(field, open) : null;
      this.complain(
        'FL-QUERY-VALUE',
        token,
        say(stray === null ? 'query.no-value' : 'query.value-apart', { field }),
        stray ?? FIELD_EXAMPLES[field],
      );
      return null;
    }
    const outer = this.#field;
    this.#field = field;
    this.#next += 1;
    const inside = this.#parseGroup(open, depth + 1);
    this.#field = outer;
    return inside;
  }

  #parseMember(token: TextToken, field: Valued['field']): Condition | null {
    if (token.text !== '') return this.#readValue({ ...this.#member(token), field });
    this.complain('FL-QUERY-VALUE', token, say('query.no-words', { field }), FIELD_EXAMPLES[field]);
    return null;
  }

  #member({ at, length, text, prefix, quoted }: TextToken): Omit<Valued, 'field'> {
    const place = quoted ? { at: at + 1, length: Math.max(1, length - 2) } : { at, length };
    return { value: text, prefix, place };
  }

  #readValue({ field, value, prefix, place }: Valued): Condition | null {
    const reading = readCondition(field, value, prefix);
    if (reading.ok) return this.#admit(place) ? reading.value : null;
    this.complain('FL-QUERY-VALUE', place, reading.says, withValue(field, reading.suggestion));
    return null;
  }

  #parseSort(token: FieldToken, underNot: boolean): void {
    const reading = readSort(token.value);
    const place = { at: token.valueAt, length: token.valueLength };
    if (!reading.ok)
      this.complain('FL-QUERY-VALUE', place, reading.says, withValue('sort', reading.suggestion));
    else if (underNot)
      this.complain(
        'FL-QUERY-SYNTAX',
        token,
        say('query.order-not'),
        renderSort({ ...reading.value, descending: !reading.value.descending }),
      );
    else if (this.sort !== null) this.complain('FL-QUERY-SYNTAX', token, say('query.order-twice'));
    else this.sort = reading.value;
  }

  #admit(place: Place): boolean {
    this.#conditions += 1;
    if (this.#conditions === MAX_CONDITIONS + 1)
      this.complain('FL-QUERY-SYNTAX', place, say('query.too-many', { most: MAX_CONDITIONS }));
    return this.#conditions <= MAX_CONDITIONS;
  }

  #refuseField(token: FieldToken): void {
    const name = { at: token.at, length: token.name.length };
    const counted = UNCOUNTED.get(token.name.toLowerCase());
    if (counted !== undefined) {
      const says = say('query.uncounted', { field: token.name.toLowerCase() });
      this.complain('FL-QUERY-FIELD', name, says, counted);
      return;
    }
    const { close, suggestion } = nearestField(token);
    const says =
      close === null
        ? say('query.no-field', { field: token.name })
        : say('query.no-field-but', { field: token.name, close });
    this.complain('FL-QUERY-FIELD', name, says, suggestion);
  }
}
