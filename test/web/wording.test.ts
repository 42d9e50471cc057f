import { describe, expect, it } from 'vitest';
import { languageName } from '#text';
import { warningNames } from '#vocabulary';
import { confidenceWords, counted, dateOf, prose, shorten, sizeOf } from '../../src/web/parts/wording.ts';

describe('what pages say', () => {
  it('keeps apart authors who said nothing, who named none, and who said that none apply', () => {
    expect(warningNames({ warnings: [], warningsStated: false })).toEqual(['The author did not say']);
    expect(warningNames({ warnings: [], warningsStated: true })).toEqual([
      'None of the archive warnings was named',
    ]);
    const none = { warnings: ['No Archive Warnings Apply'], warningsStated: true };
    expect(warningNames(none)).toEqual(['No Archive Warnings Apply']);
  });

  it.each([
    ['2004', '<time datetime="2004">2004</time>'],
    ['2004-02', '<time datetime="2004-02">February 2004</time>'],
    ['2004-02-29', '<time datetime="2004-02-29">29 February 2004</time>'],
    ['2004-13-99', '2004-13-99'],
    ['<b>', '&lt;b&gt;'],
  ])('says the date %s', (iso, said) => expect(dateOf(iso).value).toBe(said));

  it('counts', () => {
    expect(counted(1, 'work')).toBe('1 work');
    expect(counted(1234, 'batch')).toBe('1,234 batches');
    expect([sizeOf(1), sizeOf(1536), sizeOf(52_428_800)]).toEqual(['1 byte', '1.5 KiB', '50 MiB']);
  });

  it('names languages and leaves unknown ones as they are', () => {
    expect([languageName('de'), languageName('x_y'), languageName('')]).toEqual(['German', 'x_y', '']);
  });

  it('shows plain text as paragraphs and lines', () => {
    expect(prose('a <i>\nb\n\n\n c').value).toBe('<p>a &lt;i&gt;<br>b</p><p>c</p>');
  });

  it('shortens at a word', () => {
    expect(shorten('one two three four', 12)).toBe('one two…');
    expect(shorten('short', 12)).toBe('short');
  });

  it('says how sure a reading is', () => {
    expect([1, 0.9, 0.7, 0.5, 0.4].map(confidenceWords)).toEqual([
      'sure (100\u00a0%)',
      'nearly sure (90\u00a0%)',
      'likely (70\u00a0%)',
      'doubtful (50\u00a0%)',
      'a guess (40\u00a0%)',
    ]);
  });
});
