import { record } from '../../access/record.ts';
import { isId } from '../../platform/index.ts';
import { Button, ButtonLink, ErrorSummary, Facts, problemAt, RadioField, Table, type FieldProblem } from '../../web/fields/index.ts';
import { WarningText } from '../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Route, type Visit } from '../../web/visit/index.ts';
import type { Pack } from '../../framework/index.ts';
import { statusWords } from '../actions/action-state.ts';
import { stageWords } from '../lessons/open-lesson.ts';
import { boardPack, named, themeNames } from '../board-pack.ts';
import { MayNameField, mayNameProblems, type MayName } from '../may-name.tsx';
import { addFinding, readNewFinding } from './add-finding.ts';
import { changeFinding, changeFindingPage } from './change-finding.tsx';
import { FindingFields } from './finding-fields.tsx';
import { readRested, RestsOn } from './rests-on.tsx';
import { saidBefore, type SaidBefore } from './said-before.ts';

const source = (visit: Visit) => ({ process: sent(visit.query, 'process'), summary: sent(visit.query, 'summary') });

async function origin(visit: Visit) {
  const { process, summary } = source(visit);
  if (!isId(process)) return null;
  const row = await visit.tx.selectFrom('process').select(['id', 'reference', 'case_id']).where('id', '=', process).executeTakeFirst();
  const cited = isId(summary) ? await visit.tx.selectFrom('summary_request as s').innerJoin('agency as a', 'a.id', 's.agency_id').select(['s.id', 'a.name']).where('s.id', '=', summary).where('s.process_id', '=', process).executeTakeFirst() : undefined;
  const summaries = row === undefined ? [] : await visit.tx.selectFrom('summary_request as s').innerJoin('agency as a', 'a.id', 's.agency_id').select(['s.id', 'a.name']).where('s.process_id', '=', process).where('s.status', '=', 'received').orderBy('a.name').execute();
  return row === undefined ? null : { row, cited, summaries };
}

async function newPage(visit: Visit, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const from = await origin(visit);
  if (from === null) return notFound;
  const pack = await boardPack(visit);
  return page('Write a finding', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{from.row.reference}</span>
      <h1 class="govuk-heading-l">Write a finding</h1>
      <p class="govuk-body">What was done well is a finding too. Name nobody: a finding is shared once the group has agreed it.</p>
      <PostForm action={`/findings/new?process=${from.row.id}${from.cited ? `&summary=${from.cited.id}` : ''}`}>
        <FindingFields pack={pack} body={visit.body} problems={problems}>
          <RadioField name="rests" label="Which summary does it rest on?" choices={[...from.summaries.map((each) => ({ value: each.id, label: each.name })), { value: 'other', label: 'Something else' }]} value={sent(visit.body, 'rests') || from.cited?.id} error={problemAt(problems, 'rests')} />
        </FindingFields>
        <Button>Save the finding</Button>
      </PostForm>
    </>
  ), { status, section: 'reviews', back: { href: `/reviews/${from.row.id}`, text: `Back to ${from.row.reference}` } });
}

/** Makes a finding that cites what it rests on. It belongs to the case until the learning group agrees it for sharing. */
async function makeFinding(visit: Visit): Promise<Reply> {
  const { tx, now, body } = visit;
  const from = await origin(visit);
  if (from === null) return notFound;
  const pack = await boardPack(visit);
  const problems: FieldProblem[] = [];
  const rests = sent(body, 'rests');
  const restsOn = from.summaries.find((each) => each.id === rests)?.id ?? null;
  if (restsOn === null && rests !== 'other') problems.push({ field: 'rests', message: 'Select what it rests on' });
  const given = readNewFinding(visit, pack, problems);
  if (given === null) return newPage(visit, problems, 422);
  const { id, reference } = await addFinding(visit, pack, given, { restsOn, knots: [...(restsOn === null ? [] : [restsOn]), from.row.id], caseId: from.row.case_id, processId: from.row.id });
  await record(tx, now, { deed: 'made a finding', subjectKind: 'finding', subjectId: id, caseId: from.row.case_id, detail: { reference } });
  return goTo(`/findings/${id}`, `${reference} is kept.`);
}

