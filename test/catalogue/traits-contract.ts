import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BatchId, Catalogue, NewWork, WorkId } from '#catalogue';
import type { EvidenceSource } from '#document';
import type { CatalogueOpener } from './contract.ts';
import { file, work } from './samples.ts';

const AT = '2026-01-02T03:04:05.000Z';

function readFrom(...spans: [field: string, label: string | null, source?: EvidenceSource][]): NewWork {
  const evidence = spans.map(([field, label, source = 'label']) => ({
    field,
    evidence: { source, raw: 'x', start: 0, end: 1, confidence: 1, ...(label !== null && { label }) },
  }));
  return { ...work(), evidence };
}

/** How works came and in which words their headers speak, of every adapter. */
export function traitsContract(name: string, open: CatalogueOpener): void {
  describe(`traits of works: ${name}`, () => {
    let folder = '';
    let catalogue: Catalogue;
    let batch: BatchId;
    beforeEach(async () => {
      folder = mkdtempSync(path.join(tmpdir(), 'fanlight-catalogue-'));
      catalogue = await open(folder);
      batch = await catalogue.startBatch({ sources: [], startedAt: AT });
    });
    afterEach(async () => {
      await catalogue.close();
      rmSync(folder, { recursive: true, force: true });
    });

    /** The labels of each work, as `field: name`. */
    async function labels(): Promise<string[][]> {
      const known = new Map(
        (await catalogue.headerLabels(0)).map(({ id, field, name: said }) => [id, `${field}: ${said}`]),
      );
      return (await catalogue.traits(0, 100)).map((one) =>
        one.labels.map((id) => known.get(id) ?? '').sort(),
      );
    }

    it('tells permission, format, encoding and repairs of each work, in pages and by number', async () => {
      const repaired = { name: 'windows-1252', confidence: 0.9, repaired: ['misread UTF-8'] };
      await catalogue.saveFiles(batch, [
        file('a.txt', 'a', [work({ permission: 'ask' })], { encoding: repaired }),
        file('b.epub', 'b', [work({ permission: 'yes' })], { format: 'epub', encoding: null }),
      ]);
      const first = {
        id: 1,
        permission: 'ask',
        format: 'plain-text',
        encoding: 'windows-1252',
        repaired: true,
        labels: [],
      };
      const second = { id: 2, permission: 'yes', format: 'epub', encoding: '', repaired: false, labels: [] };
      expect(await catalogue.traits(0, 10)).toEqual([first, second]);
      expect(await catalogue.traits(0, 1)).toEqual([first]);
      expect(await catalogue.traits(1 as WorkId, 10)).toEqual([second]);
      expect(await catalogue.traitsOf([2, 99, 1] as WorkId[])).toEqual([first, second]);
    });

    it('keeps the labels that fields were read from, in lower case and without the marks around them', async () => {
      await catalogue.saveFiles(batch, [
        file('a.txt', 'a', [
          readFrom(
            ['relationships', '**PAIRING(s)**:'],
            ['relationships', ' pairing(s) '],
            ['notes', 'A/N'],
            ['summary', 'Résumé'],
            ['rating', null, 'prose'],
            ['date', 'Published', 'metadata'],
            ['other', 'Favourite tea'],
            ['title', '– : –'],
            ['setting', '\u05de\u05e7\u05d5\u05dd:'],
          ),
        ]),
        file('b.txt', 'b', [readFrom(['categories', 'PAIRING(s)'], ['genres', 'x'.repeat(10_000)])]),
      ]);
      expect(await labels()).toEqual([
        ['notes: a/n', 'relationships: pairing(s)', 'setting: \u05de\u05e7\u05d5\u05dd', 'summary: résumé'],
        ['categories: pairing(s)', `genres: ${'x'.repeat(40)}`],
      ]);
    });

    it('has the labels of the newest revision, and keeps numbers of labels', async () => {
      await catalogue.saveFiles(batch, [file('a.txt', 'a', [readFrom(['relationships', 'Pairing'])])]);
      const [first] = await catalogue.headerLabels(0);
      await catalogue.saveFiles(batch, [file('a.txt', 'other', [readFrom(['relationships', 'Ship'])])]);
      expect(await labels()).toEqual([['relationships: ship']]);
      expect(await catalogue.headerLabels(first?.id ?? 0)).toEqual([
        { id: (first?.id ?? 0) + 1, field: 'relationships', name: 'ship' },
      ]);
    });

    it('keeps a bounded number of labels of one work', async () => {
      const many = Array.from({ length: 500 }, (_, at): [string, string] => ['notes', `note ${at}`]);
      await catalogue.saveFiles(batch, [file('a.txt', 'a', [readFrom(...many)])]);
      expect((await catalogue.traits(0, 1))[0]?.labels).toHaveLength(64);
    });
  });
}
