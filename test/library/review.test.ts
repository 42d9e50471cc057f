import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ReviewField, WorkId } from '#catalogue';
import {
  countReviews,
  decideReview,
  describeLibrary,
  explainWork,
  FIELD_FORMS,
  fieldText,
  fieldWords,
  findWorks,
  followChanges,
  type Library,
  listDecisions,
  listReviews,
  readFieldText,
  reportBatch,
  undoDecision,
} from '#library';
import { PRIVATE_WORDS, unlabelled, writeDoubtfulStories } from './doubtful-stories.ts';
import { importInto, temporaryFolder, temporaryLibrary } from './temporary-library.ts';

async function reviewLibrary() {
  const folder = path.join(temporaryFolder(), 'lists');
  writeDoubtfulStories(folder);
  const app = await temporaryLibrary();
  const report = await importInto(app, folder);
  return { app, library: app.library, folder, report };
}

async function found(library: Library, asked: string): Promise<string[]> {
  const { works } = await findWorks(library, asked, { page: 1 });
  return works.map(({ title }) => title).sort();
}

async function workOf(library: Library, title: string): Promise<WorkId> {
  const { works } = await findWorks(library, `title:"${title}"`, { page: 1 });
  const [work] = works;
  if (work === undefined) throw new Error(`no ${title}`);
  return work.id;
}

const page = { page: 1, excerpts: true };

describe('the review queue of an import', () => {
  it('has what was read with doubt, beside its source with what was read lit', async () => {
    const { library } = await reviewLibrary();
    const { total, items, choices } = await listReviews(library, {}, { ...page, size: 50 });
    expect(choices.field.map(({ value, waiting }) => `${value} ${waiting}`).sort()).toEqual([
      'creators 3',
      'rating 1',
      'status 3',
      'title 3',
    ]);
    expect(total).toBe(10);
    const title = items.find((item) => item.words === 'The Tide Table');
    expect(title).toMatchObject({
      name: 'Title',
      label: 'byline',
      confidence: 0.8,
      doubt: expect.stringContaining('No label'),
    });
    const lit = title?.excerpts?.flatMap(({ segments }) =>
      segments.filter(({ fields }) => fields.length > 0),
    );
    expect(lit?.map(({ text }) => text)).toEqual(['The Tide Table']);
    const jest = items.find((item) => item.field === 'rating');
    expect(jest).toMatchObject({ label: 'rating', words: 'Not Rated (“R for Ridiculous”)' });
  });

  it('shows nothing that is private, in readings or sources', async () => {
    const { library } = await reviewLibrary();
    const { items } = await listReviews(library, {}, { ...page, size: 50 });
    const shown = JSON.stringify(items);
    expect(shown).toContain('[name removed]');
    expect(shown).toContain('[email address removed]');
    for (const word of PRIVATE_WORDS) expect(shown).not.toContain(word);
    const explained = JSON.stringify(await explainWork(library, items[0]?.work.id ?? (0 as WorkId)));
    for (const word of PRIVATE_WORDS) expect(explained).not.toContain(word);
  });

  it('is counted for the library, an import and a work', async () => {
    const { library, report } = await reviewLibrary();
    await followChanges(library);
    expect((await describeLibrary(library)).waiting).toBe(10);
    expect((await reportBatch(library, report.batch, { page: 1 }))?.waiting).toBe(10);
    const work = await workOf(library, 'Four Bells');
    expect(await countReviews(library, { work })).toBe(1);
    expect((await explainWork(library, work))?.waiting).toBe(1);
  });

  it('is filtered; each choice is counted under the other filters', async () => {
    const { library } = await reviewLibrary();
    const { total, choices } = await listReviews(library, { label: 'Byline' }, page);
    expect(total).toBe(6);
    expect(choices.field.map(({ value, waiting }) => [value, waiting])).toEqual([
      ['creators', 3],
      ['title', 3],
    ]);
    expect(choices.label.map(({ value }) => value).sort()).toEqual(['byline', 'prose', 'rating']);
  });
});

