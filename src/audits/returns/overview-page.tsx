import { formatDay, formatInstant } from '../../calendar/index.ts';
import { readBack, ReadBack } from '../../forms/index.ts';
import { Button, ButtonLink, Facts } from '../../web/fields/index.ts';
import { InsetText, TaskList } from '../../web/govuk/index.ts';
import { page, PostForm, type Reply } from '../../web/visit/index.ts';
import { record } from '../../access/record.ts';
import { readGiven } from '../evidence/given.ts';
import { GivenList } from '../evidence/given-list.tsx';
import { readDelegations, type Delegation } from './colleagues.ts';
import { readDrafts, type Drafts } from './drafts.ts';
import { History, readHistory } from './history.tsx';
import { countsOf, standingsOf, type SectionStanding } from './standing.ts';
import { sectionsFor, takesAnswers, type OpenReturn } from './the-return.ts';

/** The first page of a return: its sections and who has them while it is filled in, what was said once it is handed in. */
export async function showReturn(open: OpenReturn): Promise<Reply> {
  const { ret, setting } = open;
  const drafts = await readDrafts(open);
  const standings = standingsOf(ret.form, drafts.answers, drafts.unconfirmed, setting);
  if (open.fills && takesAnswers(open)) return fillPage(open, drafts, standings, await readDelegations(open.tx, ret.id));
  return readPage(open, drafts, standings);
}

const tagOf = ({ asked, answered, unconfirmed, lacks }: SectionStanding) => (unconfirmed.length > 0 ? { children: `${unconfirmed.length} to confirm`, colour: 'yellow' as const }
  : answered === 0 && asked > 0 ? { children: lacks.length === 0 ? 'Optional' : 'Not started', colour: 'grey' as const }
  : lacks.length > 0 ? { children: 'Begun', colour: 'blue' as const } : { children: 'Complete', colour: 'green' as const });

function fillPage(open: OpenReturn, drafts: Drafts, standings: readonly SectionStanding[], delegations: readonly Delegation[]): Reply {
  const { ret, base, only, linkId } = open;
  const mine = new Set(sectionsFor(open).map(({ key }) => key));
  const shown = standings.filter(({ section }) => mine.has(section));
  const { asked, answered, unconfirmed } = countsOf(shown);
  const holders = (section: string): string => delegations.filter((each) => each.endedAt === null && each.sections.includes(section) && each.linkId !== linkId).map((each) => `${each.holderName}${each.doneAt === null ? '' : ' (finished)'}`).join(', ');
  const own = delegations.find((each) => each.linkId === linkId);
  const hintOf = (each: SectionStanding): string => {
    const draft = drafts.bySection.get(each.section)!;
    return [`${each.answered} of ${each.asked} answered`, holders(each.section) === '' ? '' : `with ${holders(each.section)}`, draft.updatedAt === null ? '' : `last saved by ${draft.updatedBy}, ${formatInstant(draft.updatedAt)}`].filter((part) => part !== '').join(' · ');
  };
  return page(`${ret.round.name}: ${ret.name}`, (
    <>
      <span class="govuk-caption-l">{ret.boardName}, {ret.round.reference}</span>
      <h1 class="govuk-heading-l">{ret.round.name}: {ret.name}</h1>
      <p class="govuk-body-l">{own === undefined ? `You answer for ${ret.name}.` : `${own.byName} asks you for ${shown.length === 1 ? 'one section' : `${shown.length} sections`}.`} The last day is <strong>{formatDay(ret.round.dueOn)}</strong>{ret.round.dueOn < open.today ? ', which has passed: a late return still counts' : ''}.</p>
      {ret.status === 'returned' && <InsetText><strong>The board asks for more:</strong> <span class="gt-pre">{ret.returnedReason}</span></InsetText>}
      {own !== undefined && own.note !== '' && <InsetText><span class="gt-pre">{own.note}</span></InsetText>}
      {unconfirmed > 0 && (
        <InsetText>
          <p class="govuk-body">{unconfirmed} of {asked} answers were brought forward from what you said before. Change what is no longer so; the rest you confirm without touching it.</p>
          <ButtonLink href={`${base}/all/confirm`}>Read and confirm {unconfirmed === 1 ? 'the answer' : `all ${unconfirmed} answers`}</ButtonLink>
        </InsetText>
      )}
      <p class="govuk-body">{answered} of {asked} questions have an answer. Each section is saved as you go; you can come back at any time{open.via === 'link' ? ' with the same link' : ''}.</p>
      <TaskList idPrefix="section" items={shown.map((each) => ({ title: { text: each.title }, hint: { text: hintOf(each) }, href: `${base}/${each.section}`, status: { tag: tagTo(tagOf(each)) } }))} />
      {only === null ? (
        <>
          <div class="govuk-button-group">
            <ButtonLink href={`${base}/all/hand-in`}>Sign and hand in</ButtonLink>
            <ButtonLink look="secondary" href={`${base}/all/colleagues`}>Ask a colleague</ButtonLink>
          </div>
          <p class="govuk-body"><a class="govuk-link" href={`${base}/all/evidence`}>Your evidence</a></p>
        </>
      ) : (
        <PostForm action={`${base}/all/colleagues`}>
          {own?.doneAt === null ? <Button name="do" value="done">My part is finished</Button> : <p class="govuk-body">You marked your part as finished. You can still change it until the return is handed in.</p>}
        </PostForm>
      )}
    </>
  ), { section: 'audits' });
}

