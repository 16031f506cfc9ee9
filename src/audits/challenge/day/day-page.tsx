import { formatDay } from '../../../calendar/index.ts';
import { AreaField, Button, ButtonLink, CheckboxField, ErrorSummary, Facts, problemAt, Table, Tag, type FieldProblem } from '../../../web/fields/index.ts';
import { Details } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { challengeHref, levelName, nameOf, roundChallengeHref } from '../open-challenge.ts';
import { panelName } from '../open-round.ts';
import { StateTag } from '../return/panel-page.tsx';
import { dayHref, dayWords, type PanelMember } from './read-day.ts';
import { readSheet, type Sheet, type SheetEntry } from './read-sheet.ts';

export const memberWords = ({ name, lay, came }: PanelMember): string => `${name}${lay ? ' (lay member)' : ''}${came === false ? ', did not come' : ''}`;

/** A challenge day as the panel's sheet, to print: who is met in what order, with grades and questions; and what was said, once it is recorded. */
export async function dayPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 409 | 422 = 422): Promise<Reply> {
  const sheet = await readSheet(visit);
  if (sheet === null) return notFound;
  const { day, opened, entries } = sheet;
  const { round, panel } = opened;
  return page(`Challenge day of ${round.reference}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">Challenge day, {formatDay(day.heldOn)}</h1>
      <p><Tag colour={day.status === 'held' ? 'green' : day.status === 'cancelled' ? 'grey' : 'blue'}>{dayWords[day.status]}</Tag></p>
      <Facts rows={[{ name: 'Where', value: day.place }, { name: 'Panel', value: panelName(opened) }, { name: day.status === 'held' ? 'Who was there' : 'Who sits on it', value: day.panel.map(memberWords).join('\n') }, ...(day.notes === '' ? [] : [{ name: 'Notes', value: day.notes }])]} />
      <div class="govuk-button-group gt-no-print">
        <ButtonLink look="secondary" href={dayHref(day.id, '/sheet.docx')}>Download the sheet as a Word document</ButtonLink>
        {panel && day.status === 'prepared' && <ButtonLink look="secondary" href={dayHref(day.id, '/change')}>Change the day</ButtonLink>}
      </div>
      {entries.map((entry, index) => <Entry entry={entry} number={index + 1} sheet={sheet} />)}
      {panel && day.status === 'prepared' && <Recording visit={visit} sheet={sheet} problems={problems} />}
    </>
  ), { section: 'audits', status: problems.length > 0 ? status : 200, back: { href: roundChallengeHref(round.id), text: 'Back to the challenge' } });
}

function Entry({ entry, number, sheet: { standards, levels, day } }: { entry: SheetEntry; number: number; sheet: Sheet }) {
  return (
    <section class="gt-sheet">
      <h2 class="govuk-heading-m">{number}. <a class="govuk-link" href={challengeHref(entry.returnId)}>{entry.name}</a></h2>
      {entry.reason !== '' && <p class="govuk-body">Chosen because: {entry.reason}</p>}
      <Table caption={`Grades of ${entry.name}`} captionSize="hidden" heads={['Standard', 'Own grade', 'Panel’s grade']} rows={standards.map(({ key, name }) => { const grade = entry.grades.find((each) => each.standard === key); return [name, levelName(levels, grade?.own ?? null), grade?.moderated == null ? '' : levelName(levels, grade.moderated)]; })} />
      {entry.questions.length === 0 ? <p class="govuk-body">Nothing has been asked in writing.</p> : (
        <ol class="govuk-list govuk-list--number">
          {entry.questions.map((question) => (
            <li><strong>{nameOf(standards, question.standard)}:</strong> {question.question} <StateTag question={question} />
              {question.reply !== '' && <span class="gt-under gt-pre">Reply: {question.reply}</span>}{question.settledText !== '' && <span class="gt-under">Settled: {question.settledText}</span>}
            </li>
          ))}
        </ol>
      )}
      {day.status === 'held' && <><h3 class="govuk-heading-s">What was said</h3><p class="govuk-body gt-pre">{entry.said}</p></>}
    </section>
  );
}

function Recording({ visit: { body }, sheet: { day, opened }, problems }: { visit: Visit; sheet: Sheet; problems: readonly FieldProblem[] }) {
  const sentBefore = body['do'] !== undefined;
  return (
    <Details classes="gt-deed" summaryText="Record the day" open={problems.length > 0}>
      <PostForm action={dayHref(day.id)}>
        <input type="hidden" name="revision" value={day.revision} />
        <CheckboxField name="came" label="Who was there?" values={sentBefore ? sentAll(body, 'came') : day.panel.map((_, index) => String(index))} choices={day.panel.map((member, index) => ({ value: String(index), label: memberWords({ ...member, came: null }) }))} error={problemAt(problems, 'came')} />
        <AreaField name="others" label="Who else? (optional)" hint="One name a line. Of the agencies, give the post." rows={3} value={sent(body, 'others')} error={problemAt(problems, 'others')} />
        {opened.challenge?.withLayMembers && <AreaField name="withoutLay" label="If no lay member came: why was the day held without one?" rows={2} value={sent(body, 'withoutLay')} error={problemAt(problems, 'withoutLay')} />}
        {day.agenda.map((entry) => <AreaField name={`said.${entry.returnId}`} label={`What was said: ${entry.name}`} rows={4} value={sent(body, `said.${entry.returnId}`)} error={problemAt(problems, `said.${entry.returnId}`)} />)}
        <AreaField name="notes" label="Anything else (optional)" rows={3} value={sent(body, 'notes')} error={problemAt(problems, 'notes')} />
        <div class="govuk-button-group"><Button name="do" value="hold">Record the day as held</Button><Button look="secondary" name="do" value="cancel">Cancel the day</Button></div>
      </PostForm>
    </Details>
  );
}
