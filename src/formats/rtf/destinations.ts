/**
 * What a group's text is for, by the control word that begins the group (RTF 1.9.1, "Destinations"). `skip` drops the whole
 * group; `pass` drops its text but looks into the groups in it; the rest name what is gathered.
 */
export type Destination =
  | 'skip'
  | 'pass'
  | 'fonts'
  | 'styles'
  | 'running'
  | 'comment'
  | 'object'
  | 'marker'
  | 'note'
  | 'box'
  | 'field'
  | 'instruction'
  | 'result'
  | 'picture'
  | 'shownPicture'
  | 'info'
  | 'property'
  | 'propertyName'
  | 'propertyValue'
  | 'unicodeChoice'
  | 'unicode'
  | 'htmlTag'
  | 'appleGraphic';

/** Destinations that are known without a star before them as well. */
const KNOWN = new Map<string, Destination>([
  ['fonttbl', 'fonts'],
  ['stylesheet', 'styles'],
  ['info', 'info'],
  ['listtext', 'marker'],
  ['pntext', 'marker'],
  ['footnote', 'note'],
  ['annotation', 'comment'],
  ['object', 'object'],
  ['shp', 'pass'],
  ['shpinst', 'pass'],
  ['shpgrp', 'pass'],
  ['do', 'pass'],
  ['sp', 'pass'],
  ['picprop', 'pass'],
  ['sn', 'propertyName'],
  ['sv', 'propertyValue'],
  ['shptxt', 'box'],
  ['dptxbxtext', 'box'],
  ['result', 'result'],
  ['field', 'field'],
  ['fldinst', 'instruction'],
  ['fldrslt', 'result'],
  ['pict', 'picture'],
  ['shppict', 'shownPicture'],
  ['upr', 'unicodeChoice'],
  ['ud', 'unicode'],
  ['htmltag', 'htmlTag'],
  ['NeXTGraphic', 'appleGraphic'],
]);

for (const name of 'header headerl headerr headerf footer footerl footerr footerf'.split(' '))
  KNOWN.set(name, 'running');
/** What is read of the document's own description. */
const PROPERTIES = new Set('title author doccomm subject keywords'.split(' '));

const SKIPPED =
  'colortbl filetbl listtable listoverridetable revtbl rsidtbl generator private xmlopen xmlns xmlnstbl themedata ' +
  'colorschememapping datastore latentstyles mmathPr bkmkstart bkmkend atnid atnauthor atnref atndate atnparent ' +
  'atrfstart atrfend atnicn xe rxe txe pnseclvl pn pntxta pntxtb template fchars lchars keycode objdata objclass ' +
  'objname objalias objsect nextfile ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn background datafield formfield ' +
  'panose falt fname fontemb fontfile userprops docvar wgrffmtfilter nonshppict shprslt passwordhash oldcprops ' +
  'oldpprops oldsprops oldtprops nonesttables nesttableprops blipuid bliptag operator manager company category ' +
  'hlinkbase creatim revtim printim buptim comment linkval propname mhtmltag pgptbl expandedcolortbl fonttblx';
for (const name of SKIPPED.split(' ')) KNOWN.set(name, 'skip');

/** The destination that a control word opens; null for any other word. `within` is the destination around it. */
export function destinationOf(name: string, within: Destination | 'body'): Destination | null {
  if (within === 'info') return PROPERTIES.has(name) ? 'property' : (KNOWN.get(name) ?? null);
  return KNOWN.get(name) ?? null;
}
