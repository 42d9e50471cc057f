import { BackupFolder, type KeepingRecord } from '#preservation';
import { ago, counted, type DiagnosedPart, daysSince, good, look, wrong } from './diagnosed-part.ts';

/** A check, and a backup, that is older than so many days is worth a look. */
const OLD_CHECK = 90;
const OLD_BACKUP = 30;

/** When everything was read last, and what was found. */
export function diagnoseChecks({ last, round }: KeepingRecord, now: Date): DiagnosedPart {
  const found = (last?.found ?? 0) + (round?.found ?? 0);
  const first = round?.findings[0] ?? last?.findings[0];
  if (found > 0 && first !== undefined)
    return wrong(
      'checked',
      `${counted(found, 'thing')} found that ${found === 1 ? 'is' : 'are'} not as written: ${first.code}, ${first.subject}`,
      'Run `fanlight verify --repair-from` with the folder of a backup.',
    );
  const underWay = round === null ? '' : `; a round is under way, at the ${round.place.phase}`;
  if (last === null)
    return look(
      'checked',
      `never read as a whole${underWay}`,
      'Run `fanlight verify`, or let `fanlight serve` run: it reads some each day.',
    );
  const says = `everything was read ${ago(last.sliceAt, now)}, nothing found${underWay}`;
  if (daysSince(last.sliceAt, now) <= OLD_CHECK || round !== null) return good('checked', says);
  return look('checked', says, 'Run `fanlight verify`.');
}

/** Where the backups are, and how old. */
export async function diagnoseBackups({ backups }: KeepingRecord, now: Date): Promise<DiagnosedPart[]> {
  if (backups.length === 0)
    return [look('backup', 'none is known', 'Make one on another disk: `fanlight backup FOLDER`.')];
  return Promise.all(backups.map((backup) => diagnoseBackup(backup, now)));
}

async function diagnoseBackup(
  { folder, at }: KeepingRecord['backups'][number],
  now: Date,
): Promise<DiagnosedPart> {
  const made = `${folder}, ${ago(at, now)}`;
  try {
    const points = await (await BackupFolder.open(folder)).points();
    const newest = points.at(-1);
    const damaged = points.filter(({ manifest }) => manifest === null).length;
    const says = `${made}, ${counted(points.length, 'point')}`;
    if (damaged > 0 || newest?.manifest == null)
      return wrong(
        'backup',
        `${says}, ${damaged} damaged`,
        `Run \`fanlight verify --backup\` on it, and make another one elsewhere.`,
      );
    const missing = newest.manifest.missing.length;
    if (missing > 0)
      return wrong(
        'backup',
        `${says}; the newest lacks ${counted(missing, 'file')}`,
        'Run `fanlight verify --repair-from` with an older backup.',
      );
    if (daysSince(at, now) > OLD_BACKUP) return look('backup', says, `Run \`fanlight backup\` on it again.`);
    return good('backup', says);
  } catch {
    return look('backup', `${made}; it cannot be reached now`, 'Connect its disk to look at it.');
  }
}
