/** A work as data on its own page, for programs that look for such: schema.org in JSON-LD, and oEmbed. */
import type { TagKind, WorkCard } from '#catalogue';
import { oneLine } from '#markup';
import { ratingName } from '#vocabulary';
import { moment } from './listing.ts';
import { bylines, isAnonymous, issuedOn, languageOf, subjectsOf, summaryOf, titled } from './work-facts.ts';

/** Addresses of a work and of what it belongs to, whole or from this site's root. */
export type WorkAddresses = {
  work: string;
  creator(name: string): string;
  series(name: string): string;
};

/**
 * What is known of a work beyond its card. `changedAt` is when its source last changed it (ISO 8601), null where nobody knows. `covered`: its rating or
 * its warnings stand before what it is about, so that tags and summary are left out.
 */
export type LinkedFacts = { changedAt: string | null; covered: boolean };

/** Names of one kind, at most. */
const MOST_NAMES = 50;
/** Longer texts are cut, in UTF-16 units. */
const MOST_TEXT = 1_000;

/** A licence that is an address of its own. */
const LICENCE =
  /https?:\/\/creativecommons\.org\/(?:licenses|publicdomain)\/[a-z-]{2,12}\/\d\.\d(?:\/[a-z]{2,4})?\//i;

/**
 * What is true of a work as a `CreativeWork` of schema.org; what is not known is not said. It has the property `wordCount`, which schema.org has for
 * articles, since stories have words too.
 */
export function linkedWork(work: WorkCard, at: WorkAddresses, { changedAt, covered }: LinkedFacts): object {
  const issued = issuedOn(work);
  const language = languageOf(work);
  const names = (kind: TagKind) => namesOf(work, kind);
  const about = [...names('fandom'), ...names('relationship'), ...names('character')];
  const keywords = names('tag');
  const summary = work.summary?.trim() ?? '';
  return {
    '@context': 'https://schema.org',
    '@type': 'CreativeWork',
    '@id': at.work,
    url: at.work,
    name: titled(work.title),
    ...(!isAnonymous(work) && {
      author: bylines(work)
        .slice(0, MOST_NAMES)
        .map((name) => ({ '@type': 'Person', name, url: at.creator(name) })),
    }),
    ...(issued !== null && { datePublished: issued }),
    ...(changedAt !== null && { dateModified: moment(changedAt) }),
    ...(language !== null && { inLanguage: language }),
    wordCount: work.words,
    genre: 'Fan fiction',
    ...(!covered && about.length > 0 && { about: about.map((name) => ({ '@type': 'Thing', name })) }),
    ...(!covered && keywords.length > 0 && { keywords }),
    ...(!covered && summary !== '' && { abstract: cut(summary) }),
    ...partOf(work, at),
    ...audienceOf(work),
    ...wishOf(work),
    isAccessibleForFree: true,
  };
}

function namesOf(work: WorkCard, kind: TagKind): string[] {
  const named = subjectsOf(work).flatMap((one) => (one.kind === kind ? one.name : []));
  return named.slice(0, MOST_NAMES);
}

function partOf({ series }: WorkCard, at: WorkAddresses): object {
  const name = oneLine(series?.name ?? '');
  if (name === '') return {};
  const position = series?.position ?? null;
  return {
    isPartOf: { '@type': 'CreativeWorkSeries', name, url: at.series(name) },
    ...(position !== null && { position }),
  };
}

/** A work that is not rated may be for anybody. */
function audienceOf({ rating }: WorkCard): object {
  const family = { General: true, Mature: false, Explicit: false }[rating as string];
  return { contentRating: ratingName(rating), ...(family !== undefined && { isFamilyFriendly: family }) };
}

/** What its creator says about keeping and sharing it. */
function wishOf({ permissionRaw }: WorkCard): object {
  if (permissionRaw === null || permissionRaw.trim() === '') return {};
  const licence = LICENCE.exec(permissionRaw.slice(0, MOST_TEXT))?.[0];
  return {
    ...(licence !== undefined && { license: licence }),
    usageInfo: { '@type': 'CreativeWork', text: cut(permissionRaw) },
  };
}

/**
 * What a page says of a work where its address is shared: fandoms, rating and warnings as lines, and the summary, where neither rating nor warnings
 * cover it.
 */
export function sharedWords(work: WorkCard, covered: boolean): string {
  const fandoms = namesOf(work, 'fandom').join(', ');
  const said = summaryOf(covered ? { ...work, summary: null } : work);
  return cut(fandoms === '' ? said : `${fandoms}\n${said}`);
}

function cut(text: string): string {
  return text.length <= MOST_TEXT
    ? text
    : `${text
        .slice(0, MOST_TEXT - 1)
        .trimEnd()
        .toWellFormed()}…`;
}

/** What an oEmbed answer is about. `creator` is null where a name is not told. */
export type Embedded = { title: string; creator: { name: string; address: string } | null; home: string };

/** Seconds for which an answer may be kept. */
const CACHE_AGE = 86_400;

/** An oEmbed answer (oEmbed 1.0 §2.3.4.4) of type `link`: a name to show for an address, and nothing to put into another page. */
export function embeddedLink({ title, creator, home }: Embedded): object {
  return {
    version: '1.0',
    type: 'link',
    title: titled(title),
    ...(creator !== null && { author_name: creator.name, author_url: creator.address }),
    provider_name: 'Fanlight',
    provider_url: `${home}/`,
    cache_age: CACHE_AGE,
  };
}
