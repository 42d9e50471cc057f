/**
 * Writes the database of an invented eFiction site in any version and dump form, for tests and measurements. The same
 * wishes always give the same bytes.
 */
import { Buffer } from 'node:buffer';
import {
  chapterText,
  type DumpForm,
  type DumpWishes,
  PENNAMES,
  type Table,
  tablesOf,
  uidOf,
  type Value,
} from './site-tables.ts';

export type { DumpForm, DumpWishes, SiteVersion } from './site-tables.ts';

/** The whole dump. */
export function makeDump(wishes: DumpWishes): Buffer {
  return Buffer.concat([...dumpPieces(wishes)]);
}

/** The dump in pieces, for dumps that do not fit into memory. */
export function* dumpPieces(wishes: DumpWishes): Generator<Buffer> {
  yield text(opening(wishes.form));
  for (const table of tablesOf(wishes)) yield* tablePieces(table, wishes.form);
  yield text(
    wishes.form.startsWith('admin') ? '' : '/*!40101 SET SQL_MODE=@OLD_SQL_MODE */;\n-- Dump completed\n',
  );
}

/** The story files of a site that keeps its texts outside the database. */
export function storyFiles(wishes: DumpWishes): { path: string; bytes: Buffer }[] {
  const files: { path: string; bytes: Buffer }[] = [];
  const each = wishes.chaptersEach ?? 2;
  for (let sid = 1; sid <= (wishes.stories ?? 3); sid++)
    for (let chapter = 1; chapter <= each; chapter++) {
      const number = (sid - 1) * each + chapter;
      const uid = uidOf(sid);
      const folder = wishes.version === '1.1' ? (PENNAMES[uid - 1] ?? '') : String(uid);
      files.push({ path: `stories/${folder}/${number}.txt`, bytes: text(chapterText(sid, chapter, wishes)) });
    }
  return files;
}

function text(value: string): Buffer {
  return Buffer.from(value, 'utf8');
}

function opening(form: DumpForm): string {
  switch (form) {
    case 'mysqldump':
      return "-- MySQL dump 10.13  Distrib 5.1.73\n--\n-- Host: localhost    Database: site\n/*!40101 SET NAMES utf8 */;\n/*!40101 SET @OLD_SQL_MODE=@@SQL_MODE, SQL_MODE='NO_AUTO_VALUE_ON_ZERO' */;\n";
    case 'phpmyadmin':
      return '-- phpMyAdmin SQL Dump\n-- version 2.11.4\n\nSET SQL_MODE="NO_AUTO_VALUE_ON_ZERO";\n\n';
    case 'sequelpro':
      return '# ************************************************************\n# Sequel Pro SQL dump\n# Version 4541\n# ************************************************************\n\n';
    default:
      return '# Dump of the whole site\r\n# Dump DATE : 20-Apr-2010\r\n';
  }
}

function* tablePieces({ name, columns, rows }: Table, form: DumpForm): Generator<Buffer> {
  const admin = form.startsWith('admin');
  if (admin) yield text(`\r\n# Dump of table ${name}\r\n`);
  else {
    const defined = columns.map((column) => `  \`${column}\` text COMMENT 'a, (b) \\'c\\''`).join(',\n');
    yield text(
      `\nDROP TABLE IF EXISTS \`${name}\`;\nCREATE TABLE \`${name}\` (\n${defined},\n  KEY \`a\` (\`${columns[0]}\`(20)),\n  KEY \`k\` (\`${columns[0]}\`(20),\`${columns.at(-1)}\`(20))\n) ENGINE=MyISAM DEFAULT CHARSET=utf8;\n`,
    );
  }
  let open = false;
  let size = 0;
  for (const row of rows) {
    const written = writeRow(row, form);
    if (admin) {
      yield Buffer.concat([text(`INSERT INTO ${name} VALUES `), written, text(';\r\n')]);
      continue;
    }
    const list = form === 'mysqldump' ? '' : ` (${columns.map((column) => `\`${column}\``).join(', ')})`;
    const opener = `INSERT INTO \`${name}\`${list} VALUES${form === 'mysqldump' ? ' ' : '\n'}`;
    const joined = form === 'mysqldump' ? ',' : ',\n';
    yield Buffer.concat([text(open ? joined : opener), written]);
    open = true;
    size += written.length;
    if (size > 1_000_000) {
      yield text(';\n');
      open = false;
      size = 0;
    }
  }
  if (open) yield text(';\n');
}

function writeRow(row: readonly Value[], form: DumpForm): Buffer {
  const parts: Buffer[] = [text('(')];
  row.forEach((value, at) => {
    if (at > 0) parts.push(text(form === 'phpmyadmin' ? ', ' : ','));
    parts.push(writeValue(value, form));
  });
  parts.push(text(')'));
  return Buffer.concat(parts);
}

function writeValue(value: Value, form: DumpForm): Buffer {
  const admin = form.startsWith('admin');
  if (value === null) return text(admin ? '""' : 'NULL');
  if (typeof value === 'number' && !admin) return text(String(value));
  const bytes = Buffer.isBuffer(value) ? value : text(String(value));
  const converted = form === 'admin-utf8' ? text(bytes.toString('latin1')) : bytes;
  const quote = admin ? '"' : "'";
  const raw = converted.toString('latin1');
  const escaped = raw.replace(/[\\'"\n\r\0]/g, (character) => {
    if (character === '\n') return '\\n';
    if (character === '\r') return admin ? character : '\\r';
    if (character === '\0') return '\\0';
    if (form === 'phpmyadmin' && character === "'") return "''";
    return form === 'phpmyadmin' && character === '"' ? character : `\\${character}`;
  });
  return Buffer.from(`${quote}${escaped}${quote}`, 'latin1');
}