describe('deciding', () => {
  it('is seen by search at once, and survives another import', async () => {
    const { app, library, folder } = await reviewLibrary();
    const work = await workOf(library, 'The Tide Table');
    const answer = { kind: 'correct' as const, text: 'The Tidal Table' };
    await decideReview(library, { work, field: 'title', alike: false }, answer);
    expect(await found(library, 'title:tidal')).toEqual(['The Tidal Table']);
    expect(await found(library, 'title:tide')).toEqual([]);
    writeFileSync(path.join(folder, '1.txt'), `${unlabelled('The Tide Table')}\nP.S. Spelling mended.\n`);
    expect((await importInto(app, folder)).results.revised).toBe(1);
    expect(await found(library, 'title:tidal')).toEqual(['The Tidal Table']);
    expect(await countReviews(library, { work, field: 'title' })).toBe(0);
  });

  it('asks again when the file says something else, and shows what was decided until then', async () => {
    const { app, library, folder } = await reviewLibrary();
    const work = await workOf(library, 'The Tide Table');
    await decideReview(library, { work, field: 'creators', alike: false }, { kind: 'accept' });
    writeFileSync(path.join(folder, '1.txt'), unlabelled('The Tide Table', 'Tern'));
    await importInto(app, folder);
    const { items } = await listReviews(library, { work, field: 'creators' }, page);
    expect(items).toMatchObject([{ words: 'Tern', decided: { creators: ['Mara Ives'] } }]);
    expect(await found(library, 'by:"Mara Ives" title:tide')).toEqual(['The Tide Table']);
  });

  it('gives a rejected title the name of its file, also for all alike; undoing gives all back', async () => {
    const { library } = await reviewLibrary();
    const work = await workOf(library, 'The Tide Table');
    const target = { work, field: 'title' as const, alike: true };
    const { decision, works, left } = await decideReview(library, target, { kind: 'reject' });
    expect([works, left]).toEqual([3, 0]);
    expect(await found(library, '')).toEqual(['1', '2', '3', 'Four Bells']);
    expect(await undoDecision(library, decision)).toEqual({ works: 3, kept: 0 });
    expect(await found(library, 'table')).toHaveLength(3);
    expect((await listDecisions(library, 1)).decisions).toMatchObject([
      { id: decision, kind: 'rejected', undoneAt: expect.any(String) },
    ]);
  });

  it('corrects all that read the same, and says how many do not', async () => {
    const { library } = await reviewLibrary();
    const work = await workOf(library, 'The Tide Table');
    const target = { work, field: 'creators' as const, alike: true };
    const made = await decideReview(library, target, { kind: 'correct', text: 'M. Ives\r\nTern\n' });
    expect(made).toMatchObject({ works: 2, left: 1 });
    expect(await found(library, 'by:Tern')).toEqual(['The Saltmarsh Table', 'The Tide Table']);
  });

  it('refuses a value that the field cannot take, and another revision than was seen', async () => {
    const { library } = await reviewLibrary();
    const work = await workOf(library, 'Four Bells');
    const target = { work, field: 'rating' as const, alike: false };
    await expect(decideReview(library, target, { kind: 'correct', text: 'Spicy' })).rejects.toMatchObject({
      code: 'FL-USE-VALUE',
    });
    const stale = decideReview(library, { ...target, revision: 2 }, { kind: 'accept' });
    await expect(stale).rejects.toMatchObject({ code: 'FL-USE-NO-REVIEW' });
    expect(await countReviews(library, { work })).toBe(1);
  });
});

describe('a field as text', () => {
  const same: [ReviewField, string][] = [
    ['title', 'The Tide Table'],
    ['creators', 'Mara Ives\nTern'],
    ['fandom', 'Harbour Lights'],
    ['relationship', 'Mara/Dane\nIves & Tern'],
    ['rating', 'Teen'],
    ['warnings', 'Major Character Death'],
    ['categories', 'F/F\nGen'],
    ['status', 'wip'],
    ['series', 'The Harbour Cycle #2.5'],
    ['series', 'The Harbour Cycle'],
    ['series', ''],
    ['part', '2/5'],
    ['part', '2/?'],
    ['part', ''],
    ['summary', 'One.\n\nTwo.'],
    ['permission', 'listed-only'],
    ['published', '1998'],
    ['published', '1998-11-05'],
    ['language', 'pt-BR'],
    ['other', 'Music: Foghorn\n  and bells\nNote: a: b'],
    ['creators', ''],
  ];
  it.each(same)('%s %j is read back as it was', (field, text) => {
    const filled = readFieldText(field, text);
    expect(filled).toHaveProperty('edits');
    if ('edits' in filled) expect(fieldText(field, filled.edits)).toBe(text);
  });

  it.each<[ReviewField, string]>([
    ['title', ' \n '],
    ['rating', 'Spicy'],
    ['status', ''],
    ['warnings', 'Peril'],
    ['published', 'yesterday'],
    ['published', '1998-13'],
    ['published', '1998-02-31'],
    ['language', 'English'],
    ['part', 'two'],
    ['part', '0/3'],
    ['other', 'no colon'],
    ['creators', 'x'.repeat(256)],
    ['summary', 'x'.repeat(20_001)],
  ])('%s cannot be %j', (field, text) => {
    expect(readFieldText(field, text)).toEqual({ problem: expect.stringMatching(/\.$/) });
  });

  it('has words for people', () => {
    expect(fieldWords('rating', { rating: 'Teen', ratingRaw: 'PG-13' })).toBe(
      'Teen And Up Audiences (“PG-13”)',
    );
    expect(fieldWords('warnings', { warnings: [], warningsStated: true })).toBe('None');
    expect(fieldWords('status', { status: 'wip' })).toBe('In progress');
    expect(fieldWords('creators', { creators: [] })).toBe('');
  });

  it('has a form for every field', () => {
    for (const { name, control, options } of Object.values(FIELD_FORMS)) {
      expect(name).not.toBe('');
      expect(options.length > 0).toBe(control === 'choice' || control === 'boxes');
    }
  });
});
