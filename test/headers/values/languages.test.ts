import { describe, expect, it } from 'vitest';
import { readDate } from '../../../src/headers/values/date.ts';
import { readGenres } from '../../../src/headers/values/genre.ts';
import { readPart } from '../../../src/headers/values/part.ts';
import { readPermission } from '../../../src/headers/values/permission.ts';
import { readRating } from '../../../src/headers/values/rating.ts';
import { readRelationships } from '../../../src/headers/values/relationship.ts';
import { readSpoilers } from '../../../src/headers/values/spoilers.ts';
import { readStatus } from '../../../src/headers/values/status.ts';
import { readWarnings } from '../../../src/headers/values/warnings.ts';
import { readChapterLine } from '../../../src/headers/zone/chapter-line.ts';

describe('values in German, French, Spanish, Italian, Portuguese, Polish and Russian', () => {
  it.each([
    ['ab 16', 'Mature'],
    ['ab 12 Jahren', 'Teen'],
    ['P16', 'Mature'],
    ['P18-Slash', 'Explicit'],
    ['FSK 12', 'Teen'],
    ['nur für Erwachsene', 'Explicit'],
    ['tous publics', 'General'],
    ['interdit aux moins de 18 ans', 'Explicit'],
    ['-16', 'Mature'],
    ['+18', 'Explicit'],
    ['+13', 'Teen'],
    ['todo público', 'General'],
    ['para adultos', 'Explicit'],
    ['Verde', 'General'],
    ['Giallo', 'Teen'],
    ['arancione', 'Mature'],
    ['Rosso', 'Explicit'],
    ['VM18', 'Explicit'],
    ['Livre', 'General'],
    ['16+', 'Mature'],
    ['dla dorosłych', 'Explicit'],
    ['od 16 lat', 'Mature'],
    ['NC-17', 'Explicit'],
    ['для взрослых', 'Explicit'],
    ['для всех', 'General'],
    ['от 12 лет', 'Teen'],
    ['R (за язык)', 'Mature'],
  ])('rating %s is %s', (written, ao3) => expect(readRating(written)).toMatchObject({ raw: written, ao3 }));

  it.each([
    ['abgeschlossen', 'complete'],
    ['nicht abgeschlossen', 'wip'],
    ['in Arbeit', 'wip'],
    ['abgebrochen', 'abandoned'],
    ['pausiert', 'hiatus'],
    ['terminée', 'complete'],
    ['en cours', 'wip'],
    ['en pause', 'hiatus'],
    ['terminado', 'complete'],
    ['en proceso', 'wip'],
    ['conclusa', 'complete'],
    ['incompleta', 'wip'],
    ['sospesa', 'hiatus'],
    ['concluída', 'complete'],
    ['em andamento', 'wip'],
    ['zakończone', 'complete'],
    ['niezakończone', 'wip'],
    ['porzucone', 'abandoned'],
    ['закончен', 'complete'],
    ['завершён', 'complete'],
    ['не закончен', 'wip'],
    ['в процессе', 'wip'],
    ['заморожен', 'hiatus'],
    ['заброшен', 'abandoned'],
  ])('status %s is %s', (written, status) => expect(readStatus(written)).toBe(status));

  it.each([
    ['ja', 'complete'],
    ['non', 'wip'],
    ['Sí', 'complete'],
    ['Não', 'wip'],
    ['tak', 'complete'],
    ['нет', 'wip'],
  ])('asked whether it is complete, %s is %s', (written, status) =>
    expect(readStatus(written, true)).toBe(status),
  );

  it.each([
    ['Ja, gerne', 'yes', []],
    ['Gern, aber sagt mir Bescheid', 'yes', ['notify']],
    ['Bitte vorher fragen', 'ask', []],
    ['Nicht ohne meine Erlaubnis', 'ask', []],
    ['Bitte nicht weiterverbreiten', 'no', []],
    ['Oui, avec mon nom', 'yes', ['credit']],
    ['Demandez-moi d’abord', 'ask', []],
    ['Pas sans ma permission', 'ask', []],
    ['Interdit', 'no', []],
    ['Sí, donde quieras', 'yes', []],
    ['Pídeme permiso', 'ask', []],
    ['Prohibido copiar', 'no', []],
    ['Solo con mi permiso', 'ask', []],
    ['Sì, ma avvisatemi', 'yes', []],
    ['Chiedetemi prima', 'ask', []],
    ['Vietata la pubblicazione', 'no', []],
    ['Sim, à vontade', 'yes', []],
    ['Peça antes', 'ask', []],
    ['Proibido', 'no', []],
    ['Tak, śmiało', 'yes', []],
    ['Tylko za moją zgodą', 'ask', []],
    ['Nie kopiować', 'no', []],
    ['Да, с указанием автора', 'yes', ['credit']],
    ['с шапкой', 'yes', ['keep-headers']],
    ['только с разрешения автора', 'ask', []],
    ['запрещено', 'no', []],
  ])('permission %s is %s', (written, policy, conditions) =>
    expect(readPermission(written)).toMatchObject({ policy, conditions }),
  );

  it.each(['keine', 'Aucun', 'ninguna', 'Nessuno', 'nenhum', 'brak', 'нет', 'отсутствуют'])(
    '%s: no warnings, no pairing, no spoilers',
    (written) => {
      expect(readWarnings(written)).toMatchObject({ archive: ['NoneApply'], free: [] });
      expect(readRelationships(written, { fandoms: [], kind: 'pairing' })).toMatchObject({
        none: true,
        relationships: [],
        open: [],
      });
      expect(readSpoilers(written).scope).toBe('none');
    },
  );

  it.each([
    ['Gewalt, Alkohol', [], ['violence', 'alcohol']],
    ['mort d’un personnage, violence', ['MajorCharacterDeath'], ['violence']],
    ['lenguaje, muerte de un personaje', ['MajorCharacterDeath'], ['language']],
    ['violenza, linguaggio', [], ['violence', 'language']],
    ['violência gráfica, palavrões', ['GraphicViolence'], ['language']],
    ['śmierć bohatera, przemoc', ['MajorCharacterDeath'], ['violence']],
    ['смерть персонажа, ООС, нецензурная лексика', ['MajorCharacterDeath'], ['language']],
  ])('warnings %s', (written, archive, free) => {
    const found = readWarnings(written);
    expect(found.archive).toEqual(archive);
    expect(found.free).toEqual(expect.arrayContaining(free));
  });

  it.each([
    ['Abenteuer, Freundschaft', ['adventure', 'friendship']],
    ['Aventure, humour, amitié', ['adventure', 'humor', 'friendship']],
    ['Romántico, misterio', ['romance', 'mystery']],
    ['Commedia, sentimentale', ['comedy', 'romance']],
    ['Comédia, terror', ['comedy', 'horror']],
    ['przygodowe, kryminał', ['adventure', 'mystery']],
    ['юмор, приключения, ангст', ['humor', 'adventure', 'angst']],
  ])('genres %s', (written, genres) => expect(readGenres(written).genres).toEqual(genres));

  it.each([
    ['джен', 'Gen'],
    ['гет', 'F/M'],
    ['слэш', 'M/M'],
    ['фемслэш', 'F/F'],
  ])('%s is a category', (written, category) => expect(readGenres(written).categories).toEqual([category]));

  it.each([
    ['bis Staffel 3', 'through', ['season 3']],
    ['saison 2', 'season', ['season 2']],
    ['todo', 'all', []],
    ['temporada 4', 'season', ['season 4']],
    ['sin spoilers', 'none', []],
    ['nessuno', 'none', []],
    ['все сезоны', 'all', []],
  ])('spoilers %s', (written, scope, items) => expect(readSpoilers(written)).toMatchObject({ scope, items }));

  it.each([
    ['14. März 2004', '2004-03-14'],
    ['14 juillet 2005', '2005-07-14'],
    ['3 de mayo de 2009', '2009-05-03'],
    ['12 maggio 2006', '2006-05-12'],
    ['15 de março de 2010', '2010-03-15'],
    ['24 grudnia 2003', '2003-12-24'],
    ['14 июля 2005', '2005-07-14'],
    ['сентябрь 2007', '2007-09'],
  ])('date %s', (written, date) => expect(readDate(written)).toEqual({ date, candidates: [] }));

  it.each([
    ['Kapitel 3 von 7', 3, 7],
    ['Teil zwei', 2, null],
    ['Chapitre 2 sur 5', 2, 5],
    ['chapitre premier', 1, null],
    ['Capítulo tercero', 3, null],
    ['Capitolo 4 di 9', 4, 9],
    ['rozdział 2 z 6', 2, 6],
    ['Rozdział drugi', 2, null],
    ['Глава 3 из 10', 3, 10],
    ['глава вторая', 2, null],
  ])('%s', (written, n, of) => {
    expect(readPart(written)).toEqual({ n, of });
    expect(readChapterLine(written)).toMatchObject({ n, of, rest: '' });
  });

  it.each(['Parte un treno', 'Parte dal principio', 'Teil der Welt', 'часть жизни'])(
    '%s is no part',
    (written) => expect(readPart(written)).toBeNull(),
  );
});
