import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe } from 'vitest';
import { efictionCollection } from '../../../src/formats/efiction/collection.ts';
import { caseTests } from '../collection-corpus.ts';

const root = path.resolve('test/corpus/efiction');

describe.each(readdirSync(root))('%s', (name) => caseTests(efictionCollection, path.join(root, name)));