const tagTo = ({ children, colour }: ReturnType<typeof tagOf>) => ({ text: children, colour });

/** A return to read. To a board it shows the answers once they have been handed in; a draft is the agency's own. */
async function readPage(open: OpenReturn, drafts: Drafts, standings: readonly SectionStanding[]): Promise<Reply> {
  const { ret, setting, base, tx, now } = open;
  const handedIn = ret.status === 'submitted';
  const readable = open.fills || ret.submittedAt !== null;
  const mine = { ...ret.form, sections: sectionsFor(open) };
  const given = readable ? await readGiven(tx, { id: ret.id, previousId: null }, () => true) : new Map();
  const counts = countsOf(standings);
  const history = await readHistory(tx, ret.id);
  if (!open.fills && readable) await record(tx, now, { deed: 'read a return', subjectKind: 'return', subjectId: ret.id });
  return page(`${ret.round.name}: ${ret.name}`, (
    <>
      <span class="govuk-caption-l">{ret.boardName}, {ret.round.reference}</span>
      <h1 class="govuk-heading-l">{ret.round.name}: {ret.name}</h1>
      {handedIn && open.fills && <div class="govuk-panel govuk-panel--confirmation"><h2 class="govuk-panel__title">Handed in</h2><div class="govuk-panel__body">Thank you. You need do nothing more.</div></div>}
      {!ret.round.open && !handedIn && <InsetText>The round has been closed. What was saved is kept.</InsetText>}
      <Facts rows={[
        { name: 'Standing', value: handedIn ? 'Handed in' : ret.status === 'returned' ? 'Returned to the agency' : ret.status === 'under-way' ? 'Under way' : 'Not started' },
        ...(ret.submittedAt === null ? [] : [{ name: 'Handed in', value: `${formatInstant(ret.submittedAt)} by ${ret.submittedBy}` }, { name: 'Signed by', value: `${ret.signedBy}, ${ret.signedPost}` }]),
        ...(ret.status === 'returned' ? [{ name: 'Why it was returned', value: ret.returnedReason }] : []),
        { name: 'Last day', value: formatDay(ret.round.dueOn) },
        { name: 'Contact', value: [ret.contactName, ret.contactEmail].filter((part) => part !== '').join(', ') || 'None' },
        { name: 'Questions', value: `${counts.answered} of ${counts.asked} answered` },
        { name: 'Tool', value: `${ret.form.name}, edition ${ret.toolEdition}` },
      ]} />
      {readable ? (
        <>
          {!handedIn && !open.fills && <p class="govuk-body">The agency is changing these answers.</p>}
          {handedIn && open.via === 'account' && <p class="govuk-body"><a class="govuk-link" href={`/audits/rounds/${ret.round.id}/plan/${ret.id}`}>Action plan and findings</a></p>}
          <ReadBack rows={readBack(mine, drafts.answers, setting)} />
          <GivenList base={open.via === 'link' ? `${base}/all/evidence` : '/audits/evidence'} given={given} form={mine} today={open.today} />
        </>
      ) : <p class="govuk-body">The answers can be read once the agency has handed them in.</p>}
      {readable && open.only === null && <p class="govuk-body"><a class="govuk-link" href={`${base}/all/report`}>Report: grades, and what the panel said</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`${base}/challenge`}>Challenge</a></p>}
      <History entries={history} />
    </>
  ), { section: 'audits', ...(open.fills ? {} : { back: { href: `/audits/rounds/${ret.round.id}`, text: 'Back to the round' } }) });
}
