import type { Me } from '../access/me.ts';

/** Everybody who is signed in may see who is who; changing it is for those whom the framework lets. */
export const mayManagePeople = (me: Me): boolean => me.permissions.has('manage-people');

/** Nobody gives a role to themselves, whatever they hold: somebody else who manages people does. */
export const mayGiveRole = (me: Me, personId: string): boolean => mayManagePeople(me) && personId !== me.personId;

/** Nobody makes themselves somebody's deputy: it would be a way round the rule above. */
export const mayNominateDeputy = (me: Me, deputyId: string): boolean => mayManagePeople(me) && deputyId !== me.personId;

/** Everybody says themselves when they are away; for others it is done by those who manage people. */
export const mayRecordAbsence = (me: Me, personId: string): boolean => mayManagePeople(me) || personId === me.personId;

/** Nobody shuts themselves out, so that somebody who manages people is always left. */
export const mayChangeAccount = (me: Me, personId: string): boolean => mayManagePeople(me) && personId !== me.personId;

/** A group's calendar is given out by its members, and by those who manage people. */
export const mayKeepGroupCalendar = (me: Me, groupId: string): boolean => mayManagePeople(me) || me.roles.some((role) => role.groupId === groupId && role.actingFor === null);

/** Taking the list out of the product is a permission of its own. */
export const mayExportPeople = (me: Me): boolean => me.permissions.has('export-data');
