import { Buffer } from 'node:buffer';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { outlineChapter } from '#document';
import { FanlightError } from '#errors';
import type { Format, FormatInput } from '#formats';
import { buildZip } from '../containers/build-zip.ts';

/**
 * What a case expects: a `code` that is thrown; or `reading` a part of the reading, `chapters` parts of the outlines,
 * `losses` codes that must be reported, `noLosses` codes that must not, `text` pieces that stand in the chapters as
 * JSON, `textOnce` such as stand there once, `notText` such as do not, `pictures` how many are kept.
 */
type Expected = {
  code?: string;
  encoding?: string;
  works?: number;
  reading?: Record<string, unknown>;
  chapters?: { title?: string | null; sceneBreaks?: number; verses?: number; notes?: number }[];
  losses?: string[];
  noLosses?: string[];
  bodyStart?: string;
  text?: string[];
  textOnce?: string[];
  notText?: string[];
  pictures?: number;
};

/** A case of a corpus: a folder with `about.md`, `expected.json` and the input, a file or the parts of a package. */
export type OfficeCase = { name: string; input: FormatInput; expected: Expected };

/** The cases of a format's corpus. Parts are zipped in the order of `first`, then by name, `skeleton` where they lack. */
export function casesOf(
  format: string,
  first: readonly string[] = [],
  skeleton: Readonly<Record<string, string>> = {},
): OfficeCase[] {
  const root = path.resolve('test/corpus', format);
  return readdirSync(root).map((name) => {
    const folder = path.join(root, name);
    const expected: Expected = JSON.parse(readFileSync(path.join(folder, 'expected.json'), 'utf8'));
    const found = readdirSync(folder).find((entry) => entry === 'input' || entry.startsWith('input.')) ?? '';
    const input = path.join(folder, found);
    const bytes = statSync(input).isDirectory() ? zipFolder(input, first, skeleton) : readFileSync(input);
    const file = found === 'input' ? `input.${format}` : found;
    return { name, input: { bytes, name: file, path: `${name}/${file}` }, expected };
  });
}

/** A folder of parts as a zip; a part that ends in `.base64` is written as the bytes it stands for. */
function zipFolder(
  folder: string,
  first: readonly string[],
  skeleton: Readonly<Record<string, string>>,
): Uint8Array {
  const parts = new Map<string, Uint8Array>();
  for (const [name, content] of Object.entries(skeleton)) parts.set(name, Buffer.from(content));
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const full = path.join(folder, entry);
    if (!statSync(full).isFile()) continue;
    const name = entry.split(path.sep).join('/');
    if (name.endsWith('.base64'))
      parts.set(name.slice(0, -7), Buffer.from(readFileSync(full, 'latin1'), 'base64'));
    else parts.set(name, readFileSync(full));
  }
  const names = [...first.filter((name) => parts.has(name)), ...parts.keys()];
  return buildZip(
    [...new Set(names)].map((name) => ({
      name,
      content: parts.get(name) ?? '',
      stored: name === 'mimetype',
    })),
  );
}

/** Reads a case and compares it with what it expects. */
export async function checkCase(format: Format, { input, expected }: OfficeCase): Promise<void> {
  if (expected.code !== undefined) {
    await expect(format.read?.(input)).rejects.toSatisfy(
      (thrown) => thrown instanceof FanlightError && thrown.code === expected.code,
    );
    return;
  }
  const result = await format.read?.(input);
  const codes = result?.losses.map((loss) => loss.code) ?? [];
  expect(codes).toEqual([...new Set(codes)]);
  expect(codes).toEqual(expect.arrayContaining(expected.losses ?? []));
  for (const code of expected.noLosses ?? []) expect(codes).not.toContain(code);
  expect(result?.works).toHaveLength(expected.works ?? 1);
  if (expected.encoding !== undefined) expect(result?.encoding.name).toBe(expected.encoding);
  if (expected.pictures !== undefined) expect(result?.pictures).toHaveLength(expected.pictures);
  const [work] = result?.works ?? [];
  if (expected.reading !== undefined) expect(work?.reading).toMatchObject(expected.reading);
  if (expected.bodyStart !== undefined) expect(work?.bodyStart).toContain(expected.bodyStart);
  const outlines = work?.document.chapters.map((chapter) => outlineChapter(chapter, 0));
  if (expected.chapters !== undefined) {
    expect(outlines).toMatchObject(expected.chapters);
    expect(outlines).toHaveLength(expected.chapters.length);
  }
  const text = JSON.stringify(work?.document.chapters ?? []);
  for (const phrase of expected.text ?? []) expect(text).toContain(phrase);
  for (const phrase of expected.textOnce ?? []) expect(text.split(phrase)).toHaveLength(2);
  for (const phrase of expected.notText ?? []) expect(text).not.toContain(phrase);
  for (const { start, end } of Object.values(work?.evidence ?? {}).flat()) {
    expect(start).toBeLessThanOrEqual(end);
    expect(end).toBeLessThanOrEqual(result?.decoded.length ?? 0);
  }
}
