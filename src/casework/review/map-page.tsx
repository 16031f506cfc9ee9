import { formatDay } from '../../calendar/index.ts';
import { ProcessMap, type MapStanding } from '../../framework/render/process-map.tsx';
import { answeredWords, listed } from '../../framework/words.ts';
import type { Step } from '../../framework/schema/process.ts';
import { dues, standing, type Standing } from '../../process/index.ts';
import { Table } from '../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { nameOfRole } from './names.ts';
import { openReview, type OpenReview } from './open-review.ts';
import { StandingTag } from './review-page.tsx';

const marks: Record<Standing, MapStanding> = {
  'not-needed': 'not-needed', 'no-longer-needed': 'done', done: 'done', 'done-late': 'done', paused: 'waiting', late: 'late', 'due-today': 'open', due: 'open', waiting: 'waiting',
};

/** The process as a drawing, with where this case stands marked on it, and the same as a list beneath. */
export async function mapPage(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  if (review === null) return notFound;
  const { process, edition, on } = review;
  const stands = new Map(dues(process.definition, process.state, on).filter((item) => item.kind === 'step').map((item) => [item.key, standing(item, visit.today)]));
  return page(`Map of ${process.reference}`, (
    <>
      <span class="govuk-caption-l">{process.definition.name} {process.reference}</span>
      <h1 class="govuk-heading-l">Where it stands on the map</h1>
      <div class="gt-wide-scroll gt-map" tabindex={0} role="region" aria-label={`Map of ${process.definition.name}`}>
        <ProcessMap process={process.definition} pack={edition.pack} standings={Object.fromEntries(process.definition.steps.map((step) => [step.key, marks[stands.get(step.key)!]]))} />
      </div>
      <Table caption="The same as a list" heads={['Step', 'Status', 'Who', 'Comes after']} rows={process.definition.steps.map((step, index) => [
        <>{index + 1}. <a class="govuk-link" href={`/reviews/${process.id}/steps/${step.key}`}>{step.name}</a></>,
        <span><StandingTag is={stands.get(step.key)!} />{doneOn(review, step)}</span>, nameOfRole(edition.pack, step.lead), comesAfter(review, step),
      ])} />
    </>
  ), { wide: true, section: 'reviews', back: { href: `/reviews/${process.id}`, text: `Back to ${process.reference}` } });
}

function doneOn({ process }: OpenReview, { key }: Step) {
  const day = process.state.steps[key]?.doneOn;
  return day === null || day === undefined ? null : <span class="gt-under">{formatDay(day)}</span>;
}

/** What has to be done first, and on which outcome the step hangs. */
function comesAfter({ process: { definition } }: OpenReview, step: Step): string {
  const { after, onlyIf } = step;
  const first = after.map((key) => definition.steps.find((step) => step.key === key)?.name ?? key);
  const decision = definition.decisions.find((each) => each.key === onlyIf?.decision);
  const outcomes = (onlyIf?.is ?? []).map((key) => decision?.outcomes.find((outcome) => outcome.key === key)?.name ?? key);
  return [first.length === 0 ? 'Nothing' : listed(first), ...(outcomes.length === 0 ? [] : [`Only if: ${outcomes.join('; or: ')}`]), ...answeredWords(step, definition)].join('. ');
}
