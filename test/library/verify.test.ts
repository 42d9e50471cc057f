import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { backupLibrary, type Finding, isDamage, repairFromBackup, verifyAll, verifySlice } from '#library';
import { readRecord } from '#preservation';
import { KEEPING } from '../../src/app.ts';
import { contentOf, type Held, librariesWithPictures } from './library-with-pictures.ts';
import { temporaryLibrary } from './temporary-library.ts';

const libraryWithPictures = librariesWithPictures();
const at = (app: Held) => ({ ...app.library, data: app.data });
const codesOf = (findings: readonly Finding[]) => findings.map(({ code }) => code);

/** The place of one file of a store. */
async function placeIn({ library, data }: Held, kind: 'original' | 'picture', count = 0): Promise<string> {
  const hash = (await library.catalogue.holdings(kind, '', 100))[count]?.hash ?? '';
  return path.join(data, kind === 'picture' ? 'media' : 'originals', hash.slice(0, 2), hash.slice(2));
}

/** Writes into the database behind the library's back. */
function raw({ data }: Held, sql: string): void {
  const db = new Sqlite(path.join(data, 'fanlight.db'));
  db.pragma('foreign_keys = off');
  db.exec(sql);
  db.close();
}

type Damage = [what: string, damage: (app: Held) => Promise<void>, code: Finding['code'], times?: number];
const DAMAGES: Damage[] = [
  [
    'an original is gone',
    async (app) => unlinkSync(await placeIn(app, 'original')),
    'FL-VERIFY-ORIGINAL-MISSING',
  ],
  [
    'an original was cut',
    async (app) => truncateSync(await placeIn(app, 'original'), 3),
    'FL-VERIFY-ORIGINAL-CHANGED',
  ],
  [
    'a bit of an original turned',
    async (app) => turnBit(await placeIn(app, 'original', 5)),
    'FL-VERIFY-ORIGINAL-CHANGED',
  ],
  [
    'a picture is gone',
    async (app) => unlinkSync(await placeIn(app, 'picture')),
    'FL-VERIFY-PICTURE-MISSING',
  ],
  [
    'a bit of a picture turned',
    async (app) => turnBit(await placeIn(app, 'picture')),
    'FL-VERIFY-PICTURE-CHANGED',
  ],
  [
    'all originals are gone',
    async ({ data }) => rmSync(path.join(data, 'originals'), { recursive: true }),
    'FL-VERIFY-ORIGINAL-MISSING',
    11,
  ],
  [
    'a stored chapter is another',
    async (app) => raw(app, "update chapter_body set xhtml = cast('x' as blob) where id = 3"),
    'FL-VERIFY-CHAPTER-CHANGED',
  ],
];

