import type { ReadingOptions } from '#markup';
import type { PlaceMap } from './places.ts';

/**
 * Where a page comes from: `places` as {@link OpenPage} gives them, the file's name and path as weak hints, its address
 * where that is known from outside, and `picture` as in {@link ReadingOptions}.
 */
export type PageContext = {
  places: PlaceMap;
  name: string;
  path: string;
  address?: string;
  picture?: NonNullable<ReadingOptions['picture']>;
};
