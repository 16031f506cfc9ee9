import { record } from '../../../access/record.ts';
import { formatDay, type Day } from '../../../calendar/index.ts';
import { facts, heading, strong, subheading, table, text, wordDocument, wordType } from '../../../platform/documents/word.ts';
import { statusWords } from '../../../thread/actions/action-state.ts';
import { forbidden, notFound, type Reply, type Visit } from '../../../web/visit/index.ts';
import { listPlanActions, type PlanAction } from '../plan/read-plan.ts';
import { byAgency } from './outstanding-page.tsx';
import { openOutstanding, readPursuits, type Pursuit } from './read-outstanding.ts';

/** As many actions as a paper can hold and still be read; what is beyond stands in the table that can be downloaded. */
const mostInPaper = 2000;
const rowOf = (action: PlanAction, today: Day): string[] => [`${action.reference}\n${action.title}`, action.owner, formatDay(action.dueOn), `${statusWords[action.status]}${action.dueOn < today ? ', late' : ''}`, action.last];

/** The paper for the groups that received the overview: every action that is not done, agency by agency, as it stands today. */
export async function outstandingPaper(visit: Visit): Promise<Reply> {
  const open = await openOutstanding(visit);
  if (open === null) return notFound;
  const { tx, me, now, today } = visit;
  const { round, receivers } = open;
  const { rows, total } = await listPlanActions(tx, round.id, { state: 'open' }, today, 0, mostInPaper);
  const agencies = byAgency(rows);
  const pursuits = await readPursuits(tx, round.id);
  const content = await wordDocument({
    title: `Outstanding actions: ${round.name}`, under: `${round.reference} · ${round.board}`, made: `Made from the record on ${formatDay(today)}.`, board: round.board, description: 'Outstanding actions of a round of self-assessment', running: `${round.reference} · For members`,
  }, [
    ...(me.demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    facts([
      ...(receivers.length === 0 ? [] : [{ name: 'For', value: receivers.join('\n') }]), ...(round.receivedOn === null ? [] : [{ name: 'Overview received on', value: formatDay(round.receivedOn) }]),
      { name: 'Outstanding', value: `${total} ${total === 1 ? 'action' : 'actions'} of ${agencies.length} ${agencies.length === 1 ? 'agency' : 'agencies'}` }, { name: 'Of them late', value: String(rows.filter((row) => row.dueOn < today).length) },
    ]),
    ...(total > rows.length ? text(`The first ${rows.length} are in this paper.`) : []),
    ...(total === 0 ? text('No action of this round is outstanding.') : agencies.flatMap(({ agency, actions }) => [heading(agency), table(['Action', 'Owner', 'Due', 'Standing', 'Last reported'], [36, 16, 13, 14, 21], actions.map((action) => rowOf(action, today)))])),
    heading('Taken up with senior management'),
    ...(pursuits.length === 0 ? text('Nothing so far.') : [table(['Agency', 'To', 'Sent', 'Reply', 'Outcome'], [24, 22, 14, 20, 20], pursuits.map((each) => [each.agency, `${each.toName}\n${each.toPost}`, formatDay(each.sentOn), each.repliedOn === null ? `Due ${formatDay(each.replyDue)}` : `${formatDay(each.repliedOn)}: ${each.reply}`, each.outcome]))]),
    subheading('What is asked of members'), ...text('To note what is outstanding, and to say what the chair is to take up with the senior management of an agency.'),
  ]);
  await record(tx, now, { deed: 'took out the paper on outstanding actions', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, actions: total } });
  return { kind: 'download', name: `${round.reference} outstanding actions ${today}.docx`, type: wordType, content };
}

/** The letter to the senior management of an agency, as it was kept, with the list of what was outstanding. */
export async function pursuitLetter(visit: Visit): Promise<Reply> {
  const open = await openOutstanding(visit);
  if (open === null) return notFound;
  if (!open.pursues) return forbidden;
  const { tx, me, now, params } = visit;
  const { round, pursuer } = open;
  const pursuit: Pursuit | undefined = (await readPursuits(tx, round.id)).find((each) => each.returnId === params['return']);
  if (pursuit === undefined) return notFound;
  const actions = pursuit.outstanding.length === 0 ? [] : await tx.selectFrom('action').select(['reference', 'title', 'owner_name', 'due_on']).where('reference', 'in', pursuit.outstanding).orderBy('due_on').execute();
  const content = await wordDocument({
    title: `Outstanding actions of ${pursuit.agency}`, under: `${round.board} · ${formatDay(pursuit.sentOn)}`, made: `${round.reference}. Please reply by ${formatDay(pursuit.replyDue)}.`, board: round.board, description: 'Letter on outstanding actions', running: `${round.reference} · ${pursuit.agency}`,
  }, [
    ...(me.demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    ...text(`${pursuit.toName}\n${pursuit.toPost}\n${pursuit.agency}`), ...text(pursuit.letter), ...text(`${pursuer}\n${round.board}`),
    heading('Outstanding'), table(['Action', 'Owner', 'Due'], [60, 22, 18], actions.map((action) => [`${action.reference}\n${action.title}`, action.owner_name, formatDay(action.due_on as Day)])),
  ]);
  await record(tx, now, { deed: 'took out a letter on outstanding actions', subjectKind: 'return', subjectId: pursuit.returnId, detail: { round: round.reference } });
  return { kind: 'download', name: `${round.reference} letter to ${pursuit.agency}.docx`, type: wordType, content };
}
