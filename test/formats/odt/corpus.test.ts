import { describe, expect, test } from 'vitest';
import { odtFormat } from '../../../src/formats/odt/format.ts';
import { casesOf, checkCase } from '../office-cases.ts';

const cases = casesOf('odt', ['mimetype'], { mimetype: 'application/vnd.oasis.opendocument.text' });

describe.each(cases)('$name', (one) => {
  test('is recognised', () => {
    expect(odtFormat.recognise?.(one.input)?.confidence).toBeGreaterThan(0.9);
  });

  test('is read as expected', () => checkCase(odtFormat, one));
});
