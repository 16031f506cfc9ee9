import { formatInstant } from '../../calendar/index.ts';
import { cleanLine } from '../../platform/index.ts';
import { Button, CheckboxField, ErrorSummary, problemAt, readText, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, sentAll, type Reply } from '../../web/visit/index.ts';
import { delegate, endDelegation, finishPart, passOn, readDelegations, type Colleague, type Delegation } from './colleagues.ts';
import { refused } from './refused-page.tsx';
import { closedBecause, takesAnswers, type OpenReturn } from './the-return.ts';

export async function showColleagues(open: OpenReturn): Promise<Reply> {
  if (!open.fills || open.only !== null || !takesAnswers(open)) return goTo(open.base);
  return colleaguesPage(open, await readDelegations(open.tx, open.ret.id), []);
}

export async function takeColleagues(open: OpenReturn): Promise<Reply> {
  const { body, base, ret } = open;
  if (!takesAnswers(open)) return refused(open, closedBecause(open));
  const what = sent(body, 'do');
  if (what === 'done') {
    if (open.only === null) return forbidden;
    await finishPart(open);
    return goTo(base, 'Thank you. Your part is marked as finished.');
  }
  if (open.only !== null) return forbidden;
  const delegations = await readDelegations(open.tx, ret.id);
  if (what === 'end') {
    const found = delegations.find(({ id, endedAt }) => id === sent(body, 'delegation') && endedAt === null);
    if (found === undefined) return notFound;
    await endDelegation(open, found);
    return goTo(`${base}/all/colleagues`, `${found.holderName} can no longer open the return. What was saved is kept.`);
  }
  const problems: FieldProblem[] = [];
  const colleague = readColleague(open, what === 'pass-on' ? 'whole' : 'colleague', problems);
  if (what === 'pass-on') {
    if (problems.length > 0) return colleaguesPage(open, delegations, problems);
    await passOn(open, colleague);
    return open.via === 'link' ? passedOn(colleague) : goTo(base, `Passed on to ${colleague.name}.`);
  }
  const chosen = sentAll(body, 'sections').filter((key) => ret.form.sections.some((section) => section.key === key));
  if (chosen.length === 0) problems.push({ field: 'sections', message: 'Select at least one section' });
  const note = readText(body, 'note', { what: 'The note', most: 1000 }, problems);
  if (problems.length > 0) return colleaguesPage(open, delegations, problems);
  await delegate(open, colleague, chosen, note);
  return goTo(`${base}/all/colleagues`, `${colleague.name} gets a mail with a personal link.`);
}

function readColleague({ body }: OpenReturn, prefix: 'colleague' | 'whole', problems: FieldProblem[]): Colleague {
  const name = cleanLine(sent(body, `${prefix}Name`));
  const email = cleanLine(sent(body, `${prefix}Email`));
  if (name === '' || name.length > 200) problems.push({ field: `${prefix}Name`, message: name === '' ? "Enter your colleague's name" : 'The name must be 200 characters or fewer' });
  if (email.length > 200 || !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) problems.push({ field: `${prefix}Email`, message: 'The e-mail address must be like name@example.com' });
  return { name, email };
}

const passedOn = ({ name }: Colleague): Reply => page('Passed on', (
  <>
    <h1 class="govuk-heading-l">Passed on to {name}</h1>
    <p class="govuk-body">{name} gets a mail with a personal link. Your link has ended. What you saved is there for {name} to go on with.</p>
  </>
));

function colleaguesPage(open: OpenReturn, delegations: readonly Delegation[], problems: readonly FieldProblem[]): Reply {
  const { base, ret, body } = open;
  const titleOf = (key: string): string => ret.form.sections.find((section) => section.key === key)?.title ?? key;
  const asked = problems.some(({ field }) => field.startsWith('whole'));
  return page('Colleagues', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{ret.name}, {ret.round.name}</span>
      <h1 class="govuk-heading-l">Colleagues</h1>
      <p class="govuk-body">Ask colleagues for the sections that they know best. Each gets a personal link to those sections alone. You see what they save, and the return is handed in once, by you.</p>
      {delegations.length > 0 && (
        <Table caption="Who has which section" heads={['Colleague', 'Sections', 'Since', 'Standing']} rows={delegations.map((each) => [
          <>{each.holderName}<span class="gt-under">{each.holderEmail}</span></>,
          <>{each.sections.map(titleOf).join(', ')}{each.note !== '' && <span class="gt-under">{each.note}</span>}</>,
          <>{formatInstant(each.at)}<span class="gt-under">asked by {each.byName}</span></>,
          each.endedAt !== null ? 'Taken back' : (
            <>
              {each.doneAt === null ? 'Under way' : `Finished on ${formatInstant(each.doneAt)}`}
              <PostForm action={`${base}/all/colleagues`}>
                <input type="hidden" name="delegation" value={each.id} />
                <Button look="secondary" name="do" value="end">Take back<span class="govuk-visually-hidden"> from {each.holderName}</span></Button>
              </PostForm>
            </>
          ),
        ])} />
      )}
      <h2 class="govuk-heading-m">Ask a colleague</h2>
      <PostForm action={`${base}/all/colleagues`}>
        <TextField name="colleagueName" label="Your colleague’s name" value={sent(body, 'colleagueName')} error={problemAt(problems, 'colleagueName')} />
        <TextField name="colleagueEmail" label="Your colleague’s e-mail" type="email" value={sent(body, 'colleagueEmail')} error={problemAt(problems, 'colleagueEmail')} />
        <CheckboxField name="sections" label="Which sections?" small values={sentAll(body, 'sections')} choices={ret.form.sections.map(({ key, title }) => ({ value: key, label: title }))} error={problemAt(problems, 'sections')} />
        <TextField name="note" label="A note for both of you (optional)" hint="It stands on these pages and not in the mail." value={sent(body, 'note')} error={problemAt(problems, 'note')} />
        <Button name="do" value="delegate">Send the link</Button>
      </PostForm>
      <Details summaryText="A colleague should answer the whole return instead of you" open={asked}>
        <PostForm action={`${base}/all/colleagues`}>
          <p class="govuk-body">Your colleague gets a link of their own and hands the return in.{open.via === 'link' && ' Your link ends.'} What you saved stays.</p>
          <TextField name="wholeName" label="Your colleague’s name" value={sent(body, 'wholeName')} error={problemAt(problems, 'wholeName')} />
          <TextField name="wholeEmail" label="Your colleague’s e-mail" type="email" value={sent(body, 'wholeEmail')} error={problemAt(problems, 'wholeEmail')} />
          <Button look="secondary" name="do" value="pass-on">Pass it on</Button>
        </PostForm>
      </Details>
    </>
  ), { back: { href: base, text: 'Back to all sections' }, status: problems.length > 0 ? 422 : 200, wide: true, section: 'audits' });
}
