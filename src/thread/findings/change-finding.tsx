import { record } from '../../access/record.ts';
import { isId } from '../../platform/index.ts';
import { AreaField, Button, CheckboxField, ErrorSummary, problemAt, readText, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, knownThemes, themeChoices } from '../board-pack.ts';
import { retie } from '../line/knot.ts';

/** A finding's words may be changed until it is agreed: afterwards others have read them and rest on them. */
const draft = async (visit: Visit) => {
  const id = visit.params['id'] ?? '';
  return isId(id) ? visit.tx.selectFrom('finding').selectAll().where('id', '=', id).where('status', '=', 'draft').executeTakeFirst() : undefined;
};

export async function changeFindingPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = 200): Promise<Reply> {
  const finding = await draft(visit);
  if (finding === undefined) return notFound;
  const pack = await boardPack(visit);
  const typed = visit.body['text'] !== undefined;
  return page(`Change ${finding.reference}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Finding {finding.reference}</span>
      <h1 class="govuk-heading-l">Change its words</h1>
      <p class="govuk-body">Name nobody: a finding is shared once the group has agreed it.</p>
      <PostForm action={`/findings/${finding.id}/change`}>
        <input type="hidden" name="before" value={finding.text} />
        <AreaField name="text" label="What was found?" value={typed ? sent(visit.body, 'text') : finding.text} error={problemAt(problems, 'text')} />
        <TextField name="cites" label="Where does it say so?" hint="Name the question or the passage, so that others can look it up." value={typed ? sent(visit.body, 'cites') : finding.cites} error={problemAt(problems, 'cites')} />
        <CheckboxField name="themes" label="Themes" choices={themeChoices(pack)} values={typed ? sentAll(visit.body, 'themes') : finding.themes} small error={problemAt(problems, 'themes')} />
        <Button>Save the finding</Button>
      </PostForm>
    </>
  ), { section: 'lessons', status, back: { href: `/findings/${finding.id}`, text: `Back to ${finding.reference}` } });
}

export async function changeFinding(visit: Visit): Promise<Reply> {
  const { tx, now, body } = visit;
  const finding = await draft(visit);
  if (finding === undefined) return notFound;
  const pack = await boardPack(visit);
  const problems: FieldProblem[] = [];
  const text = readText(body, 'text', { what: 'The finding', most: 4000, missing: 'Enter what was found' }, problems);
  const cites = readText(body, 'cites', { what: 'The place', most: 500, missing: 'Enter where it says so' }, problems);
  const themes = knownThemes(pack, sentAll(body, 'themes'));
  if (themes.length === 0) problems.push({ field: 'themes', message: 'Select at least one theme' });
  if (problems.length > 0) return changeFindingPage(visit, problems, 422);
  if (sent(body, 'before').replaceAll('\r\n', '\n') !== finding.text.replaceAll('\r\n', '\n')) {
    return changeFindingPage(visit, [{ field: 'text', message: `Somebody else has changed this meanwhile. It now says: ${finding.text}` }], 409);
  }
  await tx.updateTable('finding').set({ text, cites, themes }).where('id', '=', finding.id).execute();
  await retie(tx, finding.id, { title: text.slice(0, 200) });
  await record(tx, now, { deed: 'changed a finding', subjectKind: 'finding', subjectId: finding.id, caseId: finding.case_id, detail: { reference: finding.reference } });
  return goTo(`/findings/${finding.id}`, `${finding.reference} is changed.`);
}
