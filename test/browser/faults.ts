/** What is wrong with a page for people who see, hear or touch it otherwise. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type Violations = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'];

/**
 * Only what is wrong is written out in full, which costs a third of the usual time on a long page. The size of targets (WCAG 2.5.8) is a
 * rule that axe leaves off unless it is asked for.
 */
const OPTIONS = { resultTypes: ['violations' as const], rules: { 'target-size': { enabled: true } } };

/**
 * What axe finds wrong with a page as it stands, in the light scheme and in the dark one. Open it with reduced motion, so that colours change at
 * once. No page has frames, so all of axe can run in the page itself (its "legacy mode"), and stays there for the second scheme.
 */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const axe = new AxeBuilder({ page }).setLegacyMode().options(OPTIONS);
  const light = (await axe.analyze()).violations;
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await page.evaluate<Violations>(
    `axe.run(${JSON.stringify(OPTIONS)}).then(({ violations }) => violations)`,
  );
  return [...said(page, 'light', light), ...said(page, 'dark', dark)];
}

/** What axe finds wrong with a page in each of the schemes that a reader can choose. */
export async function axeFaultsIn(page: Page, schemes: readonly string[]): Promise<string[]> {
  const faults: string[] = [];
  const axe = new AxeBuilder({ page }).setLegacyMode().options(OPTIONS);
  for (const scheme of schemes) {
    await page.evaluate(`document.documentElement.dataset.scheme = ${JSON.stringify(scheme)}`);
    faults.push(...said(page, scheme, (await axe.analyze()).violations));
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
