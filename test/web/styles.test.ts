import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const WEB = path.join(import.meta.dirname, '../../src/web');
const ASSETS = path.join(WEB, 'assets');
const withoutRemarks = (css: string) => css.replace(/\/\*.*?\*\//gs, '');
const styleOf = (file: string) => withoutRemarks(readFileSync(path.join(ASSETS, file), 'utf8'));
const STYLE = styleOf('style.css');
const FILES = readdirSync(ASSETS).filter((file) => file.endsWith('.css') && file !== 'style.css');
const IMPORTS = [...STYLE.matchAll(/@import url\("\.\/([\w-]+\.css)"\)(?: layer\((\w+)\))?;/g)];

/** Everything that can write a class into a page. */
const PAGES = [WEB, path.join(WEB, '../markup')]
  .flatMap((folder) =>
    readdirSync(folder, { recursive: true }).map((name) => path.join(folder, String(name))),
  )
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** Whether pages write a class: as it is, or as a beginning with a number behind it. */
function isWritten(name: string): boolean {
  if (new RegExp(`(?<![\\w-])${name}(?![\\w-])`).test(PAGES)) return true;
  const beginning = /^(.*\D)\d+$/.exec(name)?.[1];
  return beginning !== undefined && PAGES.includes(`${beginning}\${`);
}

describe('the style sheets', () => {
  it('are each loaded once, in a layer whose place is declared', () => {
    expect(IMPORTS.map(([, file]) => file).sort()).toEqual([...FILES].sort());
    const declared = /^@layer ([\w, ]+);/m.exec(STYLE)?.[1]?.split(', ') ?? [];
    const used = IMPORTS.flatMap(([, file, layer]) => (file === 'fonts.css' ? [] : [layer]));
    expect(new Set(used)).toEqual(new Set(declared));
    expect(FILES.filter((file) => /@layer/.test(styleOf(file)))).toEqual([]);
  });

  it.each(FILES)('%s speaks only of classes that pages have', (file) => {
    const classes = new Set(
      [...styleOf(file).matchAll(/\.([a-z][\w-]*)(?=[^{}]*\{)/g)].map(([, name]) => name ?? ''),
    );
    const unknown = [...classes].filter((name) => !isWritten(name));
    expect(unknown.filter((name) => !name.includes('woff'))).toEqual([]);
  });

  it.each(FILES.filter((file) => file !== 'theme.css' && file !== 'print.css'))(
    '%s takes its colours from the theme',
    (file) => {
      const colours = styleOf(file).match(/#[0-9a-f]{3,8}\b|\b(?:hsl|oklch)a?\([^)]*\)/gi) ?? [];
      expect(colours).toEqual([]);
    },
  );

  it.each(FILES)('%s places things by where lines begin and end, so that pages mirror', (file) => {
    // Where the text of a story is aligned to a side, its author said which.
    const style = styleOf(file).replace(/\.align-(?:left|right) \{[^}]*\}/g, '');
    const sides = style.match(
      /(?<![\w-])(?:(?:margin|padding|border|inset|scroll-[a-z]+)-)?(?:left|right|top|bottom)(?:-\w+)*:|(?:text-align|float|clear): (?:left|right)/g,
    );
    expect(sides).toBeNull();
    const uneven = [...style.matchAll(/(?:margin|padding|inset|border-\w+): ([^;]+);/g)].filter(
      ([, value]) => {
        const [, right, , left] = (value ?? '').match(/\S+\([^)]*\)|\S+/g) ?? [];
        return left !== undefined && left !== right;
      },
    );
    expect(uneven.map(([all]) => all)).toEqual([]);
  });

  it('name only steps and roles that there are', () => {
    const all = FILES.map(styleOf).join('\n');
    const made = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name));
    const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    expect([...used].filter((name) => !made.has(name))).toEqual([]);
    expect([...made].filter((name) => !used.has(name))).toEqual([]);
  });
});
