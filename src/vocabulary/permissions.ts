/**
 * Wordings of archive permission, in the order in which they decide: a plain no, then asking, then named archives,
 * then yes. Every pattern is linear on its input. Source: section 8.2.
 */
export const PERMISSION_PHRASES = {
  /** Sentences that look like a no and are a yes. */
  softYes:
    /\b(?:no problem|no need to ask|(?:i )?do(?:n't| not) mind|do(?:n't| not) see why not|no objections?|not a problem|why not)\b/i,
  /** "Do not … without asking" asks. */
  withoutAsking:
    /(?:\bnot|n't|\bnever|\bno)\b[^.;]{0,60}\bwithout (?:(?:my|the|prior|express|written|author'?s?|asking|first) ){0,4}(?:asking|permission|consent|authori[sz]ation|checking)|\bonly with (?:the )?(?:my |author'?s )?permission|\bwith(?: the)?(?: author'?s| my)? permission (?:only|of)|\bpermission from the author\b/i,
  /** Those who have stories already, or leave to take them. */
  heldAlready:
    /\b(?:if you(?:'ve)? (?:already )?(?:have|archived?) (?:any of )?(?:my|this)|(?:those|anyone|people|sites?) (?:who|that|which)? ?(?:already )?(?:ha(?:s|ve|ving)) (?:my |blanket |prior )?(?:permission|stories|stuff|fic)|usual suspects)\b/i,
  /** "Do not … without notification / for profit" is a yes with conditions. */
  withoutNotice: /(?:\bnot|n't)\b[^.;]{0,60}\b(?:for profit|without (?:notif|telling|letting))/i,
  no: /\bdo(?:n't| not) (?:archive|distribute|repost|post|take|copy|redistribute|forward|share)\b|\bplease do(?:n't| not)\b(?! hesitate)|\bnot for (?:archiv|distribution|repost)|\bno (?:archiving|reposting|re-?posting|archive|permission|distribution)\b|\b(?:my|this) (?:site|page|homepage|website|list) only\b|\bonly (?:on|at) my (?:site|page|homepage|home page|website)\b|\bnot anywhere else\b|\bne pas (?:republier|reposter|archiver|diffuser|traduire)|\bnicht (?:archivieren|weiterverbreiten)|\bno (?:archivar|republicar|publicar)|\bplease remove if found|\bi'll archive|\bi'm sending it to|\bremoved at/i,
  startsNo: /^\W*(?:no|nope|never|nein|non|nyet|нет)\b(?!\W+(?:problem|need|objection|idea))/i,
  linkOnly:
    /\blink (?:to it|to this|only)?,? ?(?:but )?(?:do(?:n't| not) copy|rather than)|\bplease link rather\b|\blink,? (?:don't|do not) copy\b/i,
  ask: /\bask(?:ing)?\b|\be-?mail me\b(?![^.]{0,20}\bif you (?:like|want))|\bpermission\b|\bcontact (?:me|the authors?|us)\b|\bwrite (?:to me|me|first)\b|\bplease write\b|\bdemande[rz]\b|\bfragen\b|\bpregunta\b|\bchied(?:ere|ete)\b|\bpedir\b|\bpe[çc]am?\b|\bpytać\b|\bzapytaj|(?<!\p{L})(?:с разрешения|спрос|спрашив)/iu,
  yes: /\b(?:yes|sure|ok|okay|yup|yeah|yep|fine|certainly|absolutely|go ahead|of course|freely|anywhere|wherever|everywhere|at will|help yourself|have at it|be my guest|take it|blanket permission|granted|feel free|welcome to|if you(?:'d| would)? (?:like|want|wish|must|care)|it's yours|they're yours|if any(?:one|body) wants|why would you|oui|ja|gerne|sí|si|sim|tak)\b|(?<!\p{L})да(?!\p{L})|\bsi vous voulez\b/iu,
} as const;

/** Conditions with the wordings that set them. Source: section 8.1. */
export const PERMISSION_CONDITIONS: readonly { condition: string; pattern: RegExp }[] = [
  {
    condition: 'notify',
    pattern:
      /\b(?:let me know|tell me|drop me|notify|prév(?:e|i)n(?:ir|ez)|avís[ae]|avis(?:ar|ate)|sag(?:t)? (?:mir )?bescheid|bescheid geben|without notif|so i can (?:visit|see)|send me (?:a|the) (?:link|url|note))/i,
  },
  {
    condition: 'keep-headers',
    pattern:
      /\b(?:keep|leave|with)\b[^.;]{0,30}\b(?:headers?|e-?mail|notice|disclaimers?)\b|notice is attached|headers? (?:intact|attached)/i,
  },
  {
    condition: 'credit',
    pattern: /\bmy name\b|\bcredit\b|\bname (?:is |stays? )?(?:on it|attached)|\bkeep my (?:name|byline)/i,
  },
  {
    condition: 'no-alteration',
    pattern:
      /\b(?:do(?:n't| not) (?:alter|change|edit)|no (?:alteration|changes)|unaltered|unchanged|intact)\b/i,
  },
  {
    condition: 'non-profit',
    pattern:
      /\bfor profit\b|\bnon-?profit\b|\bno (?:money|charge|profit)\b|\bsites that charge\b|\bnon-?commercial\b/i,
  },
  {
    condition: 'complete-only',
    pattern: /\b(?:until|when|once|only)\b[^.;]{0,30}\b(?:finished|complete|all (?:the )?parts)\b/i,
  },
  { condition: 'link-back', pattern: /\blink back\b|\bplease link\b|\bwith a link\b/i },
  { condition: 'author-revising', pattern: /\brevis(?:ing|ed|ion)\b|\brewrit/i },
];

/** Names that end like those of archives, for "Name Archive: yes" lines. Source: section 1.14. */
export const ARCHIVE_NAME =
  /\b(?:archives?|library|lib|list|site|page|vault|mansion|project|database|repository|circuit)$/i;
