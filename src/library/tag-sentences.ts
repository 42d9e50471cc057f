import type { TagDecisionRecord } from '#catalogue';

/** Names of one decision that are said. */
const MOST_NAMES = 5;

/** A decision about tags in a few words, as plain text: `fandom XF, X-Files → The X-Files`. */
export function requestWords(request: TagDecisionRecord['request']): string {
  switch (request.does) {
    case 'merge': {
      const scope = request.fandom === null ? '' : ` (in ${request.fandom})`;
      return `${request.kind}: ${listed(request.names)} → ${request.into}${scope}`;
    }
    case 'refuse':
      return `${request.kind}: ${listed(request.names)} ≠ ${request.into}`;
    case 'split': {
      const scope = request.fandom === null ? '' : ` (in ${request.fandom})`;
      return `${request.kind}: ${request.name} stands for itself${scope}`;
    }
    case 'canonize':
      return `${request.kind}: ${request.name} is canonical`;
    case 'decanonize':
      return `${request.kind}: ${request.name} is not canonical`;
    case 'rename':
      return `${request.kind}: ${request.name} is called ${request.to}`;
    case 'link':
      return `${request.above.name} (${request.above.kind}) stands above ${request.below.name}`;
    case 'unlink':
      return `${request.above.name} (${request.above.kind}) stands above ${request.below.name} no more`;
    case 'import':
      return `a mapping of ${request.entries} ${request.entries === 1 ? 'entry' : 'entries'}`;
  }
}

function listed(names: readonly string[]): string {
  const more = names.length - MOST_NAMES;
  return names.slice(0, MOST_NAMES).join(', ') + (more > 0 ? ` and ${more} more` : '');
}
