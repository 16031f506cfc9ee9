import { formatDay } from '../../../calendar/index.ts';
import { Pages, pageAt, ShortDay, Table, Tag } from '../../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { listPlanActions, type PlanAction } from '../plan/read-plan.ts';
import { backToRound, roundHref, StandingTag, Ways } from '../plan/words.tsx';
import { openOutstanding, readPursuits, standingOf, type Pursuit } from './read-outstanding.ts';

const pageSize = 100;
const looks = { settled: { colour: 'green', words: 'Settled' }, answered: { colour: 'blue', words: 'Answered' }, late: { colour: 'red', words: 'Reply is late' }, waits: { colour: 'yellow', words: 'Waits for the reply' } } as const;
export const PursuitTag = ({ pursuit, today }: { pursuit: Pursuit; today: Visit['today'] }) => {
  const { colour, words } = looks[standingOf(pursuit, today)];
  return <Tag colour={colour}>{words}</Tag>;
};

/** Actions by agency, in the order in which they come. */
export const byAgency = (rows: readonly PlanAction[]): { returnId: string; agency: string; actions: PlanAction[] }[] =>
  [...Map.groupBy(rows, ({ returnId }) => returnId)].map(([returnId, actions]) => ({ returnId, agency: actions[0]!.agency, actions }));

/** What is outstanding of a round, agency by agency, for the groups that received its overview, and what the chair has taken up (RED-67, RED-68). */
export async function outstandingPage(visit: Visit): Promise<Reply> {
  const open = await openOutstanding(visit);
  if (open === null) return notFound;
  const { round, receivers, pursues, pursuer } = open;
  const { tx, query, today } = visit;
  const { rows, total } = await listPlanActions(tx, round.id, { state: 'open' }, today, (pageAt(query) - 1) * pageSize, pageSize);
  const pursuits = await readPursuits(tx, round.id);
  const here = roundHref(round.id, '/outstanding');
  return page(`What is outstanding: ${round.name}`, (
    <>
      <span class="govuk-caption-l">Round {round.reference}, {round.board}</span>
      <h1 class="govuk-heading-l">What is outstanding: {round.name}</h1>
      <Ways round={round} here="outstanding" />
      <p class="govuk-body gt-measure">
        {round.receivedOn === null ? 'The overview has not been received yet.' : `The overview was received on ${formatDay(round.receivedOn)}.`}
        {round.followUpOn !== null && ` What is outstanding goes to ${receivers.join(' and ')} on ${formatDay(round.followUpOn)}; it is on the forward plan for that day.`}
        {round.receivedOn !== null && round.followUpOn === null && ' The framework sets no day on which what is outstanding is looked at again; this page shows it on any day.'}
      </p>
      {total === 0 ? <p class="govuk-body">No action of this round is outstanding.</p> : (
        <p class="govuk-body">{total.toLocaleString('en-GB')} {total === 1 ? 'action is' : 'actions are'} outstanding. <span class="gt-no-print"><a class="govuk-link" href={`${here}.docx`} download>Download the paper for the board as Word</a></span></p>
      )}
      {byAgency(rows).map(({ returnId, agency, actions }) => (
        <>
          <Table caption={agency} heads={['Action', 'Owner', 'Due', 'Standing', 'Last reported']} rows={actions.map((row) => [
            <><a class="govuk-link" href={`/actions/${row.id}`}>{row.title}</a><span class="gt-under">{row.reference}</span></>, row.owner, <ShortDay day={row.dueOn} />, <StandingTag {...row} today={today} />, <span class="gt-pre">{row.last || 'Nothing'}</span>,
          ])} />
          {pursues && <p class="govuk-body gt-no-print"><a class="govuk-link" href={`${here}/${returnId}`}>Take it up with the senior management<span class="govuk-visually-hidden"> of {agency}</span></a></p>}
        </>
      ))}
      <Pages query={query} total={total} size={pageSize} />
      {pursuits.length > 0 && <Table caption="Taken up with senior management" heads={['Agency', 'To', 'Sent', 'Reply due', 'Standing', 'Outcome']} rows={pursuits.map((pursuit) => [
        pursues ? <a class="govuk-link" href={`${here}/${pursuit.returnId}`}>{pursuit.agency}</a> : pursuit.agency, <>{pursuit.toName}<span class="gt-under">{pursuit.toPost}</span></>, <ShortDay day={pursuit.sentOn} />, <ShortDay day={pursuit.replyDue} />, <PursuitTag pursuit={pursuit} today={today} />, pursuit.outcome,
      ])} />}
      {pursuits.length === 0 && total > 0 && <p class="govuk-body">Nothing has been taken up with senior management. {pursuer} does so.</p>}
    </>
  ), { wide: true, ...backToRound(round) });
}
