import { languageCode } from '#text';
import { addAll, cite, type Draft } from '../fields/draft.ts';
import { readCharacters } from '../values/characters.ts';
import { readDate } from '../values/date.ts';
import { readGenres } from '../values/genre.ts';
import { readRating } from '../values/rating.ts';
import { readRelationships } from '../values/relationship.ts';
import { readStatus } from '../values/status.ts';
import type { Piece } from './zone-line.ts';

const CONFIDENCE = 0.9;

/** Reads FanFiction.Net's line of statistics, pieces parted by " - ". Source: section 2.13. */
export function readStatistics(draft: Draft, line: string, pieces: readonly Piece[]): void {
  const { reading } = draft;
  const parts = line.trim().split(/\s+-\s+/);
  parts.forEach((part, place) => {
    const labelled = /^([A-Za-z][\w ]{1,16}?)\s?:\s?(.{0,120})$/.exec(part.trim());
    if (labelled) readLabelled(draft, labelled[1] ?? '', labelled[2] ?? '');
    else if (place === 1 && languageCode(part)) reading.language ??= languageCode(part);
    else if (/^complete$/i.test(part.trim())) reading.status = 'complete';
    else readPlain(draft, part.trim());
  });
  for (const field of [
    'rating',
    'genres',
    'characters',
    'relationships',
    'wordCount',
    'date',
    'status',
    'language',
  ] as const)
    cite(draft, field, pieces, 'chrome', CONFIDENCE);
}

function readLabelled(draft: Draft, label: string, value: string): void {
  const { reading } = draft;
  switch (label.toLowerCase()) {
    case 'rated':
    case 'fiction rated': {
      const rating = readRating(value.replace(/^fiction\s+/i, ''));
      if (rating) reading.rating = { ...rating, raw: value.trim() };
      return;
    }
    case 'chapters': {
      const of = Number.parseInt(value.replace(/,/g, ''), 10);
      if (of > 0) reading.part = { n: reading.part?.n ?? 1, of };
      return;
    }
    case 'words':
      reading.wordCount = Number.parseInt(value.replace(/,/g, ''), 10) || null;
      return;
    case 'published':
      reading.date = readDate(value, true)?.date ?? null;
      return;
    case 'updated':
      reading.dateUpdated = readDate(value, true)?.date ?? null;
      return;
    case 'status':
      reading.status = readStatus(value);
  }
}

/** Genres, or people: a couple in square brackets, the rest outside. */
function readPlain(draft: Draft, part: string): void {
  const { reading } = draft;
  const genres = readGenres(part);
  if (genres.genres.length > 0 && genres.unknown.length === 0) {
    addAll(reading.genres, genres.genres);
    return;
  }
  for (const couple of part.matchAll(/\[[^\][]{3,120}\]/g)) {
    reading.relationships.push(
      ...readRelationships(couple[0], { fandoms: reading.fandoms, kind: 'pairing' }).relationships,
    );
  }
  addAll(reading.characters, readCharacters(part.replace(/\]\s*/g, ', ').replace(/\[/g, '')));
}
