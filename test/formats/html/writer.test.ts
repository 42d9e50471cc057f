import fc from 'fast-check';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { parseHtml } from '#markup';
import { htmlFormat, xhtmlFormat } from '../../../src/formats/html/format.ts';
import { wellFormednessFault } from '../../markup/well-formed.ts';
import {
  arbitraryChapters,
  arbitraryFields,
  expectChapters,
  expectFields,
  workOf,
} from '../arbitrary-work.ts';
import { EVERY_BLOCK, fragment, PICTURE, paragraph, writableWork } from '../writable-works.ts';

const hostile = '"><script>fire()</script>&amp;';
const WORKS = {
  simple: writableWork(),
  full: writableWork({
    series: { name: 'The Inn', position: 2 },
    summary: 'One.\n\nTwo,\nin two lines.',
    notes: 'Thanks & love.',
    disclaimer: 'Not mine.',
    archivePermission: 'Ask first.',
    pictures: [PICTURE],
    relationships: ['Irene Adler/Godfrey Norton', 'Sherlock Holmes & John Watson'],
    chapters: [
      { title: 'Arrival', xhtml: fragment(EVERY_BLOCK) },
      { title: null, xhtml: fragment([paragraph('It rained on.')]) },
      { title: hostile, xhtml: fragment([paragraph(hostile)]) },
    ],
  }),
  hostile: writableWork({
    title: hostile,
    creators: [hostile, "O'Brien"],
    tags: [hostile],
    summary: hostile,
    ratingRaw: hostile,
  }),
  bare: writableWork({
    creators: [],
    language: 'und',
    published: null,
    summary: null,
    warnings: [],
    tags: [],
    status: 'unknown',
  }),
};

const text = async (format: typeof htmlFormat, name: keyof typeof WORKS) =>
  new TextDecoder().decode((await format.write?.(WORKS[name]))?.bytes);
const names = Object.keys(WORKS) as (keyof typeof WORKS)[];

describe('a written page', () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      'void-style': ['error', { style: 'selfclose' }],
      'long-title': 'off',
      'no-inline-style': 'error',
    },
  });
  test.each(names)('is valid: %s', async (name) => {
    const report = await validator.validateString(await text(htmlFormat, name));
    expect(
      report.results.flatMap((result) =>
        result.messages.map(({ ruleId, message, line }) => `${line} ${ruleId}: ${message}`),
      ),
    ).toEqual([]);
  });
  test.each(names)('holds nothing active: %s', async (name) => {
    const page = await text(htmlFormat, name);
    expect(parseHtml(page).losses.map((loss) => loss.code)).not.toContain('FL-LOSS-SCRIPT');
    expect(page).not.toMatch(/<script|\son\w+=|@import|url\(/);
  });
  test('of several works is valid, and each has its rating before its text', async () => {
    const works = names.map((name) => WORKS[name]);
    const book = { id: 'all', title: 'All of them', of: 'selection' as const, works };
    const page = new TextDecoder().decode((await htmlFormat.writeBook?.(book))?.bytes);
    const report = await validator.validateString(page);
    expect(report.results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
    for (const part of page.split('<article').slice(1))
      expect(part.indexOf('Rating')).toBeLessThan(part.indexOf('class="chapter"'));
  });
  test('says rating and warnings before any text', async () => {
    const page = await text(htmlFormat, 'full');
    const places = [
      'Teen And Up',
      'No Archive Warnings',
      'Thanks &amp; love',
      'Contents',
      'It rained on',
    ].map((part) => page.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });
  test('is the same each time', async () => {
    expect(await text(htmlFormat, 'full')).toBe(await text(htmlFormat, 'full'));
  });
});

test.each(names)('the XML form is well-formed: %s', async (name) => {
  const page = await text(xhtmlFormat, name);
  expect(page.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns=')).toBe(true);
  const body = page.slice(page.indexOf('<body>'), page.indexOf('</body>') + '</body>'.length);
  expect(wellFormednessFault(body)).toBeNull();
});

describe.each([
  ['HTML', htmlFormat],
  ['XHTML', xhtmlFormat],
])('%s is read back', (_, format) => {
  const readBack = async (bytes: Uint8Array | undefined) => {
    const input = { bytes: bytes ?? new Uint8Array(), name: 'page.html', path: 'page.html' };
    expect(htmlFormat.recognise?.(input)?.confidence).toBeGreaterThan(0.9);
    const result = await htmlFormat.read?.(input);
    expect(result?.losses).toEqual([]);
    return result?.works ?? [];
  };

  test.each(names)('exactly: %s', async (name) => {
    const works = await readBack((await format.write?.(WORKS[name]))?.bytes);
    expect(works).toHaveLength(1);
    expectFields(workOf(WORKS[name]), works[0]);
    expectChapters({ ...WORKS[name], pictures: [] }, works[0]);
  });

  test('exactly, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryFields, arbitraryChapters, async (fields, chapters) => {
        const given = workOf({ ...fields, chapters });
        const [read] = await readBack((await format.write?.(given))?.bytes);
        expectFields(given, read);
        expectChapters(given, read);
      }),
      { numRuns: 60 },
    );
  });

  test('exactly, several works in one page', async () => {
    const works = names.map((name) => workOf(WORKS[name]));
    const book = { id: 'all', title: 'All of them', of: 'selection' as const, works };
    const read = await readBack((await format.writeBook?.(book))?.bytes);
    expect(read).toHaveLength(works.length);
    for (const [index, work] of works.entries()) {
      expectFields(work, read[index]);
      expectChapters({ ...work, pictures: [] }, read[index]);
    }
  });
});
