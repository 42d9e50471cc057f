import { RELATIONSHIP_MODIFIERS } from '#vocabulary';

/** Modifiers as they open an expression, with what parts them from the names, and as they close one. */
const MODIFIERS = RELATIONSHIP_MODIFIERS.map((wording) => ({
  wording,
  opening: wording.endsWith('-') ? wording : `${wording.toLowerCase()} `,
  closing: wording.toLowerCase(),
}));

function endsInWords(lower: string, closing: string): boolean {
  return lower.endsWith(closing) && /[\s,]/.test(lower.charAt(lower.length - closing.length - 1));
}

/** Modifiers before, after and in parentheses; the longest wording first. */
export function takeModifiers(text: string): { core: string; modifiers: string[] } {
  const modifiers: string[] = [];
  const lead =
    /^(main|major|primary|minor|side|background|secondary|other|past)(?: pairings?| couples?| ships?)?: /i.exec(
      text,
    );
  if (lead && !/^(?:main|major|primary|other)$/i.test(lead[1] ?? ''))
    modifiers.push((lead[1] ?? '').toLowerCase());
  let core = text.slice(lead?.[0].length ?? 0);
  if (/\S\/\S/.test(core))
    core = core.replace(/\s(?:slash|het|femslash|yaoi|yuri)$|\s-{1,2}\s\p{Ll}[^/]{1,60}$/u, '');
  const parenthesis = /\s*\(([^()]{2,60})\)\s*$/.exec(core);
  if (parenthesis) {
    const inner = parenthesis[1]?.trim() ?? '';
    const known = RELATIONSHIP_MODIFIERS.filter((one) => inner.toLowerCase().includes(one.toLowerCase()));
    if (known[0]) modifiers.push(known[0]);
    if (known.length > 0 || !/^[\p{Lu}\d]/u.test(inner)) core = core.slice(0, parenthesis.index);
  }
  for (let turn = 0; turn < 4; turn += 1) {
    const lower = core.toLowerCase();
    const before = MODIFIERS.find(({ opening }) => lower.startsWith(opening))?.wording;
    const behind = MODIFIERS.find(({ closing }) => endsInWords(lower, closing))?.wording;
    if (!before && !behind) break;
    if (before) {
      modifiers.push(before.replace(/-$/, ''));
      core = core.slice(before.length).trim();
    } else if (behind) {
      modifiers.push(behind);
      core = core.slice(0, -behind.length).replace(/[\s,]+$/, '');
    }
  }
  return { core, modifiers };
}
