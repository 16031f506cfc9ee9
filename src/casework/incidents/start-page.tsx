import { Button, ErrorSummary, problemAt, RadioField, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { readOwnBoards, running } from '../start/own-boards.ts';
import { whyNotStart } from '../start/startable.ts';
import { notification, openIncident } from './open-incident.ts';

const back = { section: 'reviews', back: { href: '/reviews', text: 'Back to all reviews' } } as const;

export async function notifyPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const own = await readOwnBoards(visit);
  const process = own === null ? undefined : notification(own, visit.today);
  const boards = own === null || process === undefined ? [] : running(own, process);
  return page('Notify a serious incident', StartPage({ boards, ended: process === undefined ? null : whyNotStart(process, visit.today), problems }), { ...back, status: problems.length > 0 ? 422 : 200 });
}

/** Opens a case for the incident, on the board that was chosen where there are several. */
export async function notify(visit: Visit): Promise<Reply> {
  const own = await readOwnBoards(visit);
  const process = own === null ? undefined : notification(own, visit.today);
  const boards = own === null || process === undefined ? [] : running(own, process);
  const board = sent(visit.body, 'board');
  if (boards.length > 1 && !boards.some(({ id }) => id === board)) return notifyPage(visit, [{ field: 'board', message: 'Select whose case it is' }]);
  const id = await openIncident(visit, boards.length > 1 ? board : '');
  return id === null ? notFound : goTo(`/reviews/${id}`, 'The case is open. Only its team sees it.');
}

/** Before a case is opened: what it means, and what to have at hand. */
function StartPage({ boards, ended, problems }: { boards: readonly { id: string; name: string }[]; ended: string | null; problems: readonly FieldProblem[] }) {
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Notify a serious incident</h1>
      <p class="govuk-body">Use this when a child has died or been seriously harmed, with abuse or neglect known or suspected.</p>
      <p class="govuk-body">You can save each part and come back. You need:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>the day on which the authority became aware, and what happened</li>
        <li>for each child, who they are and what is known of the criteria</li>
        <li>who knows or suspects what, and which agencies were involved</li>
      </ul>
      <p class="govuk-body">If a child is in danger now, call the police or children's social care first.</p>
      {ended !== null && <InsetText>{ended} Use this only for something that happened while they held.</InsetText>}
      <PostForm action="/incidents/new">
        {boards.length > 1 && <RadioField name="board" label="Whose case is it?" choices={boards.map(({ id, name }) => ({ value: id, label: name }))} value="" error={problemAt(problems, 'board')} />}
        <Button>Open a case</Button>
      </PostForm>
    </>
  );
}