export async function findingPage(visit: Visit, mayName: MayName | null = null): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  if (!isId(id)) return notFound;
  const finding = await visit.tx.selectFrom('finding').selectAll().where('id', '=', id).executeTakeFirst();
  if (finding === undefined) return notFound;
  const pack = await boardPack(visit);
  const rested = await readRested(visit, finding.rests_on);
  const before = await saidBefore(visit.tx, finding.themes, finding.id);
  const problems = mayNameProblems(mayName, 'agree the finding');
  return page(`Finding ${finding.reference}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Finding {finding.reference}</span>
      <h1 class="govuk-heading-l">{named(pack.learning.findingKinds, finding.kind)}</h1>
      <p class="govuk-body-l gt-pre">{finding.text}</p>
      <Facts rows={[
        { name: 'Status', value: finding.status === 'agreed' ? 'Agreed for sharing' : finding.case_id === null ? 'Not agreed yet by the group' : 'Only the team of the case sees it until it is agreed' }, { name: 'Themes', value: themeNames(pack, finding.themes) },
        { name: 'Rests on', value: <RestsOn rested={rested} cites={finding.cites} seesAudits={visit.me.permissions.has('see-audits')} /> },
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/thread/${finding.id}`}>See its golden thread</a></p>
      {finding.status === 'draft' && visit.me.permissions.has('agree-learning') && (
        <PostForm action={`/findings/${finding.id}`}>
          <p class="govuk-body">Once it is agreed, everybody in the partnership can read it. Check that it names nobody.{finding.case_id !== null && ' Its words are held against the identity vault of the case, and the record says so.'}</p>
          <MayNameField mayName={mayName} problems={problems} />
          <Button>Agree it for sharing</Button>
        </PostForm>
      )}
      {finding.status === 'draft' && visit.me.permissions.has('write-finding') && <p class="govuk-body"><a class="govuk-link" href={`/findings/${finding.id}/change`}>Change its words</a></p>}
      {visit.me.permissions.has('write-finding') && (
        <div class="govuk-button-group">
          <ButtonLink look="secondary" href={`/recommendations/new?finding=${finding.id}`}>Recommend something</ButtonLink>
          <ButtonLink look="secondary" href={`/lessons/new?finding=${finding.id}`}>Add it to the learning log</ButtonLink>
        </div>
      )}
      <Before items={before} pack={pack} />
    </>
  ), { section: 'lessons', status: problems.length > 0 ? 422 : 200 });
}

/** How something said before stands, as its own page says it. */
function stateWords({ kind, state }: SaidBefore, pack: Pack): string {
  if (kind === 'finding') return state === 'agreed' ? 'Agreed for sharing' : 'Draft';
  const words: Readonly<Record<string, string>> = kind === 'action' ? statusWords : stageWords;
  return words[state] ?? named(pack.learning.verdicts, state);
}

/** The recurrence detector: shown the moment a theme comes up again. */
export function Before({ items, pack }: { items: readonly SaidBefore[]; pack: Pack }) {
  if (items.length === 0) return null;
  const closed = items.filter((item) => item.kind === 'action' && ['closed', 'verified', 'no-effect'].includes(item.state)).length;
  return (
    <>
      <h2 class="govuk-heading-m">Said before on these themes</h2>
      {closed > 0 && <WarningText>{closed} {closed === 1 ? 'action was' : 'actions were'} done on these themes, and here they are again. Ask why.</WarningText>}
      <Table caption="Newest first" captionSize="hidden" heads={['Reference', 'What', 'Status']} rows={items.map((item) => [<a class="govuk-link" href={`/${item.kind}s/${item.id}`}>{item.reference}</a>, item.title, stateWords(item, pack)])} />
    </>
  );
}

export const findingRoutes: Route[] = [
  { method: 'GET', path: '/findings/new', permission: 'write-finding', answer: (visit) => newPage(visit, [], 200) },
  { method: 'POST', path: '/findings/new', permission: 'write-finding', answer: makeFinding },
  { method: 'GET', path: '/findings/:id', permission: 'see-learning', answer: (visit) => findingPage(visit) },
  { method: 'GET', path: '/findings/:id/change', permission: 'write-finding', answer: changeFindingPage },
  { method: 'POST', path: '/findings/:id/change', permission: 'write-finding', answer: changeFinding },
];
