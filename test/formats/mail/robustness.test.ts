import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { validateDocument } from '#document';
import { FanlightError } from '#errors';
import type { ReadResult } from '#formats';
import { mailFormat } from '../../../src/formats/mail/format.ts';
import { mailboxCollection } from '../../../src/formats/mailbox/collection.ts';
import { sourceOf } from '../mailbox/source-of-bytes.ts';

const mails = ['mail', 'mailbox'].flatMap((kind) =>
  readdirSync(path.resolve('test/corpus', kind)).map((name) => {
    const folder = path.resolve('test/corpus', kind, name);
    const file = readdirSync(folder).find((entry) => entry.startsWith('input.')) ?? '';
    return readFileSync(path.join(folder, file));
  }),
);

function expectSoundResult(result: ReadResult | undefined): void {
  for (const work of result?.works ?? []) {
    expect(validateDocument(work.document)).toEqual([]);
    for (const { start, end } of Object.values(work.evidence).flat()) {
      expect(start).toBeLessThanOrEqual(end);
      expect(end).toBeLessThanOrEqual(result?.decoded.length ?? 0);
    }
    for (const { author, blocks } of work.comments ?? []) {
      expect(author ?? '').not.toMatch(/\w@\w/);
      expect(validateDocument({ chapters: [{ blocks }] })).toEqual([]);
    }
  }
}

/** Reads bytes as one mail and as a mailbox; whatever comes out keeps the rules. Returns how long it took. */
async function expectSound(bytes: Uint8Array): Promise<number> {
  const start = performance.now();
  const input = { bytes, name: 'input.mbox', path: 'input.mbox' };
  mailFormat.recognise?.(input);
  try {
    expectSoundResult(await mailFormat.read?.(input));
    for await (const item of mailboxCollection.read(sourceOf(bytes)))
      if (item.kind === 'story') expectSoundResult(item.result);
  } catch (thrown) {
    if (!(thrown instanceof FanlightError)) throw thrown;
  }
  return performance.now() - start;
}

test('a mail cut or broken anywhere is read or refused', async () => {
  const broken = fc
    .tuple(fc.constantFrom(...mails), fc.nat(), fc.nat(), fc.uint8Array({ maxLength: 12 }))
    .map(([mail, from, length, noise]) => {
      const at = from % mail.length;
      return Buffer.concat([mail.subarray(0, at), noise, mail.subarray(at + (length % 400))]);
    });
  await fc.assert(
    fc.asyncProperty(broken, async (bytes) => void (await expectSound(bytes))),
    { numRuns: 150 },
  );
});

const HEAD = 'From: a@b.example\nSubject: FIC: Deep\nMessage-ID: <d@b.example>\nMIME-Version: 1.0\n';
const ENVELOPE = 'From a@b.example Mon Jan  5 10:00:00 1998\n';

function nested(depth: number): string {
  let text = `${HEAD}Content-Type: multipart/mixed; boundary=b0\n\n`;
  for (let at = 0; at < depth; at += 1)
    text += `--b${at}\nContent-Type: multipart/mixed; boundary=b${at + 1}\n\n`;
  return `${text}--b${depth}\n\nThe text of a story that stands very deep within a mail.\n`;
}

test.each([
  ['of parts nested 500 deep', nested(500), 5000],
  [
    'of 20,000 parts',
    `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${'--b\n\nA part.\n'.repeat(20_000)}`,
    20_000,
  ],
  [
    'with a header of 2 MB',
    `${HEAD}${'X-Long: and so on\n'.repeat(120_000)}\nThe text of a story.\n`,
    10_000,
  ],
  [
    'with one header line of 2 MB',
    `${HEAD}X-Long: ${'=?utf-8?q?a?= '.repeat(150_000)}\n\nThe text.\n`,
    10_000,
  ],
  ['of 5 MB on one line', `${HEAD}\n${'Some words of a story. '.repeat(220_000)}\n`, 20_000],
  ['of 60,000 lines that begin with From', `${HEAD}\n${'\nFrom here it went on.\n'.repeat(60_000)}`, 20_000],
  ['of 10,000 messages', `${ENVELOPE}${HEAD}\nSome words of it.\n\n`.repeat(10_000), 30_000],
])('a mailbox %s is read in time', { timeout: 60_000 }, async (_, text, limit) => {
  expect(await expectSound(Buffer.from(text))).toBeLessThan(limit);
});
