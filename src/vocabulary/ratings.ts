/** The ratings of AO3 that can be compared, mildest first. */
export const RATING_SCALE = ['General', 'Teen', 'Mature', 'Explicit'] as const;
/** AO3's five ratings as short names; `Not Rated` stands apart and is gated like the strictest. */
export const RATING_ORDER = [...RATING_SCALE, 'Not Rated'] as const;
/** The short name of one of AO3's ratings. */
export type RatingName = (typeof RATING_ORDER)[number];

const RATING_NAMES: Record<RatingName, string> = {
  General: 'General Audiences',
  Teen: 'Teen And Up Audiences',
  Mature: 'Mature',
  Explicit: 'Explicit',
  'Not Rated': 'Not Rated',
};

/** AO3's public name of a rating, as its pages and downloads print it. */
export function ratingName(grade: RatingName): string {
  return RATING_NAMES[grade];
}

/** The more restrictive of two ratings; a work is gated by its highest part. `Not Rated` loses to any stated rating. */
export function higherRating(a: RatingName, b: RatingName): RatingName {
  if (a === 'Not Rated') return b;
  if (b === 'Not Rated') return a;
  return RATING_ORDER.indexOf(a) >= RATING_ORDER.indexOf(b) ? a : b;
}

/**
 * A rating as people write it. `words` are lower case, spaces stand for an optional space or hyphen; `value` is the
 * form reported. `alone` marks letters and numbers that mean a rating only as the value's first word.
 */
export type RatingToken = {
  system: string;
  words: readonly string[];
  value: string;
  ao3: RatingName;
  alone?: boolean;
};

const token = (
  system: string,
  ao3: RatingName,
  value: string,
  words: string[],
  alone = false,
): RatingToken => ({
  system,
  ao3,
  value,
  words,
  alone,
});

