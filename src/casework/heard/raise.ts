import { record } from '../../access/record.ts';
import { formsWithWords } from './prefill.ts';
import type { Day } from '../../calendar/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import { isId, newId, post, type Letter } from '../../platform/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { mayStart } from '../start/may-start.ts';
import { startReview } from '../start/start-review.ts';
import { peopleOf } from '../team/people-of.ts';
import { forumsOf, type Forum } from './forums.ts';
import { nextIssue } from './keep-heard.ts';
import { nameOf, saidPage } from './said-page.tsx';
import { waitsToBeTakenUp } from './waiting.ts';

/** A member of a forum says something to the board. Whoever keeps the forum is told that there is something, and not what. */
export async function raise(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, app } = visit;
  const sitting = (await forumsOf(tx, me)).filter((forum) => forum.sits);
  if (sitting.length === 0) return forbidden;
  const problems: FieldProblem[] = [];
  const forum = sitting.length === 1 ? sitting[0] : sitting.find((each) => nameOf(each) === sent(visit.body, 'forum'));
  if (forum === undefined) problems.push({ field: 'forum', message: 'Select for which forum you speak' });
  const words = readText(visit.body, 'words', { what: 'What you want to say', most: 3000, missing: 'Write what you want to say' }, problems);
  if (problems.length > 0 || forum === undefined) return saidPage(visit, problems, 422);
  const id = newId();
  const reference = await nextIssue(tx, today);
  await tx.insertInto('forum_issue').values({ partnership_id: me.partnershipId, id, board_id: forum.boardId, reference, process: forum.process.key, raised_on: today, raised_by: me.personId, words, answer_id: newId() }).execute();
  await record(tx, now, { deed: 'put a matter to the board', subjectKind: 'forum-issue', subjectId: id, detail: { reference } });
  const step = forum.process.steps.find((each) => each.key === forum.process.heard.said)!;
  const keepers = await peopleOf(tx, forum.boardId, { roles: [step.lead] }, now);
  await post(tx, me.partnershipId, now, keepers.map((person): Letter => ({
    key: `said ${id} ${person.id}`, toName: person.name, toEmail: person.email, subject: `${reference}: ${forum.name} has said something`,
    body: `A member of ${forum.name} has put something to the board.\n\nSign in to read it and to take it up:\n${app.settings.baseUrl}/said\n`,
  })));
  return goTo('/said', 'Thank you. It has been sent.');
}

/** Whoever keeps the forum takes a matter up, so that the board answers it, or answers it themselves. */
export async function takeUp(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const id = sent(body, 'issue');
  const issue = isId(id) ? await tx.selectFrom('forum_issue as f').selectAll('f').select(waitsToBeTakenUp.as('waits')).where('f.id', '=', id).forUpdate('f').executeTakeFirst() : undefined;
  if (issue === undefined) return notFound;
  const forum = (await forumsOf(tx, me)).find((each) => each.process.key === issue.process && each.boardId === issue.board_id);
  if (forum === undefined || !forum.keeps) return forbidden;
  if (!issue.waits) return goTo('/said', 'Somebody has taken it up already.');
  if (sent(body, 'do') === 'take-up') return start(visit, forum, { id, words: issue.words, raisedOn: issue.raised_on as Day });
  const problems: FieldProblem[] = [];
  const answer = readText(body, 'answer', { what: 'The answer', most: 3000, missing: 'Write the answer' }, problems);
  if (problems.length > 0) return saidPage(visit, problems, 422);
  await tx.updateTable('forum_issue').set({ set_aside: answer }).where('id', '=', id).execute();
  await retie(tx, id, { state: 'Answered' });
  await record(tx, now, { deed: 'answered a matter', subjectKind: 'forum-issue', subjectId: id, detail: { reference: issue.reference } });
  return goTo('/said', `${issue.reference} is answered.`);
}

async function start(visit: Visit, { boardId, process: definition }: Forum, issue: { id: string; words: string; raisedOn: Day }): Promise<Reply> {
  const { tx, me } = visit;
  const held = mayStart(me, definition, boardId);
  if (held === null) return forbidden;
  const edition = await editionOf(tx, me.partnershipId, held.frameworkId, held.frameworkVersion);
  const process = await startReview(visit, { definition, edition, boardId, role: held.role, caseId: null, title: titleOf(issue.words), anchors: { [definition.anchors[0]!.key]: issue.raisedOn } });
  await tx.updateTable('forum_issue').set({ process_id: process.id, ended_untold: false }).where('id', '=', issue.id).execute();
  await formsWithWords(visit, process, edition.pack, issue.words);
  return goTo(`/reviews/${process.id}/steps/${definition.heard.said}`, 'It is taken up. Write it down as they agree it.');
}

const mostOfATitle = 80;

/** The first words of what was said. */
function titleOf(words: string): string {
  const line = words.trim().split('\n')[0]!;
  return line.length <= mostOfATitle ? line : `${line.slice(0, line.lastIndexOf(' ', mostOfATitle) > 20 ? line.lastIndexOf(' ', mostOfATitle) : mostOfATitle)} …`;
}
