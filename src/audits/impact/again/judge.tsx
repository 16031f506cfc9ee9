import { record } from '../../../access/record.ts';
import { formatDay, type Day } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { choices, named } from '../../../thread/board-pack.ts';
import { tie } from '../../../thread/line/knot.ts';
import { AreaField, Button, CheckboxField, problemAt, RadioField, readText, Table, type FieldProblem } from '../../../web/fields/index.ts';
import { PostForm, sent, sentAll, type Sent, type Visit } from '../../../web/visit/index.ts';
import { readBetween, type Between } from './read-change.ts';

/** As many actions and lessons as can be ticked one by one. */
export const mostBetween = 100;

/** A re-audit that is judged: a round or a case audit, the earlier one, and what of it is looked at ('' for the whole). */
export interface Judged {
  id: string;
  reference: string;
  boardId: string;
  /** Null for a booked question: it is asked for the first time. */
  before: { id: string; reference: string } | null;
  about: string;
  aboutWords: string;
  pack: Pack;
}

export interface Verdict {
  about: string;
  verdict: string;
  evidence: string;
  on: Day;
  by: string | null;
}

/** What was judged of a re-audit, the latest first. */
export async function readVerdicts(tx: Tx, subjectId: string): Promise<Verdict[]> {
  const rows = await tx.selectFrom('audit_impact as i').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'i.partnership_id').onRef('p.id', '=', 'i.by_person'))
    .select(['i.question', 'i.verdict', 'i.evidence', 'i.judged_on', 'p.name']).where('i.subject_id', '=', subjectId).orderBy('i.at', 'desc').limit(200).execute();
  return rows.map((row) => ({ about: row.question, verdict: row.verdict, evidence: row.evidence, on: row.judged_on as Day, by: row.name }));
}

/**
 * Judges what changed by the verdicts of the framework, and ties it into the golden thread as an effect behind the re-audit and the
 * actions and lessons between.
 * @param tests knots that it speaks of besides
 */
export async function judge(visit: Visit, { id, reference, boardId, before, about, aboutWords, pack }: Judged, problems: FieldProblem[], tests: readonly string[] = []): Promise<boolean> {
  const { tx, me, now, today, body } = visit;
  const verdict = pack.learning.verdicts.find(({ key }) => key === sent(body, 'verdict'));
  if (verdict === undefined) problems.push({ field: 'verdict', message: 'Select what effect it had' });
  const evidence = readText(body, 'evidence', { what: 'What shows it', most: 4000, missing: 'Enter what shows it' }, problems);
  const wanted = sentAll(body, 'between');
  const between = before === null ? [] : (await readBetween(tx, before.id, about, mostBetween)).filter((each) => wanted.includes(each.id));
  if (verdict === undefined || problems.length > 0) return false;
  const effect = newId();
  await tx.insertInto('audit_impact').values({ partnership_id: me.partnershipId, id: effect, board_id: boardId, subject_id: id, before_id: before?.id ?? null, question: about, verdict: verdict.key, evidence, judged_on: today, at: now, by_person: me.personId }).execute();
  const knots = await tx.selectFrom('thread_node').select('id').where('id', 'in', [id, ...tests, ...between.map((each) => each.id)]).execute();
  await tie(tx, me.partnershipId, { id: effect, kind: 'effect', reference: `${reference} effect`, title: `${aboutWords}: ${evidence}`.slice(0, 200), state: named(pack.learning.verdicts, verdict.key), happenedOn: today, caseId: null }, knots.map((knot) => knot.id));
  await record(tx, now, { deed: 'judged the effect of a re-audit', subjectKind: 'audit', subjectId: id, detail: { reference, about: aboutWords, verdict: verdict.key, tied: tests.length + between.length, ...(before === null ? {} : { before: before.reference }) } });
  return true;
}

export function JudgeForm({ action, judged, between, body, problems }: { action: string; judged: Judged; between: readonly Between[]; body: Sent; problems: readonly FieldProblem[] }) {
  const typed = body['_csrf'] !== undefined;
  return (
    <PostForm action={action}>
      <h2 class="govuk-heading-m">Judge the effect: {judged.aboutWords}</h2>
      <RadioField name="verdict" label="What effect did what was done since have?" choices={choices(judged.pack.learning.verdicts)} value={sent(body, 'verdict')} error={problemAt(problems, 'verdict')} />
      <AreaField name="evidence" label="What shows it?" hint="The figures above, and what else is known. Name nobody." rows={4} value={sent(body, 'evidence')} error={problemAt(problems, 'evidence')} />
      {between.length > 0 && <CheckboxField name="between" label="On which actions and lessons does it speak?" hint={`What came of ${judged.before?.reference ?? ''}${between.length === mostBetween ? `; the first ${mostBetween}` : ''}.`} small values={typed ? sentAll(body, 'between') : between.map(({ id }) => id)}
        choices={between.map(({ id, reference, title, state }) => ({ value: id, label: `${reference}: ${title}`, hint: state }))} />}
      <Button>Record the verdict</Button>
    </PostForm>
  );
}

export const Verdicts = ({ verdicts, pack, words }: { verdicts: readonly Verdict[]; pack: Pack; words: (about: string) => string }) => (verdicts.length === 0 ? null : (
  <Table caption="Verdicts on the effect" heads={['About', 'Verdict', 'What shows it', 'Judged']} rows={verdicts.map((each) => [words(each.about), named(pack.learning.verdicts, each.verdict), <span class="gt-pre">{each.evidence}</span>, <>{formatDay(each.on)}<span class="gt-under">{each.by}</span></>])} />
));
