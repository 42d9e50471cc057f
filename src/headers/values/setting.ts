/** A setting told in prose: "Set right after Bethune.", "takes place …", "AU set some time in Season 5". Section 7.3. */
export function readSetting(text: string): string | null {
  const value = text.slice(0, 1500).replace(/\s+/g, ' ');
  const au =
    /\bAU set (?:some ?time )?(?:in|during|after) (season \d{1,2})(?:, (pre|post)-(["“][^"”]{1,60}["”]))?/i.exec(
      value,
    );
  if (au) {
    const season = (au[1] ?? '').toLowerCase();
    return au[2] ? `AU, ${season}, ${/pre/i.test(au[2]) ? 'before' : 'after'} ${au[3]}` : `AU, ${season}`;
  }
  const match =
    /(?:^|[.!?]\s|\b(?:this|it|story) is |\btakes place )[Ss]et ((?:right |immediately |shortly |some ?time |just )?(?:before|after|during|between|in|at|following)\b[^.;!?]{2,140})/.exec(
      value,
    ) ??
    /\b[Tt]akes place ((?:right |immediately |shortly |some ?time |just )?(?:before|after|during|between|in|at|following|\w{1,8} (?:years?|weeks?|days?|months?) (?:after|before))\b[^.;!?]{2,140})/.exec(
      value,
    );
  return match?.[1]?.replace(/,\s(?:never mind|so|but|and|which|because|or)\b.*$/, '').trim() ?? null;
}

/** What a spoiler statement says of the setting: "up to X then AU" → `AU after "X"`. */
export function settingOfSpoilers(raw: string): string | null {
  const match = /(["“][^"”]{1,80}["”])[\s,]{1,3}(?:and |but )?then (?:it's )?AU\b/i.exec(raw);
  return match ? `AU after ${match[1]}` : null;
}
