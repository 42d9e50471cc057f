import { FanlightError } from '#errors';
import { fragmentText, fromXhtml, html, type Markup, markupOf, toXhtml } from '#markup';

/** What a page says of its chapter. */
type ChapterPage = { title: string; chapter: string | null; language: string | null; fragment: string };

const BODY = '\n<body>\n';
const END = '\n</body>\n</html>\n';

/**
 * A stored chapter as a page of its own, which any browser shows. Its pictures are named from `data/`, four folders above it.
 */
export function chapterPage({ title, chapter, language, fragment }: ChapterPage): string {
  const name = chapter === null ? title : `${title}: ${chapter}`;
  const lang = language === null ? markupOf('') : html` lang="${language}" xml:lang="${language}"`;
  return html`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml"${lang}>
<head>
<meta charset="UTF-8" />
<title>${name}</title>
<base href="../../../../" />
</head>${markupOf(`${BODY}${fragment}${END}`)}`.value;
}

/** The chapter of a page that {@link chapterPage} wrote, through the document: what has no place in one is gone. Throws FL-BUNDLE-RECORD. */
export function chapterOf(page: string, place: string): Markup {
  const from = page.indexOf(BODY);
  if (from < 0 || !page.endsWith(END) || from + BODY.length > page.length - END.length)
    throw new FanlightError('FL-BUNDLE-RECORD', place);
  return cleanFragment(page.slice(from + BODY.length, page.length - END.length));
}

/** A fragment that came from outside, as this program writes it. */
export function cleanFragment(fragment: string): Markup {
  return toXhtml(fromXhtml(fragment));
}

/** The words of a stored chapter, a line for each paragraph with an empty one between. */
export function chapterWords(fragment: string): string {
  const lines = fragmentText(fragment)
    .split('\n')
    .map((line) => line.trimEnd());
  const text = lines.join('\n').replace(/\n{3,}/g, '\n\n');
  return `${text.trim()}\n`;
}
