import { record } from '../../access/record.ts';
import { ChangedMeanwhile, isId, newId } from '../../platform/index.ts';
import { addAction, actionOffers, readNewAction } from '../../thread/actions/add-action.ts';
import { ActionFields } from '../../thread/actions/action-fields.tsx';
import { tie } from '../../thread/line/knot.ts';
import { nextReference } from '../../thread/reference.ts';
import { AreaField, Button, ButtonLink, ErrorSummary, problemAt, readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { readAgenda, type AgendaItem } from '../agenda/read-agenda.ts';
import { openMeeting, stands, type OpenMeeting } from '../meeting/open-meeting.ts';
import { tieMeeting } from './knots.ts';

interface OpenItem extends OpenMeeting {
  item: AgendaItem;
}

/** An item of a meeting that has begun, for whoever keeps its minutes; or the refusal. */
async function openItem(visit: Visit): Promise<OpenItem | Reply> {
  const open = await openMeeting(visit);
  const id = visit.params['item'] ?? '';
  const item = open === null || !isId(id) ? undefined : (await readAgenda(visit.tx, open.meeting.id)).items.find((each) => each.id === id);
  if (open === null || item === undefined) return notFound;
  return !open.keeps || stands(open.meeting) || open.meeting.day > visit.today ? forbidden : { ...open, item };
}
const refused = (found: OpenItem | Reply): found is Reply => 'kind' in found;

/** Writing the minute of an item, and what was decided under it. */
export async function minutePage(visit: Visit, opened?: OpenItem, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = 200): Promise<Reply> {
  const found = opened ?? await openItem(visit);
  if (refused(found)) return found;
  const { meeting, item } = found;
  const typed = visit.body['_csrf'] !== undefined;
  return page(`Minute: ${item.title}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{meeting.reference}, {meeting.group}</span>
      <h1 class="govuk-heading-l">{item.title}</h1>
      {status === 409 && <p class="govuk-body gt-pre"><strong>It now says:</strong> {item.minute}</p>}
      <PostForm action={`/meetings/${meeting.id}/items/${item.id}`}>
        <input type="hidden" name="revision" value={item.revision} />
        <AreaField name="minute" label="What was said" hint="Names of children have no place here." rows={8} most={8000} value={typed ? sent(visit.body, 'minute') : item.minute} error={problemAt(problems, 'minute')} />
        {item.decisions.length > 0 && <><h2 class="govuk-heading-s">Decided already</h2><ul class="govuk-list">{item.decisions.map((decision) => <li><strong>{decision.reference}:</strong> <span class="gt-pre">{decision.text}</span></li>)}</ul></>}
        <AreaField name="decision" label="A decision (optional)" hint="It gets a number and stays as it is: a change of mind is a further decision." rows={3} most={2000} value={typed ? sent(visit.body, 'decision') : ''} error={problemAt(problems, 'decision')} />
        <div class="govuk-button-group">
          <Button>Save</Button>
          <Button name="then" value="action" look="secondary">Save and add an action</Button>
        </div>
      </PostForm>
      {item.actions.length > 0 && <><h2 class="govuk-heading-s">Actions</h2><ul class="govuk-list">{item.actions.map((action) => <li><a class="govuk-link" href={`/actions/${action.id}`}>{action.reference}</a>: {action.title}</li>)}</ul></>}
    </>
  ), { status, section: 'meetings', back: { href: `/meetings/${meeting.id}#${item.id}`, text: `Back to ${meeting.reference}` } });
}

/** Saves the minute of an item, and the decision where one was written, which becomes a knot of the golden thread. */
export async function saveMinute(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const found = await openItem(visit);
  if (refused(found)) return found;
  const { meeting, item } = found;
  if (Number(sent(body, 'revision')) !== item.revision) return minutePage(visit, found, [{ field: 'minute', message: 'Somebody else wrote here while you were at it. What they wrote stands above; what you typed is kept. Put both together, then save.' }], 409);
  const problems: FieldProblem[] = [];
  const minute = readText(body, 'minute', { what: 'What was said', most: 8000 }, problems);
  const decision = readText(body, 'decision', { what: 'The decision', most: 2000 }, problems);
  if (problems.length > 0) return minutePage(visit, found, problems, 422);
  const written = await tx.updateTable('meeting_item').set({ minute, revision: item.revision + 1 }).where('id', '=', item.id).where('revision', '=', item.revision).executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  if (decision !== '') {
    const id = newId();
    const reference = await nextReference(tx, 'DEC', today);
    await tx.insertInto('meeting_decision').values({ partnership_id: me.partnershipId, id, meeting_id: meeting.id, item_id: item.id, reference, text: decision, made_at: now, made_by: me.personId }).execute();
    await tieMeeting(tx, me.partnershipId, meeting, meeting.minutesState === 'issued' ? 'Minutes issued' : 'Held');
    // What was decided is for the group: the knot says only that something was.
    await tie(tx, me.partnershipId, { id, kind: 'resolution', reference, title: `Decision of the ${meeting.group}`, state: 'Decided', happenedOn: meeting.day, caseId: null }, [meeting.id]);
  }
  await record(tx, now, { deed: decision === '' ? 'wrote a minute' : 'recorded a decision of a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference } });
  return sent(body, 'then') === 'action' ? goTo(`/meetings/${meeting.id}/items/${item.id}/action`, 'The minute is saved.') : goTo(`/meetings/${meeting.id}#${item.id}`, 'The minute is saved.');
}

/** Making an action under an item. */
export async function itemActionPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const found = await openItem(visit);
  if (refused(found)) return found;
  const { meeting, item } = found;
  return page('Add an action', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{meeting.reference}: {item.title}</span>
      <h1 class="govuk-heading-l">Add an action</h1>
      <p class="govuk-body">It becomes an action of the board like any other, and stands in these minutes.</p>
      <PostForm action={`/meetings/${meeting.id}/items/${item.id}/action`}>
        <ActionFields offers={await actionOffers(visit)} body={visit.body} problems={problems} themes={[]} />
        <div class="govuk-button-group"><Button>Add the action</Button><ButtonLink href={`/meetings/${meeting.id}#${item.id}`} look="secondary">Back without one</ButtonLink></div>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'meetings', back: { href: `/meetings/${meeting.id}/items/${item.id}`, text: `Back to ${item.title}` } });
}

/** Makes a real action of the golden thread out of a meeting: behind the last decision of its item, or behind the meeting. */
export async function makeItemAction(visit: Visit): Promise<Reply> {
  const { tx, me, now } = visit;
  const found = await openItem(visit);
  if (refused(found)) return found;
  const { meeting, item } = found;
  const problems: FieldProblem[] = [];
  const given = readNewAction(visit, await actionOffers(visit), problems);
  if (given === null) return itemActionPage(visit, problems);
  await tieMeeting(tx, me.partnershipId, meeting, meeting.minutesState === 'issued' ? 'Minutes issued' : 'Held');
  const { id, reference } = await addAction(visit, given, { recommendationId: null, knots: [item.decisions.at(-1)?.id ?? meeting.id] });
  await tx.insertInto('meeting_action').values({ partnership_id: me.partnershipId, meeting_id: meeting.id, item_id: item.id, action_id: id }).execute();
  await record(tx, now, { deed: 'made an action', subjectKind: 'action', subjectId: id, detail: { reference, meeting: meeting.reference } });
  return goTo(`/meetings/${meeting.id}#${item.id}`, `${reference} is made. ${given.owner.name} is told by mail.`);
}

/** A decision has no page of its own: it stands in the meeting that took it. */
export async function toMeetingOf(visit: Visit): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  const row = isId(id) ? await visit.tx.selectFrom('meeting_decision').select(['meeting_id', 'item_id']).where('id', '=', id).executeTakeFirst() : undefined;
  return row === undefined ? notFound : goTo(`/meetings/${row.meeting_id}#${row.item_id}`);
}
