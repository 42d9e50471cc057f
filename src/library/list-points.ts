import { BackupFolder, type Point } from '#preservation';

/** The points of a backup, the oldest first. Throws FL-BACKUP-NONE, FL-BACKUP-NEWER and FL-BACKUP-FOLDER. */
export async function listPoints(folder: string): Promise<Point[]> {
  return (await BackupFolder.open(folder)).points();
}
