import { findEmails } from '../values/email.ts';
import { readByline, readFandomLine } from './byline.ts';
import { readChapterLine } from './chapter-line.ts';
import { COPYRIGHT_LINE, endMarker, isDelimiter } from './line-kinds.ts';
import { BACK_REFERENCE, goesOn, ORIGIN } from './loose-shapes.ts';
import { looksLikeTitle, repeatsTitle } from './title-line.ts';
import { isBlank } from './zone-line.ts';
import type { ZoneState } from './zone-state.ts';

const SALUTATION =
  /^(?:my )?(?:dear(?:est)?|darling|lieber?|cher|chère|querid[oa]|car[oa]|дорог(?:ой|ая))\s.{1,40}[,:!]$/iu;

/** Whether a line is a byline here; one with a title before it makes that the title. */
export function acceptsByline(state: ZoneState, text: string): boolean {
  const byline = text.length <= 200 ? readByline(text) : null;
  if (!byline) return false;
  if (byline.title === null) return /\bby\b/i.test(text) || state.marks.at(-1)?.kind === 'title';
  const fresh = state.title === null || repeatsTitle(byline.title, state.title);
  const doubtful = byline.name.startsWith('?');
  const atTop = state.marks.every((one) => one.kind === 'path' || one.kind === 'epigraph');
  if (!fresh || !(atTop || repeatsTitle(byline.title, state.title ?? ''))) return false;
  if (doubtful && !goesOn(state) && !state.marks.some((one) => one.kind === 'path')) return false;
  state.title = byline.title;
  return true;
}

/** Whether a line is the title: alone, or over something that only stands under titles. */
export function acceptsTitle(state: ZoneState, text: string, block: number): boolean {
  if (state.title !== null || state.marks.some((one) => one.kind === 'title')) return false;
  const under = readByline(state.lines[state.at + 1]?.text ?? '');
  const signed = under !== null && under.title === null;
  if (!looksLikeTitle(state.lines[state.at]?.text ?? '', signed) || text.length > 110) return false;
  if (block === 1) return !opensTalk(state, text) && !opensRecipe(state);
  if (opensLetter(state, block)) return false;
  const next = state.lines[state.at + 1]?.text.trim() ?? '';
  const below = state.lines[state.at + block + 1]?.text ?? '';
  if (block === 2 && next.length <= 80 && readByline(below)?.title === null) return true;
  return (
    readByline(next) !== null ||
    repeatsTitle(next, text) ||
    readFandomLine(next) !== null ||
    COPYRIGHT_LINE.test(next) ||
    isDelimiter(next) ||
    ORIGIN.test(next) ||
    /^[[(]?rated\b/i.test(next) ||
    state.labels.has(state.at + 1) ||
    BACK_REFERENCE.test(next) ||
    readChapterLine(next) !== null ||
    isNameLike(next)
  );
}

/** A quoted line over another, with nothing before them: people talk. */
function opensTalk(state: ZoneState, text: string): boolean {
  if (!/^["“«„]/.test(text) || state.fields.length > 0) return false;
  const next =
    state.lines
      .slice(state.at + 1)
      .find((line) => !isBlank(line))
      ?.text.trim() ?? '';
  return /^["“«„]/.test(next) && readByline(next) === null;
}

/** The name of a dish over what it is made of. */
function opensRecipe(state: ZoneState): boolean {
  const below = state.lines.slice(state.at + 1, state.at + 6);
  return state.fields.length === 0 && below.some((line) => RECIPE.test(line.text));
}

const RECIPE = /^\s*(?:ingredients|you will need|method|serves (?:\d|one|two|four|six|eight))\b.{0,4}[:\s]/i;

/** The author's name over the quoted title: layout B12. */
export function isNameOverTitle(state: ZoneState, text: string, block: number): boolean {
  const next = state.lines[state.at + 1]?.text.trim() ?? '';
  return (
    block === 2 &&
    state.fields.length + state.marks.length === 0 &&
    isNameLike(text) &&
    /^["“][^"“”]{2,100}["”]$/.test(next) &&
    looksLikeTitle(next)
  );
}

/** "-- Leith" under the author's own words. */
export function isSignature(state: ZoneState, text: string): boolean {
  const signed = /^(?:-{1,2}|–|—|~)\s?(\S.{1,40})$/.exec(text)?.[1];
  return signed !== undefined && isNameLike(signed) && state.marks.at(-1)?.kind === 'prose';
}

/** An address and a date over "Dear Sophia,": the lines of a letter. */
function opensLetter(state: ZoneState, block: number): boolean {
  const below = state.lines.slice(state.at + 1, state.at + block + 3);
  return block > 1 && below.some((line) => SALUTATION.test(line.text.trim()));
}

/** A bare name under the title. */
export function isNameLine(state: ZoneState, text: string): boolean {
  const last = state.marks.at(-1);
  const next = state.lines[state.at + 1];
  const email = next !== undefined && findEmails(next.text).length > 0;
  if (email && (last?.kind === 'prose' || !last) && state.fields.length === 0 && isNameLike(text))
    return true;
  if (last?.kind !== 'title' || state.marks.some((one) => one.kind === 'byline') || !isNameLike(text))
    return false;
  const previous = state.lines[state.at - 1];
  return email || (!isBlank(previous) && isBlank(next)) || (isBlank(next) && goesOn(state));
}

function isNameLike(text: string): boolean {
  return (
    /^\p{Lu}[\p{L}'’.-]{0,24}(?: (?:de |van |von |of )?\p{Lu}[\p{L}'’.-]{0,24}){0,3}$/u.test(text) &&
    !/\p{Ll}\.$/u.test(text)
  );
}

/** Whether title and byline come below: what stands above them, before any talk, is the author's preamble. */
export function titleBelow(state: ZoneState): boolean {
  if (state.title !== null || state.closed || /^["“'‘]/.test(state.lines[state.at]?.text.trim() ?? ''))
    return false;
  let seen = 0;
  for (let at = state.at + 1; at < state.lines.length && seen < 16; at += 1) {
    const line = state.lines[at];
    if (!line || isBlank(line)) continue;
    if (endMarker(line.text) || state.labels.has(at)) return false;
    seen += 1;
    const byline = line.text.length <= 100 ? readByline(line.text) : null;
    if (byline === null || byline.title !== null || !/\bby\b/i.test(line.text)) continue;
    const above = state.lines[at - 1];
    return above !== undefined && isBlank(state.lines[at - 2]) && looksLikeTitle(above.text, true);
  }
  return false;
}
