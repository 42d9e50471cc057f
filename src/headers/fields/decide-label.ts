import { languageCode } from '#text';
import { type FieldName, labelKey } from '#vocabulary';
import { readDate } from '../values/date.ts';
import { isKnownFandom } from '../values/fandom.ts';
import { genreOf, readGenres } from '../values/genre.ts';
import { readRating } from '../values/rating.ts';
import { contentTag, readWarnings, splitItems } from '../values/warnings.ts';
import type { Field } from '../zone/zone-state.ts';

/** Which fields a label stands for, given its value. Source: section 1.19. */
export function decideLabel(field: Field, text: string, labels: ReadonlySet<string>): FieldName[] {
  const key = labelKey(field.label);
  const names = [...field.names];
  const number = /^\W{0,3}\d[\d,]*\W{0,3}$/.test(text);
  switch (key) {
    case 'name':
      return ['author', 'from', 'by', 'penname', 'pseud'].some((one) => labels.has(one))
        ? ['title']
        : ['author'];
    case 'serie':
    case 'série':
      return labels.has('fandom') || labels.has('universe') ? ['series'] : names;
    case 'para':
      return isPolish(labels) || /[/&×+]|\sx\s/.test(text) ? ['relationship'] : ['dedication'];
    case 'язык':
      return languageCode(text) === null ? names : ['language'];
    case 'art':
      return readGenres(text).genres.length > 0 ? ['genre'] : ['artist'];
    case 'classification':
      return isFrench(labels) && readRating(text)?.value && readGenres(text).genres.length === 0
        ? ['rating']
        : names;
    case 'комментарии':
      return /[@!?]|пожалуйста|приветств/iu.test(text) ? ['feedback'] : ['notes'];
    case 'series':
      return isKnownFandom(text) || /^[A-Z][A-Z0-9]{1,4}$/.test(text.trim()) ? ['fandom'] : ['series'];
    case 'fic':
    case 'fiction':
    case 'story':
      return key === 'story' && labels.has('title') ? ['summary'] : ['title'];
    case 'category':
    case 'categories':
      return isKnownFandom(text) || / » \S/.test(text) || isShelf(text, labels) ? ['fandom'] : ['genre'];
    case 'categoria':
    case 'categoría':
    case 'catégorie':
    case 'kategorie':
    case 'kategoria':
    case 'категория':
      return isKnownFandom(text) ? ['fandom'] : ['genre'];
    case 'universe':
    case 'verse':
      return genreOf(text) === 'AU' ? ['genre'] : names;
    case 'language':
      return languageCode(text) === null ? ['warnings'] : ['language'];
    case 'chapters':
    case 'chapter':
      return /\d/.test(text) ? ['part'] : ['chapterTitle'];
    case 'section':
      return number ? ['part'] : ['fandom'];
    case 'reviews':
    case 'kudos':
    case 'follows':
    case 'favorites':
      return number ? ['stats'] : key === 'follows' ? ['sequelTo'] : ['feedback'];
    case 'updated':
      return readDate(text) ? ['date'] : ['status'];
    case 'year':
      return /^(?:19|20)\d\d$/.test(text.trim()) ? ['date'] : ['setting'];
    case 'artist':
      return labels.has('song') || labels.has('lyrics') ? ['music'] : ['artist'];
    case 'responseto':
      return /["“]/.test(text) ? ['sequelTo'] : ['challenge'];
    case 'contents':
    case 'content':
      return splitItems(text).some(
        (item) =>
          readWarnings(item).archive.length > 0 || (contentTag(item) && readGenres(item).genres.length === 0),
      )
        ? ['contains']
        : ['genre'];
    case 'comments':
      return /\b(?:please|to|at|welcome)\b|@/i.test(text) ? ['feedback'] : ['notes'];
    case 'na':
      return text.split(/\s+/).length > 3 ? ['notes'] : [];
    case 'foundat':
      return /https?:/.test(text) ? ['url'] : ['archive'];
    case 'book':
      return number ? ['setting'] : ['fandom'];
    case 'tag':
      return /^to\b|^for\b/i.test(text) ? ['setting'] : ['genre'];
    case 'copyright':
      return ['copyright'];
    case 'time':
    case 'season':
      return ['setting'];
    default:
      return names;
  }
}

function isPolish(labels: ReadonlySet<string>): boolean {
  return ['tytuł', 'autorka', 'gatunek', 'bohaterowie', 'streszczenie', 'opis'].some((one) =>
    labels.has(one),
  );
}

function isFrench(labels: ReadonlySet<string>): boolean {
  return ['titre', 'auteur', 'auteure', 'résumé', 'couple', 'personnages'].some((one) => labels.has(one));
}

/** In eFiction's exports "Categories" names the shelf of the archive, which is the source where it is no genre. */
function isShelf(text: string, labels: ReadonlySet<string>): boolean {
  if (!['completed', 'wordcount', 'published'].every((one) => labels.has(one))) return false;
  const found = readGenres(text);
  return found.genres.length + found.categories.length === 0 && found.unknown.length > 0;
}
