/** What an index was made of: which library, how many works, and the number of the last change of the catalogue that it took in. */
export type IndexStamp = { library: string; works: number; change: number };
