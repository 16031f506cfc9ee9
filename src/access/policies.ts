import type { Me } from './me.ts';

/** Reading the record is for those whom the framework lets; of cases they see only their own, by the database's own rule. */
export const mayReadRecord = (me: Me): boolean => me.permissions.has('read-access-log');

/** Taking it out of the product is a second thing: both are needed. */
export const mayExportRecord = (me: Me): boolean => mayReadRecord(me) && me.permissions.has('export-data');

/** Who answers for a case on whose team they are may see who read what in it: who opened it, who runs it, who reads the record anyway. */
export const mayReadCaseRecord = (me: Me, casefile: { openedBy: string | null }): boolean =>
  casefile.openedBy === me.personId || me.permissions.has('run-review') || mayReadRecord(me);
