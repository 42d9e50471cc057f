import type { FrontField } from './front-matter.ts';

/** The label under which stories say what front matter calls by these names (folded: letters only, lower case). */
const LABELS = new Map<string, string>();
const LABELLED: readonly (readonly [string, string])[] = [
  ['Title', 'title name'],
  ['Author', 'author authors creator creators by byline writer'],
  ['Fandom', 'fandom fandoms canon'],
  ['Pairing', 'pairing pairings relationship relationships ship ships'],
  ['Characters', 'character characters'],
  ['Rating', 'rating rated'],
  ['Warnings', 'warning warnings contentwarnings archivewarning archivewarnings'],
  ['Category', 'category categories'],
  ['Tags', 'tag tags keywords freeform additionaltags'],
  ['Genre', 'genre genres'],
  ['Series', 'series'],
  ['Language', 'language lang'],
  ['Status', 'status'],
  ['Words', 'words wordcount'],
  ['Date', 'date published created'],
  ['Updated', 'updated modified lastmod'],
  ['Summary', 'summary description abstract blurb'],
  ['Notes', 'notes note authorsnote authornote'],
  ['Disclaimer', 'disclaimer'],
  ['Archive', 'archive archivepermission'],
  ['URL', 'url source link canonicalurl originalurl'],
  ['Beta', 'beta betas'],
];
for (const [label, names] of LABELLED) for (const name of names.split(' ')) LABELS.set(name, label);

/** What programs that make pages or papers put into front matter for themselves. */
const FOR_PROGRAMS = new Set(
  (
    'layout draft slug permalink weight type template css output geometry fontsize documentclass toc linkstretch ' +
    'cover coverimage image id uuid guid published aliases cssclass cssclasses mainfont papersize header includes ' +
    'ratingaswritten seriesposition warningsstated maybearchived generator sha version comments excerpt redirectfrom'
  ).split(' '),
);

/** Longer values are texts: they end the line. */
const SEVERAL = ', ';

/** Front matter as the labelled lines that stories begin with; other names become labels as they are. */
export function headerLines(fields: readonly FrontField[]): { label: string; value: string }[] {
  return fields.flatMap(({ key, values }) => {
    const folded = key.toLowerCase().replace(/[^a-z]/g, '');
    const known = LABELS.get(folded);
    const value = values.join(known === 'Pairing' || known === 'Fandom' ? '; ' : SEVERAL).trim();
    if (value === '' || (known === undefined && FOR_PROGRAMS.has(folded))) return [];
    if (/^(?:true|false)$/.test(value)) return [];
    return [{ label: known ?? key, value }];
  });
}

/** Whether front matter tells of a text: at least one of its names says something of a story. */
export function tellsOfText(fields: readonly FrontField[]): boolean {
  return fields.some(({ key }) => LABELS.has(key.toLowerCase().replace(/[^a-z]/g, '')));
}
