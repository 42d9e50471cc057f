import { readCreators } from '../values/creators.ts';
import { findEmails } from '../values/email.ts';
import { readByline } from '../zone/byline.ts';
import { applyProse } from '../zone/marks.ts';
import type { Tail } from '../zone/tail.ts';
import { tailUrls } from '../zone/tail.ts';
import { joinPieces } from '../zone/zone.ts';
import type { Piece } from '../zone/zone-line.ts';
import { addAll, cite, type Draft } from './draft.ts';
import { interpret } from './interpret.ts';
import { unlabelled } from './interpret-value.ts';

/** Puts what stands after the story into the draft: disclaimers, permissions, pleas, the signature. */
export function applyTail(draft: Draft, tail: Tail, sender: string | null): void {
  const { reading } = draft;
  for (const pieces of tail.prose) {
    const text = joinPieces(pieces);
    if (applyColophon(draft, pieces)) continue;
    const before = reading.feedback;
    applyProse(draft, text, pieces);
    const said = reading.feedback !== before || /\b(?:TBC|to be continued)\b/i.test(text);
    if (
      reading.notes !== null &&
      reading.endNotes === null &&
      !said &&
      text.length > 40 &&
      reading.disclaimer === null
    )
      reading.endNotes = text;
  }
  addAll(reading.urls, tailUrls(tail));
  applySignature(draft, tail);
  if (reading.authors.length === 0 && sender) reading.authors = readCreators(sender).names;
  applyMarker(draft, tail);
}

/** A byline in a paragraph of its own after the story, perhaps below the title: names who wrote it. */
function applyColophon(draft: Draft, pieces: readonly Piece[]): boolean {
  if (draft.reading.authors.length > 0 || pieces.length > 3) return false;
  const piece = pieces.find((one) => readByline(one.text)?.title === null);
  const byline = piece && readByline(piece.text);
  if (!piece || !byline) return false;
  interpret(draft, 'author', unlabelled('author', byline.name, [piece], 'byline', 0.8));
  return true;
}

function applySignature(draft: Draft, tail: Tail): void {
  const { reading } = draft;
  const [name] = tail.signature;
  for (const piece of tail.signature)
    addAll(
      reading.emails,
      findEmails(piece.text).map((one) => one.address),
    );
  if (!name || reading.authors.length > 0 || name.text.length > 40 || /[.!?@:]/.test(name.text)) return;
  const names = readCreators(name.text).names.slice(0, 1);
  addAll(reading.authors, names);
  if (names.length > 0) cite(draft, 'authors', [name], 'inferred', 0.6);
}

/** An end marker says whether the work is done; a part of many does not. */
function applyMarker(draft: Draft, tail: Tail): void {
  const { reading } = draft;
  if (tail.marker === 'continued' || tail.continued)
    reading.status = reading.status === 'unknown' || reading.status === 'complete' ? 'wip' : reading.status;
  else if (tail.marker === 'end' && reading.status === 'unknown') {
    const part = reading.part;
    if (part === null || part.of === null || part.n === part.of) reading.status = 'complete';
  }
}
