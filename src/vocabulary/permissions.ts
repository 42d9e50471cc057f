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
    /(?:\bnot|n't|\bnever|\bno)\b[^.;]{0,60}\bwithout (?:(?:my|the|prior|express|written|author'?s?|asking|first) ){0,4}(?:asking|permission|consent|authori[sz]ation|checking)|\bonly with (?:the )?(?:my |author'?s )?permission|\bwith(?: the)?(?: author'?s| my)? permission (?:only|of)|\bpermission from the author\b|\bnicht ohne (?:meine |vorherige )?(?:erlaubnis|zustimmung|genehmigung|nachfrage|zu fragen|rückfrage)|\bnur (?:mit|nach) (?:meiner |vorheriger |ausdrücklicher )?(?:erlaubnis|genehmigung|zustimmung|absprache|rückfrage|anfrage)|\b(?:pas|jamais|rien) sans (?:ma |mon |permission|autorisation|demander|accord)|\b(?:uniquement |seulement )?avec (?:ma |mon )(?:permission|autorisation|accord)|\b(?:no|nunca|jamás) sin (?:mi |permiso|autorización|preguntar)|\b(?:sólo|solo|solamente) con (?:mi |previa )?(?:permiso|autorización)|\bnon senza (?:il mio |la mia |permesso|autorizzazione|chiedere)|\b(?:solo|soltanto) con (?:il mio |la mia |previa )?(?:permesso|autorizzazione|consenso)|\b(?:não|nunca) sem (?:a |o |minha |meu )?(?:permissão|autorização)|\b(?:só|somente|apenas) com (?:a |minha |prévia )?(?:permissão|autorização)|(?<!\p{L})nie bez (?:mojej )?zgody|\btylko za (?:moją )?zgodą|(?<!\p{L})(?:не|только|запрещено|запрещен[ао]?|нельзя)[^.;]{0,40}(?:без|с) (?:моего |разрешения|ведома|согласия|письменного)/iu,
  /** Those who have stories already, or leave to take them. */
  heldAlready:
    /\b(?:if you(?:'ve)? (?:already )?(?:have )?(?:archived? )?(?:any of )?(?:my|this)(?! permission)|(?:those|anyone|people|sites?) (?:who|that|which)? ?(?:already )?(?:ha(?:s|ve|ving)) (?:my |blanket |prior )?(?:permission|stories|stuff|fic)|usual suspects)\b/i,
  /** "Do not … without notification / for profit" is a yes with conditions. */
  withoutNotice: /(?:\bnot|n't)\b[^.;]{0,60}\b(?:for profit|without (?:notif|telling|letting))/i,
  no: /\bdo(?:n't| not) (?:archive|distribute|repost|post|take|copy|redistribute|forward|share)\b|\bplease do(?:n't| not)\b(?! hesitate)|\bnot for (?:archiv|distribution|repost)|\bno (?:archiving|reposting|re-?posting|archive|permission|distribution)\b|\b(?:my|this) (?:site|page|homepage|website|list) only\b|\bonly (?:on|at) my (?:site|page|homepage|home page|website)\b|\bnot anywhere else\b|^\W*nowhere\b|^\W*mine only\b|\bne pas (?:republier|reposter|archiver|diffuser|traduire)|\bnicht (?:archivieren|weiterverbreiten)|\bno (?:archivar|republicar|publicar|resubir|copiar|redistribuir)|\bprohibid[ao]\b|\b(?:bitte )?nicht (?:weiterveröffentlichen|kopieren|woanders|anderswo)|\bverboten\b|\binterdi(?:t|te|ction)\b|\b(?:non ripubblicare|non archiviare|vietat[ao]|non copiare)|\bproibid[ao]\b|\bnão (?:repost|public|copi|arquiv)|\bnie (?:kopiować|publikować|rozpowszechniać)|(?<!\p{L})(?:zakaz|zabrania|запрещ|запрет|не размещать|не выкладывать|не копировать|нельзя|только на моей|только на моём)|\bplease remove if found|\bi'll archive|\bi'm sending it to|\bremoved at/iu,
  startsNo:
    /^[^\p{L}]*(?:no|nope|never|nein|non|nyet|нет|não|nie|nunca|jamais|niemals|nigdy|никогда)(?!\p{L})(?!\W+(?:problem|need|objection|idea|hay problema|c'è problema|há problema|ma problemu|sans|sin|senza|sem|bez|без|ohne))/iu,
  linkOnly:
    /\blink (?:to it|to this|only)?,? ?(?:but )?(?:do(?:n't| not) copy|rather than)|\bplease link rather\b|\blink,? (?:don't|do not) copy\b/i,
  ask: /\bask(?:ing)?\b|\be-?mail me\b(?![^.]{0,20}\bif you (?:like|want))|\bpermission\b|\bcontact (?:me|the authors?|us)\b|\bwrite (?:to me|me|first)\b|\bplease write\b|\bdemande[rz]?(?:-moi)?\b|\bsur demande\b|\b(?:an)?frag(?:en|t|e)\b|\bauf anfrage\b|\berlaubnis\b|\bpr?egunta(?:d|me|r|dme)?\b|\bp[ií]de(?:me|d|dme)\b|\bpermiso\b|\bpermesso\b|\bautorización\b|\bautorizzazione\b|\bautorisation\b|\bpermissão\b|\bautorização\b|\bchied(?:ere|ete|imi|etemi|i)\b|\bsu richiesta\b|\bpedir\b|\bpe[çc]am?\b|\bpergunt[ae]m?\b|\bpytać\b|\bpytajcie\b|\bpytaj\b|\bzapytaj|\bza zgodą|\bpo uzgodnieniu\b|(?<!\p{L})(?:с (?:моего )?(?:разрешения|согласия)|по (?:запросу|согласованию)|спрос|спрашив|пишите|обращайтесь|запрос)/iu,
  yes: /\b(?:yes|sure|ok|okay|yup|yeah|yep|fine|certainly|absolutely|go ahead|of course|freely|anywhere|wherever|everywhere|at will|help yourself|have at it|be my guest|take it|blanket permission|granted|feel free|welcome to|if you(?:'d| would)? (?:like|want|wish|must|care|think)|up for adoption|any(?:one|body) (?:may|can|is free to)|licen[sc]ed under|creative commons|cc[- ]by|whatever|all (?:archives|sites) (?:are )?welcome|(?:it's|it is|they're) all yours|it's yours|they're yours|if any(?:one|body) wants|why would you|oui|ja|gern|gerne|frei|überall|librement|partout|libre|libremente|donde quer[áa]is|donde quieras|liberamente|ovunque|dove volete|livre|livremente|onde quiser(?:em)?|à vontade|pode(?:m)?|puoi|potete|sí|sì|si|sim|tak|gdziekolwiek|wszędzie|proszę bardzo|śmiało)(?!\p{L})|(?<!\p{L})(?:да|можно|свободно|разрешено|разрешаю|где угодно|куда угодно|на здоровье|пожалуйста|с указанием|с шапкой|с сообщением|с уведомлением|при условии|с сохранением|ради бога)(?!\p{L})|\bsi vous voulez\b/iu,
} as const;

/** Conditions with the wordings that set them. Source: section 8.1. */
export const PERMISSION_CONDITIONS: readonly { condition: string; pattern: RegExp }[] = [
  {
    condition: 'notify',
    pattern:
      /\b(?:let me know|tell me|drop me|notify|prév(?:e|i)n(?:ir|ez)|avís[ae]|avis(?:ar|ate)|sag(?:t)? (?:mir )?bescheid|bescheid geben|without notif|so i can (?:visit|see)|send me (?:a|the) (?:link|url|note))|\bBescheid\b|\binforma(?:dme|temi|me|r|ndo)\b|\bfatemelo sapere\b|\bavisem?\b|\bavisadme\b|\bdajcie znać\b|\bpoinform|\bprévenez|(?<!\p{L})(?:предупре|сообщ|уведом|известите|поставьте в известность|киньте ссылку|ссылку (?:автору|мне))/iu,
  },
  {
    condition: 'keep-headers',
    pattern:
      /\b(?:keep|leave|with)\b[^.;]{0,30}\b(?:headers?|e-?mail|notice|disclaimers?)\b|notice is attached|headers? (?:intact|attached)|(?<!\p{L})(?:с шапкой|с сохранением шапки|сохран[а-я]{1,6} шапк)/iu,
  },
  {
    condition: 'credit',
    pattern:
      /\bmy name\b|\bcredit\b|\bname (?:is |stays? )?(?:on it|attached)|\bkeep my (?:name|byline)|\bmein(?:en)? name|\bmon (?:nom|pseudo)\b|\bmi nombre\b|\bil mio nome\b|\bcréditos?\b|\bcrédit|\bcrediti\b|\bmeu nome\b|\bautora? podan|\bpodani(?:em|e) autor|(?<!\p{L})(?:с указанием (?:автора|авторства)|указ[а-я]{1,6} автор|моё имя|мое имя)/iu,
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