describe('a check of everything', () => {
  it('finds nothing in a library as it was written, and says what it read', async () => {
    const app = await libraryWithPictures();
    const { report, round, remembered } = await verifyAll(at(app));
    expect(report).toMatchObject({ next: null, files: 24, findings: [] });
    expect(remembered).toBe(true);
    expect((await readRecord(app.data)).last).toEqual(round);
  });

  it.each(DAMAGES)('finds that %s, and a backup puts it right', async (_, damage, code, times = 1) => {
    const app = await libraryWithPictures();
    const before = await contentOf(app);
    const backup = path.join(app.top, 'backup');
    await backupLibrary(at(app), backup, KEEPING);
    await damage(app);
    const { report } = await verifyAll(at(app));
    expect(codesOf(report.findings)).toEqual(Array.from({ length: times }, () => code));
    expect((await readRecord(app.data)).last?.found).toBe(times);
    const { repaired, left } = await repairFromBackup(app.library, report.findings, backup, KEEPING);
    expect([repaired.length, left.length]).toEqual([times, 0]);
    expect((await verifyAll(at(app))).report.findings).toEqual([]);
    expect(await contentOf(app)).toEqual(before);
  });

  it('puts nothing back that is not what was written', async () => {
    const app = await libraryWithPictures();
    const backup = path.join(app.top, 'backup');
    await backupLibrary(at(app), backup, KEEPING);
    const place = await placeIn(app, 'original');
    unlinkSync(place);
    raw(app, "update chapter_body set xhtml = cast('x' as blob) where id = 3");
    turnBit(path.join(backup, path.relative(app.data, place)));
    const [point = ''] = readdirSync(path.join(backup, 'points'));
    const db = new Sqlite(path.join(backup, 'points', point, 'fanlight.db'));
    db.exec("update chapter_body set xhtml = cast('y' as blob) where id = 3");
    db.close();
    const { findings } = (await verifyAll(at(app))).report;
    const { repaired, left } = await repairFromBackup(app.library, findings, backup, KEEPING);
    expect([repaired.length, left.length]).toEqual([0, 2]);
    expect(codesOf((await verifyAll(at(app))).report.findings)).toEqual(codesOf(findings));
  });

  it('takes nothing from the backup of another library', async () => {
    const app = await libraryWithPictures();
    const data = path.join(app.top, 'other');
    const other = { ...(await temporaryLibrary(data)), data, top: app.top };
    const backup = path.join(app.top, 'backup');
    await backupLibrary(at(other), backup, KEEPING);
    const repair = repairFromBackup(app.library, [], backup, KEEPING);
    await expect(repair).rejects.toMatchObject({ code: 'FL-BACKUP-OTHER' });
  });

  it('tells files that nothing counts on, and takes them for no damage', async () => {
    const app = await libraryWithPictures();
    const stray = await app.library.originals.put(Buffer.from('of an import that was cut off'));
    await app.library.media.put(Buffer.from('the same of pictures'));
    const { report } = await verifyAll(at(app));
    expect(codesOf(report.findings)).toEqual(['FL-VERIFY-UNREFERENCED', 'FL-VERIFY-UNREFERENCED']);
    expect(report.findings.map(({ subject }) => subject)).toContain(stray);
    expect(report.findings.filter(isDamage)).toEqual([]);
    expect((await readRecord(app.data)).last?.found).toBe(0);
  });

  it('finds what the check of the database finds', async () => {
    const app = await libraryWithPictures();
    raw(app, 'delete from chapter where revision = 2');
    const { report } = await verifyAll(at(app));
    expect(report.findings).toMatchObject([{ code: 'FL-VERIFY-DATABASE', subject: 'work 2 is not whole' }]);
  });
});

describe('slices', () => {
  it('read each file once in a round, however small they are, and remember what they found', async () => {
    const app = await libraryWithPictures();
    turnBit(await placeIn(app, 'original', 4));
    unlinkSync(await placeIn(app, 'picture'));
    await app.library.originals.put(Buffer.from('a stray'));
    const phases: (string | undefined)[] = [];
    const codes: string[] = [];
    for (let slices = 0; slices < 50; slices += 1) {
      const { report } = await verifySlice(at(app), { bytes: 1 });
      codes.push(...codesOf(report.findings));
      phases.push(report.next?.phase);
      expect(report.files).toBeLessThanOrEqual(2);
      if (report.next === null) break;
    }
    expect([...new Set(phases)]).toEqual(['originals', 'pictures', 'chapters', undefined]);
    const found = ['FL-VERIFY-ORIGINAL-CHANGED', 'FL-VERIFY-PICTURE-MISSING', 'FL-VERIFY-UNREFERENCED'];
    expect(codes.sort()).toEqual(found);
    const { round, last } = await readRecord(app.data);
    expect(round).toBeNull();
    expect(last).toMatchObject({ files: 24, found: 2 });
    expect(last?.findings.map(({ code }) => code).sort()).toEqual(found.slice(0, 2));
  });

  it('end in time, and go on after a whole check was made meanwhile', async () => {
    const app = await libraryWithPictures();
    expect((await verifySlice(at(app), { milliseconds: 0 })).report.next).toEqual({
      phase: 'originals',
      after: '',
    });
    await verifyAll(at(app));
    expect((await readRecord(app.data)).round).toBeNull();
  });

  it('begin anew where what was remembered cannot be read', async () => {
    const app = await libraryWithPictures();
    await verifySlice(at(app), { bytes: 1 });
    for (const text of ['', '{', '{"version":1,"round":{"place":{"phase":"none","after":""}}}']) {
      writeFileSync(path.join(app.data, 'keeping.json'), text);
      const { report } = await verifySlice(at(app), { bytes: 1 });
      const [first] = await app.library.catalogue.holdings('original', '', 1);
      expect(report.next).toEqual({ phase: 'originals', after: first?.hash });
    }
  });

  it('are not remembered, and say so, where that cannot be written', async () => {
    const app = await libraryWithPictures();
    mkdirSync(path.join(app.data, 'keeping.json'));
    const { report, remembered } = await verifyAll(at(app));
    expect(report.findings).toEqual([]);
    expect(remembered).toBe(false);
  });
});

function turnBit(file: string): void {
  const bytes = readFileSync(file);
  const middle = Math.floor(bytes.length / 2);
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  writeFileSync(file, bytes);
}
