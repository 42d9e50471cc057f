import { describe, expect, it } from 'vitest';
import { directoryPage } from '../../src/web/pages/directory-page.ts';

describe('lists of names', () => {
  it('are filed by letter, without leading signs and articles', () => {
    const names = ['The Zoo', '»Faust«', 'An Apple', 'Émile', '«Евгений Онегин»', '24 Hours', '!!!', 'The'];
    const { value } = directoryPage(
      { heading: 'Fandoms', address: '/fandoms', said: '', letter: '' },
      names.map((name) => ({ name, works: 1, address: '/works' })),
    );
    const headings = [...value.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, letter]) => letter);
    expect(headings).toEqual(['Signs', '0–9', 'A', 'E', 'F', 'T', 'Z', 'Е']);
    expect(value.indexOf('An Apple')).toBeLessThan(value.indexOf('Émile'));
  });
});
