import type { Loss } from '#document';
import { declaredCharset, type HtmlTree, parseTree } from '#markup';
import { decodeBytes, type EncodingReport, repairText } from '#text';
import { characterLosses } from '../story-facts.ts';
import { describeRepair } from '../text/describe-repair.ts';
import { type PlaceMap, placesBefore } from './places.ts';

/** A page decoded, mended and parsed. `places` turns places in the tree into places in `decoded`. */
export type OpenPage = {
  tree: HtmlTree;
  decoded: string;
  places: PlaceMap;
  encoding: EncodingReport;
  losses: Loss[];
};

/** Opens a page's bytes. `declared` is a charset told from outside, by a mail or a server; the page's own wins. */
export function openPage(bytes: Uint8Array, declared?: string): OpenPage {
  const charset = declaredCharset(bytes) ?? declared ?? null;
  const decoded = decodeBytes(bytes, charset === null ? {} : { declared: charset });
  const repair = repairText(decoded.text, { markup: true });
  return {
    tree: parseTree(repair.text),
    decoded: decoded.text,
    places: placesBefore(decoded.text, repair.text),
    encoding: { ...decoded.encoding, repaired: repair.repairs.map(describeRepair) },
    losses: characterLosses(decoded.invalid),
  };
}

/** Opens a page that this program wrote, in UTF-8: nothing in it is to be mended, whatever it looks like. */
export function openOwnPage(bytes: Uint8Array): OpenPage {
  const { text, encoding } = decodeBytes(bytes, { declared: 'utf-8' });
  return { tree: parseTree(text), decoded: text, places: placesBefore(text, text), encoding, losses: [] };
}
