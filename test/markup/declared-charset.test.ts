import { expect, test } from 'vitest';
import { declaredCharset } from '#markup';

test.each([
  ['<META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=ISO-8859-1">', 'iso-8859-1'],
  ['<meta charset="utf-8">', 'utf-8'],
  ['<meta charset=windows-1252>', 'windows-1252'],
  ["<?xml version='1.0' encoding='Shift_JIS'?><html>", 'shift_jis'],
  ['<meta name="author" content="x"><meta charset="koi8-r">', 'koi8-r'],
  ['<!-- <meta charset="utf-16"> --><meta charset="big5">', 'big5'],
  ['<p>charset=utf-8</p>', null],
  ['<!-- <meta charset="utf-8">', null],
  [`${' '.repeat(5000)}<meta charset="utf-8">`, null],
  ['', null],
])('%s declares %s', (page, charset) => {
  expect(declaredCharset(new TextEncoder().encode(page))).toBe(charset);
});
