import { record } from '../../../access/record.ts';
import { formatDay } from '../../../calendar/index.ts';
import { isId } from '../../../platform/index.ts';
import { Button, pageAt, Pages } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openResults, resultsHref, type Results } from '../open-results.ts';
import { saidKinds, saidQuestions, type SaidKind, type SaidQuestion } from './questions.ts';
import { countSaid, readSaid, type Said } from './read-said.ts';

const pageSize = 50;

interface Opened {
  results: Results;
  standard: { key: string; name: string };
  kind: SaidKind;
  /** The kinds of which the tool asks something under this standard. */
  kinds: SaidKind[];
  questions: SaidQuestion[];
  here: string;
}

async function open(visit: Visit): Promise<Opened | null> {
  const results = await openResults(visit);
  const standard = results?.standards.find(({ key }) => key === visit.params['standard']);
  if (results === null || standard === undefined) return null;
  const all = saidQuestions(results.tool.form).filter((each) => each.standard === standard.key);
  const kinds = saidKinds.map(({ key }) => key).filter((key) => all.some((each) => each.kind === key));
  const kind = kinds.find((key) => key === (sent(visit.query, 'kind') || sent(visit.body, 'kind'))) ?? kinds[0] ?? 'shows';
  return { results, standard, kind, kinds, questions: all.filter((each) => each.kind === kind), here: resultsHref(results.round.id, `/standards/${encodeURIComponent(standard.key)}/said`) };
}

const wordsOf = (kind: SaidKind): string => saidKinds.find(({ key }) => key === kind)?.words ?? kind;
const markOf = ({ returnId, section, question }: Said): string => `${returnId}/${section}/${question}`;

/** What was said about a standard, in the words of those who answered; their board's people read it, and that is recorded. */
export async function saidPage(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  const { results, standard, kind, kinds, questions, here } = opened;
  const { tx, query, now } = visit;
  const said = await readSaid(tx, results.round.id, questions, (pageAt(query) - 1) * pageSize, pageSize);
  const total = await countSaid(tx, results.round.id, questions);
  await record(tx, now, { deed: 'read what was said in a round', subjectKind: 'round', subjectId: results.round.id, detail: { standard: standard.key, kind } });
  const aboutOf = (each: Said): string => questions.find((one) => one.section === each.section && one.question === each.question)?.about ?? '';
  const list = (
    <ul class="gt-said">
      {said.map((each) => (
        <li class="gt-said__item">
          <p class="govuk-body gt-pre">{each.text}</p>
          {kind === 'planned' && <p class="govuk-body-s">{[each.owner, each.day === null ? 'no day given' : `by ${formatDay(each.day)}`].filter(Boolean).join(', ')}</p>}
          <p class="govuk-body-s gt-secondary"><a class="govuk-link" href={`/audits/returns/${each.returnId}`}>{each.name}</a>, on: {aboutOf(each)}</p>
          {results.keeps && kind !== 'planned' && (
            <div class="govuk-checkboxes govuk-checkboxes--small gt-no-print"><div class="govuk-checkboxes__item">
              <input type="hidden" name="shown" value={markOf(each)} />
              <input class="govuk-checkboxes__input" type="checkbox" id={`quote-${each.returnId}-${each.section}-${each.question}`} name="quote" value={markOf(each)} checked={each.quoted} />
              <label class="govuk-label govuk-checkboxes__label" for={`quote-${each.returnId}-${each.section}-${each.question}`}>Quote in the overview report<span class="govuk-visually-hidden">: {each.name}</span></label>
            </div></div>
          )}
        </li>
      ))}
    </ul>
  );
  return page(`${standard.name}: what was said`, (
    <>
      <span class="govuk-caption-l">{results.round.reference} {results.round.name}: {standard.name}</span>
      <h1 class="govuk-heading-l">{wordsOf(kind)}</h1>
      {kinds.length > 1 && <p class="govuk-body">{kinds.map((each, index) => <>{index > 0 && <> <span aria-hidden="true">·</span> </>}{each === kind ? <strong>{wordsOf(each)}</strong> : <a class="govuk-link" href={`${here}?kind=${each}`}>{wordsOf(each)}</a>}</>)}</p>}
      <p class="govuk-body">{total === 0 ? 'Nobody said anything here.' : `${total.toLocaleString('en-GB')} ${total === 1 ? 'answer' : 'answers'}.`}</p>
      {results.keeps && kind !== 'planned' && said.length > 0 ? (
        <PostForm action={here}>
          <input type="hidden" name="kind" value={kind} /><input type="hidden" name="page" value={String(pageAt(query))} />
          {list}
          <Button>Keep what is to be quoted</Button>
        </PostForm>
      ) : list}
      <Pages query={{ ...query, kind }} total={total} size={pageSize} />
    </>
  ), { section: 'audits', back: { href: resultsHref(results.round.id, `/standards/${encodeURIComponent(standard.key)}`), text: `Back to ${standard.name}` } });
}

/** Keeps which of the answers that were shown are quoted in the report. */
export async function chooseQuotes(visit: Visit): Promise<Reply> {
  const opened = await open(visit);
  if (opened === null) return notFound;
  const { results: { round, keeps }, questions, here, kind } = opened;
  if (!keeps) return forbidden;
  const { tx, me, now, body } = visit;
  const read = (name: string): { returnId: string; question: string }[] => sentAll(body, name).slice(0, pageSize).flatMap((mark) => {
    const [returnId = '', section, question] = mark.split('/');
    return isId(returnId) && questions.some((each) => each.section === section && each.question === question) ? [{ returnId, question: `${section}/${question}` }] : [];
  });
  const [shown, chosen] = [read('shown'), read('quote')];
  const ids = chosen.map(({ returnId }) => returnId);
  const returns = ids.length === 0 ? [] : await tx.selectFrom('audit_return').select('id').where('round_id', '=', round.id).where('status', '=', 'submitted').where('id', 'in', ids).execute();
  const known = chosen.filter(({ returnId }) => returns.some(({ id }) => id === returnId));
  const left = shown.filter((one) => !chosen.some((each) => each.returnId === one.returnId && each.question === one.question));
  for (const each of left) await tx.deleteFrom('round_quote').where('round_id', '=', round.id).where('return_id', '=', each.returnId).where('question', '=', each.question).execute();
  if (known.length > 0) await tx.insertInto('round_quote').values(known.map((each) => ({ partnership_id: me.partnershipId, round_id: round.id, return_id: each.returnId, question: each.question, board_id: round.boardId, at: now, by_person: me.personId }))).onConflict((c) => c.doNothing()).execute();
  await record(tx, now, { deed: 'chose what is quoted in an overview', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, quoted: known.length } });
  return goTo(`${here}?kind=${kind}&page=${encodeURIComponent(sent(body, 'page'))}`, 'Kept.');
}
