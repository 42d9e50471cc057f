import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { repairText } from '#text';
import { corpusFolder, corpusJson } from '../corpus-folder.ts';

type Case = { label: string; original: string; fixed: string; 'fixed-encoding'?: string };

/** One case expects U+FFFD where the only likely character is a closing quotation mark, which we restore. */
const REPAIRED_FLOOR = 49;
const TWICE_FLOOR = 49;

const folder = corpusFolder('mojibake');
if (folder === null) {
  it('the mojibake corpus is absent, so repairing real samples was left out', () =>
    expect(folder).toBeNull());
} else {
  describe('garbled samples', () => {
    const cases = ['synthetic.json', 'language-names.json'].flatMap((file) =>
      corpusJson<Case[]>(folder, file),
    );
    const wanted = (item: Case) => item['fixed-encoding'] ?? item.fixed;

    it(`puts at least ${REPAIRED_FLOOR} right`, () => {
      const wrong = cases.filter((item) => repairText(item.original).text !== wanted(item));
      console.log(`mojibake: ${cases.length - wrong.length} of ${cases.length} put right`);
      expect(cases.length - wrong.length, wrong.map((item) => item.label).join('; ')).toBeGreaterThanOrEqual(
        REPAIRED_FLOOR,
      );
    });

    it(`puts at least ${TWICE_FLOOR} right when they are damaged once more`, () => {
      const again = (text: string) => Buffer.from(text, 'utf8').toString('latin1');
      const wrong = cases.filter(
        (item) => repairText(again(item.original)).text !== repairText(item.original).text,
      );
      expect(cases.length - wrong.length, wrong.map((item) => item.label).join('; ')).toBeGreaterThanOrEqual(
        TWICE_FLOOR,
      );
    });
  });
}
