import type { Day } from '../../calendar/index.ts';
import type { Board } from '../../people/boards.ts';
import { isId } from '../../platform/index.ts';
import { choices } from '../../thread/board-pack.ts';
import { AreaField, CheckboxField, DateField, problemAt, RadioField, readDay, readText, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { sent, sentAll, type Sent, type Visit } from '../../web/visit/index.ts';
import type { Offers } from './offers.ts';

/** An audit of the programme as somebody states it. */
export interface Stated {
  name: string;
  about: string;
  kind: string;
  groupId: string | null;
  ground: string | null;
  groundText: string;
  promptedBy: string | null;
  leadId: string | null;
  priorities: string[];
  startsOn: Day | null;
  endsOn: Day | null;
}

export function PlanFields({ offers, board, body, problems }: { offers: Offers; board: Board; body: Sent; problems: readonly FieldProblem[] }) {
  const { pack } = board;
  const error = (field: string) => problemAt(problems, field);
  return (
    <>
      <TextField name="name" label="What is audited?" value={sent(body, 'name')} error={error('name')} />
      <AreaField name="about" label="What does it look at? (optional)" rows={3} value={sent(body, 'about')} error={error('about')} />
      <RadioField name="kind" label="What kind of audit is it?" choices={choices(pack.audits.kinds)} value={sent(body, 'kind')} error={error('kind')} />
      <SelectField name="group" label="Which group is told of it?" empty="No group" choices={offers.groups.filter((group) => group.boardId === board.id).map(({ id, name }) => ({ value: id, label: name }))} value={sent(body, 'group')} error={error('group')} />
      {pack.audits.grounds !== undefined && <RadioField name="ground" label="On what ground is it chosen?" choices={choices(pack.audits.grounds)} value={sent(body, 'ground')} error={error('ground')} />}
      <AreaField name="groundText" label="What prompted it?" hint="The figure, review, issue or complaint that gave cause for it." rows={3} value={sent(body, 'groundText')} error={error('groundText')} />
      <TextField name="promptedBy" label="Its reference, where it has one (optional)" hint="For example FIN-2026-0004. It ties the audit to the golden thread." width="10" value={sent(body, 'promptedBy')} error={error('promptedBy')} />
      <SelectField name="lead" label="Who leads it?" empty="Nobody yet" choices={offers.people.map((person) => ({ value: person.id, label: person.post ? `${person.name}, ${person.post}` : person.name }))} value={sent(body, 'lead')} error={error('lead')} />
      <CheckboxField name="priorities" label="Which priorities of the business plan does it serve?" small choices={pack.priorities.priorities.map(({ key, name }) => ({ value: key, label: name }))} values={sentAll(body, 'priorities')} error={error('priorities')} />
      <DateField name="startsOn" label="When does it begin? (optional)" typed={typedDay(body, 'startsOn')} error={error('startsOn')} />
      <DateField name="endsOn" label="When is it to be reported? (optional)" typed={typedDay(body, 'endsOn')} error={error('endsOn')} />
    </>
  );
}

const optionalDay = (body: Sent, name: string, problems: FieldProblem[]): Day | null =>
  (['day', 'month', 'year'].every((part) => sent(body, `${name}-${part}`) === '') ? null : readDay(body, name, 'The day', problems));

/** Reads what was stated; null with problems where something has to be mended. A theme needs its ground (LLR-60, SUF-65). */
export async function readStated({ tx, body }: Pick<Visit, 'tx' | 'body'>, offers: Offers, board: Board, problems: FieldProblem[]): Promise<Stated | null> {
  const { pack } = board;
  const name = readText(body, 'name', { what: 'The name', most: 200, missing: 'Enter what is audited' }, problems);
  const about = readText(body, 'about', { what: 'The description', most: 4000 }, problems);
  const kind = sent(body, 'kind');
  if (!pack.audits.kinds.some((each) => each.key === kind)) problems.push({ field: 'kind', message: 'Select the kind of audit' });
  const ground = sent(body, 'ground');
  if (pack.audits.grounds !== undefined && !pack.audits.grounds.some((each) => each.key === ground)) problems.push({ field: 'ground', message: 'Select the ground' });
  const groundText = readText(body, 'groundText', { what: 'What prompted it', most: 2000, missing: 'Enter what prompted it' }, problems);
  const asked = sent(body, 'promptedBy').trim().toUpperCase();
  const knot = asked === '' ? undefined : await tx.selectFrom('thread_node').select('id').where('reference', '=', asked).executeTakeFirst();
  if (asked !== '' && knot === undefined) problems.push({ field: 'promptedBy', message: 'There is nothing with this reference that you can see' });
  const startsOn = optionalDay(body, 'startsOn', problems);
  const endsOn = optionalDay(body, 'endsOn', problems);
  if (endsOn !== null && startsOn === null) problems.push({ field: 'startsOn', message: 'Enter when it begins' });
  if (startsOn !== null && endsOn !== null && endsOn < startsOn) problems.push({ field: 'endsOn', message: 'It cannot be reported before it begins' });
  const group = sent(body, 'group');
  const lead = sent(body, 'lead');
  if (problems.length > 0) return null;
  return {
    name, about, kind, groupId: isId(group) && offers.groups.some((each) => each.id === group && each.boardId === board.id) ? group : null, ground: ground || null, groundText, promptedBy: knot?.id ?? null,
    leadId: offers.people.some((person) => person.id === lead) ? lead : null, priorities: sentAll(body, 'priorities').filter((key) => pack.priorities.priorities.some((each) => each.key === key)), startsOn, endsOn,
  };
}
