import { Button, ButtonLink, SelectField, ShortDay, Table, Tag, TextField, type TagColour } from '../../../web/fields/index.ts';
import { page, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { isToolKind, kindWords, toolKinds } from '../tool-words.ts';
import { toolBoards } from './open-tool.ts';
import { readLibrary, type LibraryTool, type Standing } from './read-library.ts';

const standings: Record<Standing, { words: string; colour: TagColour }> = {
  published: { words: 'In use', colour: 'green' }, draft: { words: 'Draft', colour: 'yellow' }, withdrawn: { words: 'Withdrawn', colour: 'grey' }, 'not-used': { words: 'Not used yet', colour: 'blue' },
};
export const StandingTag = ({ standing }: { standing: Standing }) => <Tag colour={standings[standing].colour}>{standings[standing].words}</Tag>;
export const toolHref = (tool: Pick<LibraryTool, 'id' | 'boardId' | 'key'>): string => (tool.id === null ? `/audits/tools/framework?board=${tool.boardId}&form=${tool.key}` : `/audits/tools/${tool.id}`);

/** Narrowed by the address: kind, board, standing, and words of the name or the guidance. */
function narrowed(tools: readonly LibraryTool[], query: Sent): LibraryTool[] {
  const words = sent(query, 'words').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const is = (name: string, value: string) => sent(query, name) === '' || sent(query, name) === value;
  return tools.filter((tool) => is('kind', tool.kind) && is('board', tool.boardId) && is('standing', tool.standing) && words.every((word) => `${tool.name} ${tool.guidance}`.toLowerCase().includes(word)));
}

/** The audit tools of the visitor's boards: those of the frameworks and the boards' own. */
export async function libraryPage(visit: Visit): Promise<Reply> {
  const { boards, keeps } = await toolBoards(visit);
  const tools = narrowed(await readLibrary(visit.tx, boards, keeps), visit.query);
  return page('Audit tools', (
    <>
      <h1 class="govuk-heading-l">Audit tools</h1>
      <p class="govuk-body gt-measure">The questions that audits ask. A round keeps the edition that it was opened with, whatever becomes of the tool later.</p>
      {keeps.size > 0 && (
        <div class="govuk-button-group">
          <ButtonLink href="/audits/tools/new">Make a tool</ButtonLink>
          <ButtonLink href="/audits/tools/import" look="secondary">Bring one in from a spreadsheet</ButtonLink>
        </div>
      )}
      <form class="gt-filter" method="get" action="/audits/tools">
        <div class="gt-filter__row">
          <TextField name="words" label="Search words" type="search" value={sent(visit.query, 'words')} />
          <SelectField name="kind" label="Kind of audit" empty="Any" choices={Object.entries(toolKinds).map(([value, label]) => ({ value, label }))} value={sent(visit.query, 'kind')} />
          {boards.length > 1 && <SelectField name="board" label="Board" empty="Any" choices={boards.map(({ id, name }) => ({ value: id, label: name }))} value={sent(visit.query, 'board')} />}
          <SelectField name="standing" label="Standing" empty="Any" choices={Object.entries(standings).map(([value, { words }]) => ({ value, label: words }))} value={sent(visit.query, 'standing')} />
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      <p class="govuk-body">{tools.length} {tools.length === 1 ? 'tool' : 'tools'}. <a class="govuk-link" href="/audits/tools/crosswalk">Questions that ask the same in two tools</a>.</p>
      {tools.length > 0 && (
        <Table caption="Audit tools" captionSize="hidden" heads={['Tool', 'Kind of audit', 'Guidance', 'Edition', 'Used by', 'Standing']} rows={tools.map((tool) => [
          <><a class="govuk-link" href={toolHref(tool)}>{tool.name}</a><span class="gt-under">{tool.source === 'framework' ? 'From the framework' : 'The board’s own'}{boards.length > 1 && `, ${tool.board}`}</span></>,
          <>{kindWords({ tool: isToolKind(tool.kind) ? tool.kind : undefined })}{tool.uses.length > 0 && <span class="gt-under">{tool.uses.join('; ')}</span>}</>,
          tool.guidance || 'None named',
          tool.edition === null ? 'None yet' : <>{tool.edition}{tool.publishedOn && <span class="gt-under"><ShortDay day={tool.publishedOn} /></span>}</>,
          <UsedBy tool={tool} />,
          <><StandingTag standing={tool.standing} />{tool.draft !== null && tool.draft !== tool.id && <a class="govuk-link gt-under" href={`/audits/tools/${tool.draft}`}>Draft of the next edition<span class="govuk-visually-hidden"> of {tool.name}</span></a>}</>,
        ])} />
      )}
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits', text: 'Back to audits' } });
}

function UsedBy({ tool }: { tool: LibraryTool }) {
  if (tool.roundsInAll === 0 && tool.caseAudits === 0 && tool.surveys === 0) return <>Nothing yet</>;
  const shown = tool.rounds.slice(0, 3);
  return (
    <>
      {shown.map((round, at) => <>{at > 0 && ', '}<a class="govuk-link" href={`/audits/rounds/${round.id}`}>{round.reference}</a></>)}
      {tool.roundsInAll > shown.length && ` and ${tool.roundsInAll - shown.length} more rounds`}
      {tool.caseAudits > 0 && <span class="gt-under">{tool.caseAudits} {tool.caseAudits === 1 ? 'case audit' : 'case audits'}</span>}
      {tool.surveys > 0 && <span class="gt-under">{tool.surveys} {tool.surveys === 1 ? 'survey' : 'surveys'}</span>}
    </>
  );
}
