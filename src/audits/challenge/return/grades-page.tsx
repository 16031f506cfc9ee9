import { AreaField, Button, ErrorSummary, problemAt, SelectField, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { forbidden, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { challengeHref, levelName, openChallenge } from '../open-challenge.ts';
import { notAskable } from './ask.ts';
import { awaitsReply } from './may-moderate.ts';
import { StateTag } from './panel-page.tsx';
import { readGrades, readQuestions, type KeptGrade } from './read-questions.ts';

/** When any of the grades was last moderated: whoever saves on top of somebody else's is told. */
export const seenOf = (grades: readonly KeptGrade[]): string => String(Math.max(0, ...grades.map(({ at }) => at?.getTime() ?? 0)));

/** The panel's grade of each standard, beside the agency's own and what was asked and replied; and how rigorous the return is. */
export async function gradesPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 409 | 422 = 422): Promise<Reply> {
  const open = await openChallenge(visit);
  if (open === null) return notFound;
  if (!open.asks || notAskable(open) !== null) return forbidden;
  const { ret, standards, levels } = open;
  const { tx, body } = visit;
  const grades = await readGrades(tx, ret.id);
  const questions = await readQuestions(tx, [ret.id], true);
  const value = (field: string, stands: string): string => (body[field] === undefined ? stands : sent(body, field));
  return page(`Grades: ${ret.name}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{ret.round.reference} {ret.round.name}</span>
      <h1 class="govuk-heading-l">The panel’s grades: {ret.name}</h1>
      <p class="govuk-body">A grade of the panel stands beside the agency’s own and changes nothing in it. Leave a standard as it is where the panel has not looked at it. The agency reads grades and reasons.</p>
      <PostForm action={challengeHref(ret.id, '/grades')}>
        <input type="hidden" name="seen" value={value('seen', seenOf(grades))} />
        {standards.map(({ key, name }) => {
          const grade = grades.find((each) => each.standard === key);
          const asked = questions.filter((question) => question.standard === key);
          return (
            <section class="gt-grading">
              <h2 class="govuk-heading-m">{name}</h2>
              <p class="govuk-body">Own grade: <strong>{levelName(levels, grade?.own ?? null)}</strong>{grade?.ownScore != null && `, mean ${grade.ownScore.toFixed(1)}`}{grade?.at != null && `. Panel’s grade: ${levelName(levels, grade.moderated)}, by ${grade.by ?? 'the panel'}`}</p>
              {asked.length > 0 && <ul class="govuk-list govuk-list--bullet">{asked.map((question) => <li>{question.question} <StateTag question={question} />{question.reply !== '' && <span class="gt-under gt-pre">{question.reply}</span>}</li>)}</ul>}
              {awaitsReply(questions, key) && <InsetText>The agency has not replied yet. The panel grades once it has, or once the question is settled.</InsetText>}
              <SelectField name={`level.${key}`} label={<>Panel’s grade<span class="govuk-visually-hidden"> of {name}</span></>} empty="Not moderated" choices={levels.map((level) => ({ value: level.value, label: level.label }))} value={value(`level.${key}`, grade?.moderated ?? '')} error={problemAt(problems, `level.${key}`)} />
              <AreaField name={`reason.${key}`} label={<>Reason<span class="govuk-visually-hidden"> for the grade of {name}</span></>} rows={2} value={value(`reason.${key}`, grade?.reason ?? '')} error={problemAt(problems, `reason.${key}`)} />
            </section>
          );
        })}
        <h2 class="govuk-heading-m">Rigour</h2>
        <AreaField name="rigour" label="How rigorous is the return?" hint="Is it open about gaps, is each grade shown, does each gap have an action with an owner and a day?" rows={4} value={value('rigour', open.rigour)} error={problemAt(problems, 'rigour')} />
        <Button>Save</Button>
      </PostForm>
    </>
  ), { section: 'audits', status: problems.length > 0 ? status : 200, back: { href: challengeHref(ret.id), text: `Back to ${ret.name}` } });
}
