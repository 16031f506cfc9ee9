import { record } from '../../../access/record.ts';
import { FormDefinition } from '../../../framework/schema/form.ts';
import { isId, newId } from '../../../platform/index.ts';
import { Button, CheckboxField, ErrorSummary, problemAt, SelectField, Table, Tag, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { toolBoards } from '../library/open-tool.ts';
import { answerable, placedIn, suggest, type Placed } from './alike.ts';

interface Side { key: string; name: string; board: string; form: FormDefinition; keeps: boolean }
interface Mapped { id: string; from: string; to: string }
interface Walk { tools: { value: string; label: string }[]; from: Side | undefined; to: Side | undefined; mapped: Mapped[]; keeps: boolean }

/** The newest edition in use of every tool that the visitor sees, and of the two that are chosen what they ask. */
async function openWalk(visit: Visit, chosen: Sent): Promise<Walk> {
  const { boards, keeps } = await toolBoards(visit);
  const rows = boards.length === 0 ? [] : await visit.tx.selectFrom('audit_tool').select(['id', 'key', 'name', 'board_id']).where('status', '=', 'published').where('board_id', 'in', boards.map((board) => board.id)).orderBy('key').orderBy('edition', 'desc').execute();
  const tools = rows.filter((row, i) => rows.findIndex((other) => other.key === row.key) === i).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const boardOf = (id: string) => boards.find((board) => board.id === id)?.name ?? '';
  const asked = [sent(chosen, 'from'), sent(chosen, 'to')];
  const wanted = tools.filter((tool) => asked.includes(tool.key));
  const texts = wanted.length === 0 ? [] : await visit.tx.selectFrom('audit_tool').select(['key', 'definition']).where('id', 'in', wanted.map((tool) => tool.id)).execute();
  const [from, to] = asked.map((key): Side | undefined => {
    const tool = wanted.find((each) => each.key === key);
    const text = texts.find((each) => each.key === key);
    return tool === undefined || text === undefined ? undefined : { key, name: tool.name, board: boardOf(tool.board_id), form: FormDefinition.parse(text.definition), keeps: keeps.has(tool.board_id) };
  });
  const both = from !== undefined && to !== undefined && from.key !== to.key;
  const pairs = both ? await visit.tx.selectFrom('audit_crosswalk').selectAll().where('ended_at', 'is', null).where('from_tool', 'in', [from.key, to.key]).where('to_tool', 'in', [from.key, to.key]).orderBy('made_at').execute() : [];
  return {
    tools: tools.map((tool) => ({ value: tool.key, label: boards.length > 1 ? `${tool.name}, ${boardOf(tool.board_id)}` : tool.name })), from, to, keeps: both && (from.keeps || to.keeps),
    mapped: pairs.filter((pair) => pair.from_tool !== pair.to_tool).map((pair) => (pair.from_tool === from?.key ? { id: pair.id, from: pair.from_question, to: pair.to_question } : { id: pair.id, from: pair.to_question, to: pair.from_question })),
  };
}

const address = (walk: Pick<Walk, 'from' | 'to'>): string => `/audits/tools/crosswalk?from=${walk.from?.key ?? ''}&to=${walk.to?.key ?? ''}`;

/** Which questions of two tools ask the same, so that an agency answers once for both. */
export async function crosswalkPage(visit: Visit): Promise<Reply> {
  return shown(visit, await openWalk(visit, visit.query), [], 200);
}

function shown(visit: Visit, walk: Walk, problems: readonly FieldProblem[], status: 200 | 422): Reply {
  const { tools, from, to } = walk;
  return page('Questions that ask the same', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Questions that ask the same</h1>
      <p class="govuk-body gt-measure">Where two tools ask the same, an agency that answers both is shown the answer that it gave to the one when it comes to the other. An answer counts for the other only where it is given in the same way.</p>
      <form class="gt-filter" method="get" action="/audits/tools/crosswalk">
        <div class="gt-filter__row">
          <SelectField name="from" label="One tool" empty="Choose a tool" choices={tools} value={from?.key ?? ''} />
          <SelectField name="to" label="The other" empty="Choose a tool" choices={tools} value={to?.key ?? ''} />
          <Button look="secondary">Show both</Button>
        </div>
      </form>
      {from !== undefined && to !== undefined && (from.key === to.key ? <p class="govuk-body">Choose two different tools.</p> : <BothSides visit={visit} walk={walk} from={from} to={to} problems={problems} />)}
    </>
  ), { status, section: 'audits', wide: true, back: { href: '/audits/tools', text: 'Back to audit tools' } });
}

