import { html, join, type Markup } from '#markup';
import { uuidOf } from '../book-uuid.ts';
import type { WritableWork } from '../format.ts';
import { filledTitle, isSaid, shownRatingName } from '../work-fields.ts';
import { bookLanguage } from '../written-language.ts';

/** A column that a keeper may have made in calibre: calibre fills it where it is there, and passes it over where it is not. */
type Column = { label: string; name: string } & (
  | { datatype: 'text'; values: readonly string[] }
  | { datatype: 'enumeration'; value: string }
  | { datatype: 'int'; value: number }
);

const STATUS: Readonly<Record<string, string>> = {
  complete: 'Completed',
  wip: 'In-Progress',
  hiatus: 'Hiatus',
  abandoned: 'Abandoned',
};

/**
 * A work's metadata as calibre keeps it beside a book (`metadata.opf`, OPF 2.0.1 with calibre's own names): calibre takes this in
 * place of what the book says of itself. Columns are called as FanFicFare calls the same values. `cover` is the name of the
 * picture beside it.
 */
export function writeCalibrePackage(work: WritableWork, cover: string | null): string {
  const { series } = work;
  const title = filledTitle(work.title);
  return html`<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" unique-identifier="uuid_id" version="2.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier opf:scheme="calibre" id="calibre_id">${work.id}</dc:identifier>
<dc:identifier opf:scheme="uuid" id="uuid_id">${uuidOf(work.id).replace('urn:uuid:', '')}</dc:identifier>
${work.source !== null && html`<dc:identifier opf:scheme="URL">${work.source}</dc:identifier>`}
<dc:title>${title}</dc:title>
${join(work.creators.filter(isSaid).map(creator), '\n')}
<dc:language>${bookLanguage(work.language)}</dc:language>
${isSaid(work.summary) && html`<dc:description>${paragraphs(work.summary)}</dc:description>`}
${isSaid(work.published) && html`<dc:date>${work.published}</dc:date>`}
${join(
  tagsOf(work).map((tag) => html`<dc:subject>${tag}</dc:subject>`),
  '\n',
)}
${series !== null && html`<meta name="calibre:series" content="${series.name}"/>`}
${series !== null && html`<meta name="calibre:series_index" content="${series.position ?? 1}"/>`}
<meta name="calibre:timestamp" content="${work.modified}"/>
${join(
  columnsOf(work).map(
    (column) => html`<meta name="calibre:user_metadata:#${column.label}" content="${written(column)}"/>`,
  ),
  '\n',
)}
</metadata>
${cover !== null && html`<guide><reference type="cover" title="Cover" href="${cover}"/></guide>`}
</package>
`.value;
}

function creator(name: string): Markup {
  return html`<dc:creator opf:role="aut">${name}</dc:creator>`;
}

/** calibre's comments are HTML. */
function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => html`<p>${part.trim()}</p>`.value)
    .join('');
}

/** What a shelf is looked through by: fandoms and free tags. calibre parts tags at commas, so a comma within one is left out. */
function tagsOf(work: WritableWork): string[] {
  const all = [...work.fandoms, ...work.tags].map((tag) => tag.replace(/\s*,\s*/g, ' ').trim());
  return [...new Set(all)].filter((tag) => tag !== '');
}

function columnsOf(work: WritableWork): Column[] {
  const lists: [string, string, readonly string[]][] = [
    ['fandoms', 'Fandoms', work.fandoms],
    ['ships', 'Relationships', work.relationships],
    ['characters', 'Characters', work.characters],
    ['freeformtags', 'Additional tags', work.tags],
    ['warnings', 'Warnings', work.warnings],
    ['ao3categories', 'Categories', work.categories],
  ];
  const status = STATUS[work.status];
  return [
    ...lists
      .filter(([, , values]) => values.length > 0)
      .map(([label, name, values]): Column => ({ label, name, datatype: 'text', values })),
    { label: 'rating', name: 'Rating', datatype: 'text', values: [shownRatingName(work.rating)] },
    ...(status === undefined
      ? []
      : [{ label: 'status', name: 'Status', datatype: 'enumeration', value: status } as const]),
    { label: 'words', name: 'Words', datatype: 'int', value: work.words },
  ];
}

/** A column's value with what calibre says of the column itself (`Metadata.get_all_user_metadata`). */
function written(column: Column): string {
  const { label, name, datatype } = column;
  const isList = column.datatype === 'text' && label !== 'rating';
  const value = column.datatype === 'text' ? (isList ? column.values : column.values[0]) : column.value;
  return JSON.stringify({
    kind: 'field',
    datatype,
    label,
    name,
    is_custom: true,
    is_multiple: isList ? '|' : null,
    is_multiple2: isList ? { cache_to_list: '|', ui_to_list: ',', list_to_ui: ', ' } : {},
    '#value#': value,
    '#extra#': null,
  });
}
