/** The pages that pictures are taken of: the name of the picture and the address. */
export const PAGES = [
  ['home', '/'],
  ['works', '/works'],
  ['works-found', searched('rating:<=teen words:>900 sort:title')],
  ['works-table', `${searched('sort:words')}&view=table`],
  ['nothing-found', searched('fandom:"Treasure Island" lang:de words:>100k')],
  ['facet', '/facets/tag?order=name'],
  ['fandoms', '/fandoms'],
  ['creator', '/creator?name=Captain+Pettigrew'],
  ['years', '/years'],
  ['work', '/works/2'],
  ['chapter', '/works/2/chapters/1'],
  ['evidence', '/works/2/evidence'],
  ['tags', '/tags'],
  ['wrangle', '/tags/wrangle'],
  ['review', '/review'],
  ['report', '/imports/1'],
  ['reread', '/imports/1/reread'],
  ['duplicates', '/duplicates'],
  ['take-books', '/books?q=rating:teen'],
  ['searches', '/searches'],
  ['settings', '/settings'],
  ['ratings', '/help/ratings'],
  ['components', '/help/components'],
];

function searched(query) {
  return `/works?q=${encodeURIComponent(query)}`;
}
