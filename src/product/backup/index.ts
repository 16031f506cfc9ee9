export { makeBackup, type BackupMade, type Installation } from './make-backup.ts';
export { restoreBackup, type Restored } from './restore-backup.ts';
