import { record } from '../../access/index.ts';
import type { Day } from '../../calendar/index.ts';
import { isId, newId } from '../../platform/index.ts';
import { done, mend, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayManagePeople, mayNominateDeputy } from '../policies.ts';
import { endsBeforeItBegins, overlap } from '../span.ts';

export interface Nomination {
  personId: string;
  deputyId: string;
  from: Day;
  until: Day | null;
}

/** Nominates who acts for a person with their rights on the days on which they are away (SUF-78, SUF-79). */
export async function nominateDeputy({ tx, me, now }: Doing, given: Nomination): Promise<Done> {
  if (!mayManagePeople(me)) return notTheirs;
  const person = await tx.selectFrom('person').select('name').where('id', '=', given.personId).executeTakeFirst();
  if (person === undefined) return notThere;
  const deputy = isId(given.deputyId) ? await tx.selectFrom('person').select('name').where('id', '=', given.deputyId).where('active', '=', true).executeTakeFirst() : undefined;
  if (deputy === undefined) return mend([{ field: 'deputy', message: 'Choose the deputy' }]);
  if (given.deputyId === given.personId) return mend([{ field: 'deputy', message: 'Nobody can be their own deputy' }]);
  if (!mayNominateDeputy(me, given.deputyId)) return mend([{ field: 'deputy', message: 'You cannot make yourself a deputy. Ask somebody else who manages people' }]);
  if (endsBeforeItBegins(given)) return mend([{ field: 'until', message: 'The last day must be on or after the first' }]);
  const others = await tx.selectFrom('deputy').select(['starts_on', 'ends_on']).where('person_id', '=', given.personId).where('deputy_id', '=', given.deputyId).execute();
  if (others.some((each) => overlap({ from: each.starts_on as Day, until: each.ends_on as Day | null }, given))) return mend([{ field: 'deputy', message: 'They are the deputy on some of these days already' }]);
  await tx.insertInto('deputy').values({ partnership_id: me.partnershipId, id: newId(), person_id: given.personId, deputy_id: given.deputyId, starts_on: given.from, ends_on: given.until }).execute();
  await record(tx, now, { deed: 'nominated a deputy', subjectKind: 'person', subjectId: given.personId, detail: { for: person.name, deputy: deputy.name, from: given.from, ...(given.until === null ? {} : { until: given.until }) } });
  return done(given.personId, `${deputy.name} acts for ${person.name} when they are away.`);
}
