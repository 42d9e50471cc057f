import { markdownFormat } from '../../../src/formats/markdown/format.ts';
import { testCases } from '../read-cases.ts';

testCases('markdown-read', markdownFormat);
