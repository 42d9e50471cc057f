import { addAll, cite, type Draft, explain } from '../fields/draft.ts';
import { interpret } from '../fields/interpret.ts';
import { unlabelled } from '../fields/interpret-value.ts';
import { takeFacts } from '../fields/take-facts.ts';
import { readDate } from '../values/date.ts';
import { findEmails } from '../values/email.ts';
import { readFacts } from '../values/facts.ts';
import { readLegend } from '../values/legend.ts';
import { readPermission } from '../values/permission.ts';
import { readSeriesLine } from '../values/series.ts';
import { readSetting } from '../values/setting.ts';
import { findUrls } from '../values/url.ts';
import { readByline, readFandomLine } from './byline.ts';
import { bareNumber, readChapterLine } from './chapter-line.ts';
import { readProse } from './prose.ts';
import { readStatistics } from './statistics.ts';
import { joinPieces } from './zone.ts';
import type { Piece } from './zone-line.ts';
import type { Mark } from './zone-state.ts';

const BYLINE = 0.8;
const PROSE = 0.7;

/** Puts the unlabelled lines of a header into the draft. What a label said stays. */
export function applyMarks(draft: Draft, marks: readonly Mark[]): void {
  for (const mark of marks) {
    const text = joinPieces(mark.pieces);
    const source = mark.kind === 'prose' ? 'prose' : 'byline';
    explain(draft, mark.pieces, source, mark.kind === 'prose' ? PROSE : BYLINE, () =>
      applyMark(draft, mark, text),
    );
  }
}

function applyMark(draft: Draft, mark: Mark, text: string): void {
  const { reading } = draft;
  switch (mark.kind) {
    case 'title':
      interpret(draft, 'title', unlabelled('title', text, mark.pieces, 'byline', BYLINE));
      return;
    case 'byline':
      applyByline(draft, text, mark.pieces);
      return;
    case 'fandom': {
      const fandom = readFandomLine(text);
      if (fandom && reading.fandoms.length === 0)
        interpret(draft, 'fandom', unlabelled('fandom', fandom, mark.pieces, 'byline', BYLINE));
      takeForm(draft, text, mark.pieces);
      return;
    }
    case 'name':
      if (reading.authors.length === 0)
        interpret(draft, 'author', unlabelled('author', text, mark.pieces, 'byline', 0.7));
      return;
    case 'chapter':
      applyChapter(draft, text, mark.pieces);
      return;
    case 'part':
    case 'header-only': {
      const chapter = readChapterLine(text);
      if (chapter && reading.part === null) {
        reading.part = { n: chapter.n, of: chapter.of };
        cite(draft, 'part', mark.pieces, 'byline', BYLINE);
      }
      return;
    }
    case 'series':
      reading.series ??= readSeriesLine(text);
      cite(draft, 'series', mark.pieces, 'byline', BYLINE);
      return;
    case 'back-reference': {
      const part = /\b(?:part|chapter|post) (?:\d{1,3}|one|zero)/i.exec(text)?.[0];
      if (part && !/^\W*continued/i.test(text)) reading.inheritFrom ??= part.toLowerCase();
      return;
    }
    case 'date':
      reading.date ??= readDate(text)?.date ?? null;
      cite(draft, 'date', mark.pieces, 'chrome', 0.5);
      return;
    case 'copyright':
      applyCopyright(draft, text, mark.pieces);
      return;
    case 'permission':
      reading.archivePermission = { ...readPermission(text), raw: text };
      cite(draft, 'archivePermission', mark.pieces, 'prose', PROSE);
      return;
    case 'email':
      addAll(
        reading.emails,
        findEmails(text).map((one) => one.address),
      );
      cite(draft, 'emails', mark.pieces, 'byline', BYLINE);
      return;
    case 'path':
      if (reading.fandoms.length === 0)
        interpret(
          draft,
          'fandom',
          unlabelled('fandom', text.split('»').at(-1)?.trim() ?? '', mark.pieces, 'chrome', 0.5),
        );
      return;
    case 'origin':
      addAll(reading.urls, findUrls(text));
      return;
    case 'statistics':
      readStatistics(draft, text, mark.pieces);
      return;
    case 'facts':
      applyFacts(draft, text, mark.pieces);
      return;
    case 'summary':
      if (reading.summary === null)
        interpret(draft, 'summary', unlabelled('summary', text, mark.pieces, 'chrome', 0.5));
      return;
    case 'legend':
      reading.legend = { ...readLegend(text), ...reading.legend };
      cite(draft, 'legend', mark.pieces, 'prose', PROSE);
      return;
    case 'epigraph':
      reading.epigraph ??= `${joinPieces(mark.pieces.slice(0, -1), '\n')} ${mark.pieces.at(-1)?.text ?? ''}`;
      cite(draft, 'epigraph', mark.pieces, 'byline', BYLINE);
      return;
    case 'prose':
      applyProse(draft, text, mark.pieces);
      return;
    case 'contents':
      countContents(draft, mark.pieces);
      return;
    case 'chrome':
      return;
  }
}

