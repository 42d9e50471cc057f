import { ARCHIVE_NAME, findLabel, PERMISSION_CONDITIONS, PERMISSION_PHRASES, readNumber } from '#vocabulary';
import type { ArchivePermission } from '../reading.ts';

const NUMBER_UNIT = /\b(?:for|after) (\w{1,10}|\d{1,3}) (day|week|month)s?\b/i;
const DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 30 };
const OTHERS =
  /\b(?:any(?:where|one|body|place) else|others?|other (?:sites?|archives?|places?)|elsewhere|everyone else|all others)\b/i;
const OTHERS_ASK = /\b(?:otherwise|else|others?)\b.{0,40}\b(?:ask|permission|e-?mail|write|contact)/i;
const URL = /https?:\/{1,2}\S{1,300}|\bwww\.\S{1,300}/gi;

/** Reads the value of an archive or permission label. Silence and riddles are `unknown`. Source: section 8. */
export function readPermission(written: string): ArchivePermission {
  const raw = written.trim();
  const permission: ArchivePermission = { policy: 'unknown', archives: [], conditions: [], raw: raw || null };
  const value = raw.slice(0, 1200).replace(/[’‘]/g, "'").replace(/\s+/g, ' ');
  if (value === '') return permission;
  const sites = namedAnswers(raw);
  if (sites.length > 0) permission.archives = sites;
  for (const { condition, pattern } of PERMISSION_CONDITIONS)
    if (pattern.test(value)) permission.conditions.push(condition);
  const text = value.replace(URL, ' ');
  permission.policy = decide(text, permission);
  if (permission.policy === 'no')
    permission.conditions = permission.conditions.filter((one) =>
      ['author-revising', 'link-only', 'complete-only'].includes(one),
    );
  return permission;
}

