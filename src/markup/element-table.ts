import type { MarkType } from '#document';

/** Elements dropped with all that is in them: active, foreign, or never text. */
export const DROPPED_WHOLE: ReadonlySet<string> = new Set(
  (
    'applet area audio base basefont bgsound button canvas command datalist dialog embed fencedframe frame frameset ' +
    'head iframe input keygen link map math menuitem meta meter noembed noframes noscript object optgroup option ' +
    'output param plaintext portal progress script select slot source style svg template textarea title track video xmp'
  ).split(' '),
);

/** Of those, the ones nobody misses: no loss is reported for them. */
export const DROPPED_SILENTLY: ReadonlySet<string> = new Set(
  'area base basefont head link map meta param source title track'.split(' '),
);

/** Elements that only mark the inlines in them. */
export const MARK_OF_ELEMENT: ReadonlyMap<string, MarkType> = new Map<string, MarkType>([
  ['b', 'strong'],
  ['cite', 'emphasis'],
  ['code', 'code'],
  ['del', 'strike'],
  ['dfn', 'emphasis'],
  ['em', 'emphasis'],
  ['i', 'emphasis'],
  ['ins', 'underline'],
  ['kbd', 'code'],
  ['s', 'strike'],
  ['samp', 'code'],
  ['small', 'small'],
  ['strike', 'strike'],
  ['strong', 'strong'],
  ['sub', 'sub'],
  ['sup', 'sup'],
  ['tt', 'code'],
  ['u', 'underline'],
  ['var', 'emphasis'],
]);

/** What each mark is written as. */
export const ELEMENT_OF_MARK: Readonly<Record<MarkType, string>> = {
  emphasis: 'em',
  strong: 'strong',
  underline: 'u',
  strike: 's',
  small: 'small',
  sub: 'sub',
  sup: 'sup',
  code: 'code',
};

/** Elements that end a paragraph before and after them, and are nothing else to the model. */
export const PLAIN_BLOCKS: ReadonlySet<string> = new Set(
  (
    'address article aside body caption center colgroup dd details dir div dl dt fieldset figcaption figure footer ' +
    'form header hgroup html legend li main menu multicol nav ol p search section summary table tbody td tfoot th ' +
    'thead tr ul'
  ).split(' '),
);

/** Elements known and without meaning to a story: their text is kept and no loss is reported. */
export const PLAIN_INLINES: ReadonlySet<string> = new Set(
  'acronym big col data font label nobr rb rp rt rtc slot span spacer time wbr'.split(' '),
);
