import { COLLECTION } from './collection.ts';
import { FANDOMS } from './fandoms.ts';
import { HEADERS } from './headers.ts';
import { LENGTHS } from './lengths.ts';
import { RATINGS } from './ratings.ts';
import { RELATIONSHIPS } from './relationships.ts';
import type { Topic } from './topic.ts';
import { YEARS } from './years.ts';

/** Every topic by its part of the address, in the order of the navigation; the first is shown where none is asked for. */
export const TOPICS = {
  years: YEARS,
  ratings: RATINGS,
  lengths: LENGTHS,
  fandoms: FANDOMS,
  relationships: RELATIONSHIPS,
  headers: HEADERS,
  collection: COLLECTION,
} as const satisfies Record<string, Topic>;

/** The name of a topic in addresses. */
export type TopicName = keyof typeof TOPICS;

/** All of them, in their order. */
export const TOPIC_NAMES = Object.keys(TOPICS) as TopicName[];

/** What there is for visitors: how the collection is kept is its owner's business. */
export const OPEN_TOPICS = TOPIC_NAMES.filter((name) => name !== 'collection');
