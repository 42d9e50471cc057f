import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { FORMATS } from '#formats';
import { explainWork, exportWork, findWorks, readStory, reportBatch } from '#library';
import { addFault, ContainerAllowance } from '../../src/library/container-allowance.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';
import { writeZip } from './write-zip.ts';

const STORY = 'Title: The Lamp Room\nAuthor: Quill\n\n***\n\nThe lamp had been out for an hour.\n';
const LINUX = existsSync('/proc/self/mem');

describe('a data folder among the stories', () => {
  it('is passed over, at the first import and the next', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary(path.join(folder, 'fanlight-data'));
    expect(await importInto(app, folder)).toMatchObject({ files: 1, results: { imported: 1, failed: 0 } });
    expect(await importInto(app, folder)).toMatchObject({ files: 1, results: { known: 1, failed: 0 } });
  });

  it('that is the folder of the stories itself gives the stories only', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary(folder);
    await importInto(app, folder);
    expect(await importInto(app, folder)).toMatchObject({ files: 1, results: { known: 1, failed: 0 } });
  });
});

function onLinux(): void {
  it.each([
    ['/proc/self/status', 'FL-FILE-CHANGED'],
    ['/proc/self/mem', 'FL-FILE-UNREADABLE'],
  ])('%s fails with %s and the batch goes on', async (file, code) => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary();
    const report = await importInto(app, file, folder);
    expect(report.failures.map((failure) => failure.code)).toEqual([code]);
    expect(report.results).toMatchObject({ imported: 1, failed: 1 });
  });
}

if (LINUX) describe('files that are not what they were', onLinux);
else
  it('files that are not what they were were left out: they need /proc', () => {
    expect(LINUX).toBe(false);
  });

describe('files that are too much', () => {
  const page = (piece: string, count: number) =>
    `<html><title>T</title><body><p>The tide came in over the causeway.</p>${piece.repeat(count)}`;
  it.each([
    ['five million line breaks', page('<br>', 5_000_000), 'T.html'],
    ['ten million lines', `Title: T\n\n${'a b\n'.repeat(10_000_000)}`, 'T.txt'],
    ['30 million signs of emphasis', `Title: T\n\n${'*a* _b_ '.repeat(7_500_000)}`, 'T.txt'],
    ['60 MB of HTML', page('<p>The tide came in, and took the light with it.', 1_150_000), 'T.html'],
    ['60 MB with a character that is not ASCII', `Title: T\n\n—${'la '.repeat(20_000_000)}`, 'T.txt'],
  ])('%s are refused before any memory is taken', async (_, text, name) => {
    const bytes = new TextEncoder().encode(text);
    const begun = performance.now();
    await expect(readStory(FORMATS, { bytes, name, path: name })).rejects.toMatchObject({
      code: 'FL-FILE-TOO-COMPLEX',
    });
    expect(performance.now() - begun).toBeLessThan(5_000);
  });

  it('leave the story beside them', async () => {
    const folder = temporaryFolder();
    writeFileSync(path.join(folder, 'breaks.html'), page('<br>', 5_000_000));
    writeFileSync(path.join(folder, 'lamp.txt'), STORY);
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report.failures.map((failure) => failure.code)).toEqual(['FL-FILE-TOO-COMPLEX']);
    expect((await findWorks(app.library, '', { page: 1 })).total).toBe(1);
  });
});

