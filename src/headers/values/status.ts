import type { Status } from '../reading.ts';

const ABANDONED =
  /\b(?:abandoned|discontinued|orphaned|never be finished|abgebrochen|abandonnée?|abandonad[ao]|abbandonat[ao]|interrott[ao]|cancelad[ao])\b|(?<!\p{L})(?:porzucon|заброшен|брошен)/u;
const HIATUS =
  /\b(?:hiatus|on hold|pausiert|auf eis|en pause|en pausa|in pausa|sospes[ao]|pausad[ao]|suspendid[ao]|em hiato|suspens[ao])\b|(?<!\p{L})(?:zawieszon|wstrzyman|заморожен|приостановлен)/u;
const WIP =
  /\b(?:wip|in[ -]progress|ongoing|unfinished|incomplete|to be continued|tbc|not (?:yet )?(?:complete|finished)|en cours|en curso|en progreso|en proceso|sin terminar|in corso|incomplet[aoe]|non complet[ao]|in arbeit|in bearbeitung|laufend|unvollendet|nicht (?:abgeschlossen|beendet|fertig)|em andamento|em progresso|à suivre|inachevée?|no terminad[ao]|não (?:concluída|terminada|finalizada)|w toku|w trakcie)\b|(?<!\p{L})(?:в процессе|в работе|пишется|не ?закончен|не ?завершен|не ?завершён|не ?окончен|не ?дописан|niezakończon|nieukończon|niedokończon)|^\?|\d\s?\/\s?\?/u;
const COMPLETE =
  /\b(?:complete|completed|finished|done|fin|terminée?|achevée?|abgeschlossen|fertig|fertiggestellt|beendet|vollendet|finie|finit[ao]|complet|complète|complet[ao]|completat[ao]|completad[ao]|conclus[ao]|conclu[ií]d[ao]|finalizad[ao]|acabad[ao])\b|termin(?:é|ad[ao])|zakończon|ukończon|(?<!\p{L})(?:закончен|завершен|завершён|окончен|дописан)/u;
const YES = /^[^\p{L}]{0,2}(?:yes|ja|oui|sí|sì|si|sim|tak|да)(?!\p{L})/u;
const NO = /^[^\p{L}]{0,2}(?:no|nein|non|não|nie|нет)(?!\p{L})/u;

/** Reads the value of a status label; `question` is a label that asks ("Completed:"). In eight languages. Section 1.16. */
export function readStatus(written: string, question = false): Status {
  const value = written.slice(0, 200).trim().toLowerCase();
  if (ABANDONED.test(value)) return 'abandoned';
  if (HIATUS.test(value)) return 'hiatus';
  if (WIP.test(value)) return 'wip';
  if (question && NO.test(value)) return 'wip';
  if (COMPLETE.test(value)) return 'complete';
  if (question && YES.test(value)) return 'complete';
  const part = /^(\d{1,3})\s?\/\s?(\d{1,3})$/.exec(value);
  return part && part[1] === part[2] ? 'complete' : 'unknown';
}