/** Rating systems in the order in which they claim a word. Sources are named at each group. */
export const RATING_TOKENS: readonly RatingToken[] = [
  // AO3's public rating names.
  token('ao3', 'General', 'General Audiences', ['general audiences', 'general audience']),
  token('ao3', 'Teen', 'Teen And Up Audiences', [
    'teen and up audiences',
    'teen and up',
    'teen & up',
    'teens and up',
  ]),
  token('ao3', 'Mature', 'Mature', ['mature audiences', 'mature']),
  token('ao3', 'Explicit', 'Explicit', ['explicit']),
  // Motion Picture Association of America, with the spellings and inventions of list posts.
  token('mpaa', 'Explicit', 'NC-17', ['nc 17', 'nc17+', 'n17', 'nc 17+']),
  token('mpaa', 'Explicit', 'NC-18', ['nc 18']),
  token('mpaa', 'Explicit', 'NC-21', ['nc 21']),
  token('mpaa', 'Explicit', 'XXX', ['xxx']),
  token('mpaa', 'Explicit', 'X', ['x'], true),
  token('mpaa', 'Mature', 'R', ['r rated', 'restricted', 'r'], true),
  token('mpaa', 'Teen', 'PG-13', ['pg 13', 'pg - 13', 'pg_13', 'nc 13']),
  token('mpaa', 'Teen', 'PG-14', ['pg 14']),
  token('mpaa', 'Teen', 'PG-15', ['pg 15']),
  token('mpaa', 'Teen', 'PG-16', ['pg 16']),
  token('mpaa', 'Teen', 'PG+', ['pg+']),
  token('mpaa', 'General', 'PG', ['pg', 'gp', 'pg rated']),
  token('mpaa', 'General', 'G', ['g rated', 'g'], true),
  // fictionratings.com, as FanFiction.Net prints them since 2005.
  token('fictionratings', 'General', 'K+', ['k+', 'kplus', 'k plus']),
  token('fictionratings', 'General', 'K', ['k'], true),
  token('fictionratings', 'Explicit', 'MA', ['ma'], true),
  token('fictionratings', 'Teen', 'T', ['t'], true),
  token('fictionratings', 'Mature', 'M', ['m'], true),
  token('fictionratings', 'General', 'B', ['b'], true),
  // The "FR" letters (Fan Rated), and Twisting the Hellmouth's numbers.
  token('fanrated', 'General', 'FRC', ['frc']),
  token('fanrated', 'General', 'FR7', ['fr7', 'fr 7']),
  token('fanrated', 'Teen', 'FRT', ['frt']),
  token('fanrated', 'Teen', 'FR13', ['fr13', 'fr 13']),
  token('fanrated', 'Teen', 'FR15', ['fr15', 'fr 15']),
  token('fanrated', 'Mature', 'FRM', ['frm']),
  token('fanrated', 'Mature', 'FR18', ['fr18', 'fr 18']),
  token('fanrated', 'Explicit', 'FRAO', ['frao']),
  token('fanrated', 'Explicit', 'FR21', ['fr21', 'fr 21']),
  token('fanrated', 'Explicit', 'FRMM', ['frmm']),
  token('fanrated', 'Explicit', 'FRFF', ['frff']),
  // Letters by age of reader (child, younger teen, adult).
  token('youth-letters', 'General', 'YT', ['yt']),
  token('youth-letters', 'General', 'C', ['c'], true),
  token('youth-letters', 'Explicit', 'A', ['a'], true),
  // British Board of Film Classification.
  token('bbfc', 'General', 'Uc', ['uc'], true),
  token('bbfc', 'General', 'U', ['u'], true),
  token('bbfc', 'Teen', '12A', ['12a']),
  token('bbfc', 'Teen', '12', ['12'], true),
  token('bbfc', 'Teen', '15', ['15'], true),
  token('bbfc', 'Mature', '18', ['18'], true),
  token('bbfc', 'Explicit', 'R18', ['r18']),
  // TV Parental Guidelines (United States).
  token('tv-us', 'General', 'TV-Y7', ['tv y7']),
  token('tv-us', 'General', 'TV-Y', ['tv y']),
  token('tv-us', 'General', 'TV-G', ['tv g']),
  token('tv-us', 'General', 'TV-PG', ['tv pg']),
  token('tv-us', 'Teen', 'TV-14', ['tv 14']),
  token('tv-us', 'Mature', 'TV-MA', ['tv ma']),
  // Entertainment Software Rating Board.
  token('esrb', 'General', 'E10+', ['e10+', 'e10']),
  token('esrb', 'General', 'EC', ['ec'], true),
  token('esrb', 'Mature', 'M17+', ['m17+', 'm17']),
  token('esrb', 'Explicit', 'AO', ['ao'], true),
  // Australian and New Zealand classification.
  token('au-nz', 'Mature', 'MA15+', ['ma15+', 'ma 15', 'ma15', 'ma 15+']),
  token('au-nz', 'Mature', 'R16', ['r16']),
  token('au-nz', 'Mature', 'R18+', ['r18+']),
  token('au-nz', 'Explicit', 'X18+', ['x18+']),
  // FSK ages, as fanfiktion.de prints them.
  token('fsk', 'General', 'P6', ['p6', 'ab 6', 'fsk 6', 'fsk 0', 'ab 0']),
  token('fsk', 'Teen', 'P12', ['p12 slash', 'p12', 'ab 12', 'fsk 12']),
  token('fsk', 'Mature', 'P16', ['p16 slash', 'p16', 'ab 16', 'fsk 16']),
  token('fsk', 'Explicit', 'P18', ['p18 avl', 'p18 slash', 'p18', 'ab 18', 'fsk 18']),
  // HarryPotterFanFiction.com ages.
  token('hpff', 'Teen', '12+', ['12+', '+12', 'od 12 lat', 'от 12 лет']),
  token('hpff', 'Mature', '15+', ['15+', '+15', 'od 15 lat']),
  // AdultFanFiction.org grades.
  token('aff', 'Explicit', 'Adult++', ['adult++']),
  token('aff', 'Explicit', 'Adult+', ['adult+']),
  token('aff', 'Explicit', 'A+', ['a+'], true),
  // Words of archives and authors.
  token('site-words', 'General', 'All Ages', [
    'all ages',
    'all audiences',
    'suitable for all',
    'tous publics',
    'tout public',
    'tous public',
    'pour tous',
    'todo público',
    'todo publico',
    'todos los públicos',
    'para todos',
    'para todos los públicos',
    'todas las edades',
    'per tutti',
    'para todas as idades',
    'todas as idades',
    'für alle',
    'ohne altersbeschränkung',
    'dla wszystkich',
    'bez ograniczeń',
    'для всех',
    'без ограничений',
    '0+',
  ]),
  token('site-words', 'General', '6+', ['6+', 'od 6 lat']),
  token('site-words', 'General', '9+', ['9+']),
  token('site-words', 'General', '10+', ['10+', '+10']),
  token('site-words', 'General', 'Everyone', [
    'everyone',
    'everybody',
    'universal',
    'kid safe',
    'family',
    'clean',
    '5+',
  ]),
  // Brazil's film classification and the colours of the Italian archive EFP.
  token('site-words', 'General', 'Livre', ['livre'], true),
  token('site-words', 'General', 'Verde', ['verde'], true),
  token('site-words', 'Teen', 'Giallo', ['giallo'], true),
  token('site-words', 'Mature', 'Arancione', ['arancione'], true),
  token('site-words', 'Explicit', 'Rosso', ['rosso'], true),
  token('site-words', 'Teen', '-12', ['-12'], true),
  token('site-words', 'Mature', '-16', ['-16'], true),
  token('site-words', 'Explicit', '-18', ['-18'], true),
  token('site-words', 'General', 'General', ['general']),
  token('site-words', 'Teen', 'Teen', [
    'teenagers',
    'teens',
    'teen',
    'young adult',
    'ya',
    'jugendliche',
    'adolescents',
    'adolescentes',
    'ragazzi',
    'młodzież',
    'dla młodzieży',
    'подростки',
    'для подростков',
  ]),
  token('site-words', 'Teen', '13+', ['13+', '+13', '13 ans', 'mayores de 13', 'od 13 lat', 'от 13 лет']),
  token('site-words', 'Teen', '14+', ['14+', '+14', 'vm14', 'ab 14', 'od 14 lat', 'от 14 лет']),
  token('site-words', 'Mature', 'Older Teens', ['older teens', 'older teen']),
  token('site-words', 'Mature', '16+', [
    '16+',
    '+16',
    '16 ans',
    'mayores de 16',
    'maiores de 16',
    'od 16 lat',
    'от 16 лет',
    'vm16',
  ]),
  token('site-words', 'Mature', '17+', ['17+', '+17']),
  token('site-words', 'Explicit', 'Adult', [
    'adults only',
    'adult only',
    'adults',
    'adult',
    'over 18 only',
    'over 18',
    'erwachsene',
    'nur für erwachsene',
    'adultes',
    'pour adultes',
    'adultos',
    'solo adultos',
    'para adultos',
    'adulti',
    'per adulti',
    'solo per adulti',
    'dorośli',
    'dla dorosłych',
    'tylko dla dorosłych',
    'для взрослых',
    'только для взрослых',
    'взрослым',
  ]),
  token('site-words', 'Explicit', '18+', [
    '18+',
    '+18',
    '18 ans',
    'mayores de 18',
    'maiores de 18',
    'menores de 18',
    'od 18 lat',
    'от 18 лет',
    'vm18',
  ]),
  token('site-words', 'Explicit', '21+', ['21+', '+21']),
  token('site-words', 'Explicit', 'Smut', ['smut']),
  token('site-words', 'Explicit', 'Lemon', ['lemon']),
  token('site-words', 'Mature', 'Lime', ['lime']),
  token('site-words', 'Explicit', 'E', ['e'], true),
  token('site-words', 'General', 'Gen', ['gen'], true),
];

/** Words that say a story carries no rating. Source: section 3.2, last row. */
export const UNRATED_WORDS: ReadonlySet<string> = new Set([
  'nr',
  'n/r',
  'unrated',
  'not rated',
  'none',
  'no rating',
  'n/a',
  'undecided',
  '?',
  'see parts',
  'various',
  'varies',
  'tbd',
  'tba',
  "i don't rate",
  'keins',
  'keine',
  'aucun',
  'aucune',
  'ninguna',
  'ninguno',
  'nessuno',
  'nessuna',
  'nenhum',
  'nenhuma',
  'brak',
  'нет',
  'без рейтинга',
  'sin clasificar',
  'non classé',
]);
