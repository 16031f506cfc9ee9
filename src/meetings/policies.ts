import type { Me } from '../access/me.ts';

/** The group whose meetings and plan it is about. */
export interface OfGroup {
  groupId: string;
  boardId: string;
}

/** Whoever sits on the group, in their own name or for an absent member. */
export const sitsOn = (me: Me, { groupId }: OfGroup): boolean => me.roles.some((role) => role.groupId === groupId);

/** Whoever holds a role on the board knows which groups meet when, and what is due to them. */
export const maySeeThat = (me: Me, group: OfGroup): boolean => sitsOn(me, group) || me.roles.some((role) => role.boardId === group.boardId);

/**
 * Meetings are kept, and the plan with them, by those who manage actions: those who run the board's reviews for every group of
 * their board, others, such as its chair, for the group on which they sit.
 */
export const mayKeep = (me: Me, group: OfGroup): boolean =>
  me.permissions.has('manage-actions') && (sitsOn(me, group) || (me.permissions.has('run-review') && maySeeThat(me, group)));

/** What a meeting deals with is for its group, and for those who keep its meetings. */
export const mayReadMeeting = (me: Me, group: OfGroup): boolean => sitsOn(me, group) || mayKeep(me, group);
