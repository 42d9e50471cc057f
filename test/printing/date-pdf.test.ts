import { expect, it } from 'vitest';
import { datePdf } from '#printing';

const info = (created: string, changed: string) =>
  `%PDF-1.4\n1 0 obj\n<</Title (A /CreationDate \\(D:20260101000000+00'00'\\))\n/CreationDate (D:${created}+00'00')\n/ModDate (D:${changed}+00'00')>>\nendobj\n\u00ff\u0080`;
const bytes = (text: string) => Buffer.from(text, 'latin1');

it.each([
  ['2019-03-04T05:06:07.890Z', '20190304050607'],
  ['', '20261128211322'],
  ['2019', '20261128211322'],
])('a PDF made for %j is dated %s', (moment, digits) => {
  const dated = datePdf(bytes(info('20261128211322', '20261128211322')), moment);
  expect(Buffer.from(dated).toString('latin1')).toBe(info(digits, digits));
});

it('what tells no time stays as it is', () => {
  const pdf = bytes('%PDF-1.4 /CreationDate (D:20261128)');
  expect(Buffer.from(datePdf(pdf, '2019-03-04T05:06:07Z'))).toEqual(pdf);
});