function decide(text: string, permission: ArchivePermission): ArchivePermission['policy'] {
  const phrases = PERMISSION_PHRASES;
  const exclusive = exclusiveSite(text);
  if (exclusive) {
    permission.archives.push({ name: exclusive.name, allowed: true });
    permission.conditions.push(`embargo-${exclusive.days}-days`);
    return 'ask';
  }
  if (phrases.linkOnly.test(text)) {
    permission.conditions = [...permission.conditions.filter((one) => one !== 'link-back'), 'link-only'];
    return permission.archives.length > 0 ? 'listed-only' : 'no';
  }
  if (permission.archives.length > 0) return 'listed-only';
  const favoured = favouredSite(text);
  if (favoured !== null) {
    permission.archives.push({ name: favoured, allowed: true });
    permission.conditions.push('ask-if-unlisted');
    return 'listed-only';
  }
  if (phrases.withoutNotice.test(text)) {
    for (const condition of ['notify', 'non-profit'])
      if (!permission.conditions.includes(condition) && fits(condition, text))
        permission.conditions.push(condition);
    return 'yes';
  }
  if (phrases.withoutAsking.test(text)) return 'ask';
  if (phrases.heldAlready.test(text)) {
    if (OTHERS_ASK.test(text)) permission.conditions.push('ask-if-unlisted');
    return 'listed-only';
  }
  if (phrases.softYes.test(text)) return 'yes';
  const excluded = /\b(?:anywhere|everywhere) (?:but|except)(?: on)? ([\w.]{2,30}?)[.,!]?(?:\s|$)/i.exec(
    text,
  );
  if (excluded) {
    permission.conditions.push(`exclude:${excluded[1]}`);
    return 'yes';
  }
  const barred =
    /^\W*no permission to (?:post|archive)(?: it| this)? (?:on|at|to) ([\w.-]{2,30}?)[.,!]?$/i.exec(text);
  if (barred) {
    permission.conditions.push(`exclude:${barred[1]}`);
    return 'yes';
  }
  if (
    /^\W*not (?:on|at) (?:any )?(?:pay |commercial )?sites? (?:that|which|who) charge|^\W*not until\b/i.test(
      text,
    )
  )
    return 'yes';
  if (/\bnot mine to give\b/i.test(text)) return 'ask';
  if (/\bsee (?:my )?(?:profile|website|page)\b|^as usual\W*$/i.test(text)) return 'unknown';
  if (phrases.startsNo.test(text) || (phrases.no.test(text) && !/\bunless\b/i.test(text))) {
    if (/\buntil\b|\bwait\b/i.test(text) && !phrases.startsNo.test(text)) return 'yes';
    return 'no';
  }
  if (/\bwait until\b|\bonly when complete\b|\bwhen (?:it's|it is) (?:finished|complete)/i.test(text))
    return 'yes';
  const listed = listedSites(text);
  if (listed.length > 0) {
    permission.archives = listed.map((name) => ({ name, allowed: true }));
    const rest = OTHERS.exec(text);
    const behind = rest ? text.slice(text.search(/[.;,]/) + 1) : '';
    if (
      /\bask|\bpermission|\bwrite|\be-?mail|\bcontact/i.test(behind) ||
      (/\bask|\bpermission/i.test(text) && !rest)
    )
      permission.conditions.push('ask-if-unlisted');
    return 'listed-only';
  }
  if (
    phrases.ask.test(text) &&
    !/\bpermission (?:to archive )?(?:granted|given)\b|\bblanket permission\b|^permission granted/i.test(text)
  )
    return 'ask';
  return phrases.yes.test(text) || permission.conditions.includes('notify') ? 'yes' : 'unknown';
}

function fits(condition: string, text: string): boolean {
  return condition === 'notify' ? /notif|telling|letting/i.test(text) : /profit/i.test(text);
}

/** "Pier Review - yes. Others, please ask": the one archive that need not ask. */
function favouredSite(text: string): string | null {
  const found =
    /^(?:the )?(\p{Lu}[\p{L}\d.'& -]{1,40}?)(?:,|:| [–-])? (?:yes|ok(?:ay)?|sure|fine|(?:may|can) have it|is welcome(?: to it)?)[.,;!]/u.exec(
      text,
    );
  const rest = found ? text.slice(found[0].length) : '';
  const others =
    /^\s?(?:and )?(?:any(?:one|body|where) else|(?:all )?others?|everyone else|elsewhere)\b/i.test(rest);
  return others && /\b(?:ask|permission|write|e-?mail|contact)\b/i.test(rest) ? (found?.[1] ?? null) : null;
}

/** "belongs exclusively to the X site for two weeks; thereafter contact …" */
function exclusiveSite(text: string): { name: string; days: number } | null {
  const match =
    /\bexclusive(?:ly)? to (?:the )?(\p{Lu}[\p{L}' -]{1,40}?)(?: (?:site|archive|list))? for/iu.exec(text);
  const time = NUMBER_UNIT.exec(text);
  if (!match || !time) return null;
  return {
    name: match[1]?.trim() ?? '',
    days: (readNumber(time[1] ?? '') ?? 1) * (DAYS[(time[2] ?? '').toLowerCase()] ?? 1),
  };
}

/** Lines of the kind "Camelot Archive: yes". */
function namedAnswers(raw: string): { name: string; allowed: boolean }[] {
  const found: { name: string; allowed: boolean }[] = [];
  for (const match of raw.matchAll(
    /(?:^|\n)\s*(\p{Lu}[\p{L}\d' .-]{1,40}?)\s*:\s*(yes|no|ok|okay|sure)\b/giu,
  )) {
    const name = match[1]?.trim() ?? '';
    if (ARCHIVE_NAME.test(name) || findLabel(name) === null)
      found.push({ name, allowed: !/^no$/i.test(match[2] ?? '') });
  }
  return found;
}

/** Archives named in front: "Gossamer, SWA; others ask", "Only at KV Mansion". */
function listedSites(text: string): string[] {
  const only =
    /^(?:[Aa]rchived?\s)?(?:[Oo]nly (?:at|on|to)|[Jj]ust|[Ee]xclusively (?:at|on))\s+(?:the )?(\p{Lu}[\p{L}\d' .-]{1,60}?)(?=[,;.]|$)/u.exec(
      text,
    );
  const alone = /^(?:[Tt]he )?([\p{L}\d][\p{L}\d' -]{1,40}?),? only(?=[,;.]|$)/u.exec(text);
  if (alone?.[1] && /\p{Lu}|archive|list/u.test(alone[1])) return [alone[1]];
  const head =
    only?.[1] ??
    text.split(/[;.]|,?\s(?:others?|any(?:where|one)|else)\b|\s(?:okay|ok|yes|sure|fine)\b|:\s?yes/i)[0] ??
    '';
  if (/\b(?:list archive|this list|my (?:site|page))\b/i.test(head)) return [head.trim()];
  const names = head
    .replace(/^(?:yes|ok|okay|fine|sure),? (?:to|for|at|on)\s/i, '')
    .split(/,|\s(?:and|&)\s/)
    .filter((name) => name.trim() !== '')
    .map((name) => name.trim().replace(/^(?:the|at|on)\s/i, ''));
  const proper =
    names.length > 0 &&
    names.every((name) => /^\p{Lu}[\p{L}\d'.-]{1,30}(?: \p{Lu}[\p{L}\d'.-]{0,30}){0,3}$/u.test(name));
  const word =
    names.length === 1 &&
    /^(?:yes|sure|ok|okay|yup|fine|ask|freely|anywhere|wherever|just|please|only|permission|if|take|go|of course|with|certainly|absolutely|yeah|yep|no|never|link|blanket|everywhere|granted|archive|feel|do|help|have|as|anyone|anybody|always|oui|ja|see|up|link)\b/i.test(
      names[0] ?? '',
    );
  return proper && !word ? names : [];
}
