import type { Status } from '../reading.ts';

/** Reads the value of a status label; `question` is a label that asks ("Completed:"). Source: section 1.16. */
export function readStatus(written: string, question = false): Status {
  const value = written.slice(0, 200).trim().toLowerCase();
  if (/\b(?:abandoned|discontinued|orphaned|never be finished)\b/.test(value)) return 'abandoned';
  if (/\b(?:hiatus|on hold)\b/.test(value)) return 'hiatus';
  if (
    /\b(?:wip|in[ -]progress|ongoing|unfinished|incomplete|to be continued|tbc|not (?:yet )?(?:complete|finished)|en cours|en curso|in corso|in arbeit|em andamento|w toku)\b|(?<!\p{L})(?:в процессе|в работе|не закончен|незавершен)|^\?|\d\s?\/\s?\?|not (?:yet )?(?:complete|finished)/u.test(
      value,
    )
  )
    return 'wip';
  if (/^\W{0,2}no\b/.test(value) && question) return 'wip';
  if (
    /\b(?:complete|completed|finished|done|fin|terminée?|abgeschlossen|finie|completa|completo|completata|completada|conclu[ií]da|finalizad[ao]|fertig|beendet)\b|termin(?:é|ad[ao])|zakończon|ukończon|закончен|завершен/.test(
      value,
    )
  )
    return 'complete';
  if (/^\W{0,2}yes\b/.test(value) && question) return 'complete';
  const part = /^(\d{1,3})\s?\/\s?(\d{1,3})$/.exec(value);
  return part && part[1] === part[2] ? 'complete' : 'unknown';
}
