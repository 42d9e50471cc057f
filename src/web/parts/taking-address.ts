/** Addresses of works that are taken away together. */
import type { Selection } from '#library';
import { withParameters } from './addresses.ts';

/** A selection as the parameters of an address or a form. */
export function selectionParameters(selection: Selection): Record<string, string> {
  switch (selection.kind) {
    case 'works':
      return { ids: selection.ids.join(' ') };
    case 'series':
      return { series: selection.name };
    case 'search':
      return { search: String(selection.name) };
    case 'query':
      return selection.text === '' ? { list: 'all' } : { q: selection.text };
    case 'to-read':
      return { list: 'to-read' };
  }
}

/** What taking some works away comes to. */
export function takingAddress(selection: Selection): string {
  return withParameters('/books', selectionParameters(selection));
}
