import { formatDay } from '../../calendar/index.ts';
import { Button, ButtonLink, ErrorSummary, Facts, pageAt, Pages, problemAt, SelectField, Table, Tag, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { WarningText } from '../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { readAnswered } from '../results/tally.ts';
import { challengeHref, roundChallengeHref } from './open-challenge.ts';
import { openRoundChallenge, panelName, type RoundChallenge } from './open-round.ts';
import { challengeShows, readChallenged, type ChallengedReturn } from './read-returns.ts';
import { dayHref, dayWords, readDays } from './day/read-day.ts';

export const pageSize = 50;

/** The challenge of a round: which returns are questioned and why, how far each has come, and the days on which the panel meets agencies. */
export async function challengePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const opened = await openRoundChallenge(visit);
  if (opened === null) return notFound;
  const { tx, query, body } = visit;
  const { round, challenge, panel } = opened;
  const all = challenge?.which === 'all';
  const show = challengeShows.find(({ key }) => key === sent(query, 'show'))?.key ?? 'all';
  const words = sent(query, 'words').slice(0, 100);
  const answered = await readAnswered(tx, round.id, all);
  const rows = await readChallenged(tx, round.id, round.previousId, { show, all, words, today: visit.today }, (pageAt(query) - 1) * pageSize, pageSize);
  const days = await readDays(tx, round.id);
  const here = roundChallengeHref(round.id);
  const left = answered.toQuestion - answered.moderated;
  const chooses = panel && !all && rows.length > 0;
  const list = rows.length === 0 ? <p class="govuk-body">No return fits this.</p> : <Returns rows={rows} chooses={chooses} ticked={sentAll(body, 'chosen')} />;
  return page(`Challenge of ${round.reference}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">Challenge</h1>
      {left > 0 && <WarningText>{left === 1 ? 'One return that is to be questioned is' : `${left.toLocaleString('en-GB')} returns that are to be questioned are`} not moderated yet. The overview report says so.</WarningText>}
      <Facts rows={[
        { name: 'Questioned by', value: `${panelName(opened)}${challenge?.withLayMembers ? ', with lay members' : ''}` },
        { name: 'Which returns', value: challenge === null ? 'The framework asks for no challenge; the board may choose returns' : all ? 'Every return' : `Chosen by the board${challenge.about === undefined ? '' : `. ${challenge.about}`}` },
        { name: 'So far', value: `${answered.toQuestion.toLocaleString('en-GB')} of ${answered.submitted.toLocaleString('en-GB')} to be questioned, ${answered.moderated.toLocaleString('en-GB')} moderated, rigour of ${answered.judged.toLocaleString('en-GB')} judged` },
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/audits/rounds/${round.id}/results`}>Results</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`/audits/rounds/${round.id}/results/differences`}>Own grades against the panel’s</a></p>
      <h2 class="govuk-heading-m">Challenge days</h2>
      {days.length === 0 ? <p class="govuk-body">None is planned.</p> : <ul class="govuk-list">{days.map((day) => <li><a class="govuk-link" href={dayHref(day.id)}>{formatDay(day.heldOn)}{day.place !== '' && `, ${day.place}`}</a> <Tag colour={day.status === 'held' ? 'green' : day.status === 'cancelled' ? 'grey' : 'blue'}>{dayWords[day.status]}</Tag></li>)}</ul>}
      {panel && <ButtonLink look="secondary" href={`${here}/days/new`}>Prepare a challenge day</ButtonLink>}
      <h2 class="govuk-heading-m" id="returns">Returns</h2>
      <form class="gt-filter" method="get" action={`${here}#returns`}>
        <div class="gt-filter__row">
          <SelectField name="show" label="Show" choices={challengeShows.map(({ key, words: label }) => ({ value: key, label }))} value={show} />
          <TextField name="words" label="Name" type="search" value={words} />
          <Button look="secondary">Apply</Button>
        </div>
      </form>
      {chooses ? <Choosing opened={opened} visit={visit} problems={problems}>{list}</Choosing> : list}
      <Pages query={query} total={rows[0]?.total ?? 0} size={pageSize} />
    </>
  ), { section: 'audits', wide: true, status: problems.length > 0 ? 422 : 200, back: { href: `/audits/rounds/${round.id}`, text: `Back to ${round.reference}` } });
}

function Choosing({ opened: { round }, visit: { body }, problems, children }: { opened: RoundChallenge; visit: Visit; problems: readonly FieldProblem[]; children: ReturnType<typeof Returns> }) {
  const error = problemAt(problems, 'chosen');
  return (
    <PostForm action={roundChallengeHref(round.id)}>
      {error !== undefined && <p class="govuk-error-message" id="chosen"><span class="govuk-visually-hidden">Error:</span> {error}</p>}
      {children}
      <TextField name="reason" label="Why these?" hint="For example: low grades without evidence, not questioned before, a theme of this year." value={sent(body, 'reason')} error={problemAt(problems, 'reason')} />
      <div class="govuk-button-group"><Button name="do" value="choose">Have the ticked returns questioned</Button><Button look="secondary" name="do" value="leave">Take the ticked off again</Button></div>
    </PostForm>
  );
}

function Returns({ rows, chooses, ticked }: { rows: readonly ChallengedReturn[]; chooses: boolean; ticked: readonly string[] }) {
  return (
    <Table caption="Returns and their challenge" captionSize="hidden" heads={['Who answered', ...(chooses ? ['Choose'] : []), 'To be questioned', 'Own mean', 'Questions', 'Panel’s grades', 'Rigour']} rows={rows.map((row) => [
      <><a class="govuk-link" href={challengeHref(row.id)}>{row.name}</a>{row.area !== '' && <span class="gt-under">{row.area}</span>}</>,
      ...(chooses ? [<div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id={`chosen-${row.id}`} name="chosen" value={row.id} checked={ticked.includes(row.id)} /><label class="govuk-label govuk-checkboxes__label" for={`chosen-${row.id}`}><span class="govuk-visually-hidden">Choose {row.name}</span></label></div></div>] : []),
      <>{row.toQuestion ? <Tag colour="purple">Yes</Tag> : 'No'}{row.reason !== '' && <span class="gt-under">{row.reason}</span>}{row.before && <span class="gt-under">questioned in the round before</span>}</>,
      row.own === null ? '' : row.own.toFixed(1), <Questions row={row} />,
      row.moderated === 0 ? (row.toQuestion ? <Tag colour="yellow">Not moderated</Tag> : 'None') : <>{row.moderated} {row.moderated === 1 ? 'grade' : 'grades'}{row.toQuestion && !row.isModerated && <span class="gt-under">questions without a grade</span>}</>,
      row.judged ? 'Judged' : 'Not judged',
    ])} />
  );
}

function Questions({ row }: { row: ChallengedReturn }) {
  const parts = [row.drafts > 0 ? `${row.drafts} ${row.drafts === 1 ? 'draft' : 'drafts'}` : '', row.sent > 0 ? `${row.sent} sent` : '', row.unanswered > 0 ? `${row.unanswered} without a reply` : '', row.unsettled > 0 ? `${row.unsettled} to be settled` : ''].filter(Boolean);
  return <>{parts.length === 0 ? 'None' : parts.join(', ')}{row.late > 0 && <span class="gt-under"><Tag colour="red">{row.late === 1 ? 'Reply late' : `${row.late} replies late`}</Tag></span>}</>;
}
