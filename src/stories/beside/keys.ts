/**
 * What FanFicFare calls the values of a story, and what people who let it fill calibre's custom columns call those, by the
 * label that its title page prints for the same (formats §4): one table, so that a title page, a JSON file and a
 * column are understood alike. Names are in lower case, without `#`, blanks and marks.
 */

/** The names in FanFicFare's JSON. Source: its `defaults.ini`, `extra_valid_entries` of the sites included. */
const OF_FANFICFARE = {
  category: 'Category',
  genre: 'Genre',
  language: 'Language',
  characters: 'Characters',
  ships: 'Relationships',
  status: 'Status',
  datepublished: 'Published',
  dateupdated: 'Updated',
  rating: 'Rating',
  warnings: 'Warnings',
  numwords: 'Words',
  description: 'Summary',
  series: 'Series',
  // Only of the Archive of Our Own and archives like it.
  fandoms: 'Fandoms',
  freeformtags: 'Freeform Tags',
  // Misspelt so by versions before 2.4.
  freefromtags: 'Freeform Tags',
  ao3categories: 'AO3 Categories',
  collections: 'Collections',
  kudos: 'Kudos',
  hits: 'Hits',
  bookmarks: 'Bookmarks',
  comments: 'Comments',
} as const;

/**
 * Further names of columns. Source: the FanFicFare plug-in's manual, which lets people make columns and choose what fills each; its
 * examples use the names above, plurals, and those below.
 */
const OF_COLUMNS = {
  categories: 'Category',
  fandom: 'Fandoms',
  genres: 'Genre',
  character: 'Characters',
  relationships: 'Relationships',
  relationship: 'Relationships',
  pairing: 'Relationships',
  pairings: 'Relationships',
  ship: 'Relationships',
  storystatus: 'Status',
  ficstatus: 'Status',
  completion: 'Status',
  published: 'Published',
  updated: 'Updated',
  ficrating: 'Rating',
  contentrating: 'Rating',
  warning: 'Warnings',
  archivewarnings: 'Warnings',
  words: 'Words',
  wordcount: 'Words',
  summary: 'Summary',
  freeform: 'Freeform Tags',
  freeforms: 'Freeform Tags',
  additionaltags: 'Freeform Tags',
  orientation: 'AO3 Categories',
} as const;

const LABELS: ReadonlyMap<string, string> = new Map(Object.entries({ ...OF_FANFICFARE, ...OF_COLUMNS }));

/** The title page's label for a name of a value or a column; null where nobody knows what it means. */
export function labelOfKey(name: string): string | null {
  return LABELS.get(name.toLowerCase().replace(/[#\s_-]/g, '')) ?? null;
}
