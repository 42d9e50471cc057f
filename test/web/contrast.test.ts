import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contrastOf, PAIRS, themes } from './contrast.ts';

const THEMES = themes();
const DESIGN = readFileSync(new URL('../../docs/design.md', import.meta.url), 'utf8');

describe.each(THEMES)('the theme $name', (theme) => {
  it.each(PAIRS)('$text on $ground, for $what, has $least to 1 or more', ({ text, ground, least }) => {
    expect(contrastOf(theme, text, ground)).toBeGreaterThanOrEqual(least);
  });

  it('has its figures in docs/design.md', () => {
    const figures = PAIRS.map(({ text, ground }) => contrastOf(theme, text, ground).toFixed(1));
    expect(DESIGN.split('\n')).toContain(`| ${[theme.name, ...figures].join(' | ')} |`);
  });
});

describe('contrasts', () => {
  it('are those of WCAG', () => {
    const css = ':root { --a: #000; --b: light-dark(#fff, #777777); }';
    const [light, dark] = themes(css);
    expect(light && contrastOf(light, 'a', 'b')).toBe(21);
    expect(dark && contrastOf(dark, 'a', 'b')).toBeCloseTo(4.69, 2);
  });

  it('take the colours of a scheme of its own over those of all', () => {
    const css =
      ':root[data-scheme="dusk"] { color-scheme: dark; --a: #fff; } :root { --a: #000; --b: light-dark(#fff, #000); }';
    const dusk = themes(css).find(({ name }) => name === 'dusk');
    expect(dusk && contrastOf(dusk, 'a', 'b')).toBe(21);
  });
});
