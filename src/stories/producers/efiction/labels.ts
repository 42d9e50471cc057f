import { readDate, readStatus } from '#headers';
import { findLabel, NOTHING_WORDS } from '#vocabulary';
import { archiveRating, archiveRelationship, archiveWarnings } from '../archive-tags.ts';
import { countOf } from '../counts.ts';
import type { LabelledValue } from '../labelled-runs.ts';
import type { Said } from '../said.ts';
import { keptTag } from '../site-genres.ts';

/** What a label of eFiction's list of facts means; sites translate it, and admins add kinds of tags of their own. */
type Key = 'summary' | 'series' | 'fandoms' | 'completed' | 'published' | 'updated' | 'words' | 'passing';

/** Labels of the program itself in the languages it came in; others are looked up among the labels of headers. */
const OWN: ReadonlyMap<string, Key> = new Map(
  Object.entries({
    fandoms:
      'categories|category|kategorien|kategorie|catégories|catégorie|categorías|categoría|categorie|categoria|kategóriák|kategória|kategorie|категории|категория',
    series: 'series|serie|série|serien|séries|sorozat|seria|cykl|серия|цикл|reeks',
    completed:
      'completed|complete|abgeschlossen|fertiggestellt|fertig|terminée|terminé|complète|completa|completo|terminada|completata|kész|befejezett|befejezve|ukończone|zakończone|завершен|завершён|закончен|terminado|voltooid|compleet',
    published:
      'published|veröffentlicht|publié|publiée|publicado|publicada|pubblicato|pubblicata|megjelent|közzétéve|opublikowane|опубликован|опубликовано|gepubliceerd',
    updated:
      'updated|aktualisiert|mise à jour|mis à jour|actualizado|actualizada|aggiornato|aggiornata|frissítve|zaktualizowane|обновлен|обновлён|обновлено|bijgewerkt',
    words:
      'word count|words|wörter|wortanzahl|mots|nombre de mots|palabras|número de palabras|parole|numero parole|szavak száma|szavak|liczba słów|слов|количество слов|aantal woorden',
    passing:
      'read|read count|chapters|gelesen|kapitel|lu|chapitres|leída|leído|capítulos|letto|capitoli|olvasták|fejezetek|przeczytano|rozdziały|прочитано|прочтений|глав|главы|reviews|toc',
    summary:
      'summary|zusammenfassung|résumé|resumen|riassunto|összefoglaló|leírás|tartalom|streszczenie|краткое содержание|саммари|samenvatting',
  }).flatMap(([key, labels]) => labels.split('|').map((label): [string, Key] => [label, key as Key])),
);

const NOTHING = new Set(['none', 'keine angabe', 'nincs', ...NOTHING_WORDS]);
/** `Completed` is a question; Hungarian sites answer `Igen`. */
const YES = /^(?:yes|ja|oui|s[íìi]|sim|igen|tak|да)$/i;

/** Takes the values of a list of facts; the literal `None` of any language says nothing (formats §2). */
export function takeFacts(said: Said, facts: readonly LabelledValue[]): void {
  for (const fact of facts) {
    const value = fact.value.trim();
    if (value === '' || NOTHING.has(value.toLowerCase().replace(/\.$/, ''))) continue;
    const key = OWN.get(fact.label.toLowerCase());
    if (key !== undefined) TAKERS[key](said, { ...fact, value });
    else takeTag(said, { ...fact, value });
  }
}

const TAKERS: Record<Key, (said: Said, fact: LabelledValue) => void> = {
  summary: (said, { prose, value, evidence }) => said.take('summary', prose || value, evidence),
  fandoms: (said, { items, evidence }) => said.take('fandoms', items, evidence),
  series: (said, { items, evidence }) => {
    const [name, ...others] = items;
    if (name === undefined) return;
    said.take('series', { name, position: null, of: null, relation: null, related: null }, evidence);
    for (const other of others) said.add('Series', other, evidence);
  },
  completed: (said, { value, evidence }) =>
    said.take('status', YES.test(value) ? 'complete' : statusOf(value), evidence),
  published: (said, { value, evidence }) => said.take('date', readDate(value)?.date ?? null, evidence),
  updated: (said, { value, evidence }) => {
    // The order of day and month is the site's; one page cannot tell it.
    const read = readDate(value);
    said.take('dateUpdated', read?.date ?? null, evidence);
    said.take('dateUpdatedCandidates', read?.candidates ?? [], evidence);
  },
  words: (said, { value, evidence }) => said.take('wordCount', countOf(value), evidence),
  passing: () => undefined,
};

function statusOf(value: string) {
  const status = readStatus(value, true);
  return status === 'unknown' ? 'wip' : status;
}

/** Characters, and the kinds of tags that a site's admin made: genres, warnings, pairings. */
function takeTag(said: Said, { label, value, items, evidence }: LabelledValue): void {
  const [field] = findLabel(label)?.fields ?? [];
  if (field === 'characters') said.take('characters', items, evidence);
  else if (field === 'rating') said.take('rating', archiveRating(value), evidence);
  else if (field === 'genre') said.take('genres', [...said.reading.genres, ...items.map(keptTag)], evidence);
  else if (field === 'warnings') said.take('warnings', archiveWarnings(items), evidence);
  else if (field === 'relationship') said.take('relationships', items.map(archiveRelationship), evidence);
  else if (field === 'challenge') said.take('challenge', value, evidence);
  else said.add(label, items.join(', '), evidence);
}
