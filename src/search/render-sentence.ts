import { ratingName } from '#vocabulary';
import { type LanguageTag, languageText, say, spokenLanguage } from '#words';
import { denied, type Yes } from './deny.ts';
import type { Condition, NameField, Query, Sort } from './query.ts';
import { dateClause, numberClause } from './render-range.ts';
import { WARNING_NOT_STATED } from './value-words.ts';

/** Names that could be read as part of a sentence of the language stand in quotation marks. */
const NEEDS_QUOTES: Readonly<Record<LanguageTag, RegExp>> = {
  en: /[,.;:“”"()]|(?:^|\s)(?:and|or|not|either|neither|with|without|by|in|sorted|rated)(?:\s|$)/i,
  de: /[,.;:„“"()]|(?:^|\s)(?:und|oder|nicht|entweder|mit|ohne|von|in|im|aus|sortiert|freigegeben)(?:\s|$)/i,
};

/**
 * A query as one sentence: `Works in Sherlock Holmes with the pairing Holmes/Watson, rated Teen or lower, not marked Major
 * Character Death, longer than 10,000 words, sorted by words, longest first.` Alternatives read `either … or …`; a condition of several
 * parts inside another stands in brackets, so that every sentence has one reading. It is in the language of what is being done.
 */
export function describeQuery(query: Query): string {
  const { condition } = query;
  const parts = condition.kind === 'and' ? condition.parts : condition.kind === 'all' ? [] : [condition];
  const clauses = parts.map((part) => describe(part, true));
  const sort = query.sort === null ? [] : [describeSort(query.sort)];
  if (clauses.length === 0) return `${[say('sentence.all'), ...sort].join(', ')}.`;
  let sentence = say('sentence.works');
  for (const [index, clause] of [...clauses, ...sort].entries())
    sentence += `${index === 0 || continues(parts[index - 1], parts[index]) ? ' ' : ', '}${clause}`;
  return `${sentence}.`;
}

/** A condition as it stands in the sentence of a query. */
export function describeCondition(condition: Condition): string {
  return describe(condition, true);
}

/** A pairing follows its fandom without a comma. */
function continues(before: Condition | undefined, part: Condition | undefined): boolean {
  return (
    before?.kind === 'name' && before.field === 'fandom' && part?.kind === 'name' && part.field === 'ship'
  );
}

function describe(condition: Condition, outermost: boolean, not: Yes = 'no'): string {
  switch (condition.kind) {
    case 'all':
      return say('sentence.any-kind', { not });
    case 'and':
      return denied(not, bracket(both('sentence.and', condition.parts)));
    case 'or': {
      const either = say('sentence.either', { list: both('sentence.or', condition.parts) });
      return denied(not, outermost ? either : bracket(either));
    }
    case 'not':
      return describe(condition.part, false, 'yes');
    case 'word':
      return say(condition.prefix ? 'sentence.word-begun' : 'sentence.word', { not, text: condition.text });
    case 'phrase': {
      const { text } = condition;
      return say(text.includes(' ') ? 'sentence.phrase' : 'sentence.exact-word', { not, text });
    }
    case 'name':
      return nameClause(condition.field, describeName(condition), not);
    case 'rating':
      return ratingClause(condition, not);
    case 'number':
      return numberClause(condition.field, condition.from, condition.to, not);
    case 'date':
    case 'when':
      return denied(not, dateClause(condition));
    case 'has':
      return say(`sentence.has-${condition.what}`, { not });
    case 'is':
      return denied(not, say(`sentence.is-${condition.what}`));
    case 'otp':
      return say('sentence.otp', { not, name: quotedName(condition.value) });
  }
}

function both(word: 'sentence.and' | 'sentence.or', parts: readonly Condition[]): string {
  return parts.map((part) => describe(part, false)).reduce((left, right) => say(word, { left, right }));
}

function bracket(text: string): string {
  return `(${text})`;
}

function describeName({ field, value, prefix }: Extract<Condition, { kind: 'name' }>): string {
  if (field === 'lang') return languageText(value);
  if (prefix) return quoted(`${value}…`);
  if (field === 'title') return quoted(value);
  return field !== 'warning' && field !== 'source' ? quotedName(value) : value;
}

function quotedName(value: string): string {
  return NEEDS_QUOTES[spokenLanguage()].test(value) ? quoted(value) : value;
}

function quoted(text: string): string {
  return say('sentence.quoted', { text });
}

function nameClause(field: NameField, name: string, not: Yes): string {
  switch (field) {
    case 'fandom':
    case 'lang':
    case 'tag':
    case 'category':
    case 'by':
    case 'series':
    case 'source':
      return denied(not, say(`sentence.${field}`, { name }));
    case 'ship':
    case 'character':
    case 'title':
    case 'who':
      return say(`sentence.${field}`, { not, name });
    case 'warning':
      if (name === WARNING_NOT_STATED) return say('sentence.no-warning', { not });
      return denied(not, say('sentence.warning', { name }));
    case 'status':
      return statusClause(name, not);
  }
}

function statusClause(name: string, not: Yes): string {
  switch (name) {
    case 'unknown':
      return say('sentence.status-unknown', { not });
    case 'complete':
    case 'wip':
    case 'hiatus':
    case 'abandoned':
      return denied(not, say(`sentence.status-${name}`));
    default:
      return denied(not, say('sentence.status-other', { name }));
  }
}

function ratingClause({ comparison, value }: Extract<Condition, { kind: 'rating' }>, not: Yes): string {
  switch (comparison) {
    case '=':
      if (value === 'Not Rated') return say('sentence.unrated', { not });
      return denied(not, say('sentence.rated', { name: ratingName(value) }));
    case '<=':
      return denied(not, say('sentence.rated-most', { name: value }));
    case '>=':
      return denied(not, say('sentence.rated-least', { name: value }));
    case '<':
      return denied(not, say('sentence.rated-below', { name: value }));
    case '>':
      return denied(not, say('sentence.rated-above', { name: value }));
  }
}

/** What comes first, where an order descends and where it ascends. */
const FIRST: Record<Exclude<Sort['by'], 'random' | 'relevance'>, [descending: string, ascending: string]> = {
  added: ['newest', 'oldest'],
  updated: ['newest', 'oldest'],
  published: ['newest', 'oldest'],
  title: ['backward', 'forward'],
  creator: ['backward', 'forward'],
  words: ['longest', 'shortest'],
  chapters: ['most', 'fewest'],
  kudos: ['most', 'fewest'],
};

/** An order as it stands in the sentence of a query. */
export function describeSort({ by, descending, seed }: Sort): string {
  if (by === 'random')
    return seed === undefined
      ? say('sentence.in-random-order')
      : say('sentence.shuffled', { seed: String(seed) });
  if (by === 'relevance') return say('sentence.best-first');
  const [down, up] = FIRST[by];
  return say('sentence.sorted', { by, order: descending ? down : up });
}
