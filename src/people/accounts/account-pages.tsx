import { Button } from '../../web/fields/index.ts';
import { forbidden, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { answerWith, doingOf } from '../answer.ts';
import { mayChangeAccount } from '../policies.ts';
import { closeAccount, openAccountAgain } from './close-account.ts';
import { inviteAgain, resetCode, signOutEverywhere } from './help-in.ts';
import { readPerson } from './read-person.ts';

/** Asks once more before an account is closed, and says what it means. */
export async function closePage({ tx, me, params }: Visit): Promise<Reply> {
  const person = await readPerson(tx, params['id'] ?? '');
  if (person === null) return notFound;
  if (!mayChangeAccount(me, person.id)) return forbidden;
  return page('Close an account', (
    <>
      <h1 class="govuk-heading-l">Close the account of {person.name}?</h1>
      <p class="govuk-body">They are signed out at once and cannot sign in. What they did stays on record under their name. Actions that they own stay theirs until somebody gives them to another person.</p>
      <PostForm action={`/people/${person.id}/account`}><Button name="do" value="close" look="warning">Close the account</Button></PostForm>
      <p class="govuk-body"><a class="govuk-link" href={`/people/${person.id}`}>Leave it open</a></p>
    </>
  ), { section: 'people', back: { href: `/people/${person.id}`, text: `Back to ${person.name}` } });
}

const deeds = { close: closeAccount, open: openAccountAgain, invite: inviteAgain, code: resetCode, 'sign-out': signOutEverywhere };
const isDeed = (what: string): what is keyof typeof deeds => Object.hasOwn(deeds, what);

export async function answerAccountOf(visit: Visit): Promise<Reply> {
  const person = await readPerson(visit.tx, visit.params['id'] ?? '');
  const what = sent(visit.body, 'do');
  if (person === null || !isDeed(what)) return notFound;
  const done = await deeds[what](doingOf(visit), person.id);
  if (done.outcome === 'done') visit.app.wake('deliver-mail');
  return answerWith(done, (id) => `/people/${id}`, async () => notFound);
}
