/**
 * The letters beyond ASCII of each language, commonest first, with the single-byte charsets its texts are found in. The order follows
 * published letter counts (for example the tables of the "Letter frequency" articles and of corpora of newspaper text); only the order is used.
 */
export type LetterProfile = { language: string; letters: string; charsets: readonly string[] };

const WESTERN = ['windows-1252', 'macintosh', 'ibm437', 'ibm850', 'iso-8859-15'];
const CENTRAL = ['windows-1250', 'iso-8859-2', 'ibm852', 'x-mac-ce'];
const BALTIC = ['windows-1257', 'iso-8859-13', 'iso-8859-4', 'ibm775'];
const CYRILLIC = ['windows-1251', 'koi8-r', 'koi8-u', 'ibm866', 'iso-8859-5', 'x-mac-cyrillic', 'ibm855'];

/** All profiles that detection tries. */
export const PROFILES: readonly LetterProfile[] = [
  { language: 'en', letters: 'éïèêæöçüñàáëôâœóíîäûùåøúãõ', charsets: WESTERN },
  { language: 'fr', letters: 'éàèêçâîôùûïœëüæ', charsets: WESTERN },
  { language: 'de', letters: 'üäößéà', charsets: WESTERN },
  { language: 'es', letters: 'óíáéñúüºªç', charsets: WESTERN },
  { language: 'pt', letters: 'ãáéçíóêõúâàôüªº', charsets: WESTERN },
  { language: 'it', letters: 'èàòùéìî', charsets: WESTERN },
  { language: 'nl', letters: 'ëéïèöüóêáç', charsets: WESTERN },
  { language: 'sv', letters: 'äåöéü', charsets: WESTERN },
  { language: 'fi', letters: 'äöå', charsets: WESTERN },
  { language: 'da', letters: 'åøæéöäò', charsets: [...WESTERN, 'ibm865'] },
  { language: 'is', letters: 'áðíéóúþæöý', charsets: ['windows-1252', 'ibm861', 'iso-8859-10', 'macintosh'] },
  { language: 'ca', letters: 'àèéóòíçúïü·', charsets: WESTERN },
  { language: 'cy', letters: 'ŵâêôîŷûïöáé', charsets: ['iso-8859-14'] },
  { language: 'ro', letters: 'ăîâșțşţ', charsets: [...CENTRAL, 'iso-8859-16'] },
  { language: 'pl', letters: 'ąęłóżśćźń', charsets: CENTRAL },
  { language: 'cs', letters: 'íáéěřčžšýůúťňóď', charsets: CENTRAL },
  { language: 'sk', letters: 'áíéčžšýťúľôňäóďĺŕ', charsets: CENTRAL },
  { language: 'hu', letters: 'áéöóőíüúű', charsets: CENTRAL },
  { language: 'hr', letters: 'čšžćđ', charsets: CENTRAL },
  { language: 'sl', letters: 'čšžć', charsets: CENTRAL },
  { language: 'lt', letters: 'ėšųžįūčąę', charsets: BALTIC },
  { language: 'lv', letters: 'āīšēņūļžčķģ', charsets: BALTIC },
  {
    language: 'et',
    letters: 'äõüöšž',
    charsets: ['windows-1252', 'windows-1257', 'iso-8859-15', 'iso-8859-13'],
  },
  { language: 'mt', letters: 'ħżġċàùòèì', charsets: ['iso-8859-3'] },
  { language: 'eo', letters: 'ĝŭĉĵŝĥ', charsets: ['iso-8859-3'] },
  { language: 'tr', letters: 'ıüşğçöâîû', charsets: ['windows-1254', 'ibm857'] },
  {
    language: 'vi',
    letters: '\u0301\u0300đưôâơêă\u0323\u0309\u0303áàéíóúèùìòãõýĩũ',
    charsets: ['windows-1258'],
  },
  { language: 'ru', letters: 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё', charsets: CYRILLIC },
  { language: 'uk', letters: 'оанивітерслкудмпязьбгчйхжшюцїєщфґ', charsets: CYRILLIC },
  { language: 'bg', letters: 'аиоетнрсвлкдпмзягбучцъйщшжхфью', charsets: CYRILLIC },
  { language: 'sr', letters: 'аоиенртсујвкдмлпгзбчхцшћжњђфљџ', charsets: CYRILLIC },
  {
    language: 'el',
    letters: 'αοιετσνηυρπκμλςωγδίόάέχθφήύώβξζψϊϋΐΰ',
    charsets: ['windows-1253', 'iso-8859-7', 'ibm737', 'ibm869'],
  },
  {
    language: 'he',
    letters:
      'יוהלאתמרבשנדעחםקכןפגצטזסךףץ\u05b7\u05b8\u05b4\u05b0\u05b6\u05b5\u05bc\u05b9\u05c1\u05c2\u05b2\u05b1\u05bb',
    charsets: ['windows-1255', 'iso-8859-8', 'ibm862'],
  },
  {
    language: 'ar',
    letters: 'الينمتوربهعدكفسحجةقأىشصطخضإذزثغظءئؤآ',
    charsets: ['windows-1256', 'iso-8859-6'],
  },
  { language: 'fa', letters: 'ایرندهمتسوبشگکزخفعجحقپطصچآلضذئغثژظأء', charsets: ['windows-1256'] },
  {
    language: 'th',
    letters:
      'านรอกเงมยลวดทสตะปบหคแจพชขใไผโถซธณภศฐษฉฝฟฎฏฑฒฌฆฬ\u0e48\u0e49\u0e31\u0e35\u0e34\u0e37\u0e38\u0e39\u0e4c\u0e47\u0e36ำๆ',
    charsets: ['windows-874'],
  },
];

/** Frequent characters of the East Asian languages; text in the right charset is full of them. */
export const FREQUENT_CJK = {
  zh: new Set(
    '的一是不了在人有我他这这個个上们們来來到时時大地为為子中你说說生国國年着著就那和要她出也得里裡裏后後自以会會家可下而过過天去能对對小多然于於心学學么麼之都好看起发發当當没沒成只如事把还還用第样樣道想作种種开開美总總从從无無情己面最女但现現前些所同日手又行意动動方期它头頭经經长長兒儿回位分爱愛老因很给給名法间間斯知世什两兩次使身者被高已亲親其进進此话話常与與活正感，。、：；「」『』“”！？…—',
  ),
  ja: new Set(
    'のにはをたがでてとしれさあいるもらなりうかこすくまえだきよけつせそわやみめおちんどばろねへほむゆアイウエオカキクコサシスタットナニノフマムメラリルレロンー、。「」日本人一大学生事見出行子思言時自気手私分今中彼女',
  ),
  ko: new Set(
    '이다는을가에의고하지한도로를은어서기나아사자대리시일보그것들인라해있었습니까요만게여주과정우수부제전장면안무상구스오미마으내말거비당신원소저너차모화적때없와야며려러간동모세생',
  ),
} as const;
