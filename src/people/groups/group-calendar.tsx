import { CalendarAddress, record } from '../../access/index.ts';
import { isId, newToken } from '../../platform/index.ts';
import { Button } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { mayKeepGroupCalendar } from '../policies.ts';

/** The ways to a group's calendar, for those who may give out its link. */
export const GroupCalendar = ({ groupId, made }: { groupId: string; made: boolean }) => (
  <>
    <h2 class="govuk-heading-m">Calendar</h2>
    <p class="govuk-body">What is due to the group, in anybody's own calendar, by a secret link. It names references and steps, and nothing of a case.{made ? ' Making a new link ends the old one.' : ''}</p>
    <PostForm action={`/groups/${groupId}/calendar`}>
      <div class="govuk-button-group">
        <Button name="do" value="make" look="secondary">{made ? 'Make a new calendar link' : 'Make a calendar link'}</Button>
        {made && <Button name="do" value="end" look="secondary">End the calendar link</Button>}
      </div>
    </PostForm>
  </>
);

/** Makes or ends the secret link to what is due to a group. */
export async function answerGroupCalendar({ tx, me, params, body, now, app }: Visit): Promise<Reply> {
  const id = params['id'] ?? '';
  const group = isId(id) ? await tx.selectFrom('work_group').select(['id', 'name']).where('id', '=', id).executeTakeFirst() : undefined;
  if (group === undefined) return notFound;
  if (!mayKeepGroupCalendar(me, group.id)) return forbidden;
  if (sent(body, 'do') !== 'make') {
    await tx.updateTable('work_group').set({ calendar_token_hash: null }).where('id', '=', id).execute();
    await record(tx, now, { deed: 'ended a calendar link', subjectKind: 'group', subjectId: id });
    return goTo(`/groups/${id}`, 'The calendar link has ended.');
  }
  const { token, hash } = newToken();
  await tx.updateTable('work_group').set({ calendar_token_hash: hash }).where('id', '=', id).execute();
  await record(tx, now, { deed: 'made a calendar link', subjectKind: 'group', subjectId: id });
  return page(`Calendar of the ${group.name}`, (
    <CalendarAddress title={`Calendar of the ${group.name}`} address={`${app.settings.baseUrl}/calendar/${token}.ics`} advice="Whoever has it sees what is due to the group, so give it to its members alone." />
  ), { section: 'people', back: { href: `/groups/${id}`, text: `Back to ${group.name}` } });
}
