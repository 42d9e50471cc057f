import { foldName } from './names.ts';

/** The languages that a name is looked up among: those with a written literature that archives report. */
const CODES = [
  'af ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr fy ga gd gl gu he hi hr hu hy id is it ja jv',
  'ka kk km kn ko ku ky la lb lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt ro ru rw sa sco si sk sl so sq',
  'sr sv sw ta te th tl tr uk ur uz vi yi zh zh-Hans zh-Hant pt-BR pt-PT en-GB en-US es-MX fr-CA',
]
  .join(' ')
  .split(' ');
/** Names people write that `Intl.DisplayNames` does not give. */
const ALIASES = new Map(
  Object.entries({
    mandarin: 'zh',
    cantonese: 'yue',
    'simplified chinese': 'zh-Hans',
    'traditional chinese': 'zh-Hant',
    简体中文: 'zh-Hans',
    繁體中文: 'zh-Hant',
    flemish: 'nl',
    castellano: 'es',
    castilian: 'es',
    farsi: 'fa',
    tagalog: 'tl',
    gaelic: 'gd',
    'scots gaelic': 'gd',
    'irish gaelic': 'ga',
    'brazilian portuguese': 'pt-BR',
    'portugues brasileiro': 'pt-BR',
    'british english': 'en-GB',
    'american english': 'en-US',
    'bahasa indonesia': 'id',
    'bahasa malaysia': 'ms',
    norwegian: 'no',
    norsk: 'no',
    klingon: 'tlh',
    quenya: 'qya',
    sindarin: 'sjn',
  }),
);
const ISO_639_2 = new Map(
  Object.entries({
    eng: 'en',
    fre: 'fr',
    fra: 'fr',
    ger: 'de',
    deu: 'de',
    spa: 'es',
    ita: 'it',
    por: 'pt',
    dut: 'nl',
    nld: 'nl',
    rus: 'ru',
    pol: 'pl',
    chi: 'zh',
    zho: 'zh',
    jpn: 'ja',
    kor: 'ko',
    swe: 'sv',
    dan: 'da',
    fin: 'fi',
    nor: 'no',
    heb: 'he',
    ara: 'ar',
    hun: 'hu',
    cze: 'cs',
    ces: 'cs',
    gre: 'el',
    ell: 'el',
    tur: 'tr',
    lat: 'la',
  }),
);
/** By the language that the names are in; each takes some 300 KiB. */
const NAMES_IN = new Map<string, Intl.DisplayNames>();
let codesByName: Map<string, string> | null = null;

/** The name of a language tag (`de`) in a language that the interface speaks, English where none is said: `German`; the tag if it has none. */
export function languageName(code: string, spoken = 'en'): string {
  const names = NAMES_IN.get(spoken) ?? namesIn(spoken);
  NAMES_IN.set(spoken, names);
  return nameIn(names, code);
}

function namesIn(language: string): Intl.DisplayNames {
  return new Intl.DisplayNames([language], { type: 'language' });
}

function nameIn(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}

/**
 * The BCP 47 tag a person means by `English`, `Deutsch`, `русский`, `eng` or `en-gb`; null when it is none that is
 * known. Text in brackets after the name is ignored.
 */
export function languageCode(name: string): string | null {
  const key = foldName(name.length > 100 ? name.slice(0, 100) : name.replace(/[([].{0,80}$/s, ''));
  if (key === '') return null;
  const known = ALIASES.get(key) ?? ISO_639_2.get(key) ?? namesToCodes().get(key);
  if (known !== undefined) return known;
  const tag = CODES.find((code) => code.toLowerCase() === key.replace('_', '-'));
  return tag ?? null;
}

function namesToCodes(): Map<string, string> {
  if (codesByName) return codesByName;
  codesByName = new Map();
  for (const code of [...CODES].reverse()) {
    codesByName.set(foldName(languageName(code)), code);
    codesByName.set(foldName(nameIn(namesIn(code), code)), code);
  }
  return codesByName;
}
