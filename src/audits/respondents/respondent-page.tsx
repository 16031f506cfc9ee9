import { record } from '../../access/record.ts';
import { kindName, readBoards } from '../../people/boards.ts';
import { newId } from '../../platform/index.ts';
import { Button, CheckboxField, ErrorSummary, Facts, problemAt, RadioField, readText, SelectField, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { readContact } from './contact.ts';
import { keepAgencies, SCHOOL } from './known.ts';
import { phaseKey, phaseName, registerPhases } from './phase.ts';
import { isTrait, schoolTraits } from './traits.ts';
import { countRespondents, readRespondent, type Respondent } from './read-respondents.ts';

const back = { href: '/audits/respondents', text: 'Back to who answers audits' };

const ContactFields = ({ body, problems, agency }: { body: Sent; problems: readonly FieldProblem[]; agency: boolean }) => (
  <>
    <TextField name="contactName" label="Contact (optional)" hint="The post, not the person: it changes less often. For example, Designated safeguarding lead." value={sent(body, 'contactName')} error={problemAt(problems, 'contactName')} />
    <TextField name="contactEmail" label="E-mail (optional)" type="email" hint={agency ? 'Invitations go here. Left empty, they go to whoever answers audits for the agency by their role.' : 'Invitations go here. Without an address nobody is invited.'} value={sent(body, 'contactEmail')} error={problemAt(problems, 'contactEmail')} />
  </>
);

/** A school by hand: name, number, area, phase, and what it is besides. */
async function SchoolFields({ tx }: Visit, body: Sent, problems: readonly FieldProblem[]) {
  const counts = await countRespondents(tx);
  const phases = [...new Set([...counts.map((each) => each.phase), ...usualPhases])].filter((phase) => phase !== '').toSorted();
  return (
    <>
      <TextField name="name" label="Name of the school" value={sent(body, 'name')} error={problemAt(problems, 'name')} />
      <TextField name="number" label="Unique reference number (optional)" hint="The six figures by which the register of schools knows it" width="10" value={sent(body, 'number')} error={problemAt(problems, 'number')} />
      <TextField name="area" label="Area" hint="The local authority, as in the register" value={sent(body, 'area')} error={problemAt(problems, 'area')} />
      <SelectField name="phase" label="Phase" empty="None" choices={phases.map((phase) => ({ value: phase, label: phaseName(phase) }))} value={sent(body, 'phase')} error={problemAt(problems, 'phase')} />
      <CheckboxField name="traits" label="What else is it? (optional)" hint="Some questions are asked of these schools alone." small choices={schoolTraits.map(({ key, name }) => ({ value: key, label: name }))} values={sentAll(body, 'traits')} error={problemAt(problems, 'traits')} />
    </>
  );
}
const usualPhases = registerPhases.map(phaseKey);

export async function newRespondentPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  return page('Add a school', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Add a school</h1>
      <p class="govuk-body">Agencies need not be added: every one of <a class="govuk-link" href="/agencies">the partnership’s agencies</a> can be asked.</p>
      <PostForm action="/audits/respondents/new">
        {await SchoolFields(visit, visit.body, problems)}
        <ContactFields body={visit.body} problems={problems} agency={false} />
        <Button>Add the school</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back });
}

interface SchoolDetails {
  name: string;
  number: string;
  area: string;
  phase: string;
  traits: string[];
}

async function readSchool({ tx, body }: Visit, id: string | null, problems: FieldProblem[]): Promise<SchoolDetails> {
  const name = readText(body, 'name', { what: 'The name', most: 200, missing: 'Enter the name of the school' }, problems);
  const number = sent(body, 'number');
  if (number !== '' && !/^\d{1,8}$/.test(number)) problems.push({ field: 'number', message: 'The unique reference number must be figures only' });
  else if (number !== '' && (await tx.selectFrom('respondent').select('id').where('number', '=', number).execute()).some((row) => row.id !== id)) problems.push({ field: 'number', message: 'There is a school with this number already' });
  const area = readText(body, 'area', { what: 'The area', most: 100 }, problems);
  return { name, number, area, phase: phaseKey(sent(body, 'phase')).slice(0, 60), traits: sentAll(body, 'traits').filter(isTrait) };
}

export async function addRespondent(visit: Visit): Promise<Reply> {
  const problems: FieldProblem[] = [];
  const school = await readSchool(visit, null, problems);
  const contact = readContact(visit.body, problems);
  if (problems.length > 0) return newRespondentPage(visit, problems);
  const id = newId();
  await visit.tx.insertInto('respondent').values({ partnership_id: visit.me.partnershipId, id, kind: SCHOOL, ...school, contact_name: contact.name, contact_email: contact.email }).execute();
  await record(visit.tx, visit.now, { deed: 'added a school', subjectKind: 'respondent', subjectId: id, detail: { ...school } });
  return goTo('/audits/respondents', `${school.name} is added.`);
}

const typedOf = (respondent: Respondent): Sent => ({ name: respondent.name, number: respondent.number, area: respondent.area, phase: respondent.phase, traits: respondent.traits, contactName: respondent.contactName, contactEmail: respondent.contactEmail, active: respondent.active ? 'yes' : 'no' });

export async function respondentPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const respondent = await readRespondent(visit.tx, visit.params['respondent'] ?? '');
  if (respondent === null) return notFound;
  const agency = respondent.agencyId !== null;
  const body = problems.length > 0 ? visit.body : typedOf(respondent);
  const boards = await readBoards(visit.tx, visit.me.partnershipId);
  return page(respondent.name, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Who answers audits</span>
      <h1 class="govuk-heading-l">{respondent.name}</h1>
      {agency && <Facts rows={[{ name: 'Kind', value: kindName(boards, respondent.kind) }]} />}
      <PostForm action={`/audits/respondents/${respondent.id}`}>
        {!agency && await SchoolFields(visit, body, problems)}
        <ContactFields body={body} problems={problems} agency={agency} />
        {!agency && <RadioField name="active" label="Does it take part?" value={sent(body, 'active')} choices={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No, it has closed', hint: 'It is asked no more. What it answered stays.' }]} />}
        <Button>Save</Button>
      </PostForm>
      <p class="govuk-body">A round that is open keeps the contact that it was opened with. Change that on the page of the round.</p>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back });
}

export async function changeRespondent(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const respondent = await readRespondent(tx, visit.params['respondent'] ?? '');
  if (respondent === null) return notFound;
  const problems: FieldProblem[] = [];
  const school = respondent.agencyId === null ? await readSchool(visit, respondent.id, problems) : null;
  const contact = readContact(body, problems);
  if (problems.length > 0) return respondentPage(visit, problems);
  if (respondent.agencyId !== null) await keepAgencies(tx, me.partnershipId);
  await tx.updateTable('respondent').set({ contact_name: contact.name, contact_email: contact.email, ...(school === null ? {} : { ...school, active: sent(body, 'active') !== 'no' }) }).where('id', '=', respondent.id).execute();
  await record(tx, now, { deed: 'changed who answers audits', subjectKind: 'respondent', subjectId: respondent.id, detail: { name: respondent.name, contact: contact.name } });
  return goTo('/audits/respondents', `${school?.name ?? respondent.name} is changed.`);
}
