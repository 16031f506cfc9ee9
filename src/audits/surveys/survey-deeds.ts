import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { retie } from '../../thread/line/knot.ts';
import { newId } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { mostAddresses, readAddresses } from './invite/addresses.ts';
import { readAgencyContacts } from './invite/agency-contacts.ts';
import { invite, remindInvited } from './invite/write-invitations.ts';
import { endLink, makeLink, moveLink } from './link.ts';
import { openUntil, surveyFor, surveyHref, takesAnswers, type Survey } from './read-survey.ts';
import { deedsOf, surveyPage, type SurveyDeed } from './survey-page.tsx';

type Done = { said: string; entry: { kind: string; text: string } };

/** Does one of the deeds of a survey's page: what stands as it is told in the history, and in the record. */
export async function changeSurvey(visit: Visit): Promise<Reply> {
  const found = await surveyFor(visit);
  if (found === null) return notFound;
  const { survey, keeps } = found;
  if (!keeps) return forbidden;
  const { tx, me, now, today, body, app } = visit;
  const deed = deedsOf(survey, takesAnswers(survey, today)).find((each) => each === sent(body, 'do'));
  if (deed === undefined) return surveyPage(visit, [{ field: '', message: 'That cannot be done to the survey as it now stands.' }]);
  const problems: FieldProblem[] = [];
  const done = await deeds[deed](visit, survey, problems);
  if (done === null || problems.length > 0) return surveyPage(visit, problems);
  await tx.insertInto('survey_entry').values({ partnership_id: me.partnershipId, id: newId(), survey_id: survey.id, board_id: survey.boardId, ...done.entry, at: now, person_id: me.personId }).execute();
  await record(tx, now, { deed: `changed a survey: ${done.entry.kind}`, subjectKind: 'survey', subjectId: survey.id, detail: { reference: survey.reference, text: done.entry.text } });
  if (deed === 'invite' || deed === 'remind') app.wake('deliver-mail');
  return goTo(surveyHref(survey.id), done.said);
}

const deeds: Record<SurveyDeed, (visit: Visit, survey: Survey, problems: FieldProblem[]) => Promise<Done | null>> = {
  async invite(visit, survey, problems) {
    const { tx, me, today, body } = visit;
    const { addresses, wrong } = readAddresses(sent(body, 'addresses'));
    const { pack } = await editionOfBoard(tx, me.partnershipId, survey.boardId);
    const answering = pack.roles.filter((role) => role.permissions.includes('answer-audits')).map((role) => role.key);
    const all = [...new Set([...addresses, ...(sent(body, 'agencies') === 'yes' ? await readAgencyContacts(tx, survey.boardId, answering, today) : [])])];
    if (wrong.length > 0) problems.push({ field: 'addresses', message: `These are no addresses: ${wrong.slice(0, 5).join(', ')}${wrong.length > 5 ? ` and ${wrong.length - 5} more` : ''}` });
    else if (all.length === 0) problems.push({ field: 'addresses', message: 'Enter at least one address' });
    else if (all.length > mostAddresses) problems.push({ field: 'addresses', message: `Enter ${mostAddresses.toLocaleString('en-GB')} addresses at most at once` });
    if (problems.length > 0 || survey.linkToken === null) return null;
    const count = await invite(visit, { ...survey, linkToken: survey.linkToken }, all);
    const had = all.length - count;
    return { said: `${count.toLocaleString('en-GB')} invited.${had > 0 ? ` ${had.toLocaleString('en-GB')} had been invited before.` : ''}`, entry: { kind: 'invited', text: `${count.toLocaleString('en-GB')} ${count === 1 ? 'address' : 'addresses'}` } };
  },
  async remind(visit, survey) {
    if (survey.linkToken === null) return null;
    const count = await remindInvited(visit, { ...survey, linkToken: survey.linkToken });
    return { said: `${count.toLocaleString('en-GB')} reminded.`, entry: { kind: 'reminded', text: `${count.toLocaleString('en-GB')} ${count === 1 ? 'address' : 'addresses'}` } };
  },
  async extend(visit, survey, problems) {
    const closesOn = readDay(visit.body, 'closesOn', 'The new last day', problems);
    if (closesOn === null) return null;
    if (closesOn < visit.today) problems.push({ field: 'closesOn', message: 'The new last day must be today or later' });
    if (problems.length > 0) return null;
    await visit.tx.updateTable('survey').set((each) => ({ closes_on: closesOn, revision: each('revision', '+', 1) })).where('id', '=', survey.id).execute();
    await moveLink(visit, survey.id, closesOn);
    await retie(visit.tx, survey.id, { state: openUntil(closesOn) });
    return { said: `The last day is now ${formatDay(closesOn)}.`, entry: { kind: 'extended', text: `From ${formatDay(survey.closesOn)} to ${formatDay(closesOn)}` } };
  },
  async close(visit, survey, problems) {
    if (sent(visit.body, 'sure') !== 'yes') problems.push({ field: 'sure', message: 'Say that the survey is over' });
    if (problems.length > 0) return null;
    await visit.tx.updateTable('survey').set((each) => ({ status: 'closed', closed_on: visit.today, link_token: null, revision: each('revision', '+', 1) })).where('id', '=', survey.id).where('status', '=', 'open').execute();
    await endLink(visit, survey.id, 'The survey was closed');
    await retie(visit.tx, survey.id, { state: 'Closed' });
    return { said: 'The survey is closed.', entry: { kind: 'closed', text: '' } };
  },
  async 'end-link'(visit, survey, problems) {
    const reason = readText(visit.body, 'reason', { what: 'The reason', missing: 'Enter why the link is ended', most: 300 }, problems);
    if (problems.length > 0) return null;
    await endLink(visit, survey.id, reason);
    await visit.tx.updateTable('survey').set((each) => ({ link_token: null, revision: each('revision', '+', 1) })).where('id', '=', survey.id).execute();
    return { said: 'The link is ended.', entry: { kind: 'link-ended', text: reason } };
  },
  async 'new-link'(visit, survey) {
    const token = await makeLink(visit, survey.id, survey.closesOn);
    await visit.tx.updateTable('survey').set((each) => ({ link_token: token, revision: each('revision', '+', 1) })).where('id', '=', survey.id).execute();
    return { said: 'There is a new link.', entry: { kind: 'link-made', text: '' } };
  },
};
