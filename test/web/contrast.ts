/** The contrasts of every theme, worked out from theme.css as browsers and WCAG 2.2 do. */
import { readFileSync } from 'node:fs';

/** A colour on a ground: what for, and the least contrast that WCAG 2.2 AA asks for it. */
type Pair = { text: string; ground: string; least: number; what: string };

/** Words need 4.5 to 1 (1.4.3); what marks a control or its focus 3 to 1 (1.4.11). */
export const PAIRS: readonly Pair[] = [
  { text: 'ink', ground: 'paper', least: 4.5, what: 'words' },
  { text: 'quiet', ground: 'paper', least: 4.5, what: 'what stands beside them' },
  { text: 'accent', ground: 'paper', least: 4.5, what: 'links, plain buttons, focus' },
  { text: 'paper', ground: 'accent', least: 4.5, what: 'buttons' },
  { text: 'alarm', ground: 'paper', least: 4.5, what: 'what went wrong' },
  { text: 'ink', ground: 'accent-ground', least: 4.5, what: 'notices, chosen things' },
  { text: 'quiet', ground: 'accent-ground', least: 4.5, what: 'the same' },
  { text: 'accent', ground: 'accent-ground', least: 4.5, what: 'links in notices' },
  { text: 'ink', ground: 'mark', least: 4.5, what: 'marked words' },
  { text: 'edge', ground: 'paper', least: 3, what: 'borders of controls' },
];

const THEME = new URL('../../src/web/assets/theme.css', import.meta.url);

type Rule = { scheme: string | null; more: boolean; values: Map<string, string> };
type Theme = { name: string; colours: Map<string, string> };

/** Every theme that the file makes: each scheme, and each again for readers who ask for more contrast. */
export function themes(css = readFileSync(THEME, 'utf8')): Theme[] {
  const rules = rulesOf(css);
  const named = [...new Set(rules.flatMap(({ scheme }) => scheme ?? []))];
  const schemes = [...new Set(['light', 'dark', ...named])];
  return schemes.flatMap((scheme) =>
    [false, true].flatMap((more) => {
      if (more && !rules.some((rule) => rule.more)) return [];
      const own = rules.filter((rule) => (more || !rule.more) && (rule.scheme ?? scheme) === scheme);
      // A rule for one scheme has the stronger selector, so it wins wherever it stands.
      const ordered = [...own.filter((rule) => !rule.scheme), ...own.filter((rule) => rule.scheme)];
      const values = new Map(ordered.flatMap((rule) => [...rule.values]));
      const isDark =
        scheme === 'light' || scheme === 'dark' ? scheme === 'dark' : values.get('color-scheme') === 'dark';
      const colours = new Map([...values].map(([name, value]) => [name, chosen(value, isDark)]));
      return [{ name: more ? `${scheme}, more contrast` : scheme, colours }];
    }),
  );
}

/** The contrast of two roles of a theme, as WCAG 2.2 defines it. */
export function contrastOf({ colours, name }: Theme, text: string, ground: string): number {
  const [a, b] = [text, ground].map((role) => {
    const value = colours.get(`--${role}`);
    if (value === undefined) throw new Error(`${name} has no --${role}`);
    return luminance(value);
  });
  const [high, low] = [Math.max(a ?? 0, b ?? 0), Math.min(a ?? 0, b ?? 0)];
  return (high + 0.05) / (low + 0.05);
}

/** Rules of `:root` with the scheme and the wish that they are for. */
function rulesOf(css: string): Rule[] {
  const rules: Rule[] = [];
  const media: string[] = [];
  const plain = css.replace(/\/\*.*?\*\//gs, '');
  for (const [, head = '', end] of plain.matchAll(/([^{}]*)([{}])/g)) {
    if (end === '{') media.push(head.trim());
    else {
      const selector = media.pop() ?? '';
      if (!selector.includes(':root')) continue;
      const values = new Map(
        [...head.matchAll(/([\w-]+)\s*:\s*([^;]+);/g)].map(([, name = '', value = '']) => [
          name,
          value.trim(),
        ]),
      );
      const more = media.some((query) => query.includes('prefers-contrast: more'));
      if (media.length > 0 && !more) continue;
      for (const one of selector.split(',')) {
        const scheme = /\[data-scheme="([\w-]+)"\]/.exec(one)?.[1] ?? null;
        if (scheme !== null || one.trim() === ':root') rules.push({ scheme, more, values });
      }
    }
  }
  return rules;
}

function chosen(value: string, isDark: boolean): string {
  const pair = /^light-dark\(\s*([^,]+?)\s*,\s*([^)]+?)\s*\)$/.exec(value);
  return (isDark ? pair?.[2] : pair?.[1]) ?? value;
}

function luminance(colour: string): number {
  const digits = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) throw new Error(`${colour} is no colour of three or six hexadecimal digits`);
  const pairs = digits.length === 3 ? [...digits].map((digit) => digit + digit) : (digits.match(/../g) ?? []);
  const [red = 0, green = 0, blue = 0] = pairs.map((pair) => {
    const part = Number.parseInt(pair, 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
