import { attribute, classNames, elementsBelow, type HtmlElement, type HtmlTree, textBelow } from '#markup';

/** Declarations by `element.class`, `.class` or `element`; later ones win. */
type StyleRules = ReadonlyMap<string, string>;

/** A book's style sheets are read so far, and so many rules of them. */
const LONGEST_SHEET = 512 * 1024;
const MOST_RULES = 5_000;
/** What a style may say that matters to a story. All else is how it looks, and text is kept even where it is hidden. */
const TELLING =
  /^\s{0,9}(?:(font-style|font-weight|text-decoration(?:-line)?|vertical-align)\s{0,9}:\s{0,9}([\w-]{1,30})|(text-align)\s{0,9}:\s{0,9}(center|right))/i;
/** One element, one class, or both: what programs that make books write. */
const SIMPLE_SELECTOR = /^(?:[a-z][a-z0-9]{0,10})?(?:\.[\w-]{1,80})?$/i;

/**
 * Reads of a style sheet (CSS Syntax 3) the rules that tell marks and alignment, and that speak of an
 * element or a class alone. At-rules and everything in them are passed over.
 */
function readStyleSheet(css: string, into: Map<string, string>): void {
  const text = withoutComments(css.slice(0, LONGEST_SHEET));
  for (let at = 0; at < text.length && into.size < MOST_RULES; ) {
    const open = text.indexOf('{', at);
    if (open < 0) return;
    const selectors = text
      .slice(text.lastIndexOf(';', open) >= at ? text.lastIndexOf(';', open) + 1 : at, open)
      .trim();
    const close = selectors.startsWith('@') ? endOfBlock(text, open) : text.indexOf('}', open);
    if (close < 0) return;
    if (!selectors.startsWith('@')) addRule(selectors, text.slice(open + 1, close), into);
    at = close + 1;
  }
}

function withoutComments(css: string): string {
  let out = '';
  let from = 0;
  for (let open = css.indexOf('/*'); open >= 0; open = css.indexOf('/*', from)) {
    out += css.slice(from, open);
    const close = css.indexOf('*/', open + 2);
    if (close < 0) return out;
    from = close + 2;
  }
  return out + css.slice(from);
}

function endOfBlock(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return -1;
}

function addRule(selectors: string, body: string, into: Map<string, string>): void {
  const told = body.split(';').flatMap((declaration) => {
    const found = TELLING.exec(declaration);
    return found === null ? [] : [`${found[1] ?? found[3]}:${found[2] ?? found[4]}`];
  });
  if (told.length === 0) return;
  for (const selector of selectors.split(',')) {
    const name = selector.trim();
    if (name !== '' && SIMPLE_SELECTOR.test(name))
      into.set(name, `${into.get(name) ?? ''}${told.join(';')};`);
  }
}

/** Elements whose look is a matter of course, whatever a style sheet says of them all. */
const NOT_STYLED = /^(?:html|body|h[1-6]|a|table|t[dhr]|img|hr)$/;

/**
 * Writes what a book's style sheets say of elements into their `style`, as if it had been written there: the styles are
 * weaker than an element's own. Emphasis by a class and centred lines would be lost without this.
 */
function applyStyles({ root }: HtmlTree, rules: StyleRules): void {
  if (rules.size === 0) return;
  for (const element of elementsBelow(root)) {
    if (NOT_STYLED.test(element.tagName) && classNames(element).length === 0) continue;
    const styles = stylesOf(element, rules);
    if (styles === '') continue;
    const own = attribute(element, 'style');
    element.attrs = [
      ...element.attrs.filter(({ name }) => name !== 'style'),
      { name: 'style', value: styles + (own ?? '') },
    ];
  }
}

function stylesOf(element: HtmlElement, rules: StyleRules): string {
  const name = element.tagName;
  const classes = classNames(element).slice(0, 20);
  const selectors = [name, ...classes.map((one) => `.${one}`), ...classes.map((one) => `${name}.${one}`)];
  const told = selectors.flatMap((selector) => rules.get(selector) ?? []).join('');
  return withoutMatterOfCourse(told, name);
}

/** A heading is bold anyway, and marks of an element that is one already would be said twice. */
function withoutMatterOfCourse(styles: string, name: string): string {
  if (styles === '') return '';
  const last = new Map<string, string>();
  for (const declaration of styles.split(';')) {
    const [property = '', value = ''] = declaration.toLowerCase().split(':');
    if (property !== '') last.set(property, value);
  }
  if (/^h[1-6]$/.test(name)) {
    last.delete('font-weight');
    last.delete('font-style');
  }
  if (/^(?:em|i|cite)$/.test(name)) last.delete('font-style');
  if (/^(?:strong|b)$/.test(name)) last.delete('font-weight');
  return [...last].map(([property, value]) => `${property}:${value};`).join('');
}

/** The style sheets of one book: each is read once. */
export class StyleShelf {
  readonly #textOf: (from: string, href: string) => { path: string; css: string } | null;
  readonly #read = new Map<string, Map<string, string>>();

  constructor(textOf: (from: string, href: string) => { path: string; css: string } | null) {
    this.#textOf = textOf;
  }

  /** Applies to the document at `path` what its own style sheets say. */
  apply(path: string, tree: HtmlTree): void {
    const rules = new Map<string, string>();
    for (const element of elementsBelow(tree.root)) {
      if (element.tagName === 'body') break;
      if (element.tagName === 'style') readStyleSheet(textBelow(element, LONGEST_SHEET), rules);
      const href = element.tagName === 'link' ? attribute(element, 'href') : null;
      if (href === null || !/stylesheet/i.test(attribute(element, 'rel') ?? '')) continue;
      for (const [selector, told] of this.#sheet(path, href))
        rules.set(selector, (rules.get(selector) ?? '') + told);
    }
    applyStyles(tree, rules);
  }

  #sheet(from: string, href: string): ReadonlyMap<string, string> {
    const found = this.#textOf(from, href);
    if (found === null) return new Map();
    const known = this.#read.get(found.path);
    if (known !== undefined) return known;
    const rules = new Map<string, string>();
    readStyleSheet(found.css, rules);
    this.#read.set(found.path, rules);
    return rules;
  }
}
