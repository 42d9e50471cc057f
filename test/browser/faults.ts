/** What is wrong with a page for people who see, hear or touch it otherwise. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/**
 * Only what is wrong is written out in full, which costs a third of the usual time on a long page. The size of targets (WCAG 2.5.8) is a
 * rule that axe leaves off unless it is asked for.
 */
const OPTIONS = { resultTypes: ['violations' as const], rules: { 'target-size': { enabled: true } } };
/** The rules whose answer another scheme can change: between schemes of one page nothing differs but colours. */
const COLOURS = {
  resultTypes: OPTIONS.resultTypes,
  runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
};

/** What axe finds wrong with a page as it stands, in the light scheme and in the dark one. Open it with reduced motion, so that colours change at once. */
export function axeFaults(page: Page): Promise<string[]> {
  return faultsIn(page, ['light', 'dark'], (colorScheme) => page.emulateMedia({ colorScheme }));
}

/** What axe finds wrong with a page in each of the schemes that a reader can choose. */
export function axeFaultsIn(page: Page, schemes: readonly string[]): Promise<string[]> {
  return faultsIn(page, schemes, (scheme) =>
    page.evaluate(`document.documentElement.dataset.scheme = ${JSON.stringify(scheme)}`),
  );
}

/**
 * All rules in the first scheme, those about colours in the others. No page has frames, so all of axe can run in the page itself (its
 * "legacy mode"), and stays there.
 */
async function faultsIn<Scheme extends string>(
  page: Page,
  schemes: readonly Scheme[],
  choose: (scheme: Scheme) => Promise<unknown>,
): Promise<string[]> {
  const faults: string[] = [];
  for (const [index, scheme] of schemes.entries()) {
    await choose(scheme);
    const violations =
      index === 0
        ? (await new AxeBuilder({ page }).setLegacyMode().options(OPTIONS).analyze()).violations
        : await page.evaluate<Violations>(
            `axe.run(${JSON.stringify(COLOURS)}).then(({ violations }) => violations)`,
          );
    faults.push(...said(page, scheme, violations));
  }
  return faults;
}

function said(page: Page, scheme: string, violations: Violations): string[] {
  return violations.map(
    ({ id, nodes }) => `${page.url()}, ${scheme}: ${id}: ${nodes.map(({ html }) => html).join(' | ')}`,
  );
}

/** How wide the page is; more than its window means that it scrolls to the side. */
export async function pageWidth(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth'));
}
