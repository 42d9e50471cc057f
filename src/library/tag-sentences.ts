import type { TagDecisionRecord, TagKind } from '#catalogue';
import { say } from '#words';

/** Names of one decision that are said. */
const MOST_NAMES = 5;

/** A decision about tags in a few words, as plain text: `fandom: XF, X-Files → The X-Files`. */
export function requestWords(request: TagDecisionRecord['request']): string {
  switch (request.does) {
    case 'merge': {
      const said = { kind: kindOf(request), names: listed(request.names), into: request.into };
      return request.fandom === null
        ? say('tags.did-merge', said)
        : say('tags.did-merge-in', { ...said, fandom: request.fandom });
    }
    case 'refuse':
      return say('tags.did-refuse', {
        kind: kindOf(request),
        names: listed(request.names),
        into: request.into,
      });
    case 'split': {
      const said = { kind: kindOf(request), name: request.name };
      return request.fandom === null
        ? say('tags.did-split', said)
        : say('tags.did-split-in', { ...said, fandom: request.fandom });
    }
    case 'canonize':
    case 'decanonize':
      return say(`tags.did-${request.does}`, { kind: kindOf(request), name: request.name });
    case 'rename':
      return say('tags.did-rename', { kind: kindOf(request), name: request.name, to: request.to });
    case 'link':
    case 'unlink':
      return say(`tags.did-${request.does}`, {
        above: request.above.name,
        kind: kindOf(request.above),
        below: request.below.name,
      });
    case 'import':
      return say('tags.did-import', { entries: request.entries });
  }
}

function kindOf({ kind }: { kind: TagKind }): string {
  return say(`tags.kind-${kind}`);
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  const shown = names.slice(0, MOST_NAMES).join(', ');
  return more > 0 ? say('tags.names', { names: shown, count: more }) : shown;
}
