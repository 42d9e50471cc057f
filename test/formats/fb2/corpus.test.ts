import { describe, expect, test } from 'vitest';
import { fb2Format } from '../../../src/formats/fb2/format.ts';
import { casesOf, checkCase } from '../office-cases.ts';

describe.each(casesOf('fb2'))('$name', (one) => {
  test('is recognised', () => {
    expect(fb2Format.recognise?.(one.input)?.confidence).toBeGreaterThan(0.9);
  });

  test('is read as expected', () => checkCase(fb2Format, one));
});
