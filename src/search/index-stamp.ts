/** What an index was made of: how many works, and the number of the last change of the catalogue that it took in. */
export type IndexStamp = { works: number; change: number };
