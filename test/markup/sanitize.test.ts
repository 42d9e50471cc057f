import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { elementsBelow, parseTree, sanitizeHtml } from '#markup';
import { corpusFolder, corpusJson } from '../corpus-folder.ts';
import { wellFormednessFault } from './well-formed.ts';

const snippets: string[] = JSON.parse(
  readFileSync(new URL('./hostile-snippets.json', import.meta.url), 'utf8'),
);

const ELEMENTS = new Set(
  (
    'p h3 h4 h5 h6 hr div pre blockquote footer ul ol li dl dt dd table caption tbody tr th td figure figcaption aside ' +
    'details summary em strong u s small sub sup code a br ruby rt abbr span'
  ).split(' '),
);
const ATTRIBUTES = new Set(['class', 'lang', 'dir', 'href', 'rel', 'title', 'scope', 'start', 'role']);

/** What is wrong with sanitised markup as a browser would parse it; empty when nothing is. */
function dangers(markup: string): string[] {
  const found: string[] = [];
  for (const { tagName, attrs } of elementsBelow(parseTree(markup).root)) {
    if (!ELEMENTS.has(tagName) && !/^(?:html|head|body)$/.test(tagName)) found.push(`<${tagName}>`);
    for (const { name, value } of attrs) {
      if (!ATTRIBUTES.has(name)) found.push(`${tagName} ${name}`);
      if (name === 'href' && !/^(?:https?:\/\/|mailto:)/i.test(value))
        found.push(`${tagName} ${name}=${value}`);
    }
  }
  return found;
}

function expectSafe(source: string): void {
  const once = sanitizeHtml(source);
  expect(dangers(once)).toEqual([]);
  expect(wellFormednessFault(once)).toBeNull();
  expect(sanitizeHtml(once)).toBe(once);
}

test.each(snippets)('nothing dangerous is left of %j', expectSafe);

const corpus = corpusFolder('sanitizer');
if (corpus !== null) {
  const cases = corpusJson<{ name: string; input: string }[]>(corpus, 'tests1.json');
  test.each(cases)('nothing dangerous is left of the sample $name', ({ input }) => expectSafe(input));
  test.each([
    'allow_colons_in_path_component',
    'div_background_image_unicode_encoded',
    'div_expression',
    'list_style_image',
    'non_alpha_non_digit_III',
    'xml_base',
  ])('the sample %s keeps its text', (name) => {
    const sample = cases.find((one) => one.name === name);
    expect(sanitizeHtml(sample?.input ?? '')).toContain('foo');
  });
} else {
  test('the sanitizer samples of the shared corpus were left out: the folder is not there', () => {
    expect(corpus).toBeNull();
  });
}

describe('any markup', () => {
  const piece = fc.constantFrom(
    ...(
      '<p> </p> <b> </b> <i> </i> <a href="https://archive.example/"> </a> <table> <tr> <td> </td> </table> <pre> </pre> ' +
      '<blockquote> </blockquote> <ul> <li> </ul> <dl> <dt> <dd> </dl> <br> <hr> <h2> </h2> <center> </center> <font color=red> ' +
      '</font> <div> </div> <svg> </svg> <math> <style> </style> <script> </script> <title> <select> <option> <form> </form> ' +
      '<ruby> <rt> </ruby> <details> <summary> <!-- --> <template> </template> <noscript> <img alt=picture> <span lang=de> ' +
      '</span> <q> </q> <caption> <th> <figure> <aside class="note-end"> &amp; &lt; &nbsp; < > & "'
    ).split(' '),
    '<div class="verse lyrics">',
    '<p class="line">',
    'words and words',
    '\n\n   ',
    'x'.repeat(200),
  );
  const soup = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
  test('is safe and stays as it is when sanitised again', () => {
    fc.assert(fc.property(soup, expectSafe), { numRuns: 600 });
  });
  test('made of hostile snippets is safe', () => {
    const mixed = fc.array(fc.constantFrom(...snippets), { maxLength: 4 }).map((list) => list.join('<p>'));
    fc.assert(fc.property(mixed, expectSafe), { numRuns: 300 });
  });
});
