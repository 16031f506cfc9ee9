import { record } from '../../access/record.ts';
import { formatDay, type Day } from '../../calendar/index.ts';
import { ChangedMeanwhile, isId } from '../../platform/index.ts';
import { Button } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { openMeeting, stands, type OpenMeeting } from '../meeting/open-meeting.ts';
import { enter } from '../meeting/tell.ts';
import { tieMeeting } from './knots.ts';

/** The minutes that wait to be agreed, and the way to agree them at this meeting. */
export function AgreeLast({ open: { meeting, keeps }, today }: { open: OpenMeeting; today: Day }) {
  if (meeting.toAgree.length === 0) return meeting.before === null ? <p class="govuk-body-s">There was no meeting before.</p> : <p class="govuk-body-s">Of <a class="govuk-link" href={`/meetings/${meeting.before.id}`}>{meeting.before.reference}</a>, {formatDay(meeting.before.day)}.</p>;
  const may = keeps && !stands(meeting) && meeting.day <= today;
  return (
    <ul class="govuk-list">
      {meeting.toAgree.map((earlier) => (
        <li>
          <a class="govuk-link" href={`/meetings/${earlier.id}`}>{earlier.reference}</a>, {formatDay(earlier.day)}: to be agreed. <a class="govuk-link" href={`/meetings/${earlier.id}/minutes.docx`}>Minutes as Word<span class="govuk-visually-hidden"> of {earlier.reference}</span></a>
          {may && <PostForm action={`/meetings/${meeting.id}/agree`}><input type="hidden" name="meeting" value={earlier.id} /><Button look="secondary">Agree them<span class="govuk-visually-hidden">: the minutes of {earlier.reference}</span></Button></PostForm>}
        </li>
      ))}
    </ul>
  );
}

/** A meeting agrees the minutes of an earlier one. From then on nothing in them is altered, by anybody. */
export async function agreeMinutes(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  if (!open.keeps || stands(meeting) || meeting.day > today) return forbidden;
  const asked = sent(body, 'meeting');
  const earlier = isId(asked) ? meeting.toAgree.find((each) => each.id === asked) : undefined;
  if (earlier === undefined) return notFound;
  const title = await tx.updateTable('meeting').set((of) => ({ minutes_state: 'agreed', agreed_on: meeting.day, agreed_in: meeting.id, revision: of('revision', '+', 1) })).where('id', '=', earlier.id).where('minutes_state', '=', 'issued').returning('title').executeTakeFirst();
  if (title === undefined) throw new ChangedMeanwhile();
  await enter(visit, earlier.id, 'minutes-agreed', `At ${meeting.reference}`);
  await tieMeeting(tx, me.partnershipId, { ...earlier, title: title.title }, 'Minutes agreed');
  const item = await tx.selectFrom('meeting_item').select(['id', 'minute', 'revision']).where('meeting_id', '=', meeting.id).where('kind', '=', 'minutes').executeTakeFirst();
  const words = `The minutes of ${earlier.reference}, ${formatDay(earlier.day)}, were agreed.`;
  if (item !== undefined) await tx.updateTable('meeting_item').set({ minute: [item.minute, words].filter(Boolean).join('\n'), revision: item.revision + 1 }).where('id', '=', item.id).execute();
  await record(tx, now, { deed: 'agreed the minutes of a meeting', subjectKind: 'meeting', subjectId: earlier.id, detail: { reference: earlier.reference, at: meeting.reference } });
  return goTo(`/meetings/${meeting.id}`, `The minutes of ${earlier.reference} are agreed. They stand as they are.`);
}