function BothSides({ visit, walk, from, to, problems }: { visit: Visit; walk: Walk; from: Side; to: Side; problems: readonly FieldProblem[] }) {
  const [left, right] = [placedIn(from.form), placedIn(to.form)];
  const at = (placed: readonly Placed[], path: string) => placed.find((each) => each.path === path);
  const suggested = walk.keeps ? suggest(from.form, to.form, (a, b) => walk.mapped.some((pair) => pair.from === a || pair.to === b)) : [];
  const words = (placed: Placed) => `${placed.section}, ${placed.number}: ${placed.question.label}`;
  return (
    <>
      <h2 class="govuk-heading-m">Mapped</h2>
      {walk.mapped.length === 0 ? <p class="govuk-body">No question is mapped yet.</p> : (
        <Table caption="Mapped questions" captionSize="hidden" heads={[from.name, to.name, 'Answers', ...(walk.keeps ? ['End'] : [])]} rows={walk.mapped.map((pair) => {
          const [one, other] = [at(left, pair.from), at(right, pair.to)];
          return [
            one === undefined ? 'No longer asked' : words(one), other === undefined ? 'No longer asked' : words(other),
            one === undefined || other === undefined ? '' : answerable(from.form, one.question, to.form, other.question) === 'same' ? 'The same' : <Tag colour="yellow">Others to choose from</Tag>,
            ...(walk.keeps ? [<PostForm action={`/audits/tools/crosswalk/${pair.id}`}><input type="hidden" name="from" value={from.key} /><input type="hidden" name="to" value={to.key} /><Button look="secondary">End<span class="govuk-visually-hidden"> the mapping of {one?.question.label ?? pair.from}</span></Button></PostForm>] : []),
          ];
        })} />
      )}
      {walk.keeps && (
        <>
          {suggested.length > 0 && (
            <>
              <h2 class="govuk-heading-m">Proposed, by their words</h2>
              <PostForm action="/audits/tools/crosswalk">
                <Sides from={from} to={to} />
                <CheckboxField small name="pair" label="Which of these ask the same?" values={sentAll(visit.body, 'pair')} error={problemAt(problems, 'pair')} choices={suggested.map((pair) => ({
                  value: `${pair.from.path}=${pair.to.path}`, label: words(pair.from), hint: `${words(pair.to)} (${pair.nearness === 1 ? 'equal words' : `${Math.round(pair.nearness * 100)}% of the words are shared`})`,
                }))} />
                <Button name="do" value="chosen">Map those chosen</Button>
              </PostForm>
            </>
          )}
          <h2 class="govuk-heading-m">Map two questions</h2>
          <PostForm action="/audits/tools/crosswalk">
            <Sides from={from} to={to} />
            <SelectField name="one" label={`Question of ${from.name}`} empty="Choose a question" choices={left.map((each) => ({ value: each.path, label: words(each) }))} value={sent(visit.body, 'one')} error={problemAt(problems, 'one')} />
            <SelectField name="other" label={`Question of ${to.name}`} empty="Choose a question" choices={right.map((each) => ({ value: each.path, label: words(each) }))} value={sent(visit.body, 'other')} error={problemAt(problems, 'other')} />
            <Button name="do" value="two" look="secondary">Map these two</Button>
          </PostForm>
        </>
      )}
    </>
  );
}

const Sides = ({ from, to }: { from: Side; to: Side }) => <><input type="hidden" name="from" value={from.key} /><input type="hidden" name="to" value={to.key} /></>;

/** Maps questions of two tools to each other. Each pair is looked at: both are asked, and in the same way. */
export async function mapQuestions(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const walk = await openWalk(visit, body);
  const { from, to, keeps } = walk;
  if (from === undefined || to === undefined) return notFound;
  if (!keeps) return forbidden;
  const two = sent(body, 'do') === 'two';
  const typed = two ? [`${sent(body, 'one')}=${sent(body, 'other')}`] : sentAll(body, 'pair');
  const [left, right] = [placedIn(from.form), placedIn(to.form)];
  const problems: FieldProblem[] = [];
  if (two && sent(body, 'one') === '') problems.push({ field: 'one', message: 'Select a question' });
  if (two && sent(body, 'other') === '') problems.push({ field: 'other', message: 'Select a question' });
  if (typed.length === 0) problems.push({ field: 'pair', message: 'Select at least one pair' });
  const pairs = typed.flatMap((pair) => {
    const [one, other] = [left.find((each) => each.path === pair.split('=')[0]), right.find((each) => each.path === pair.split('=')[1])];
    if (one === undefined || other === undefined) return [];
    if (answerable(from.form, one.question, to.form, other.question) === 'no') problems.push({ field: two ? 'other' : 'pair', message: `‘${one.question.label}’ and ‘${other.question.label}’ are answered in different ways` });
    return walk.mapped.some((there) => there.from === one.path && there.to === other.path) ? [] : [{ one: one.path, other: other.path }];
  });
  if (problems.length > 0) return shown(visit, walk, problems, 422);
  for (const { one, other } of pairs) {
    await tx.insertInto('audit_crosswalk').values({ partnership_id: me.partnershipId, id: newId(), from_tool: from.key, from_question: one, to_tool: to.key, to_question: other, made_at: now, made_by: me.personId })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'from_tool', 'from_question', 'to_tool', 'to_question']).where('ended_at', 'is', null).doNothing()).execute();
  }
  if (pairs.length > 0) await record(tx, now, { deed: 'mapped questions of audit tools', subjectKind: 'audit-crosswalk', subjectId: null, detail: { from: from.key, to: to.key, pairs: pairs.length } });
  return goTo(address(walk), pairs.length === 0 ? 'They were mapped already.' : `${pairs.length} ${pairs.length === 1 ? 'pair is' : 'pairs are'} mapped.`);
}

/** Ends a mapping: answers given until now stay where they are. */
export async function endMapping(visit: Visit): Promise<Reply> {
  const { tx, now, params, body } = visit;
  const id = params['crosswalk'] ?? '';
  const row = isId(id) ? await tx.selectFrom('audit_crosswalk').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
  if (row === undefined) return notFound;
  const walk = await openWalk(visit, { from: row.from_tool, to: row.to_tool });
  if (!walk.keeps) return forbidden;
  const ended = await tx.updateTable('audit_crosswalk').set({ ended_at: now }).where('id', '=', id).where('ended_at', 'is', null).executeTakeFirst();
  if (ended.numUpdatedRows === 1n) await record(tx, now, { deed: 'ended a mapping of audit tools', subjectKind: 'audit-crosswalk', subjectId: id, detail: { from: `${row.from_tool}/${row.from_question}`, to: `${row.to_tool}/${row.to_question}` } });
  return goTo(sent(body, 'from') === row.to_tool ? address({ from: walk.to, to: walk.from }) : address(walk), 'The mapping has ended.');
}
