/**
 * A source that stories are written about. `names` are what people call it (the first is reported), `owners` words of
 * disclaimers that give it away, `women` and `men` its people by the names used in pairings, `others` the rest.
 */
export type Canon = {
  names: readonly string[];
  owners: readonly string[];
  women: readonly string[];
  men: readonly string[];
  codes?: readonly string[];
};

/**
 * Sources whose people are known by name: public-domain canons (the books themselves), and the ones whose owners
 * disclaimers name (section 1.5). A fandom found here without a label is a guess.
 */
export const CANONS: readonly Canon[] = [
  {
    names: ['Sherlock Holmes'],
    owners: ['conan doyle', 'sir arthur'],
    women: ['Irene Adler', 'Mrs. Hudson', 'Mrs Hudson', 'Mary Morstan', 'Mary Watson', 'Irene'],
    men: [
      'Sherlock Holmes',
      'Holmes',
      'Watson',
      'John Watson',
      'Dr. Watson',
      'Lestrade',
      'Moriarty',
      'Mycroft',
      'Gregson',
      'Sherlock',
      'John',
      'Mycroft Holmes',
    ],
  },
  {
    names: ['Sherlock'],
    owners: ['bbc sherlock', 'moffat and gatiss'],
    women: [
      'Irene Adler',
      'Mrs Hudson',
      'Mrs. Hudson',
      'Molly',
      'Molly Hooper',
      'Mary',
      'Mary Morstan',
      'Sally Donovan',
    ],
    men: ['Sherlock', 'John', 'Mycroft', 'Lestrade', 'Greg Lestrade', 'Moriarty', 'Jim Moriarty', 'Anderson'],
  },
  {
    names: ['Dracula'],
    owners: ['bram stoker', 'stoker'],
    women: ['Mina', 'Mina Harker', 'Mina Murray', 'Lucy', 'Lucy Westenra'],
    men: [
      'Jonathan',
      'Jonathan Harker',
      'Harker',
      'Dracula',
      'Van Helsing',
      'Seward',
      'Quincey',
      'Renfield',
      'Arthur Holmwood',
      'Jack Seward',
    ],
  },
  {
    names: ['The Three Musketeers'],
    owners: ['dumas'],
    women: ['Milady', 'Milady de Winter', 'Constance', 'Constance Bonacieux', 'Anne of Austria'],
    men: [
      'Athos',
      'Porthos',
      'Aramis',
      "d'Artagnan",
      "D'Artagnan",
      'Rochefort',
      'Richelieu',
      'Grimaud',
      'Planchet',
    ],
  },
  {
    names: ['Robin Hood'],
    owners: [],
    women: ['Marian', 'Maid Marian'],
    men: [
      'Robin',
      'Robin H.',
      'Robin Hood',
      'Little John',
      'Will Scarlet',
      'Will S.',
      'Much',
      'Allan-a-Dale',
      'Friar Tuck',
      'Guy',
      'Guy of Gisborne',
      'Sheriff of Nottingham',
      'The Sheriff',
    ],
  },
  {
    names: ['Pride and Prejudice'],
    owners: [],
    women: [
      'Elizabeth',
      'Elizabeth Bennet',
      'Lizzy',
      'Jane',
      'Jane Bennet',
      'Lydia',
      'Kitty',
      'Charlotte',
      'Charlotte Lucas',
      'Caroline Bingley',
      'Georgiana',
      'Mrs. Bennet',
    ],
    men: [
      'Darcy',
      'Mr. Darcy',
      'Fitzwilliam Darcy',
      'Bingley',
      'Charles Bingley',
      'Wickham',
      'Mr. Collins',
      'Colonel Fitzwilliam',
      'Mr. Bennet',
    ],
  },
  {
    names: ['Northanger Abbey'],
    owners: [],
    women: ['Catherine Morland', 'Eleanor Tilney', 'Isabella Thorpe'],
    men: ['Henry Tilney', 'John Thorpe', 'James Morland', 'General Tilney'],
  },
  {
    names: ['Emma'],
    owners: [],
    women: ['Emma', 'Emma Woodhouse', 'Harriet Smith', 'Jane Fairfax', 'Miss Bates'],
    men: ['Knightley', 'Mr. Knightley', 'Frank Churchill', 'Mr. Elton'],
  },
  {
    names: ['Treasure Island'],
    owners: ['stevenson'],
    women: [],
    men: [
      'Long John Silver',
      'Jim Hawkins',
      'Dr. Livesey',
      'Captain Smollett',
      'Squire Trelawney',
      'Ben Gunn',
      'Silver',
    ],
  },
  {
    names: ['Alice in Wonderland', "Alice's Adventures in Wonderland"],
    owners: ['lewis carroll'],
    women: ['Alice', 'the Red Queen', 'the Queen of Hearts', 'the Duchess'],
    men: ['the Mad Hatter', 'the March Hare', 'the White Rabbit', 'the White Knight'],
  },
  {
    names: ['Raffles'],
    owners: ['hornung'],
    women: [],
    men: ['A. J. Raffles', 'Raffles', 'Bunny', 'Bunny Manders', 'Inspector Mackenzie'],
  },
  {
    names: ['King Arthur legends', 'Arthurian Mythology', 'King Arthur'],
    owners: ['malory'],
    women: ['Guinevere', 'Gwenhwyfar', 'Morgan le Fay', 'Morgana', 'Nimue', 'Elaine'],
    men: ['Arthur', 'Lancelot', 'Merlin', 'Mordred', 'Gawain', 'Bedivere', 'Kay', 'Galahad'],
  },
  {
    names: ['Les Misérables'],
    owners: ['victor hugo', 'hugo'],
    women: ['Cosette', 'Éponine', 'Eponine', 'Fantine'],
    men: ['Jean Valjean', 'Valjean', 'Javert', 'Enjolras', 'Grantaire', 'Marius', 'Courfeyrac', 'Combeferre'],
  },
  {
    names: ['Jane Eyre'],
    owners: [],
    women: ['Jane Eyre', 'Bertha Mason', 'Adèle'],
    men: ['Rochester', 'Mr. Rochester', 'St. John Rivers'],
  },
  {
    names: ['Frankenstein'],
    owners: ['mary shelley'],
    women: ['Elizabeth Lavenza', 'Justine'],
    men: ['Victor Frankenstein', 'Walton', 'Henry Clerval', 'the Creature'],
  },
  {
    names: ['Highlander'],
    owners: ['rysher'],
    women: ['Amanda', 'Cassandra'],
    men: ['Duncan', 'Methos', 'Joe'],
  },
  { names: ['The Sentinel'], owners: ['pet fly'], women: [], men: ['Jim', 'Blair', 'Simon'] },
  { names: ['Star Trek'], owners: ['paramount'], women: ['Uhura'], men: ['Kirk', 'Spock', 'McCoy'] },
  {
    names: ['The X-Files'],
    owners: ['1013', 'ten thirteen', 'chris carter'],
    women: ['Scully'],
    men: ['Mulder', 'Skinner', 'Krycek', 'Doggett'],
    codes: ['XF'],
  },
  {
    names: ['Buffy the Vampire Slayer'],
    owners: ['mutant enemy', 'joss whedon'],
    women: ['Buffy', 'Willow', 'Tara', 'Faith'],
    men: ['Xander', 'Giles', 'Spike', 'Angel'],
    codes: ['BTVS'],
  },
  { names: ['JAG'], owners: ['bellisario'], women: ['Mac'], men: ['Harm'] },
];

