import { formatMonth } from '../../calendar/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { Table } from '../../web/fields/index.ts';
import { Table as GovukTable } from '../../web/govuk/index.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { forwardPlan, type ForwardPlan, type PlanLine } from './forward-plan.ts';

/** What the framework's cadences make due in the next twelve months. */
export async function forwardPlanPage(visit: Visit): Promise<Reply> {
  const board = visit.me.roles[0];
  if (board === undefined) return notFound;
  const { pack } = await editionOfBoard(visit.tx, visit.me.partnershipId, board.boardId);
  return page('Forward plan', <ForwardPlanBody plan={forwardPlan(pack, visit.today)} framework={`${pack.name}, version ${pack.version}`} />, { section: 'framework', wide: true, back: { href: '/framework', text: 'Framework' } });
}

export function ForwardPlanBody({ plan, framework }: { plan: ForwardPlan; framework: string }) {
  return (
    <>
      <h1 class="govuk-heading-l">Forward plan</h1>
      <p class="govuk-body">What {framework}, asks to be reported over the next twelve months, by group. Where it says how often but not in which months, the ends of quarters and half-years are proposed and marked <abbr title="proposed">(p)</abbr>.</p>
      {plan.groups.map((group) => {
        const dated = group.lines.filter((line) => line.months.length > 0);
        const undated = group.lines.filter((line) => line.months.length === 0);
        return (
          <section>
            <h2 class="govuk-heading-m">{group.name}</h2>
            {dated.length > 0 && <Months plan={plan} group={group.name} lines={dated} />}
            {undated.length > 0 && <Table caption={`${group.name}: without a month`} captionSize="s" heads={['What', 'How often', 'Prepared by', 'Source']} rows={undated.map((line) => [title(line), line.undated ?? '', line.preparedBy ?? '', line.source])} />}
          </section>
        );
      })}
      <h2 class="govuk-heading-m">Month by month</h2>
      {plan.months.map((month) => {
        const due = plan.groups.flatMap((group) => group.lines.filter((line) => line.months.includes(month.first)).map((line) => ({ group: group.name, line })));
        return (
          <>
            <h3 class="govuk-heading-s">{formatMonth(month.first)}</h3>
            <ul class="govuk-list govuk-list--bullet">{due.map(({ group, line }) => <li>{title(line)}: {group}{line.preparedBy === null ? '' : `, prepared by: ${line.preparedBy}`}{line.proposed ? ' (p)' : ''}</li>)}</ul>
          </>
        );
      })}
    </>
  );
}

const title = (line: PlanLine) => (line.as === '' ? line.name : `${line.name} (${line.as})`);

const Months = ({ plan, group, lines }: { plan: ForwardPlan; group: string; lines: readonly PlanLine[] }) => (
  <div class="gt-wide-scroll" tabindex={0} role="region" aria-label={`${group}: months`}>
    <GovukTable
      classes="gt-months" caption={`${group}: what falls in which month`} captionClasses="govuk-visually-hidden" firstCellIsHeader
      head={['What', ...plan.months.map((month) => ({ text: month.name, classes: 'gt-months__month' }))]}
      rows={lines.map((line) => [title(line), ...plan.months.map((month) => (line.months.includes(month.first) ? { text: `Due${line.proposed ? ' (p)' : ''}`, classes: 'gt-months__due' } : ''))])}
    />
  </div>
);
