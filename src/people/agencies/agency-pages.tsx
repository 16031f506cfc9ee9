import { isId } from '../../platform/index.ts';
import { Button, ErrorSummary, problemAt, RadioField, SelectField, Table, Tag, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { answerWith, doingOf } from '../answer.ts';
import { agencyKinds, kindName, readBoards } from '../boards.ts';
import { mayManagePeople } from '../policies.ts';
import { addAgency } from './add-agency.ts';
import { changeAgency } from './change-agency.ts';
import { readAgencies, readAgency } from './read-agencies.ts';

/** The agencies of the partnership, with how many people each has in it. */
export async function agenciesPage({ tx, me }: Visit): Promise<Reply> {
  const boards = await readBoards(tx, me.partnershipId);
  const agencies = await readAgencies(tx);
  const manages = mayManagePeople(me);
  return page('Agencies', (
    <>
      <h1 class="govuk-heading-l">Agencies</h1>
      {manages && <p class="govuk-body"><a class="govuk-button" href="/agencies/new" role="button" draggable={false} data-module="govuk-button">Add an agency</a></p>}
      {agencies.length === 0 ? <p class="govuk-body">There is none yet.</p> : (
        <Table caption={`${agencies.length} ${agencies.length === 1 ? 'agency' : 'agencies'}`} captionSize="s" heads={['Name', 'Kind', 'People', ...(manages ? ['Change'] : [])]} rows={agencies.map((each) => [
          <>{each.name}{!each.active && <>{' '}<Tag colour="grey">Has left</Tag></>}</>, kindName(boards, each.kind),
          each.people === 0 ? 'Nobody' : <a class="govuk-link" href={`/people?agency=${each.id}`}>{each.people}<span class="govuk-visually-hidden"> at {each.name}</span></a>,
          ...(manages ? [<a class="govuk-link" href={`/agencies/${each.id}`}>Change<span class="govuk-visually-hidden"> {each.name}</span></a>] : []),
        ])} />
      )}
    </>
  ), { section: 'people', wide: true, back: { href: '/people', text: 'Back to people' } });
}

interface Typed {
  name: string;
  kind: string;
  /** Left out for one that is only being added. */
  active?: boolean;
}

async function shown({ tx, me }: Visit, form: { title: string; action: string; button: string; typed: Typed }, problems: readonly FieldProblem[]): Promise<Reply> {
  const kinds = agencyKinds(await readBoards(tx, me.partnershipId)).map(({ key, name }) => ({ value: key, label: name }));
  const { typed } = form;
  return page(form.title, (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">{form.title}</h1>
      <PostForm action={form.action}>
        <TextField name="name" label="Name" value={typed.name} error={problemAt(problems, 'name')} />
        <SelectField name="kind" label="Kind of agency" hint="The kinds are those of the framework." empty="Choose" choices={kinds} value={typed.kind} error={problemAt(problems, 'kind')} />
        {typed.active !== undefined && <RadioField name="active" label="Does it take part?" value={typed.active ? 'yes' : 'no'} choices={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No, it has left', hint: 'It can no longer be chosen. What was asked of it stays.' }]} />}
        <Button>{form.button}</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: '/agencies', text: 'Back to agencies' } });
}

const readTyped = ({ body }: Visit): Typed => ({ name: sent(body, 'name').replace(/\s+/g, ' '), kind: sent(body, 'kind') });

const newForm = (typed: Typed) => ({ title: 'Add an agency', action: '/agencies/new', button: 'Add the agency', typed });

export const newAgencyPage = (visit: Visit): Promise<Reply> => shown(visit, newForm({ name: '', kind: '' }), []);

export async function answerNewAgency(visit: Visit): Promise<Reply> {
  const typed = readTyped(visit);
  return answerWith(await addAgency(doingOf(visit), typed), () => '/agencies', (problems) => shown(visit, newForm(typed), problems));
}

const changeForm = (id: string, typed: Typed) => ({ title: 'Change an agency', action: `/agencies/${id}`, button: 'Save', typed });

export async function changeAgencyPage(visit: Visit): Promise<Reply> {
  const agency = await readAgency(visit.tx, visit.params['id'] ?? '');
  return agency === null ? notFound : shown(visit, changeForm(agency.id, agency), []);
}

export async function answerChangeAgency(visit: Visit): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  if (!isId(id)) return notFound;
  const typed = { ...readTyped(visit), active: sent(visit.body, 'active') !== 'no' };
  return answerWith(await changeAgency(doingOf(visit), id, typed), () => '/agencies', (problems) => shown(visit, changeForm(id, typed), problems));
}
