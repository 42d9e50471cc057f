import { CATEGORY_TRANSLATIONS } from './value-translations.ts';

/** AO3's six categories, in its order of display. */
export const CATEGORY_NAMES = ['Gen', 'F/F', 'F/M', 'M/M', 'Multi', 'Other'] as const;
/** One of AO3's categories. */
export type CategoryName = (typeof CATEGORY_NAMES)[number];

/** Words that mean a category. Lower case. Source: section 6.3 and AO3's public category names. */
export const CATEGORY_WORDS: ReadonlyMap<string, CategoryName> = new Map(
  Object.entries<CategoryName>({
    ...translated(),
    gen: 'Gen',
    generic: 'Gen',
    noromo: 'Gen',
    'no romo': 'Gen',
    'no pairing': 'Gen',
    'no pairings': 'Gen',
    'friendship only': 'Gen',
    джен: 'Gen',
    het: 'F/M',
    'adult het': 'F/M',
    'm/f': 'F/M',
    'f/m': 'F/M',
    straight: 'F/M',
    hetsmut: 'F/M',
    гет: 'F/M',
    slash: 'M/M',
    'm/m': 'M/M',
    'm/m slash': 'M/M',
    'pre-slash': 'M/M',
    preslash: 'M/M',
    yaoi: 'M/M',
    'shounen-ai': 'M/M',
    'shonen-ai': 'M/M',
    'shounen ai': 'M/M',
    'shonen ai': 'M/M',
    bl: 'M/M',
    слэш: 'M/M',
    femslash: 'F/F',
    'fem slash': 'F/F',
    femmeslash: 'F/F',
    'f/f': 'F/F',
    altfic: 'F/F',
    yuri: 'F/F',
    'shoujo-ai': 'F/F',
    'shojo-ai': 'F/F',
    saffic: 'F/F',
    girlslash: 'F/F',
    фемслэш: 'F/F',
    multi: 'Multi',
    threesome: 'Multi',
    moresome: 'Multi',
    poly: 'Multi',
    ot3: 'Multi',
    mixed: 'Multi',
    'm/m/f': 'Multi',
    'm/f/m': 'Multi',
    'f/f/m': 'Multi',
  }),
);

function translated(): Record<string, CategoryName> {
  const words = Object.entries(CATEGORY_TRANSLATIONS) as [CategoryName, readonly string[]][];
  return Object.fromEntries(words.flatMap(([name, forms]) => forms.map((form) => [form, name])));
}
