import { AreaField, boxesOf, Button, DateField, ErrorSummary, problemAt, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { roundChallengeHref } from '../open-challenge.ts';
import { openRoundChallenge } from '../open-round.ts';
import { readOffered } from './offered.ts';
import { dayHref, readDay } from './read-day.ts';

/** What a challenge day is prepared with: day, place, panel, and the order of the agencies. A day that is named is changed. */
export async function preparePage(visit: Visit, problems: readonly FieldProblem[] = [], status: 409 | 422 = 422): Promise<Reply> {
  const { tx, params, body } = visit;
  const day = params['day'] === undefined ? null : await readDay(tx, params['day']);
  const opened = params['day'] !== undefined && day === null ? null : await openRoundChallenge(visit, day?.roundId);
  if (opened === null) return notFound;
  if (!opened.panel || (day !== null && day.status !== 'prepared' && problems.length === 0)) return forbidden;
  const { round, challenge } = opened;
  const offered = await readOffered(tx, round.id, challenge?.which === 'all');
  const value = (field: string, stands: string): string => (body[field] === undefined ? stands : sent(body, field));
  const placeOf = (id: string): string => { const at = day?.agenda.findIndex((each) => each.returnId === id) ?? -1; return at === -1 ? '' : String(at + 1); };
  const members = (lay: boolean): string => (day?.panel ?? []).filter((member) => member.lay === lay).map(({ name }) => name).join('\n');
  const title = day === null ? 'Prepare a challenge day' : 'Change the challenge day';
  return page(title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      <PostForm action={day === null ? roundChallengeHref(round.id, '/days/new') : dayHref(day.id, '/change')}>
        {day !== null && <input type="hidden" name="revision" value={day.revision} />}
        <DateField name="heldOn" label="On what day?" typed={body['heldOn-day'] === undefined ? boxesOf(day?.heldOn ?? null) : typedDay(body, 'heldOn')} error={problemAt(problems, 'heldOn')} />
        <TextField name="place" label="Where?" value={value('place', day?.place ?? '')} error={problemAt(problems, 'place')} />
        <AreaField name="panel" label="Panel" hint="One name a line, with the post where it helps." rows={4} value={value('panel', members(false))} error={problemAt(problems, 'panel')} />
        <AreaField name="lay" label="Lay members of the panel" hint={challenge?.withLayMembers ? 'One name a line. The framework wants at least one.' : 'One name a line, where there are any.'} rows={2} value={value('lay', members(true))} error={problemAt(problems, 'lay')} />
        <h2 class="govuk-heading-m">Order of the agencies</h2>
        {offered.length === 0 ? <p class="govuk-body">No return has been chosen. <a class="govuk-link" href={`${roundChallengeHref(round.id)}#returns`}>Choose returns first</a>.</p> : <p class="govuk-body">Give each agency that comes its place: 1 for the first. Leave the others empty.</p>}
        {offered.map(({ id, name }) => <TextField name={`order.${id}`} label={name} width="3" value={value(`order.${id}`, placeOf(id))} error={problemAt(problems, `order.${id}`)} />)}
        <Button>{day === null ? 'Prepare the day' : 'Save'}</Button>
      </PostForm>
    </>
  ), { section: 'audits', status: problems.length > 0 ? status : 200, back: day === null ? { href: roundChallengeHref(round.id), text: 'Back to the challenge' } : { href: dayHref(day.id), text: 'Back to the day' } });
}
