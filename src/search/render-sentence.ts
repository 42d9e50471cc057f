import { languageName } from '#text';
import { ratingName } from '#vocabulary';
import type { Condition, HasValue, IsValue, NameField, Query, Sort } from './query.ts';
import { dateClause, numberClause } from './render-range.ts';
import { WARNING_NOT_STATED } from './value-words.ts';

/** Names that could be read as part of the sentence stand in quotation marks. */
const NEEDS_QUOTES =
  /[,.;:“”"()]|(?:^|\s)(?:and|or|not|either|neither|with|without|by|in|sorted|rated)(?:\s|$)/i;

/**
 * A query as one English sentence: `Works in Sherlock Holmes with the pairing Holmes/Watson, rated Teen or lower, not marked Major
 * Character Death, longer than 10,000 words, sorted by words, longest first.` Alternatives read `either … or …`; a condition of several
 * parts inside another stands in brackets, so that every sentence has one reading.
 */
export function describeQuery(query: Query): string {
  const { condition } = query;
  const parts = condition.kind === 'and' ? condition.parts : condition.kind === 'all' ? [] : [condition];
  const clauses = parts.map((part) => describe(part, true));
  const sort = query.sort === null ? [] : [describeSort(query.sort)];
  if (clauses.length === 0) return `${['All works', ...sort].join(', ')}.`;
  let sentence = 'Works';
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

function describe(condition: Condition, outermost: boolean): string {
  switch (condition.kind) {
    case 'all':
      return 'of any kind';
    case 'and':
      return bracket(condition.parts.map((part) => describe(part, false)).join(' and '));
    case 'or': {
      const list = condition.parts.map((part) => describe(part, false)).join(' or ');
      return outermost ? `either ${list}` : bracket(`either ${list}`);
    }
    case 'not':
      return describeNot(condition.part);
    case 'word':
      return condition.prefix
        ? `with words that begin with “${condition.text}”`
        : `with the word “${condition.text}”`;
    case 'phrase':
      return condition.text.includes(' ')
        ? `with the phrase “${condition.text}”`
        : `with exactly the word “${condition.text}”`;
    case 'name':
      return nameClause(condition.field, describeName(condition));
    case 'rating':
      return ratingClause(condition);
    case 'number':
      return numberClause(condition.field, condition.from, condition.to);
    case 'date':
    case 'when':
      return dateClause(condition);
    case 'has':
      return HAS_CLAUSES[condition.what];
    case 'is':
      return IS_CLAUSES[condition.what];
    case 'otp':
      return `with ${quotedName(condition.value)} as the only pairing`;
  }
}

/** `without` where a condition begins with `with`, and the other way round; a condition of several parts is denied as a whole. */
function describeNot(part: Condition): string {
  if (part.kind === 'all') return 'of no kind';
  const clause = describe(part, false);
  if (clause.startsWith('without ')) return `with ${clause.slice('without '.length)}`;
  return clause.startsWith('with ') ? `without ${clause.slice('with '.length)}` : `not ${clause}`;
}

function bracket(text: string): string {
  return `(${text})`;
}

function describeName({ field, value, prefix }: Extract<Condition, { kind: 'name' }>): string {
  if (field === 'lang') return languageName(value);
  if (prefix) return `“${value}…”`;
  if (field === 'title') return `“${value}”`;
  return field !== 'warning' && field !== 'source' ? quotedName(value) : value;
}

function quotedName(value: string): string {
  return NEEDS_QUOTES.test(value) ? `“${value}”` : value;
}

function nameClause(field: NameField, name: string): string {
  switch (field) {
    case 'fandom':
    case 'lang':
      return field === 'lang' ? `written in ${name}` : `in ${name}`;
    case 'ship':
      return `with the pairing ${name}`;
    case 'character':
      return `with the character ${name}`;
    case 'tag':
      return `tagged ${name}`;
    case 'warning':
      return name === WARNING_NOT_STATED ? 'without a word on warnings' : `marked ${name}`;
    case 'category':
      return `in the category ${name}`;
    case 'by':
      return `by ${name}`;
    case 'title':
      return `with ${name} in the title`;
    case 'series':
      return `in the series ${name}`;
    case 'who':
      return `with ${name} in the cast`;
    case 'source':
      return `from the site ${name}`;
    case 'status':
      return STATUS_CLAUSES.get(name) ?? `known to be ${name}`;
  }
}

const STATUS_CLAUSES: ReadonlyMap<string, string> = new Map([
  ['wip', 'known to be in progress'],
  ['hiatus', 'known to be on hiatus'],
  ['unknown', 'without a word on how far they are'],
]);

const HAS_CLAUSES: Record<HasValue, string> = {
  summary: 'with a summary',
  notes: 'with notes',
  series: 'with a place in a series',
  comments: 'with comments',
  pictures: 'with pictures',
  review: 'with readings that wait for review',
  language: 'with a known language',
  date: 'with a known date',
  kudos: 'with a known number of kudos',
};

const IS_CLAUSES: Record<IsValue, string> = {
  crossover: 'crossing fandoms',
  oneshot: 'complete in one chapter',
  edited: 'corrected by hand',
  unseen: 'unopened',
  unread: 'unread',
  bookmarked: 'bookmarked',
};

function ratingClause({ comparison, value }: Extract<Condition, { kind: 'rating' }>): string {
  const name = comparison === '=' ? ratingName(value) : value;
  switch (comparison) {
    case '=':
      return value === 'Not Rated' ? 'without a rating' : `rated ${name}`;
    case '<=':
      return `rated ${name} or lower`;
    case '>=':
      return `rated ${name} or higher`;
    case '<':
      return `rated lower than ${name}`;
    case '>':
      return `rated higher than ${name}`;
  }
}

const SORT_WORDS: Record<Exclude<Sort['by'], 'random' | 'relevance'>, [string, string, string]> = {
  added: ['date added', 'newest first', 'oldest first'],
  updated: ['date updated', 'newest first', 'oldest first'],
  published: ['date published', 'newest first', 'oldest first'],
  title: ['title', 'from Z to A', 'from A to Z'],
  creator: ['creator', 'from Z to A', 'from A to Z'],
  words: ['words', 'longest first', 'shortest first'],
  chapters: ['chapters', 'most first', 'fewest first'],
  kudos: ['kudos', 'most first', 'fewest first'],
};

/** An order as it stands in the sentence of a query. */
export function describeSort(sort: Sort): string {
  if (sort.by === 'random')
    return sort.seed === undefined ? 'in random order' : `in random order (shuffle ${sort.seed})`;
  if (sort.by === 'relevance') return 'best match first';
  const [name, descending, ascending] = SORT_WORDS[sort.by];
  return `sorted by ${name}, ${sort.descending ? descending : ascending}`;
}
