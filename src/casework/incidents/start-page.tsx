import { Button } from '../../web/fields/index.ts';
import { PostForm } from '../../web/visit/index.ts';

/** Before a case is opened: what it means, and what to have at hand. */
export function StartPage() {
  return (
    <>
      <h1 class="govuk-heading-l">Notify a serious incident</h1>
      <p class="govuk-body">Use this when a child has died or been seriously harmed, with abuse or neglect known or suspected.</p>
      <p class="govuk-body">You can save each part and come back. You need:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>the day on which the authority became aware, and what happened</li>
        <li>for each child, who they are and what is known of the criteria</li>
        <li>who knows or suspects what, and which agencies were involved</li>
      </ul>
      <p class="govuk-body">If a child is in danger now, call the police or children's social care first.</p>
      <PostForm action="/incidents/new"><Button>Open a case</Button></PostForm>
    </>
  );
}