function applyByline(draft: Draft, text: string, pieces: readonly Piece[]): void {
  const byline = readByline(text);
  if (!byline) return;
  if (byline.title) interpret(draft, 'title', unlabelled('title', byline.title, pieces, 'byline', BYLINE));
  if (byline.fandom && draft.reading.fandoms.length === 0)
    interpret(draft, 'fandom', unlabelled('fandom', byline.fandom, pieces, 'byline', BYLINE));
  if (byline.fandom) takeForm(draft, text, pieces);
  const known = draft.reading.authors.length > 0;
  if (!known)
    interpret(
      draft,
      'author',
      unlabelled('author', byline.name.replace(/^\?/, ''), pieces, 'byline', BYLINE),
    );
  addAll(draft.reading.emails, byline.creators.emails);
  if (byline.rest !== '') applyProse(draft, byline.rest, pieces);
}

/** "A Wolves of Carrow vignette": the form is a genre where it says more than "story". */
function takeForm(draft: Draft, text: string, pieces: readonly Piece[]): void {
  const form = /\b(?:vignette|drabble|poem|ficlet|songfic|parody|crossover|romance)\b/i.exec(text)?.[0];
  if (form) interpret(draft, 'genre', unlabelled('genre', form, pieces, 'byline', BYLINE));
}

function applyFacts(draft: Draft, text: string, pieces: readonly Piece[]): void {
  const facts = readFacts(text, true);
  if (facts) takeFacts(draft, facts, unlabelled('facts', text, pieces, 'byline', BYLINE));
}

function applyChapter(draft: Draft, text: string, pieces: readonly Piece[]): void {
  const chapter = readChapterLine(text);
  const n = chapter?.n ?? bareNumber(text);
  const { reading } = draft;
  if (n !== null && n !== undefined)
    reading.part = {
      n: reading.part?.n && reading.part.n !== 1 ? reading.part.n : n,
      of: reading.part?.of ?? null,
    };
  if (chapter?.title) reading.chapterTitle ??= chapter.title.replace(/\sby\s\S.{0,60}$/i, '');
  cite(draft, 'part', pieces, 'byline', BYLINE);
}

function applyCopyright(draft: Draft, text: string, pieces: readonly Piece[]): void {
  const [claim, ...rest] = text.split(/\.\s+/);
  interpret(draft, 'copyright', unlabelled('copyright', claim ?? text, pieces, 'byline', BYLINE));
  applyProse(draft, rest.join('. '), pieces);
}

/** What an author says in running text; a label's value stays. Source: section 2.7. */
export function applyProse(draft: Draft, paragraph: string, pieces: readonly Piece[]): void {
  const disclaimers: string[] = [];
  for (const statement of readProse(paragraph)) {
    const { reading } = draft;
    const value = unlabelled(statement.field, statement.text, pieces, 'prose', PROSE);
    if (statement.field === 'disclaimer') disclaimers.push(statement.sentence);
    else if (statement.field === 'archive' && reading.archivePermission.raw !== null) continue;
    else if (statement.field === 'beta') {
      interpret(draft, 'beta', value);
      interpret(draft, 'thanks', value);
    } else if (statement.field === 'feedback') {
      addAll(
        reading.emails,
        findEmails(statement.sentence).map((one) => one.address),
      );
      if (findEmails(statement.sentence).length === 0) interpret(draft, 'feedback', value);
    } else if (statement.field === 'setting' && reading.setting !== null) continue;
    else if (statement.field === 'setting') draft.reading.setting = readSetting(statement.text);
    else interpret(draft, statement.field, value);
  }
  if (disclaimers.length > 0 && draft.reading.disclaimer === null)
    interpret(draft, 'disclaimer', unlabelled('disclaimer', disclaimers.join(' '), pieces, 'prose', PROSE));
}

/** A table of contents tells how many chapters there are. */
function countContents(draft: Draft, pieces: readonly Piece[]): void {
  const n = Number(/^\d{1,4}/.exec(pieces[0]?.text ?? '')?.[0] ?? 0);
  const { reading } = draft;
  if (reading.part && reading.part.of === null && n > 1) reading.part = { n: reading.part.n, of: n };
}
