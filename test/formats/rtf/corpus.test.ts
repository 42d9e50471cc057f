import { rtfFormat } from '../../../src/formats/rtf/format.ts';
import { testCases } from '../read-cases.ts';

testCases('rtf', rtfFormat);
