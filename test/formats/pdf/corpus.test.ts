import { pdfFormat } from '../../../src/formats/pdf/format.ts';
import { testCases } from '../read-cases.ts';

testCases('pdf', pdfFormat);
