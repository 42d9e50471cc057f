import type { Translation } from '../reading.ts';
import { splitNames } from './creators.ts';
import { findUrls } from './url.ts';

const MAX_VALUE = 1000;

/** Adds one labelled value to what is known of a translation: translator, original title and address. Section 1.18. */
export function readTranslation(
  known: Translation | null,
  label: string,
  written: string,
): Translation | null {
  const text = written.slice(0, MAX_VALUE);
  const translation = known ?? { translator: [], originalTitle: null, originalUrl: null, permission: null };
  const key = label.toLowerCase();
  const url = findUrls(text)[0] ?? null;
  const plain = text.replace(/\s*\(?https?:\/{1,2}[^\s()]{1,300}\)?\s*/g, ' ').trim();
  if (/traduct|translat(?:or|ed|ion by)|übersetzer|переводчик/.test(key)) {
    for (const name of splitNames(plain))
      if (!translation.translator.includes(name)) translation.translator.push(name);
  } else if (/permission|разрешение/.test(key))
    translation.permission = /^\W{0,2}(?:yes|granted|given|oui|да|получено)/i.test(text);
  else if (/titre|title|titel|título|titulo|original|оригинал/.test(key)) {
    if (!/author|autor|auteur/.test(key) && plain !== '') translation.originalTitle ??= plain;
    translation.originalUrl ??= url;
  } else if (/translation|traduction|traducción|перевод/.test(key)) {
    for (const name of splitNames(plain))
      if (!translation.translator.includes(name)) translation.translator.push(name);
  } else return known;
  return translation;
}

/** Whether a translator's note says that the author agreed; null when it says nothing. */
export function readTranslationPermission(note: string): boolean | null {
  const text = note.slice(0, 800).replace(/[’‘]/g, "'");
  if (
    /m'a donné son accord|avec (?:l'accord|l'autorisation|la permission)|with (?:the )?(?:author'?s )?permission|author (?:has )?(?:agreed|gave)|mit (?:der )?erlaubnis|con permiso|с разрешения/i.test(
      text,
    )
  )
    return true;
  return /sans (?:l'accord|autorisation)|without permission|ohne erlaubnis/i.test(text) ? false : null;
}
