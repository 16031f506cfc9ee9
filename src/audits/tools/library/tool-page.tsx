import { formatDay } from '../../../calendar/index.ts';
import { Button, ButtonLink, Facts, ShortDay, Table, Tag } from '../../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { editionsOf } from '../editions.ts';
import { kindWords } from '../tool-words.ts';
import { usesInFramework } from './framework-tools.ts';
import { StandingTag } from './library-page.tsx';
import { openTool, type OpenTool } from './open-tool.ts';
import { ToolShown } from './tool-shown.tsx';
import { whatChanged, type ToolChange } from './what-changed.ts';

/** An edition of a tool as it reads, the rounds that used it, and the tool's other editions. */
export async function toolPage(visit: Visit): Promise<Reply> {
  const open = await openTool(visit);
  if (open === null) return notFound;
  const { tool, board, keeps, kindName } = open;
  const editions = (await editionsOf(visit.tx, board.id, tool.key)).filter((each) => keeps || each.status !== 'draft');
  const rounds = await visit.tx.selectFrom('audit_round').select(['id', 'reference', 'name']).where('tool_id', '=', tool.id).orderBy('opened_on', 'desc').limit(20).execute();
  const uses = usesInFramework(board.pack, tool.key);
  const questions = tool.form.sections.reduce((sum, section) => sum + section.questions.length, 0);
  const older = editions.filter((each) => each.edition < tool.edition);
  return page(tool.name, (
    <>
      <span class="govuk-caption-l">{board.name}, edition {tool.edition}</span>
      <h1 class="govuk-heading-l">{tool.name}</h1>
      {tool.form.about !== undefined && <p class="govuk-body gt-pre gt-measure">{tool.form.about}</p>}
      <Facts rows={[
        { name: 'Standing', value: <StandingTag standing={tool.status} /> },
        { name: 'Kind of audit', value: [kindWords(tool.form), ...uses].join('; ') },
        { name: 'Guidance', value: tool.form.guidance ?? 'None named' },
        { name: 'Where it comes from', value: tool.source === 'framework' ? `The framework (${tool.takenFrom})` : tool.takenFrom === '' ? 'The board' : `The board, after ${tool.takenFrom}` },
        ...(tool.publishedOn === null ? [] : [{ name: 'In use since', value: formatDay(tool.publishedOn) }]),
        { name: 'Asks', value: `${questions} ${questions === 1 ? 'question' : 'questions'} in ${tool.form.sections.length} ${tool.form.sections.length === 1 ? 'section' : 'sections'}` },
        { name: 'Used by', value: rounds.length === 0 ? 'No round yet' : <>{rounds.map((round) => <a class="govuk-link gt-line" href={`/audits/rounds/${round.id}`}>{round.reference} {round.name}</a>)}</> },
      ]} />
      <div class="govuk-button-group">
        <ButtonLink href={`/audits/tools/${tool.id}/preview`} look="secondary">See it as it is asked</ButtonLink>
        <ButtonLink href={`/audits/tools/${tool.id}/questions.xlsx`} look="secondary">Download as Excel</ButtonLink>
        {keeps && tool.status === 'draft' && <ButtonLink href={`/audits/tools/${tool.id}/edit`}>Change the draft</ButtonLink>}
      </div>
      {keeps && tool.status !== 'draft' && <Keeping open={open} />}
      <ToolShown form={tool.form} kindName={kindName} />
      {editions.length > 1 && (
        <Table caption="Editions" heads={['Edition', 'In use since', 'Comes from', 'Standing']} rows={editions.map((each) => [
          each.id === tool.id ? `${each.edition} (this one)` : <a class="govuk-link" href={`/audits/tools/${each.id}`}>Edition {each.edition}</a>,
          each.published_on === null ? 'Not yet' : <ShortDay day={each.published_on as Parameters<typeof ShortDay>[0]['day']} />, each.source === 'framework' ? `The framework (${each.taken_from})` : 'The board', <StandingTag standing={each.status as OpenTool['tool']['status']} />,
        ])} />
      )}
      {older.length > 0 && <p class="govuk-body">{older.map((each, at) => <>{at > 0 && ' · '}<a class="govuk-link" href={`/audits/tools/${tool.id}/changes?since=${each.id}`}>What changed since edition {each.edition}</a></>)}</p>}
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits/tools', text: 'Back to audit tools' } });
}

function Keeping({ open: { tool } }: { open: OpenTool }) {
  return (
    <PostForm action={`/audits/tools/${tool.id}`}>
      <div class="govuk-button-group">
        <Button name="do" value="draft" look="secondary">Start the next edition from this one</Button>
        {tool.status === 'published' && <Button name="do" value="withdraw" look="warning">Withdraw this edition</Button>}
      </div>
    </PostForm>
  );
}

const howWords: Record<ToolChange['how'], string> = { new: 'New', gone: 'Taken out', changed: 'Changed', moved: 'Moved' };

/** What an edition changes against an earlier one. */
export async function changesPage(visit: Visit): Promise<Reply> {
  const open = await openTool(visit);
  const since = await openTool(visit, sent(visit.query, 'since'));
  if (open === null || since === null || since.tool.key !== open.tool.key || since.board.id !== open.board.id) return notFound;
  const [before, after] = since.tool.edition < open.tool.edition ? [since.tool, open.tool] : [open.tool, since.tool];
  const changes = whatChanged(before.form, after.form, open.kindName);
  return page(`What changed: ${after.name}`, (
    <>
      <span class="govuk-caption-l">{after.name}</span>
      <h1 class="govuk-heading-l">What edition {after.edition} changes against edition {before.edition}</h1>
      {changes.length === 0 ? <p class="govuk-body">Both ask the same.</p> : (
        <Table caption="Changes" captionSize="hidden" heads={['What', 'How', 'Before', 'After']} rows={changes.map((change) => [
          <>{change.what}{change.where !== change.what && <span class="gt-under">{change.where}</span>}</>, <Tag colour={change.how === 'new' ? 'green' : change.how === 'gone' ? 'red' : 'blue'}>{howWords[change.how]}</Tag>,
          <span class="gt-pre">{change.before}</span>, <span class="gt-pre">{change.after}</span>,
        ])} />
      )}
    </>
  ), { section: 'audits', wide: true, back: { href: `/audits/tools/${open.tool.id}`, text: `Back to ${open.tool.name}` } });
}
