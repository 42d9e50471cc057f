const table = (rows: string): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    rows
      .trim()
      .split('\n')
      .map((row) => row.trim().split(': '))
      .map(([key = '', words = '']) => [key, words.split(', ')]),
  );

/**
 * Words for genres in German, French, Spanish, Italian, Portuguese, Polish and Russian, by the genre they mean. Lower
 * case. Source: section 2.8, and the genre lists of the archives of those languages.
 */
export const GENRE_TRANSLATIONS = table(`
  action: akcja, acción, azione, ação, экшн, экшен, боевик
  adventure: abenteuer, przygoda, przygodowe, приключение, aventuras, avventure, aventures
  angst: angoisse, angustia, angústia, angoscia
  AU: alternatives universum, ua, universo alterno, universo alternativo, альтернативная вселенная, ау, alternatywne uniwersum
  casefile: кейсфик, кейс-фик
  comedy: komödie, comédie, comedia, commedia, comédia, komedia, комедия
  crack: крэк, стеб, стёб
  dark: dunkel, sombre, oscuro, sombrio, mroczne, даркфик, дарк
  deathfic: дэсфик, дезфик, todesfic
  drabble: драбблы
  drama: dramat, dramatyczne
  epistolary: briefroman, épistolaire, epistolar, epistolare, письма
  family: famiglia, família, rodzina, семья
  fantasy: fantastique, fantasía, fantasia, fantastico, фэнтези, фэнтази
  fluff: guimauve, флаф, флафф
  friendship: amitie, amicizie, amizade, przyjaźń
  general: generell, allgemeines, generale, generico, général, geral, ogólne, общий, generale
  hurt/comfort: réconfort, douleur/réconfort, trost, херт/комфорт, х/к
  historical: historisch, historique, histórico, storico, historyczne, исторический
  horror: horrory, épouvante, terror, orrore, хоррор
  humor: komik, humorystyczne, humorystyka, комический, umoristico, humorístico
  missing scene: fehlende szene, scène manquante, escena perdida, missing moments, missing moment, пропущенная сцена, brakująca scena
  mystery: krimi, mystères, mistero, mistério, kryminał, tajemnica, мистика, policier
  parody: parodia, paródia
  poem: gedicht, poème, poésie, poema, poesía, poesia, wiersz, стихи
  PWP: пвп
  romance: romantique, romántico, romantico, romântico, romantyczne, romans, романс, liebesgeschichte, liebe, amour, amor, romantisch, sentimentale
  science fiction: science-fiction, ciencia ficción, fantascienza, ficção científica, fantastyka, фантастика, sci-fi
  songfic: сонгфик
  supernatural: übernatürlich, surnaturel, sobrenatural, sovrannaturale, soprannaturale, nadprzyrodzone
  suspense: spannung, suspenso, suspence, триллер, thriler
  tragedy: tragödie, tragedia, tragédia, трагедия
  vignette: виньетка, зарисовка, winieta
  one-shot: oneshots, jednoczęściówka, miniaturka, ваншот, one shots
`);

/** Words for what warnings name, by the normalised tag. Languages and source as above. */
export const WARNING_TRANSLATIONS = table(`
  language: sprache, derbe sprache, schimpfwörter, kraftausdrücke, langage, langage grossier, gros mots, vulgarité, lenguaje, lenguaje soez, malas palabras, palabrotas, linguaggio, linguaggio scurrile, linguaggio volgare, turpiloquio, linguagem, linguagem imprópria, palavrões, język, wulgaryzmy, przekleństwa, нецензурная лексика, мат, ненормативная лексика
  violence: gewalt, violencia, violenza, violência, przemoc, насилие, leichte gewalt
  blood: blut, sang, sangre, sangue, krew, кровь
  injury: verletzung, verletzungen, blessure, blessures, heridas, ferite, ferimentos, rany, раны, травмы
  torture: folter, tortura, tortury, пытки
  suicide: selbstmord, suizid, suicidio, suicídio, samobójstwo, самоубийство, суицид
  self-harm: selbstverletzung, automutilation, autolesiones, autolesionismo, automutilação, samookaleczenie, селфхарм
  drug use: drogen, drogue, drogues, drogas, droga, droghe, narkotyki, наркотики, употребление наркотиков
  alcohol: alkohol, alcool, álcool, алкоголь, употребление алкоголя
  abuse: missbrauch, misshandlung, maltraitance, abuso, abusos, abusi, maltrato, znęcanie, жестокое обращение
  pregnancy: schwangerschaft, grossesse, embarazo, gravidanza, gravidez, ciąża, беременность
  infidelity: untreue, infidélité, infidelidad, tradimento, infidelidade, zdrada, измена
  sexual situations: sexuelle situationen, situations sexuelles, situaciones sexuales, situazioni sessuali, sexo, seks, секс, sexe, sesso
  AU: alternatives universum, univers alternatif, ua, universo alterno, universo alternativo, альтернативная вселенная, ау
  OOC: оос, ооc
  OC: eigener charakter, eigene charaktere, personnage original, personaje original, personajes originales, personaggio originale, personagem original, ос, ориджинальные персонажи, oryginalny bohater
  sad: traurig, triste, smutne, грустно
  fluff: флафф, флаф
  dark: dunkel, sombre
  grief: trauer, deuil, duelo, lutto, luto, żałoba
  illness: krankheit, maladie, enfermedad, malattia, doença, choroba, болезнь
  religion: religiöse themen, religión, religione, religião, религия
  minor character death: tod eines nebencharakters, mort d'un personnage secondaire, muerte de un personaje secundario, morte di un personaggio secondario, morte de personagem secundário, śmierć postaci drugoplanowej, смерть второстепенного персонажа
  crossover: кроссовер
  unbeta'd: ungebetat, non bêta-lu, sin betear, sem betagem, не бечено, niebetowane
  WIP: unvollendet
`);

/** Answers that mean there is nothing: no warnings, no pairing, no spoilers. Lower case. */
export const NOTHING_WORDS: readonly string[] =
  "keine, keiner, keins, kein, nichts, aucun, aucune, rien, ninguna, ninguno, ningún, ningun, nada, nessuno, nessuna, niente, nenhum, nenhuma, brak, żadne, żadnych, nie ma, nic, нет, отсутствуют, отсутствует, никаких, не имеется, без предупреждений, keine warnungen, keine warnung, pas d’avertissement, pas d'avertissement, sin advertencias, nessun avvertimento, sem avisos, brak ostrzeżeń, нет предупреждений, нету, non, não há, no hay".split(
    ', ',
  );

/** Words for AO3's categories. */
export const CATEGORY_TRANSLATIONS = table(`
  Gen: generale, джен, без пейринга, kein pairing, pas de couple, sin pareja, nessuna coppia, sem casal
  F/M: гет, hetero, hétéro, hétérosexuel, heterosexual, hétérosexuelle, eterosessuale
  M/M: слэш, слеш, slash m/m, яой, яой/слэш, пре-слэш, преслэш, слэш (яой), шонен-ай, boyslove, boys love, homosexuel
  F/F: фемслэш, фемслеш, юри, fem-slash, femslash (юри), femmeslash, сёдзе-ай, girls love
`);