describe('containers in containers', () => {
  it('share one allowance of bytes', () => {
    const allowance = new ContainerAllowance();
    const entry = { size: 64 * 1024 * 1024 };
    const answers = Array.from({ length: 33 }, () => allowance.spend(entry));
    expect(answers.slice(0, 32)).toEqual(Array(32).fill(null));
    expect(answers[32]).toBe('FL-ZIP-TOO-LARGE');
  });

  it('share one allowance of entries, and pay for bombs', () => {
    const many = new ContainerAllowance();
    const small = { size: 1 };
    let entries = 0;
    while (many.spend(small) === null) entries += 1;
    expect(entries).toBe(50_000);
    const bombs = new ContainerAllowance();
    let tried = 0;
    while (bombs.spend({ code: 'FL-ZIP-RATIO', message: '', path: 'x' }) === null) tried += 1;
    expect(tried).toBe(256);
  });

  it('with thousands of empty files give the story after them', async () => {
    const folder = temporaryFolder();
    const inner = (name: string) =>
      writeZip(Object.fromEntries(Array.from({ length: 150 }, (_, index) => [`${name}${index}.txt`, ''])));
    const outer: Record<string, Uint8Array | string> = {};
    for (let index = 0; index < 20; index += 1) outer[`z${index}.zip`] = inner(String(index));
    outer['lamp.txt'] = STORY;
    writeFileSync(path.join(folder, 'nest.zip'), writeZip(outer));
    const app = await temporaryLibrary();
    const report = await importInto(app, folder);
    expect(report).toMatchObject({ status: 'finished', works: 1 });
  });

  it('list two hundred faults and count the rest', () => {
    const losses: Parameters<typeof addFault>[0] = [];
    for (let index = 0; index < 50_000; index += 1)
      addFault(losses, index % 2 ? 'FL-ZIP-RATIO' : 'FL-ZIP-UNSAFE-NAME', `f${index}`);
    expect(losses.length).toBe(202);
    expect(losses.reduce((sum, loss) => sum + (loss.count ?? 1), 0)).toBe(50_000);
  });

  it('with 5,000 unsafe names fill no page', async () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'in'));
    const entries: Record<string, string> = { 'lamp.txt': STORY };
    for (let index = 0; index < 5_000; index += 1) entries[`../../${index}.txt`] = 'x';
    writeFileSync(path.join(folder, 'in', 'names.zip'), writeZip(entries));
    const app = await temporaryLibrary();
    const { batch } = await importInto(app, path.join(folder, 'in'));
    const report = await reportBatch(app.library, batch, { page: 1, only: 'attention' });
    expect(report?.files[0]?.losses.length).toBe(201);
    expect(report?.files[0]?.losses.at(-1)?.count).toBe(4_800);
    expect(existsSync(path.join(folder, '0.txt'))).toBe(false);
  });
});

describe('a file whose name is all it has', () => {
  it('gives a title that no page or book is broken by', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      path.join(folder, 'The\x1b_Lamp\x01\ufffe\u202e_Room.txt'),
      'The lamp had been out for an hour when Dane came up the stairs.\n\nNobody else had come.\n',
    );
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const [work] = (await findWorks(app.library, '', { page: 1 })).works;
    expect(work?.title).toBe('The Lamp\ufffe Room');
    if (work === undefined) throw new Error('no work');
    const book = await exportWork(app.library, work.id, 'xhtml');
    expect(new TextDecoder().decode(book.bytes)).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\u202e]/);
  });

  it('is cut between characters, never through one', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      path.join(folder, 'a.txt'),
      `Title: ${'\u{1f4da}'.repeat(300)}\nAuthor: Q\n\n***\n\nA story.\n`,
    );
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const [work] = (await findWorks(app.library, '', { page: 1 })).works;
    expect(work?.title.isWellFormed()).toBe(true);
  });
});

describe('a very large original', () => {
  it('is not read again to explain its work', async () => {
    const folder = temporaryFolder();
    writeFileSync(
      path.join(folder, 'a.txt'),
      `Title: Long\nAuthor: Q\n\n***\n\n${'It went on. '.repeat(500_000)}`,
    );
    const app = await temporaryLibrary();
    await importInto(app, folder);
    const [work] = (await findWorks(app.library, '', { page: 1 })).works;
    if (work === undefined) throw new Error('no work');
    const explained = await explainWork(app.library, work.id);
    expect(explained?.fields.map((field) => field.value)).toContain('Long');
    expect(explained?.excerpts).toBeNull();
  });
});
