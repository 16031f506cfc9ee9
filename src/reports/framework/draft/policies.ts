import type { Me as Whole } from '../../../access/me.ts';
import type { Pack } from '../../../framework/index.ts';
import type { Draft } from './store.ts';

type Me = Pick<Whole, 'personId' | 'roles' | 'permissions'>;

/** Those who manage the framework write the board's copy. */
export const mayWrite = (me: Me): boolean => me.permissions.has('manage-framework');

/** The chair of a group that stands at the top signs the framework off for the board; so may another of those who manage it. */
const signsOff = (me: Me, pack: Pack): boolean => mayWrite(me) || me.roles.some((held) => pack.groups.some((group) => group.chair === held.role && (group.kind === 'board' || (group.kind === undefined && group.reportsTo === undefined))));

/** Whoever put a version forward does not approve it too. */
export const mayDecide = (me: Me, pack: Pack, draft: Draft): boolean => draft.forward !== null && draft.forward.by !== me.personId && signsOff(me, pack);

/** Everybody who might have to approve sees what waits. */
export const maySeeProposal = (me: Me, pack: Pack): boolean => signsOff(me, pack);
