import { record } from '../../../access/record.ts';
import { newId } from '../../../platform/index.ts';
import { choices, knownThemes, named, themeChoices } from '../../../thread/board-pack.ts';
import { tie } from '../../../thread/line/knot.ts';
import { nextReference } from '../../../thread/reference.ts';
import { AreaField, Button, CheckboxField, ErrorSummary, problemAt, RadioField, readText, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openAudit, openToChange, type OpenAudit } from '../audit/read-audit.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';
import { mayFind, openCase } from '../workshop/case-page.tsx';

/** What a finding may rest on by the address: a question of a case, a case, or what the workshop agreed. */
async function citedFrom(visit: Visit, open: OpenAudit): Promise<string> {
  const id = sent(visit.query, 'case');
  const shown = id === '' ? null : await openCase({ ...visit, params: { ...visit.params, case: id } }, open);
  if (shown === null) return '';
  const key = sent(visit.query, 'question');
  const words = shown.gradables.find((each) => each.key === key)?.words ?? shown.rows.find((row) => row.key === key)?.question;
  return `Case ${shown.of.pseudonym}${words === undefined ? '' : `: ${words}`}`;
}

const maySee = ({ audit }: OpenAudit): boolean => audit.status !== 'planned' && audit.status !== 'auditing';

export async function findingPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { body, query } = visit;
  const open = await openAudit(visit);
  if (open === null) return notFound;
  if (!mayFind(open) || !maySee(open)) return forbidden;
  const { audit, pack } = open;
  const cites = body['cites'] === undefined ? await citedFrom(visit, open) : sent(body, 'cites');
  const action = auditHref(audit.id, `/findings/new?${new URLSearchParams({ case: sent(query, 'case'), question: sent(query, 'question') }).toString()}`);
  return page('Write a finding', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">Write a finding</h1>
      <p class="govuk-body">What was done well is a finding too. Name nobody: everybody who sees learning reads it.</p>
      <PostForm action={action}>
        <RadioField name="kind" label="What kind of finding?" choices={choices(pack.learning.findingKinds)} value={sent(body, 'kind')} error={problemAt(problems, 'kind')} />
        <AreaField name="text" label="What was found?" value={sent(body, 'text')} error={problemAt(problems, 'text')} />
        <TextField name="cites" label="What does it rest on?" hint="The case and question, or the agreed point." value={cites} error={problemAt(problems, 'cites')} />
        <CheckboxField name="themes" label="Themes" choices={themeChoices(pack)} values={body['text'] === undefined ? audit.themes : sentAll(body, 'themes')} small error={problemAt(problems, 'themes')} />
        <Button>Save the finding</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}

/** Makes a finding of the audit. It stands on the golden thread behind the audit, and leads to recommendations and lessons from there. */
export async function makeFinding(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!mayFind(open) || !maySee(open)) return forbidden;
  const { audit, pack } = open;
  const problems: FieldProblem[] = [];
  const kind = sent(body, 'kind');
  if (!pack.learning.findingKinds.some((each) => each.key === kind)) problems.push({ field: 'kind', message: 'Select the kind of finding' });
  const text = readText(body, 'text', { what: 'The finding', most: 4000, missing: 'Enter what was found' }, problems);
  const cites = readText(body, 'cites', { what: 'What it rests on', most: 400, missing: 'Enter what it rests on' }, problems);
  const themes = knownThemes(pack, sentAll(body, 'themes'));
  if (themes.length === 0) problems.push({ field: 'themes', message: 'Select at least one theme' });
  if (problems.length > 0) return findingPage(visit, problems);
  const id = newId();
  const reference = await nextReference(tx, 'FIN', today);
  await tx.insertInto('finding').values({ partnership_id: me.partnershipId, id, reference, kind, text, themes, cites: `${audit.reference}. ${cites}`, made_at: now, made_by: me.personId }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'finding', reference, title: text.slice(0, 200), state: named(pack.learning.findingKinds, kind), happenedOn: today, caseId: null }, [audit.id]);
  await record(tx, now, { deed: 'made a finding', subjectKind: 'finding', subjectId: id, detail: { reference, audit: audit.reference } });
  return goTo(`/findings/${id}`, `${reference} is kept.`);
}
