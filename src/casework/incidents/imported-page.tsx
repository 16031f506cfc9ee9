import { formatDay, type Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { RunningProcess } from '../../process/index.ts';
import { Tag } from '../../web/fields/index.ts';
import { SummaryList } from '../../web/govuk/index.ts';

/** A past incident as the board's earlier records tell it: no form, no vault, no step of it was done here. */
export interface Imported {
  reference: string;
  title: string;
  happenedOn: Day | null;
  awareOn: Day | null;
  place: string;
  team: number;
}

/** What was imported of an incident; null for one that began here. */
export async function readImported(tx: Tx, process: RunningProcess): Promise<Imported | null> {
  const row = await tx.selectFrom('casefile as c').innerJoin('incident as i', (join) => join.onRef('i.partnership_id', '=', 'c.partnership_id').onRef('i.case_id', '=', 'c.case_id'))
    .select((select) => ['c.reference', 'c.title', 'i.happened_on', 'i.aware_on', 'i.place', select.selectFrom('case_member as m').select((count) => count.fn.countAll<number>().as('n')).whereRef('m.case_id', '=', 'c.case_id').where('m.until_at', 'is', null).as('team')])
    .where('i.process_id', '=', process.id).where('c.imported', '=', true).executeTakeFirst();
  if (row === undefined) return null;
  return { reference: row.reference, title: row.title, happenedOn: row.happened_on as Day | null, awareOn: row.aware_on as Day | null, place: row.place, team: Number(row.team) };
}

/** An imported incident: what the file said of it, and the ways on from there. */
export function ImportedPage({ imported, process }: { imported: Imported; process: RunningProcess }) {
  const href = `/reviews/${process.id}`;
  const closed = process.events.findLast((event) => event.happening.type === 'closed')?.happening;
  return (
    <>
      <span class="govuk-caption-l">{process.definition.name} {process.reference}</span>
      <h1 class="govuk-heading-l">{imported.title}</h1>
      <p class="govuk-body"><Tag colour="grey">Closed</Tag> <Tag colour="grey">Imported</Tag></p>
      <p class="govuk-body">It comes from the board’s earlier records. What was done then was done elsewhere, so there are no steps, no clocks and no identities here.</p>
      <SummaryList rows={[
        { key: 'Reference', value: imported.reference },
        { key: 'Happened on', value: imported.happenedOn === null ? 'Not told' : formatDay(imported.happenedOn) },
        { key: 'Known since', value: imported.awareOn === null ? 'Not told' : formatDay(imported.awareOn) },
        { key: 'Area', value: imported.place || 'Not told' },
        ...(closed?.type === 'closed' ? [{ key: 'What the file said', value: closed.note }] : []),
      ]} />
      <h2 class="govuk-heading-m">More of it</h2>
      <ul class="govuk-list govuk-list--spaced">
        <li><a class="govuk-link" href={`/thread/${process.id}`}>Its golden thread</a></li>
        <li><a class="govuk-link" href={`/findings/new?process=${process.id}`}>Write a finding</a></li>
        <li><a class="govuk-link" href={`${href}/team`}>The team</a>: {imported.team} {imported.team === 1 ? 'person sees' : 'people see'} this case</li>
        <li><a class="govuk-link" href={`${href}/history`}>What happened so far</a></li>
      </ul>
    </>
  );
}
