import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { automatedArchiveCollection } from '../../../src/formats/automated-archive/collection.ts';
import { caseTests } from '../collection-corpus.ts';

const root = path.resolve('test/corpus/automated-archive');

describe.each(readdirSync(root))('%s', (name) =>
  caseTests(automatedArchiveCollection, path.join(root, name)),
);
