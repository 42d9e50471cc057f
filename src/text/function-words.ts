/** Short words in ASCII letters that sentences of a language cannot do without. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the and of was he she his her that said with you had for they',
  fr: 'le la les des une est dans que qui pas pour sur son elle ne et vous lui il au',
  de: 'der die das und ist ein zu den mit sich er sie auf von im ich dem so',
  es: 'el la los las que con por una del se su lo como de en no',
  pt: 'que de os um uma com se por mais em na no da do ao as',
  it: 'il che di non una per con del gli la si mi lo un',
  nl: 'de het een van en dat te is hij niet zijn met voor op der ik',
  ca: 'el la els les que de amb una per del i no en al',
  sv: 'och att det som en jag han var med av den',
  da: 'og at det som en jeg han var med af den',
  is: 'og er sem en hann var til um',
  fi: 'ja on ei oli se niin kun',
  et: 'ja on ei oli see ta kui oma',
  pl: 'nie na do jest to co jak ale po za od ju z w i',
  cs: 'na je by ale jak do to ve za se i v',
  sk: 'je na to ako ale do sa by za vo i v',
  hu: 'az es nem hogy is egy volt meg ki',
  ro: 'nu si cu din un pe de la ca mai era',
  hr: 'je da se na su u i za ali nije',
  sl: 'je da se na so v in za ali ni',
  lt: 'ir kad tai su bet jis',
  lv: 'un ir par ar bet kas',
  tr: 'bir ve bu de da ne o ki ama',
  cy: 'yn y a ar i o ac yr',
  mt: 'li ta u il fuq',
  eo: 'la kaj de en ne mi li',
  vi: 'la va co khi cho',
};
const LANGUAGES = Object.keys(WORDS);
const LONGEST_WORD = 4;
/** For each word, packed, the numbers of the languages that have it. */
const languagesByWord = new Map<number, number[]>();
for (const [number, words] of Object.values(WORDS).entries())
  for (const word of words.split(' ')) {
    const key = packed(word);
    languagesByWord.set(key, [...(languagesByWord.get(key) ?? []), number]);
  }

const LEAST_WORDS = 3;
const LEAST_SHARE = 0.1;
/** A language with this share of the words of the likeliest one is as likely. */
const AS_LIKELY = 0.75;

/**
 * The languages (BCP 47) that the short words of a text are from; empty when they are too few, less than one word in ten. Only
 * words all in ASCII letters are looked at, so the text need not be decoded for it: bytes as characters will do.
 */
export function languagesOfWords(sample: string): ReadonlySet<string> {
  const counts = new Float64Array(LANGUAGES.length);
  let words = 0;
  let length = 0;
  let word = 0;
  for (let at = 0; at <= sample.length; at += 1) {
    const code = sample.charCodeAt(at);
    const letter = code | 0x20;
    if (code > 0x7f) length += LONGEST_WORD;
    else if (letter >= 0x61 && letter <= 0x7a) {
      length += 1;
      word = (word << 8) | letter;
    } else if (length > 0) {
      words += 1;
      if (length <= LONGEST_WORD)
        for (const number of languagesByWord.get(word) ?? []) counts[number] = (counts[number] ?? 0) + 1;
      length = 0;
      word = 0;
    }
  }
  const most = Math.max(...counts);
  if (most < LEAST_WORDS || most < words * LEAST_SHARE) return new Set();
  return new Set(LANGUAGES.filter((_, number) => (counts[number] ?? 0) >= most * AS_LIKELY));
}

/** The letters of a short word as one number, a byte each. */
function packed(word: string): number {
  let number = 0;
  for (let at = 0; at < word.length; at += 1) number = (number << 8) | word.charCodeAt(at);
  return number;
}
