import { describe, expect, test } from 'vitest';
import { docxFormat } from '../../../src/formats/docx/format.ts';
import { casesOf, checkCase } from '../office-cases.ts';

/** What every document has beside its text. */
const SKELETON = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>',
  '_rels/.rels':
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
};

const cases = casesOf('docx', ['[Content_Types].xml', '_rels/.rels'], SKELETON);

describe.each(cases)('$name', (one) => {
  test('is recognised', () => {
    if (!one.name.startsWith('other-prefix'))
      expect(docxFormat.recognise?.(one.input)?.confidence).toBeGreaterThan(0.7);
  });

  test('is read as expected', () => checkCase(docxFormat, one));
});
