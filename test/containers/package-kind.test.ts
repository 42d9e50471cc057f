import { describe, expect, it } from 'vitest';
import { packageKind } from '#containers';
import { zipNames } from '../../src/containers/zip-names.ts';
import { buildZip } from './build-zip.ts';

const zip = (...names: string[]) => buildZip(names.map((name) => ({ name, content: name })));
const PAGES = ['index.html', 'story1.html', 'story2.html'];

describe('packageKind', () => {
  it.each<[string, string[], 'epub' | 'office' | null]>([
    ['an e-book', ['mimetype', 'META-INF/container.xml', 'OEBPS/a.opf', 'OEBPS/a.xhtml'], 'epub'],
    ['an e-book in reverse', ['OEBPS/a.xhtml', 'OEBPS/a.opf', 'META-INF/container.xml', 'mimetype'], 'epub'],
    ['an e-book in a folder', ['Book/OEBPS/a.xhtml', 'Book/META-INF/container.xml', 'Book/mimetype'], 'epub'],
    ['an e-book without its container', ['OEBPS/a.opf', 'OEBPS/a.xhtml'], 'epub'],
    ['an e-book beside macOS’s own files', ['__MACOSX/._x', 'B/META-INF/container.xml', 'B/a.html'], 'epub'],
    ['a word processor’s document', ['word/document.xml', '[Content_Types].xml'], 'office'],
    ['an OpenDocument', ['content.xml', 'META-INF/manifest.xml', 'styles.xml'], 'office'],
    ['pages', PAGES, null],
    ['one page, as an archive exports a story', ['A_Story_by_Somebody-abc123.html'], null],
    ['a site’s backup', ['backup.sql', 'stories/1/1.txt', 'stories/1/2.txt'], null],
    ['a calibre library', ['A/B (1)/metadata.opf', 'A/B (1)/B.epub', 'A/B (1)/B.html'], null],
    ['e-books in folders of their own', ['a/META-INF/container.xml', 'b/META-INF/container.xml'], null],
    ['two packages beside pages', ['a/a.opf', 'b/b.opf', 'a/a.html'], null],
    ['nothing', [], null],
  ])('%s', (_, names, kind) => {
    expect(packageKind(zip(...names))).toBe(kind);
  });

  it('goes by the media type that stands first, whatever else is there', () => {
    const stored = (content: string) =>
      buildZip([{ name: 'mimetype', content, stored: true }, { name: 'a.html' }]);
    expect(packageKind(stored('application/epub+zip'))).toBe('epub');
    expect(packageKind(stored('application/vnd.oasis.opendocument.text'))).toBe('office');
  });

  it('knows an e-book whose directory is cut off', () => {
    const whole = zip('OEBPS/a.xhtml', 'META-INF/container.xml', 'OEBPS/b.xhtml');
    expect(packageKind(whole.subarray(0, whole.length - 120))).toBe('epub');
  });
});

describe('zipNames', () => {
  it('stops at the limit, and leaves out folders and names that lead outside', () => {
    expect(zipNames(zip('a.txt', 'b/', '../c.txt', 'd.txt'))).toEqual(['a.txt', 'd.txt']);
    expect(zipNames(zip('a', 'b', 'c'), 2)).toEqual(['a', 'b']);
    expect(zipNames(new Uint8Array([0x50, 0x4b, 5, 6]))).toEqual([]);
  });
});
