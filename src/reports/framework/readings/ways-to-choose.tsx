import type { Me } from '../../../access/me.ts';
import { rolesThat, type Pack } from '../../../framework/index.ts';
import { isInDoubt } from '../../../framework/readings/readings.ts';
import { listed } from '../../../framework/words.ts';
import { idOfClock, idOfDoubt } from './in-draft.ts';

/** Who may choose a reading: for whoever may, that they do it here; for others, whom to ask. */
export function WhoChooses({ me, pack }: { me: Pick<Me, 'permissions'>; pack: Pack }) {
  if (me.permissions.has('manage-framework')) return <p class="govuk-body gt-no-print">You may choose how each of them is read. Nothing holds until somebody else has approved it. <a class="govuk-link" href="/framework/draft/readings">See all that may be read in more than one way</a>.</p>;
  const may = rolesThat('manage-framework', pack).map(({ name }) => name);
  return <p class="govuk-body gt-no-print">{may.length === 0 ? 'No role of this framework may choose another reading.' : `Another reading is chosen by whoever keeps the framework: ${listed(may)}. Ask them, with the board's reason.`}</p>;
}

/** The ways to choose beside one doubt: its own readings, and those of the clocks that hang on it. */
export function WaysToChoose({ pack, doubt: key }: { pack: Pack; doubt: string }) {
  const doubt = pack.doubts.find((each) => each.key === key);
  if (doubt === undefined) return null;
  const clocks = pack.processes.flatMap((process) => process.clocks.filter((clock) => clock.rule.doubts.includes(key) && isInDoubt(clock)).map((clock) => ({ id: idOfClock(process.key, clock.key), name: `the clock “${clock.name}” (${process.name})` })));
  const ways = [...(doubt.choices.length > 0 ? [{ id: idOfDoubt(key), name: key }] : []), ...clocks];
  return ways.length === 0 ? null : <p class="govuk-body gt-no-print">{ways.map(({ id, name }) => <a class="govuk-link gt-line" href={`/framework/draft/readings/${encodeURIComponent(id)}`}>Choose how to read {name}</a>)}</p>;
}
