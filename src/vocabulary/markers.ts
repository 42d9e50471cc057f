/** Lines of hosts, lists, journals and archives that are never story or header. Source: sections 2.12 to 2.14. */
export const CHROME_LINES: readonly RegExp[] = [
  /^\s*(?:follow\/fav|story story writer|forum community|just in|previous (?:post|entry)[ |]{1,4}next (?:post|entry)|\[?date prev\]?.*|reply link thread.{0,40}|leave a comment.{0,40}|post a new comment|expand messages|skip to first unread message|- show quoted text -|table of contents|large print.{0,40}|back to (?:top|index|main|home|fic|stories).{0,40}|home \| .{0,80}|e-?mail the author|print(?:er)?(?:[- ]friendly)?|save story|download.{0,30}|sign (?:my|the) guestbook.{0,40}|you are visitor.{0,40}|last updated.{0,60})\s*$/i,
  /^\s*site hosted by .{0,120}$/i,
  /^\s*this page has been visited .{0,60}$/i,
  /^\s*(?:yahoo! groups sponsor|-{2,}.{0,4}~-->).{0,80}$/i,
  /^\s*(?:originally|cross-?|x-?)\s?posted (?:at|to|in|on) \S.{0,100}$/i,
  /^\s*author and story notes above\.?\s*$/i,
  /^\s*to unsubscribe.{0,160}$/i,
  /^\s*[\w.+-]{1,80}-(?:un)?subscribe@.{1,80}$/i,
  /^\s*your use of yahoo! groups is subject.{0,160}$/i,
  /^\s*\[non-text portions of this message have been removed\]\s*$/i,
  /^\s*message \d{1,6} of \d{1,6}.{0,60}$/i,
  /^\s*current (?:mood|music|location):.{0,120}$/i,
  /^\s*\.?-{2,4}.{1,60}mailing list-{2,4}\.?\s*$/i,
];

/** Journal lines that close a page; at the end of a file they are chrome. Source: section 2.14. */
export const JOURNAL_TAIL = /^\s*(?:tags?|mood|music|location|entry tags|current (?:mood|music|location)):/i;

/** Words that end a whole story, standing alone on a line. Source: section 10.3. */
export const END_WORDS: ReadonlySet<string> = new Set([
  'the end',
  'end',
  'fin',
  'finis',
  'finito',
  'owari',
  'das ende',
  'ende',
  'la fin',
  'fine',
  'el fin',
  'koniec',
  'конец',
  'einde',
  'fim',
  '-30-',
  '###',
  '#30#',
  'the end?',
  'end of story',
  "that's all folks",
  'end file',
  '完',
  '終わり',
]);

/** Words that end a part with more to come. Source: section 10.3. */
export const CONTINUED_WORDS: ReadonlySet<string> = new Set([
  'tbc',
  'tbc?',
  'to be continued',
  'to be cont',
  'つづく',
  "cont'd",
  'more to come',
  'stay tuned',
  'tsuzuku',
  'fortsetzung folgt',
  'à suivre',
  'a suivre',
  'continuará',
  'continuara',
  'продолжение следует',
  'next part',
]);

/** "End of part one", "continued in part 2", "on to part 3". */
export const PART_END =
  /^(?:end(?: of)? (?:part|chapter|section|chap|ch|pt)\.? ?[\w.]{0,12}(?:(?: ?[–—;]| ?--|[.,]) .{1,60})?|end \d{1,3} ?\/ ?[\d?]{1,3}|continued in .{1,60}|on to (?:part|chapter) \w{1,10})$/i;

/** Rulers and phrases that part a header from its story. Source: section 0.4. */
export const BEGIN_PHRASES =
  /^(?:on with the (?:fic|story|show).{0,10}|and now,? (?:on with|for) (?:the|our) .{1,20}|now,? on with .{1,20}|on to the (?:fic|story).{0,10}|enjoy(?: the (?:fic|story|show))?|\[?story\]?|story (?:begins?|starts?)(?: here)?|begin(?:s)?|read on)$/i;
