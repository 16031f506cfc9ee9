import { formatDay, type Day } from '../../calendar/index.ts';
import { isAboutACase } from '../../framework/schema/kind-of-work.ts';
import { toBeConfirmed } from '../../framework/schema/rule.ts';
import { Table, Tag } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { nameOfBody } from '../review/names.ts';
import { mayStart } from './may-start.ts';
import { onBoards, readOwnBoards, running, whyNotHere } from './own-boards.ts';
import { whyNotStart } from './startable.ts';

/** Every process of the framework that one may start: what it is for, whose it is, and, where it cannot be started now, why. */
export async function startList(visit: Visit): Promise<Reply> {
  const { me, today } = visit;
  const own = await readOwnBoards(visit);
  const pack = own?.edition.pack ?? null;
  const all = own === null ? [] : own.edition.pack.processes.map((process) => {
    const here = running(own, process);
    return { process, here, why: whyNotStart(process, today), may: mayStart(onBoards(me, here), process) !== null };
  });
  const now = all.filter((each) => each.why === null && each.may);
  const notNow = all.filter((each) => each.process.runs && each.why !== null && each.may);
  const others = all.filter((each) => each.process.runs && each.here.length === 0);
  const stated = all.filter((each) => !each.process.runs);
  const rowOf = ({ process, here }: (typeof all)[number]) => [
    <span><a class="govuk-link" href={`/reviews/start/${process.key}`}>{process.name}</a><span class="gt-under">{process.about}</span></span>,
    <span>{process.ownedBy === undefined ? (own !== null && own.boards.length > 1 ? here.map(({ name }) => name).join(', ') : 'Our board') : nameOfBody(pack!, process.ownedBy)}{process.ownedBy !== undefined && <span class="gt-under">We support it</span>}</span>,
    <span>{process.rule.source}{toBeConfirmed(process.rule) && <> <Tag colour="yellow">To be confirmed</Tag></>}</span>,
  ];
  return page('Start a review or other process', (
    <>
      <h1 class="govuk-heading-l">Start a review or other process</h1>
      <p class="govuk-body">Not sure which? <a class="govuk-link" href="/reviews/aid">Answer the facts once, and see which criteria are met</a>.</p>
      {now.length === 0 && <p class="govuk-body">There is none that your roles may start.</p>}
      {([['Incidents, and reviews of a case', true], ['Other work', false]] as const).map(([caption, ofCase]) => {
        const here = now.filter(({ process }) => isAboutACase(process, pack!.criteria) === ofCase);
        return here.length > 0 && <Table caption={caption} heads={['Process', 'Whose', 'Source']} rows={here.map(rowOf)} />;
      })}
      {notNow.length > 0 && (
        <>
          <Table caption="Under rules of another time" heads={['Process', 'Whose', 'Source', 'In force']} rows={notNow.map((each) => [
            ...rowOf(each), `${formatDay(each.process.effective.from as Day)}${each.process.effective.to === undefined ? ' on' : ` to ${formatDay(each.process.effective.to as Day)}`}`,
          ])} />
          <p class="govuk-body">A case keeps the rules of its trigger date: one of these can be started for something that happened while its rules held.</p>
        </>
      )}
      {own !== null && others.length > 0 && (
        <>
          <h2 class="govuk-heading-m">The business of other boards</h2>
          <ul class="govuk-list govuk-list--bullet">{others.map(({ process }) => <li>{whyNotHere(own, process)}</li>)}</ul>
        </>
      )}
      {stated.length > 0 && (
        <>
          <h2 class="govuk-heading-m">Stated in the framework, not started here</h2>
          <ul class="govuk-list govuk-list--bullet">{stated.map(({ process }) => <li>{process.name}. {process.about}</li>)}</ul>
        </>
      )}
    </>
  ), { section: 'reviews', wide: true, back: { href: '/reviews', text: 'Back to all reviews' } });
}
