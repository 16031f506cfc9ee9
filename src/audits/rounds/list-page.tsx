import { formatDay } from '../../calendar/index.ts';
import { ButtonLink, ShortDay, Table, Tag } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardsBy } from '../policies.ts';
import { RoundTag } from './campaign-page.tsx';
import { listRounds } from './read-round.ts';

/** The rounds of the boards whose audits the visitor sees, open ones first. */
export async function roundsPage(visit: Visit): Promise<Reply> {
  const on = await boardsBy(visit);
  const boards = [...new Set([...on('see-audits'), ...on('manage-audits')])];
  const rounds = await listRounds(visit.tx, boards, visit.today);
  const several = boards.length > 1;
  const shown = [...rounds.filter((round) => round.status === 'open'), ...rounds.filter((round) => round.status !== 'open')];
  return page('Rounds of self-assessment', (
    <>
      <h1 class="govuk-heading-l">Rounds of self-assessment</h1>
      <p class="govuk-body">A round puts one tool to many agencies or schools at once, to be answered by a day. <a class="govuk-link" href="/audits/respondents">Who answers audits</a>.</p>
      {on('manage-audits').size > 0 && <div class="govuk-button-group"><ButtonLink href="/audits/rounds/new">Open a round</ButtonLink><ButtonLink href="/audits/rounds/import" look="secondary">Import a finished round</ButtonLink></div>}
      {shown.length === 0 ? <p class="govuk-body">There has been no round yet.</p> : (
        <Table caption="Rounds" captionSize="hidden" heads={['Round', ...(several ? ['Board'] : []), 'Last day', 'Submitted', 'Standing']} rows={shown.map((round) => [
          <><a class="govuk-link" href={`/audits/rounds/${round.id}`}>{round.name}</a><span class="gt-under">{round.reference} · opened {formatDay(round.openedOn)}</span></>, ...(several ? [round.board] : []), <ShortDay day={round.dueOn} />,
          `${round.submitted.toLocaleString('en-GB')} of ${round.asked.toLocaleString('en-GB')}`,
          <span class="gt-tags"><RoundTag status={round.status} />{round.status === 'open' && round.late > 0 && <> <Tag colour="red">{`${round.late.toLocaleString('en-GB')} late`}</Tag></>}{round.imported && <> <Tag colour="purple">Imported</Tag></>}</span>,
        ])} />
      )}
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits', text: 'Back to audits' } });
}
