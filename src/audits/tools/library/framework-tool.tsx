import { record } from '../../../access/record.ts';
import { Button, Facts } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { toolOfFramework } from '../editions.ts';
import { kindNames, kindWords } from '../tool-words.ts';
import { toolForms, usesInFramework } from './framework-tools.ts';
import { toolBoards, type ToolBoard } from './open-tool.ts';
import { ToolShown } from './tool-shown.tsx';

async function find(visit: Visit, from: Sent): Promise<{ board: ToolBoard; form: FormDefinition; keeps: boolean } | null> {
  const { boards, keeps } = await toolBoards(visit);
  const board = boards.find((each) => each.id === sent(from, 'board'));
  const form = board && toolForms(board.pack).find((each) => each.key === sent(from, 'form'));
  return board === undefined || form === undefined ? null : { board, form, keeps: keeps.has(board.id) };
}

/** A tool as a board's framework states it, before the board has used it. */
export async function frameworkToolPage(visit: Visit): Promise<Reply> {
  const found = await find(visit, visit.query);
  if (found === null) return notFound;
  const { board, form, keeps } = found;
  return page(form.name, (
    <>
      <span class="govuk-caption-l">{board.name}, from the framework</span>
      <h1 class="govuk-heading-l">{form.name}</h1>
      {form.about !== undefined && <p class="govuk-body gt-pre gt-measure">{form.about}</p>}
      <Facts rows={[{ name: 'Kind of audit', value: [kindWords(form), ...usesInFramework(board.pack, form.key)].join('; ') }, { name: 'Guidance', value: form.guidance ?? 'None named' }]} />
      {keeps && (
        <PostForm action="/audits/tools/framework">
          <input type="hidden" name="board" value={board.id} />
          <input type="hidden" name="form" value={form.key} />
          <Button>Bring it into use</Button>
        </PostForm>
      )}
      <ToolShown form={form} kindName={kindNames(board.pack.agencyKinds)} />
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits/tools', text: 'Back to audit tools' } });
}

/** Makes the first edition of a tool of the framework, as the framework states it. */
export async function useFrameworkTool(visit: Visit): Promise<Reply> {
  const found = await find(visit, visit.body);
  if (found === null) return notFound;
  const { board, form, keeps } = found;
  if (!keeps) return forbidden;
  const id = await toolOfFramework(visit.tx, visit.me.partnershipId, board.id, form, board.framework, visit.now);
  await record(visit.tx, visit.now, { deed: 'brought an audit tool into use', subjectKind: 'audit-tool', subjectId: id, detail: { tool: form.key, from: board.framework } });
  return goTo(`/audits/tools/${id}`, `“${form.name}” is in use.`);
}
