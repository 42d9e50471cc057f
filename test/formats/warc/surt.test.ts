import { describe, expect, it } from 'vitest';
import { surtOf } from '../../../src/formats/warc/surt.ts';

describe('the key of an address', () => {
  // As the Python module surt writes them.
  it.each([
    ['https://archive.example/', 'example,archive)/'],
    ['https://archive.example', 'example,archive)/'],
    ['http://www.archive.example/Works/12/', 'example,archive)/works/12'],
    [
      'https://archive.example:8443/fic/works/1/chapter-2.html',
      'example,archive:8443)/fic/works/1/chapter-2.html',
    ],
    ['https://archive.example:443/a', 'example,archive)/a'],
    ['http://192.0.2.7:8080/a/', '192.0.2.7:8080)/a'],
  ])('of %s is %s', (address, key) => {
    expect(surtOf(address)).toBe(key);
  });

  it('is of whole addresses only', () => {
    expect(() => surtOf('/works/1/')).toThrow(TypeError);
  });
});
