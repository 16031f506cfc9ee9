import { formatDay } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import { Facts } from '../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, named } from '../board-pack.ts';
import { reachWords } from './list-page.tsx';
import { readShared } from './read-shared.ts';

/** One issue or event: when, for whom, who was there, where it can be read, and the lessons that it held. */
export async function sharedPage(visit: Visit): Promise<Reply> {
  const id = visit.params['shared'] ?? '';
  const shared = isId(id) ? await readShared(visit.tx, id) : null;
  if (shared === null) return notFound;
  const { channels } = await boardPack(visit);
  return page(shared.title, (
    <>
      <span class="govuk-caption-l">{shared.reference}</span>
      <h1 class="govuk-heading-l">{shared.title}</h1>
      <Facts rows={[
        { name: 'Way of sharing', value: named(channels, shared.channel) }, { name: 'Day', value: formatDay(shared.heldOn) }, { name: 'For whom', value: shared.audience },
        ...(shared.broughtBack ? [] : [{ name: 'People reached', value: reachWords(shared) }]), ...(shared.attended === '' ? [] : [{ name: 'Attended for the board', value: shared.attended }]),
        ...(shared.link === '' ? [] : [{ name: 'Where it can be read', value: /^https?:\/\//.test(shared.link) ? <a class="govuk-link" href={shared.link} rel="noreferrer noopener">{shared.link}</a> : shared.link }]),
        ...(shared.madeBy === null ? [] : [{ name: 'Recorded by', value: shared.madeBy }]),
      ]} />
      <h2 class="govuk-heading-m">{shared.broughtBack ? 'Lessons brought back' : 'Lessons shared'}</h2>
      <ul class="govuk-list govuk-list--bullet gt-measure">{shared.lessons.map((lesson) => <li><a class="govuk-link" href={`/lessons/${lesson.id}`}>{lesson.title}</a> <span class="gt-secondary">{lesson.reference}</span></li>)}</ul>
    </>
  ), { section: 'lessons', back: { href: '/lessons/shared', text: 'Back to learning shared' } });
}
