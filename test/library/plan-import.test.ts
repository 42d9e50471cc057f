import { expect, it } from 'vitest';
import { COLLECTIONS, type SourceFile } from '#formats';
import { planImport } from '../../src/library/plan-import.ts';

const POST = Buffer.from('From: quill@lists.example\nSubject: The Lamp\n\nThe lamp turned.\n');

function spooled(index: number): SourceFile {
  return {
    path: `/spool/group/${index}`,
    name: String(index),
    size: POST.length,
    read: async () => POST,
    async *chunks() {
      yield POST;
    },
  };
}

it('plans a folder of thirty thousand files without endings in time', async () => {
  const files = Array.from({ length: 30_000 }, (_, index) => spooled(index));
  const started = performance.now();
  const plan = await planImport(COLLECTIONS, files);
  expect(plan.single).toHaveLength(files.length);
  expect(performance.now() - started).toBeLessThan(10_000);
});
