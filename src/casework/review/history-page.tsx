import { formatInstant } from '../../calendar/index.ts';
import type { Happening, ProcessState } from '../../process/index.ts';
import { Table } from '../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { deeds } from './act.ts';
import { inWords } from './in-words.ts';
import { openReview } from './open-review.ts';
import { referencesOf } from './references-of.ts';

/** The agencies whose summaries it is about. */
function agenciesOf(happening: Happening, { requests }: ProcessState): string[] {
  if (happening.type === 'requested') return happening.requests.map(({ agency }) => agency);
  return 'request' in happening ? requests.filter(({ id }) => id === happening.request).map(({ agency }) => agency) : [];
}

/** Everything that happened to a review, in order, by whom and for whom. */
export async function historyPage(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  if (review === null) return notFound;
  const { process } = review;
  const ids = [...new Set(process.events.flatMap((event) => [event.actor, event.actingFor]).filter((id) => id !== null))];
  const people = new Map((ids.length === 0 ? [] : await visit.tx.selectFrom('person').select(['id', 'name']).where('id', 'in', ids).execute()).map((person) => [person.id, person.name]));
  const asked = [...new Set(process.state.requests.map(({ agency }) => agency))];
  const agencies = new Map((asked.length === 0 ? [] : await visit.tx.selectFrom('agency').select(['id', 'name']).where('id', 'in', asked).execute()).map((agency) => [agency.id, agency.name]));
  const referenceOf = await referencesOf(visit.tx, process.events.flatMap(({ happening }) => (happening.type === 'decided' ? happening.followed.map((each) => each.process) : [])));
  const { steps } = process.definition;
  const stepOf = (happening: Happening): string => {
    if ('step' in happening) return steps.find((step) => step.key === happening.step)?.name ?? happening.step;
    return 'decision' in happening ? (steps.find(({ act }) => act.kind === 'decision' && act.decision === happening.decision)?.name ?? '–') : '–';
  };
  return page(`History of ${process.reference}`, (
    <>
      <span class="govuk-caption-l">{process.definition.name} {process.reference}</span>
      <h1 class="govuk-heading-l">What happened so far</h1>
      <Table caption="In order" captionSize="hidden" heads={['When', 'What', 'Step', 'In words', 'Who']} rows={process.events.map(({ at, happening, actor, actingFor }) => [
        formatInstant(new Date(at)), deeds[happening.type], stepOf(happening), <span class="gt-pre">{[agenciesOf(happening, process.state).map((id) => agencies.get(id) ?? '').join(', '), inWords(happening, process.definition, referenceOf)].filter((part) => part !== '').join('\n')}</span>,
        actor === null ? 'By personal link, or by the product' : `${people.get(actor) ?? 'Somebody who has left'}${actingFor === null ? '' : `, acting for ${people.get(actingFor) ?? 'somebody who has left'}`}`,
      ])} />
    </>
  ), { wide: true, section: 'reviews', back: { href: `/reviews/${process.id}`, text: `Back to ${process.reference}` } });
}