/** Series codes of alt.startrek.creative. Source: the ASC code list. */
export const SERIES_CODES: Readonly<Record<string, string>> = {
  TOS: 'Star Trek: The Original Series',
  TAS: 'Star Trek: The Animated Series',
  TNG: 'Star Trek: The Next Generation',
  DS9: 'Star Trek: Deep Space Nine',
  DSN: 'Star Trek: Deep Space Nine',
  VOY: 'Star Trek: Voyager',
  VGR: 'Star Trek: Voyager',
  ENT: 'Star Trek: Enterprise',
  XF: 'The X-Files',
  BTVS: 'Buffy the Vampire Slayer',
  ATS: 'Angel: the Series',
  HP: 'Harry Potter',
  SGA: 'Stargate Atlantis',
  'SG-1': 'Stargate SG-1',
  LOTR: 'The Lord of the Rings',
};

/** Codes for couples that name both people, with their fandom. Source: section 5.4. */
export const COUPLE_CODES: readonly { code: string; fandom: string; members: readonly string[] }[] = [
  { code: 'MSR', fandom: 'The X-Files', members: ['Mulder', 'Scully'] },
  { code: 'DSR', fandom: 'The X-Files', members: ['Doggett', 'Scully'] },
  { code: 'MRR', fandom: 'The X-Files', members: ['Mulder', 'Reyes'] },
  { code: 'GSR', fandom: 'CSI', members: ['Grissom', 'Sara'] },
];

/** Words in parentheses after a fandom's name that say which telling of it is meant. Source: section 1.5. */
export const FANDOM_QUALIFIER =
  /^(?:.{0,40}\bcanon|bbc|granada|itv|tv|movie|film|book|books|comic|comics|anime|manga|musical|bookverse|movieverse|comicverse|pre-series|novels?|\d{4})$/i;
