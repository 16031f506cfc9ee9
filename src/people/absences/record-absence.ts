import { record } from '../../access/index.ts';
import type { Day } from '../../calendar/index.ts';
import { newId, post } from '../../platform/index.ts';
import { done, mend, notTheirs, notThere, type Doing, type Done } from '../doing.ts';
import { mayRecordAbsence } from '../policies.ts';
import { endsBeforeItBegins, overlap, spanWords } from '../span.ts';

export interface Away {
  personId: string;
  from: Day;
  /** The last day away; null until it is known. */
  until: Day | null;
  reason: string;
}

/** Records that a person is away: on those days their nominated deputies act for them, and are told so. */
export async function recordAbsence({ tx, me, now, baseUrl }: Doing, away: Away): Promise<Done> {
  if (!mayRecordAbsence(me, away.personId)) return notTheirs;
  const person = await tx.selectFrom('person').select('name').where('id', '=', away.personId).executeTakeFirst();
  if (person === undefined) return notThere;
  if (endsBeforeItBegins(away)) return mend([{ field: 'until', message: 'The last day away must be on or after the first' }]);
  if (away.reason.length > 200) return mend([{ field: 'reason', message: 'The reason must be 200 characters or fewer' }]);
  const others = await tx.selectFrom('absence').select(['starts_on', 'ends_on']).where('person_id', '=', away.personId).execute();
  const other = others.find((each) => overlap({ from: each.starts_on as Day, until: each.ends_on as Day | null }, away));
  if (other !== undefined) return mend([{ field: 'from', message: `They are recorded as away already: ${spanWords({ from: other.starts_on as Day, until: other.ends_on as Day | null })}` }]);
  const id = newId();
  await tx.insertInto('absence').values({ partnership_id: me.partnershipId, id, person_id: away.personId, starts_on: away.from, ends_on: away.until, reason: away.reason, recorded_by: me.personId }).execute();
  const deputies = (await tx.selectFrom('deputy as d').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'd.partnership_id').onRef('p.id', '=', 'd.deputy_id'))
    .select(['p.id', 'p.name', 'p.email', 'd.starts_on', 'd.ends_on']).where('d.person_id', '=', away.personId).where('p.active', '=', true).execute())
    .filter((each) => overlap({ from: each.starts_on as Day, until: each.ends_on as Day | null }, away));
  await post(tx, me.partnershipId, now, deputies.map((deputy) => ({
    key: `absence ${id} ${deputy.id}`, toName: deputy.name, toEmail: deputy.email, subject: `You act for ${person.name}`,
    body: `${person.name} is away: ${spanWords(away)}. You are their deputy: on those days you can do in Golden Thread what they can. The record says for whom you act.\n\n${baseUrl}/\n`,
  })));
  await record(tx, now, { deed: 'recorded an absence', subjectKind: 'person', subjectId: away.personId, detail: { name: person.name, from: away.from, ...(away.until === null ? {} : { until: away.until }), deputies: deputies.map((deputy) => deputy.name).join(', ') || 'none' } });
  const names = deputies.map((deputy) => deputy.name).join(' and ');
  return done(away.personId, deputies.length === 0 ? 'The absence is recorded. Nobody is nominated as deputy for these days: nominate one.' : `The absence is recorded. ${names} ${deputies.length === 1 ? 'acts' : 'act'} for ${person.name} and ${deputies.length === 1 ? 'is' : 'are'} told.`);
}
