/** Books on paper, set by the Chromium of this machine. */
import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WorkId } from '#catalogue';
import { printWork, printWorks } from '#library';
import { chromiumPrinter, type Printer } from '#printing';
import { importInto, temporaryFolder, temporaryLibrary } from '../library/temporary-library.ts';
import { openSampleSite, type SampleSite } from '../web/sample-library.ts';
import { chromiumPath } from './chromium.ts';

const printer = chromiumPrinter(chromiumPath());
const PLAIN = { paper: 'a5', imposition: null } as const;
const LIMITS = { time: 60_000, start: 30_000, memory: 2 ** 31, book: 2 ** 29 };

/** Folders of browsers that were not cleared away. */
function leftBehind(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith('fanlight-print-'));
}

async function readPdf(bytes: Uint8Array) {
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    pages.push(items.map((item) => ('str' in item ? item.str : '')).join(' '));
  }
  const outline = (await pdf.getOutline()) ?? [];
  const marked = (await pdf.getMarkInfo()) as { Marked?: boolean } | null;
  const { info } = (await pdf.getMetadata()) as { info: { CreationDate?: string } };
  return {
    pages,
    outline,
    tagged: marked?.Marked === true,
    text: pages.join('\n'),
    created: info.CreationDate,
  };
}

describe('a work on paper', () => {
  const PARAGRAPH = 'The lamp had been out for an hour when Dane came up the stairs. '.repeat(12);
  const story = `Title: The "Second" </style> Lamp\nAuthor: Margery Quill\nRating: R\nWarnings: character death\n***\n\n${[
    'One',
    'Two',
    'Three',
  ]
    .map((name) => `Chapter ${name}\n\n${`${PARAGRAPH}\n\n`.repeat(9)}`)
    .join('\n\n')}`;

  it('is tagged, has an outline, numbers and heads, and its rating and warnings before its text', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.txt'), story);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const { bytes, fileName } = await printWork(app.library, printer, 1 as WorkId, PLAIN);
    expect(fileName).toBe('The-Second-style-Lamp-Margery-Quill.pdf');
    const { pages, outline, tagged, text, created } = await readPdf(bytes);
    const [card] = await app.library.catalogue.cards([1 as WorkId]);
    expect(created).toBe(`D:${card?.updatedAt.replaceAll(/\D/g, '').slice(0, 14)}+00'00'`);
    expect(tagged).toBe(true);
    expect(outline.length).toBeGreaterThan(0);
    expect(pages.length).toBeGreaterThan(5);
    expect(pages[0]).toMatch(/Mature[\s\S]*Major Character Death/);
    expect(text.indexOf('Mature')).toBeLessThan(text.indexOf('The lamp had been out'));
    const heads = pages.filter((page) => page.includes('The "Second" </style> Lamp'));
    expect(heads.length).toBeGreaterThan(2);
    const unnumbered = pages.filter(
      (page, index) => index > 0 && !page.split(/\s+/).includes(String(index + 1)),
    );
    expect(unnumbered).toEqual([]);
    expect(leftBehind()).toEqual([]);
  });

  it('is the same bytes each time', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.txt'), `Title: The Tide\nAuthor: Anne Marsh\n***\n\n${PARAGRAPH}`);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const print = () => printWork(app.library, printer, 1 as WorkId, PLAIN);
    const [first, second] = [await print(), await print()];
    expect(Buffer.compare(first.bytes, second.bytes)).toBe(0);
  });

  it('is laid out for binding on as many sheets as it needs', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'a.txt'), story);
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const marks = { fold: true, sewing: true, order: true };
    const imposition = { folding: 'folio', sheets: 4, creep: 0.1, marks } as const;
    const plain = await readPdf((await printWork(app.library, printer, 1 as WorkId, PLAIN)).bytes);
    const bound = await printWorks(
      app.library,
      printer,
      { kind: 'works', ids: [1 as WorkId] },
      {
        paper: 'a4',
        imposition,
        title: 'Bound',
      },
    );
    expect(bound.fileName).toBe('Bound-Margery-Quill-folio.pdf');
    const { pages, text, created } = await readPdf(bound.bytes);
    expect(created).toBeUndefined();
    expect(pages.length % 2).toBe(0);
    expect(pages.length).toBeGreaterThanOrEqual(Math.ceil(plain.pages.length / 4) * 2);
    expect(text).toContain('Major Character Death');
  });
});

