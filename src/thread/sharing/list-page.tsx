import { Button, ButtonLink, pageAt, Pages, SelectField, ShortDay, Table } from '../../web/fields/index.ts';
import { page, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, named } from '../board-pack.ts';
import { listShared, readMarked, type LessonShown, type Shared } from './read-shared.ts';

const pageSize = 25;

/** What waits for the next issue or event, and what went to whom and when: of one channel, or of all. */
export async function sharedListPage(visit: Visit): Promise<Reply> {
  const { tx, me, query } = visit;
  const { channels } = await boardPack(visit);
  const channel = channels.find((each) => each.key === sent(query, 'channel'));
  const marked = await readMarked(tx);
  const { rows, total } = await listShared(tx, channel?.key ?? '', (pageAt(query) - 1) * pageSize, pageSize);
  const shares = me.permissions.has('disseminate');
  const shown = channels.filter((each) => channel === undefined || each.key === channel.key);
  return page('Learning shared', (
    <>
      <h1 class="govuk-heading-l">Learning shared</h1>
      <p class="govuk-body gt-measure">Several lessons go out at once in an issue of a newsletter, at a workshop, a managers’ meeting or a forum. What is marked for one waits here until then. What other boards taught is brought back in the same way.</p>
      <form class="gt-filter" method="get" action="/lessons/shared">
        <div class="gt-filter__row">
          <SelectField name="channel" label="Way of sharing" empty="Any" choices={channels.map(({ key, name }) => ({ value: key, label: name }))} value={channel?.key ?? ''} />
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      <h2 class="govuk-heading-m">Waiting for the next time</h2>
      {shown.every((each) => !marked.has(each.key)) && <p class="govuk-body">No lesson is marked. Mark one on its own page.</p>}
      {shown.filter((each) => marked.has(each.key)).map((each) => <Waiting name={each.name} lessons={marked.get(each.key)!} href={shares ? newHref(each.key) : null} />)}
      {shares && <p class="govuk-body">{channel === undefined ? <a class="govuk-link" href="/lessons/shared/new">Record an issue or an event</a> : <a class="govuk-link" href={newHref(channel.key)}>Record an issue or an event: {channel.name}</a>}</p>}
      <h2 class="govuk-heading-m">Shared so far</h2>
      {rows.length === 0 ? <p class="govuk-body">Nothing yet.</p> : <Table caption="Shared so far" captionSize="hidden" heads={['What', 'Day', 'For whom', 'Reached', 'Lessons']} rows={rows.map((row) => [
        <><a class="govuk-link" href={`/lessons/shared/${row.id}`}>{row.title}</a><span class="gt-under">{row.reference} · {named(channels, row.channel)}</span></>,
        <ShortDay day={row.heldOn} />, row.audience, reachWords(row), row.broughtBack ? `${row.lessons.length} brought back` : String(row.lessons.length),
      ])} />}
      <Pages query={query} total={total} size={pageSize} />
    </>
  ), { section: 'lessons', wide: true, back: { href: '/lessons', text: 'Back to the learning log' } });
}

export const reachWords = ({ reach, broughtBack }: Pick<Shared, 'reach' | 'broughtBack'>): string => (reach === null ? (broughtBack ? '–' : 'Not known') : String(reach));
const newHref = (channel: string): string => `/lessons/shared/new?channel=${encodeURIComponent(channel)}`;

const Waiting = ({ name, lessons, href }: { name: string; lessons: readonly LessonShown[]; href: string | null }) => (
  <>
    <h3 class="govuk-heading-s">{name}</h3>
    <ul class="govuk-list govuk-list--bullet gt-measure">{lessons.map((lesson) => <li><a class="govuk-link" href={`/lessons/${lesson.id}`}>{lesson.title}</a> <span class="gt-secondary">{lesson.reference}</span></li>)}</ul>
    {href !== null && <ButtonLink href={href} look="secondary">Put {lessons.length === 1 ? 'it' : `these ${lessons.length}`} into one issue or event<span class="govuk-visually-hidden">: {name}</span></ButtonLink>}
  </>
);
