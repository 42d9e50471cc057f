import { LABEL_TRANSLATIONS } from './label-translations.ts';

type LabelLanguage = { language: string; labels: readonly string[] };

const TELLING: readonly LabelLanguage[] = [
  {
    language: 'fr',
    labels: [
      'titre',
      'auteur',
      'résumé',
      'traductrice',
      'traducteur',
      'note de l’auteur',
      'note de la traductrice',
      'couple',
      'avertissement',
      'avertissements',
      "note de l'auteur",
      "notes de l'auteur",
      'auteure',
      'personnages',
      'archivage',
      'sommaire',
      'statut',
      'chapitre',
    ],
  },
  {
    language: 'de',
    labels: [
      'titel',
      'autor',
      'autorin',
      'kapitel',
      'teil',
      'inhalt',
      'zusammenfassung',
      'altersfreigabe',
      'alterseinstufung',
      'warnungen',
      'anmerkung',
      'anmerkungen',
      'kurzbeschreibung',
      'haftungsausschluss',
      'paaring',
      'personen',
      'hauptpersonen',
      'verfasserin',
      'geschrieben von',
      'kategorie',
      'bemerkung',
      'paar',
    ],
  },
  {
    language: 'es',
    labels: [
      'título',
      'titulo',
      'autora',
      'resumen',
      'pareja',
      'parejas',
      'personajes',
      'advertencias',
      'clasificación',
      'género',
      'sinopsis',
      'descargo',
      'notas de la autora',
      'palabras',
      'advertencia',
    ],
  },
  {
    language: 'it',
    labels: [
      'titolo',
      'autrice',
      'autore',
      'riassunto',
      'trama',
      'personaggi',
      'coppia',
      'avvertenze',
      'genere',
      'valutazione',
      'avvertimenti',
      'capitolo',
      'note dell’autrice',
      "note dell'autrice",
    ],
  },
  {
    language: 'pt',
    labels: [
      'nome da fic',
      'título',
      'titulo',
      'autora',
      'autor',
      'capítulo',
      'sinopse',
      'casal',
      'classificação',
      'personagens',
      'gênero',
      'avisos',
      'aviso',
      'resumo',
      'notas da autora',
      'notas do autor',
      'palavras',
      'capítulos',
    ],
  },
  {
    language: 'pl',
    labels: [
      'tytuł',
      'autor',
      'autorka',
      'bohaterowie',
      'postacie',
      'postaci',
      'gatunek',
      'ostrzeżenia',
      'streszczenie',
      'rozdział',
      'od autorki',
      'uwagi',
      'dedykacja',
      'korekta',
    ],
  },
  {
    language: 'ru',
    labels: [
      'название',
      'автор',
      'бета',
      'фандом',
      'пейринг',
      'рейтинг',
      'жанр',
      'размер',
      'статус',
      'саммари',
      'дисклеймер',
      'предупреждения',
      'персонажи',
    ],
  },
];

const TRANSLATED = Object.entries(LABEL_TRANSLATIONS).map(([language, fields]) => ({
  language,
  labels: new Set(Object.values(fields).flatMap((labels) => labels.map((label) => label.replace(/!$/, '')))),
}));

/** Label words of one language only, lower case, as hints of the story's. Source: section 2.8. */
export const LABEL_LANGUAGES: readonly LabelLanguage[] = TELLING.map(({ language, labels }) => ({
  language,
  labels: [...labels, ...onlyIn(language)].map((label) => label.replace(/’/g, "'")),
}));

/** The translated labels that no other language shares. */
function onlyIn(language: string): string[] {
  const own = TRANSLATED.find((one) => one.language === language)?.labels ?? new Set<string>();
  const others = TRANSLATED.filter((one) => one.language !== language);
  return [...own].filter((label) => !others.some((one) => one.labels.has(label)));
}