describe('a page', () => {
  it('loads nothing and runs nothing, from this machine or any other', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(String(request.url));
      response.end('x');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
    const { port } = server.address() as AddressInfo;
    const there = `http://127.0.0.1:${port}`;
    const secret = path.join(temporaryFolder(), 'secret.html');
    writeFileSync(secret, 'SECRET');
    chmodSync(secret, 0o644);
    const { bytes } = await printer.print(`<!DOCTYPE html><html lang="en"><head><title>T</title>
<link rel="stylesheet" href="${there}/style.css"><style>@import url(${there}/import.css); p { background: url(${there}/back.png); }</style></head>
<body><p id="p">before</p><img src="${there}/a.png" alt=""><iframe src="${there}/frame"></iframe><iframe src="file://${secret}"></iframe><object data="${there}/object"></object>
<script>document.getElementById('p').textContent = 'SCRIPTED'; fetch('${there}/fetch');</script><meta http-equiv="refresh" content="0; url=${there}/refresh"></body></html>`);
    server.close();
    const { text } = await readPdf(bytes);
    expect(asked).toEqual([]);
    expect(text).toContain('before');
    expect(text).not.toMatch(/SCRIPTED|SECRET/);
  });

  it.each([
    ['time', { ...LIMITS, time: 50 }],
    ['memory', { ...LIMITS, memory: 1 }],
    ['bytes', { ...LIMITS, book: 10 }],
  ])('that takes too much %s is given up, with its processes and folders', async (_, limits) => {
    const bounded = chromiumPrinter(chromiumPath(), limits);
    const page = `<p>${'word '.repeat(400_000)}</p>`;
    await expect(bounded.print(page)).rejects.toMatchObject({ code: 'FL-PRINT-LIMIT' });
    expect(leftBehind()).toEqual([]);
  });

  it('is refused where others wait, and those are made', async () => {
    const made = Array.from({ length: 6 }, () => printer.print('<p>word</p>'));
    const ends = await Promise.allSettled(made);
    const refused = ends.filter((end) => end.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code)).toEqual(['FL-PRINT-BUSY', 'FL-PRINT-BUSY']);
  });

  it('is not made where the program is none', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-none-'));
    const program = path.join(folder, 'chromium');
    writeFileSync(program, '#!/bin/sh\necho "no display" >&2\nexit 1\n');
    chmodSync(folder, 0o755);
    chmodSync(program, 0o755);
    await expect(chromiumPrinter(program).print('<p>x</p>')).rejects.toMatchObject({
      code: 'FL-PRINT-FAILED',
    });
    await expect(chromiumPrinter(path.join(folder, 'not-there')).print('<p>x</p>')).rejects.toMatchObject({
      code: 'FL-PRINT-FAILED',
    });
    expect(leftBehind()).toEqual([]);
    rmSync(folder, { recursive: true });
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the site', () => {
  let site: SampleSite;
  const withPrinter: { printer: Printer } = { printer };
  beforeAll(async () => {
    site = await openSampleSite(undefined, {}, { printer: withPrinter.printer });
  }, 60_000);
  afterAll(() => site.close());

  it('gives a work and a series as PDF', async () => {
    for (const url of [
      '/works/1/download.pdf?paper=letter&layout=quarto&sheets=2&creep=0.1&marks=fold&marks=sewing',
      '/books/download.pdf?series=Lamps&paper=a4&layout=plain',
    ]) {
      const { statusCode, headers, rawPayload } = await site.server.inject(url);
      expect([statusCode, headers['content-type']]).toEqual([200, 'application/pdf']);
      expect((await readPdf(rawPayload)).pages.length).toBeGreaterThan(1);
    }
  });
});
