/** The page of all parts, for everybody: in every theme, small, with wide letters, without colours, by keyboard. */
import { describe, expect, it } from 'vitest';
import { themes } from '../web/contrast.ts';
import { axeFaultsIn, pageWidth } from './faults.ts';
import { browseSite } from './open-site.ts';

/** Readers who ask for more contrast see the same parts in other colours, which are reckoned elsewhere. */
const SCHEMES = themes().flatMap(({ name }) => (name.includes(',') ? [] : name));
const site = browseSite();
const PARTS = '/help/components';
const PHONE = { viewport: { width: 320, height: 640 } };

/** WCAG 1.4.12: what readers may set without anything being lost. */
const TEXT_SPACING = `* {
  line-height: 1.5 !important;
  letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important;
}
p { margin-block-end: 2em !important; }`;

/** Words that are cut off: in boxes that hide what is too much for them, but for those that are there to be heard alone. */
const CUT_OFF = `[...document.querySelectorAll('main *')].filter((one) => {
  const { overflowX, overflowY } = getComputedStyle(one);
  if (one.closest('.visually-hidden') || (overflowX === 'visible' && overflowY === 'visible')) return false;
  const cuts = (how) => how === 'hidden' || how === 'clip';
  return (cuts(overflowX) && one.scrollWidth > one.clientWidth + 1) || (cuts(overflowY) && one.scrollHeight > one.clientHeight + 1);
}).map((one) => one.outerHTML.slice(0, 120))`;

describe('the parts', () => {
  it('have no fault that axe finds in any theme, targets of 24 pixels included', async () => {
    const page = await site.openPage(PARTS, { viewport: { width: 1280, height: 900 } });
    expect(await axeFaultsIn(page, SCHEMES)).toEqual([]);
  });

  it('have none on a phone either, where nothing needs scrolling to the side', async () => {
    const page = await site.openPage(PARTS, PHONE);
    expect(await axeFaultsIn(page, ['light'])).toEqual([]);
    expect(await pageWidth(page)).toBe(320);
  });

  it('lose nothing when letters, words and lines stand further apart', async () => {
    const page = await site.openPage(PARTS, { ...PHONE, bypassCSP: true });
    await page.addStyleTag({ content: TEXT_SPACING });
    expect(await pageWidth(page)).toBe(320);
    expect(await page.evaluate(CUT_OFF)).toEqual([]);
  });

  it('say by lines what they say by colours, where these are taken away', async () => {
    const page = await site.openPage(PARTS, { forcedColors: 'active' });
    const styles = await page.evaluate(`(() => {
      const of = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
      return {
        current: of('.paging [aria-current]', 'outlineStyle'),
        page: of('.masthead [aria-current]', 'outlineStyle'),
        button: of('main button', 'borderTopStyle'),
        bar: of('.bar rect', 'fill') !== of('.bar', 'backgroundColor'),
      };
    })()`);
    expect(styles).toEqual({ current: 'solid', page: 'solid', button: 'solid', bar: true });
  });

  it('show where the keyboard is', async () => {
    const page = await site.openPage(PARTS);
    const unseen: string[] = [];
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const one = await page.evaluate<string>(`(() => {
        const { activeElement } = document;
        const { outlineStyle, outlineWidth } = getComputedStyle(activeElement);
        return outlineStyle === 'solid' && parseFloat(outlineWidth) >= 2 ? '' : activeElement.outerHTML.slice(0, 120);
      })()`);
      if (one !== '') unseen.push(one);
    }
    expect(unseen).toEqual([]);
  });
});
