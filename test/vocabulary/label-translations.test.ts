import { describe, expect, it } from 'vitest';
import { type FieldName, findLabel } from '../../src/vocabulary/index.ts';

/** The label that authors of each language put before a field: German, French, Spanish, Italian, Portuguese, Polish, Russian. */
const USUAL: readonly (readonly [FieldName, string])[] = [
  ['title', 'Titel, Titre, Título, Titolo, Título da fic, Tytuł, Название'],
  ['author', 'Autorin, Auteure, Autora, Autrice, Autor/a, Autorka, Автор'],
  [
    'email',
    'E-Mail-Adresse, Courriel, Correo electrónico, Indirizzo e-mail, Correio eletrônico, Adres e-mail, Электронная почта',
  ],
  ['fandom', 'Fandom, Univers, Película, Telefilm, Livro, Fandomy, Фандом'],
  ['relationship', 'Pärchen, Couple, Pareja, Coppia, Casal, Parowanie, Пейринг'],
  ['characters', 'Hauptpersonen, Personnages, Personajes, Personaggi, Personagens, Bohaterowie, Персонажи'],
  [
    'rating',
    'Altersfreigabe, Public visé, Clasificación, Valutazione, Classificação etária, Ograniczenia wiekowe, Рейтинг',
  ],
  ['genre', 'Kategorie, Catégorie, Género, Genere, Gênero, Gatunek, Жанр'],
  ['warnings', 'Warnungen, Avertissements, Advertencias, Avvertimenti, Avisos, Ostrzeżenia, Предупреждения'],
  ['spoilers', 'Spoilerwarnung, Spoil, Destripes, Anticipazioni, Spoilers, Spojlery, Спойлеры'],
  ['setting', 'Zeitpunkt, Époque, Línea de tiempo, Ambientazione, Cronologia, Czas akcji, Таймлайн'],
  ['summary', 'Kurzbeschreibung, Résumé, Sinopsis, Riassunto, Sinopse, Streszczenie, Описание'],
  [
    'disclaimer',
    'Haftungsausschluss, Mentions légales, Descargo de responsabilidad, Nota legale, Isenção, Zastrzeżenie, Дисклеймер',
  ],
  ['archive', 'Archivierung, Diffusion, Distribución, Archiviazione, Permissão, Archiwizacja, Размещение'],
  [
    'notes',
    'Anmerkungen, Note de l’auteure, Notas de autor, Note dell’autrice, Notas da autora, Od autorki, От автора',
  ],
  ['endNotes', 'Nachwort, Notes de fin, Notas finales, Note finali, Nota final, Posłowie, Послесловие'],
  ['dedication', 'Widmung, Dédicace, Dedicatoria, Dedica, Dedicatória, Dedykacja, Посвящение'],
  [
    'thanks',
    'Danksagung, Remerciements, Agradecimientos, Ringraziamenti, Agradecimentos, Podziękowania, Благодарности',
  ],
  ['beta', 'Betaleserin, Bêta-lectrice, Beteado por, Betaggio, Betagem, Korekta, Бета'],
  ['part', 'Kapitel, Chapitre, Capítulo, Capitolo, Capítulos, Rozdział, Глава'],
  ['sequelTo', 'Fortsetzung von, Suite de, Secuela de, Seguito di, Continuação de, Kontynuacja, Продолжение'],
  ['series', 'Reihe, Cycle, Saga, Raccolta, Coleção, Cykl, Серия'],
  ['status', 'Abgeschlossen, Statut, Estado, Stato, Situação, Zakończone, Статус'],
  [
    'date',
    'Veröffentlicht, Date de publication, Fecha, Data di pubblicazione, Publicada em, Data publikacji, Дата',
  ],
  ['wordCount', 'Wörterzahl, Nombre de mots, Palabras, Numero parole, Palavras, Liczba słów, Размер'],
  ['feedback', 'Rückmeldung, Commentaires, Comentarios, Recensioni, Comentários, Komentarze, Отзывы'],
  ['challenge', 'Wettbewerb, Défi, Reto, Sfida, Desafio, Wyzwanie, Заявка'],
  ['music', 'Songtext, Chanson, Canción, Canzone, Canção, Piosenka, Песня'],
  ['translation', 'Übersetzerin, Traductrice, Traductora, Traduttrice, Tradutora, Tłumaczka, Переводчик'],
  ['language', 'Sprache, Langue, Idioma, Lingua, Língua, Język, Язык'],
  ['pov', 'Sicht, Point de vue, Punto de vista, Punto di vista, Ponto de vista, Narracja, От лица'],
  ['quote', 'Zitat, Citation, Epígrafe, Citazione, Citação, Cytat, Эпиграф'],
];

describe('labels in other languages', () => {
  it.each(USUAL)('%s', (field, labels) => {
    const written = labels.split(', ');
    expect(written).toHaveLength(7);
    for (const label of written) expect(findLabel(label)?.fields, label).toContain(field);
  });

  it.each(['Von', 'Ort', 'Pour', 'Histoire', 'Nombre', 'Grazie', 'Obs', 'Czas', 'Для', 'Время'])(
    '%s is an everyday word too',
    (label) => expect(findLabel(label)?.ambiguous).toBe(true),
  );
});
