import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { COLLECTIONS, FORMATS } from '#formats';
import { openDiskStore } from '#originals';
import type { DiskTask } from '../../src/library/import-protocol.ts';
import { keepChunks } from '../../src/library/kept-file.ts';
import { type Receiver, takeFile } from '../../src/library/receive-file.ts';

const POST = 'From q@lists.example Tue Jun 15 10:00:00 1999\nSubject: Lamp\n\nThe lamp turned.\n\n';

async function setUp(): Promise<{ receiver: Receiver; task: DiskTask; file: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fanlight-take-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'list.mbox');
  const bytes = Buffer.alloc(17 * 1024 * 1024, POST);
  writeFileSync(file, bytes);
  const store = await openDiskStore(path.join(folder, 'originals'));
  const receiver: Receiver = {
    formats: FORMATS,
    collections: COLLECTIONS,
    lists: [],
    originals: store,
    media: store,
    isKnown: async () => false,
    limits: { maxFileBytes: 64 << 20, maxContainerBytes: 64 << 20 },
  };
  return { receiver, file, task: { id: 1, file: Buffer.from(file), path: file, bytes: bytes.length } };
}

it('a large file that grows while it is read is refused, as a small one is', async () => {
  const { receiver, task, file } = await setUp();
  let grown = false;
  const alive = () => {
    if (!grown) appendFileSync(file, POST);
    grown = true;
  };
  const taken = await takeFile({ ...receiver, alive }, task);
  expect('failed' in taken && taken.failed.error?.code).toBe('FL-FILE-CHANGED');
  expect('kept' in (await takeFile(receiver, { ...task, bytes: task.bytes + POST.length }))).toBe(true);
});

it('a file of hours gives signs of life while it is kept', async () => {
  const { receiver } = await setUp();
  let signs = 0;
  const alive = () => {
    signs += 1;
  };
  async function* chunks() {
    for (let index = 0; index < 20; index += 1) yield Buffer.from(POST);
  }
  await keepChunks({ ...receiver, alive }, { path: 'a', name: 'a' }, chunks());
  expect(signs).toBe(20);
});
