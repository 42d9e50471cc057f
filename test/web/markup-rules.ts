/** The rules that every page keeps: html-validate's recommended set, less what speaks against the pages' own form. */
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

const LOADER = new StaticConfigLoader({
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Stored chapters are XHTML fragments, so void elements come in both spellings.
    'void-style': 'off',
    // Templates leave blank lines where an optional part is absent.
    'no-trailing-whitespace': 'off',
    // A form that takes several values of one name has one checkbox for each.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'reset', 'submit'] }],
  },
});

/** What is wrong with a page, one line each; empty when nothing is. */
export async function markupFaults(page: string): Promise<string[]> {
  const report = await new HtmlValidate(LOADER).validateString(page);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId}: ${message}`),
  );
}
