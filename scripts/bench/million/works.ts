/**
 * Works in columns, any number of them, the same for the same number and seed. Fandoms, free tags, words and languages have the
 * shares of one large archive; characters, relationships and a third of the free tags are drawn from the work's own fandoms.
 */
import { logNormal, normal, type Random, seeded } from '../random.ts';
import { aliasTable, mandelbrot } from './draws.ts';
import { CATEGORY_SHARES, LANGUAGE_SHARES, RATING_SHARES, STATUS_SHARES, WARNING_SHARES } from './kinds.ts';
import { COMMON_TAGS, makeUniverse, type Universe } from './universe.ts';

/**
 * Row `n` is the work with the id `n` + 1. Its tags are `tags` from `tagStarts[n]` to `tagStarts[n + 1]`, ascending, each
 * once. `updated` and `published` are seconds and days since 1970; `language` and `status` are places in LANGUAGES and STATUSES.
 */
export type Works = {
  count: number;
  tagStarts: Uint32Array;
  tags: Uint32Array;
  updated: Uint32Array;
  published: Uint16Array;
  kudos: Uint32Array;
  words: Uint32Array;
  chapters: Uint16Array;
  creator: Uint32Array;
  language: Uint8Array;
  status: Uint8Array;
};

/** Works, and the tags they draw from. */
export type Corpus = { works: Works; universe: Universe };

/** Most tags of a work. */
const MOST_TAGS = 228;
const FIRST_SECOND = Date.UTC(2002, 0, 1) / 1000;
const LAST_SECOND = Date.UTC(2025, 11, 31) / 1000;
const DAY = 86_400;

export function makeCorpus(count: number, seed = 3): Corpus {
  const universe = makeUniverse(count, seed);
  const random = seeded(seed + 1);
  const works = emptyWorks(count);
  const draw = tagDraws(random, universe);
  const language = aliasTable(LANGUAGE_SHARES);
  const status = aliasTable(STATUS_SHARES);
  let end = 0;
  for (let row = 0; row < count; row += 1) {
    const tags = draw();
    if (end + tags.length > works.tags.length) works.tags = grown(works.tags);
    works.tags.set(tags, end);
    end += tags.length;
    works.tagStarts[row + 1] = end;
    const words = Math.max(20, Math.round(logNormal(random, 6410, 1.8)));
    works.words[row] = Math.min(4_070_000, words);
    works.chapters[row] = Math.min(
      2500,
      Math.max(1, Math.round((words / 2600) * Math.exp(0.6 * normal(random)))),
    );
    works.kudos[row] = Math.min(200_000, Math.round(logNormal(random, 45, 1.7)));
    const updated = Math.floor(FIRST_SECOND + (LAST_SECOND - FIRST_SECOND) * random() ** 0.55);
    works.updated[row] = updated;
    const lasted = (works.chapters[row] ?? 1) > 1 ? random() * 500 * DAY : 0;
    works.published[row] = Math.floor(Math.max(FIRST_SECOND, updated - lasted) / DAY);
    works.creator[row] = mandelbrot(random, Math.ceil(count / 5) + 1, 40);
    works.language[row] = language(random);
    works.status[row] = status(random);
  }
  works.tags = works.tags.subarray(0, end);
  return { works, universe };
}

function emptyWorks(count: number): Works {
  return {
    count,
    tagStarts: new Uint32Array(count + 1),
    tags: new Uint32Array(count * 20 + MOST_TAGS),
    updated: new Uint32Array(count),
    published: new Uint16Array(count),
    kudos: new Uint32Array(count),
    words: new Uint32Array(count),
    chapters: new Uint16Array(count),
    creator: new Uint32Array(count),
    language: new Uint8Array(count),
    status: new Uint8Array(count),
  };
}

/** Draws the tags of one work after another, ascending; the array is used again for the next. */
function tagDraws(random: Random, universe: Universe): () => Uint32Array {
  const { ids, kindStarts } = universe;
  const rating = aliasTable(RATING_SHARES);
  const warning = aliasTable(WARNING_SHARES);
  const category = aliasTable(CATEGORY_SHARES);
  const scratch = new Uint32Array(MOST_TAGS);
  let size = 0;
  let nextSingle = universe.singleTags.from;
  const add = (id: number | undefined) => {
    if (id === undefined || size === MOST_TAGS) return;
    let place = size;
    while (place > 0 && (scratch[place - 1] ?? 0) > id) place -= 1;
    if (scratch[place - 1] === id && place > 0) return;
    scratch.copyWithin(place + 1, place, size);
    scratch[place] = id;
    size += 1;
  };
  const within = (places: Uint32Array, fandom: number, shift: number) => {
    const from = places[fandom] ?? 0;
    return from + mandelbrot(random, (places[fandom + 1] ?? 0) - from, shift);
  };
  const addPeople = (fandom: number, pairs: number, alone: number) => {
    for (let count = 0; count < pairs; count += 1) {
      const pair = within(universe.relationshipStart, fandom, 1.5);
      add(ids.relationship[pair]);
      if (random() < 0.92) add(ids.character[universe.relationshipMembers.first[pair] ?? 0]);
      if (random() < 0.92) add(ids.character[universe.relationshipMembers.second[pair] ?? 0]);
    }
    for (let count = 0; count < alone; count += 1)
      add(ids.character[within(universe.characterStart, fandom, 3)]);
  };
  const addFreeTag = (fandom: number) => {
    const draw = random();
    if (draw < 0.03 && nextSingle < universe.singleTags.to) {
      add(ids.tag[nextSingle]);
      nextSingle += 1;
    } else if (draw < 0.34) add(ids.tag[COMMON_TAGS + within(universe.freeTagStart, fandom, 2)]);
    else add(ids.tag[mandelbrot(random, COMMON_TAGS, 6.5)]);
  };
  return () => {
    size = 0;
    add(rating(random));
    add((kindStarts[1] ?? 0) + warning(random));
    if (random() < 0.12) add((kindStarts[1] ?? 0) + warning(random));
    if (random() < 0.95) add((kindStarts[2] ?? 0) + category(random));
    if (random() < 0.09) add((kindStarts[2] ?? 0) + category(random));
    const fandoms = [universe.fandomOf(random)];
    while (random() < 0.14 && fandoms.length < 8) fandoms.push(universe.fandomOf(random));
    for (const fandom of fandoms) add(ids.fandom[fandom]);
    for (let pairs = random() < 0.2 ? 0 : 1 + Math.floor(-Math.log(random()) * 1.35); pairs > 0; pairs -= 1)
      addPeople(anyOf(random, fandoms), 1, random() < 0.5 ? 1 : 0);
    addPeople(anyOf(random, fandoms), 0, Math.floor(-Math.log(random()) * 1.3));
    const free = random() < 0.043 ? 0 : Math.min(75, Math.round(logNormal(random, 8.2, 0.72)));
    for (let count = 0; count < free; count += 1) addFreeTag(anyOf(random, fandoms));
    return scratch.subarray(0, size);
  };
}

function anyOf(random: Random, items: readonly number[]): number {
  return items[items.length === 1 ? 0 : Math.floor(random() * items.length)] ?? 0;
}

function grown(tags: Uint32Array): Uint32Array {
  const larger = new Uint32Array(Math.ceil(tags.length * 1.15));
  larger.set(tags);
  return larger;
}
