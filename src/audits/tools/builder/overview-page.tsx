import { record } from '../../../access/record.ts';
import { ChangedMeanwhile } from '../../../platform/index.ts';
import { Button, ButtonLink, ErrorSummary, Facts, Table, type FieldProblem } from '../../../web/fields/index.ts';
import { WarningText } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { editionsOf, numberAfter } from '../editions.ts';
import { openTool, type OpenTool } from '../library/open-tool.ts';
import { answerWords, kindWords, notesOf, standardName } from '../tool-words.ts';
import { editHref, seenTooLate, withDraft } from './change-page.tsx';
import { startDraft, unready } from './draft.ts';
import { questionPart } from './question-page.tsx';

/** A draft as a whole: every part of it with the way to change it, and what is missing before it may be used. */
export const overviewPage = (visit: Visit): Promise<Reply> => withDraft(visit, (open) => shown(open, [], 200));

function shown(open: OpenTool, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { tool, kindName } = open;
  const { form } = tool;
  const missing = unready(tool);
  const change = (part: string, words: string) => <a class="govuk-link" href={editHref(tool, part)}>Change<span class="govuk-visually-hidden"> {words}</span></a>;
  return page(`Draft: ${tool.name}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Draft of edition {tool.edition}, {open.board.name}</span>
      <h1 class="govuk-heading-l">{tool.name}</h1>
      <Facts rows={[{ name: 'Kind of audit', value: kindWords(form) }, { name: 'What it is for', value: form.about ?? 'Not said' }, { name: 'Guidance', value: form.guidance ?? 'None named' }]} />
      <p class="govuk-body"><a class="govuk-link" href={editHref(tool, '/about')}>Change the name, kind and guidance</a> · <a class="govuk-link" href={`/audits/tools/${tool.id}/preview`}>See it as it is asked</a></p>
      <h2 class="govuk-heading-m">Standards</h2>
      {(form.standards ?? []).length > 0 && <Table caption="Standards" captionSize="hidden" heads={['Standard', 'Change']} rows={(form.standards ?? []).map((standard) => [standard.name, change(`/standard?at=${standard.key}`, standard.name)])} />}
      <ButtonLink href={editHref(tool, '/standard')} look="secondary">Add a standard</ButtonLink>
      <h2 class="govuk-heading-m">Scales</h2>
      {form.scales.length > 0 && <Table caption="Scales" captionSize="hidden" heads={['Scale', 'Levels', 'Change']} rows={form.scales.map((scale) => [scale.name, scale.levels.map((level) => level.label).join('; '), change(`/scale?at=${scale.key}`, scale.name)])} />}
      <ButtonLink href={editHref(tool, '/scale')} look="secondary">Add a scale</ButtonLink>
      {form.sections.map((section) => (
        <section key={section.key}>
          <h2 class="govuk-heading-m">{section.title}</h2>
          <p class="govuk-body">{section.standard !== undefined && `Counts towards: ${standardName(form, section.standard)}. `}<a class="govuk-link" href={editHref(tool, `/section?at=${section.key}`)}>Change the section<span class="govuk-visually-hidden"> {section.title}</span></a></p>
          {section.questions.length > 0 && (
            <Table caption={`Questions of ${section.title}`} captionSize="hidden" heads={['Question', 'Answered by', 'Rules', 'Change']} rows={section.questions.map((question) => [
              question.label, answerWords(form, question), <>{notesOf(form, section, question, kindName).map((line) => <span class="gt-line" key={line}>{line}</span>)}</>, change(questionPart(section, question), question.label),
            ])} />
          )}
          <ButtonLink href={editHref(tool, questionPart(section, undefined))} look="secondary">Add a question<span class="govuk-visually-hidden"> to {section.title}</span></ButtonLink>
        </section>
      ))}
      <ButtonLink href={editHref(tool, '/section')} look="secondary">Add a section</ButtonLink>
      <h2 class="govuk-heading-m">Bring it into use</h2>
      {missing.length > 0 && <><p class="govuk-body">Before that:</p><ul class="govuk-list govuk-list--bullet">{missing.map((line) => <li key={line}>{line}</li>)}</ul></>}
      <WarningText iconFallbackText="Warning">An edition in use is never changed. Rounds that are open keep the edition with which they were opened.</WarningText>
      <PostForm action={editHref(tool)}>
        <input type="hidden" name="revision" value={tool.revision} />
        <div class="govuk-button-group">
          <Button name="do" value="publish">Bring edition {tool.edition} into use</Button>
          <Button name="do" value="drop" look="warning">Withdraw the draft</Button>
        </div>
      </PostForm>
    </>
  ), { status, section: 'audits', wide: true, back: { href: `/audits/tools/${tool.id}`, text: `Back to ${tool.name}` } });
}

/** Brings a draft into use as the next edition, or withdraws it. What is in use already stays as it is. */
export const answerOverview = (visit: Visit): Promise<Reply> => withDraft(visit, async (open) => {
  const { tx, now, today, body } = visit;
  const { tool, board } = open;
  const deed = sent(body, 'do');
  if (deed !== 'publish' && deed !== 'drop') return forbidden;
  if (Number(sent(body, 'revision')) !== tool.revision) return shown(open, [{ ...seenTooLate, message: 'Somebody else changed this draft while you were at it. It stands below as it is now. Look, then do it again.' }], 409);
  const missing = deed === 'publish' ? unready(tool) : [];
  if (missing.length > 0) return shown(open, missing.map((message) => ({ field: '', message })), 422);
  // Another edition may have come into use since the draft was begun: this one then comes after it.
  const others = (await editionsOf(tx, board.id, tool.key)).filter((each) => each.id !== tool.id);
  const edition = Math.max(tool.edition, numberAfter(others));
  const written = await tx.updateTable('audit_tool').set(deed === 'publish' ? { status: 'published', published_on: today, edition, revision: tool.revision + 1 } : { status: 'withdrawn', revision: tool.revision + 1 })
    .where('id', '=', tool.id).where('revision', '=', tool.revision).where('status', '=', 'draft').executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  await record(tx, now, { deed: deed === 'publish' ? 'brought an audit tool into use' : 'withdrew a draft of an audit tool', subjectKind: 'audit-tool', subjectId: tool.id, detail: { tool: tool.key, edition } });
  return deed === 'publish' ? goTo(`/audits/tools/${tool.id}`, `Edition ${edition} is in use.`) : goTo('/audits/tools', 'The draft is withdrawn.');
});

/** From an edition: begins the next as a draft, or withdraws it, so that no new round is opened with it. */
export async function answerTool(visit: Visit): Promise<Reply> {
  const open = await openTool(visit);
  if (open === null) return notFound;
  const { tool, board, keeps } = open;
  const deed = sent(visit.body, 'do');
  if (!keeps || tool.status === 'draft' || (deed !== 'draft' && deed !== 'withdraw')) return forbidden;
  if (deed === 'draft') {
    const { id, there } = await startDraft(visit, board, { ...tool.form, suppliedBy: 'board' }, tool.takenFrom);
    if (!there) await record(visit.tx, visit.now, { deed: 'began a draft of an audit tool', subjectKind: 'audit-tool', subjectId: id, detail: { tool: tool.key, from: tool.edition } });
    return goTo(`/audits/tools/${id}/edit`, there ? 'A draft of the next edition had been begun already. Here it is.' : 'The draft is begun.');
  }
  const written = await visit.tx.updateTable('audit_tool').set({ status: 'withdrawn', revision: tool.revision + 1 }).where('id', '=', tool.id).where('status', '=', 'published').executeTakeFirst();
  if (written.numUpdatedRows === 1n) await record(visit.tx, visit.now, { deed: 'withdrew an audit tool', subjectKind: 'audit-tool', subjectId: tool.id, detail: { tool: tool.key, edition: tool.edition } });
  return goTo(`/audits/tools/${tool.id}`, `Edition ${tool.edition} is withdrawn. Rounds that use it go on.`);
}
