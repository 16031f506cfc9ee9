import { dayInLondon, formatDay } from '../../../calendar/index.ts';
import { record } from '../../../access/record.ts';
import type { Edition } from '../../../people/framework-edition.ts';
import { AreaField, boxesOf, Button, ButtonLink, DateField, ErrorSummary, problemAt, readDay, readText, Table, Tag, TextField, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { Details, InsetText, WarningText } from '../../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { clocksInDoubt } from '../readings/doubtful.ts';
import type { DraftFault } from './check-draft.ts';
import { dropDraft, putForward, reopen } from './put-forward.ts';
import { changesOfDraft, startDraft, takeBackLast, type Draft, type DraftChange } from './store.ts';
import { entriesOf } from './subject.ts';
import { subjectGroups } from './subjects/index.ts';
import { openWriting, withDraft } from './visit-draft.ts';

const heading = 'The board’s own copy of the framework';
export const draftBack = { href: '/framework/draft', text: 'The board’s copy' };

/** The draft on one page: what may be changed, what is faulty, what was done, and the way to a new version. */
export async function draftPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openWriting(visit);
  if (open === null) return notFound;
  const back = { back: { href: '/framework', text: 'Framework' }, section: 'framework', wide: true, status: problems.length > 0 ? 422 : 200 } as const;
  if (open.draft === null) return page(heading, <NoDraft edition={open.edition} />, back);
  return page(heading, <DraftBody visit={visit} draft={open.draft} edition={open.edition} changes={await changesOfDraft(visit.tx, open.draft)} problems={problems} />, back);
}

const NoDraft = ({ edition }: { edition: Edition }) => (
  <>
    <h1 class="govuk-heading-l">{heading}</h1>
    <p class="govuk-body">The board works to {edition.pack.name}, version {edition.version}. A copy of it can be changed here: names and roles, who meets and reports when, windows and clocks, themes, questions, standards and words.</p>
    <p class="govuk-body">Nothing holds until somebody else has approved it as a new version. Work that is under way keeps the version that it started under.</p>
    <PostForm action="/framework/draft/start"><Button>Start a copy to change</Button></PostForm>
  </>
);

function DraftBody({ visit, draft, edition, changes, problems }: { visit: Visit; draft: Draft; edition: Edition; changes: readonly DraftChange[]; problems: readonly FieldProblem[] }) {
  const open = draft.state === 'open';
  return (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">{heading}</h1>
      <p class="govuk-body">Made from version {draft.from.version} by {draft.startedBy} on {formatDay(dayInLondon(draft.startedAt))}. {changes.length === 0 ? 'Nothing has been changed yet.' : ''}</p>
      {edition.version !== draft.from.version && <WarningText>{`The board now works to version ${edition.version}, which is not the one from which this copy was made. Compare before you put it forward.`}</WarningText>}
      {draft.answer !== '' && <InsetText>{`Sent back: ${draft.answer}`}</InsetText>}
      {draft.forward !== null && <Waiting draft={draft} />}
      <Faults faults={draft.faults} />
      <ul class="govuk-list">
        <li><a class="govuk-link" href="/framework/draft/changes">See what it changes</a></li>
        {draft.faults.length === 0 && <li><a class="govuk-link" href="/framework/draft/preview">Read the framework as it would be</a></li>}
      </ul>
      {subjectGroups.map(({ title, subjects }) => (
        <Table caption={title} heads={['Subject', 'How many', 'Faults']} rows={subjects.flatMap((subject) => {
          const entries = entriesOf(draft.values, subject);
          const faulty = draft.faults.filter((fault) => fault.mend?.subject === subject.key).length;
          if (entries.length === 0 && !subject.grows) return [];
          return [[<><a class="govuk-link" href={`/framework/draft/${subject.key}`}>{subject.title}</a><span class="gt-under">{subject.about}</span></>, String(entries.length), faulty === 0 ? 'None' : <Tag colour="red">{`${faulty} to mend`}</Tag>]];
        })} />
      ))}
      <Table caption="In doubt" heads={['Subject', 'How many']} rows={[[<><a class="govuk-link" href="/framework/draft/readings">Readings of what is in doubt</a><span class="gt-under">Clocks and statements that may be read in more than one way: the board chooses, and says why.</span></>, String(clocksInDoubt(edition.pack).length + edition.pack.doubts.filter((doubt) => doubt.choices.length > 0).length)]]} />
      {changes.length > 0 && <Done changes={changes} open={open} />}
      {open && <Forward visit={visit} draft={draft} problems={problems} />}
      {open && (
        <Details summaryText="Drop this copy">
          <p class="govuk-body">All that was changed in it is let go. The board goes on under version {edition.version}.</p>
          <PostForm action="/framework/draft/drop"><Button look="warning">Drop the copy</Button></PostForm>
        </Details>
      )}
    </>
  );
}

const Waiting = ({ draft: { forward } }: { draft: Draft }) => (
  <>
    <InsetText>{`${forward!.byName} put it forward as version ${forward!.version} on ${formatDay(dayInLondon(forward!.at))}. It cannot be changed until it is approved or taken back.`}</InsetText>
    <div class="govuk-button-group">
      <ButtonLink href="/framework/proposal">See it as whoever approves it does</ButtonLink>
      <PostForm action="/framework/draft/take-back"><Button look="secondary">Take it back to change it</Button></PostForm>
    </div>
  </>
);

/** Everything wrong in the draft, each with the way to where it is mended. */
export const Faults = ({ faults }: { faults: readonly DraftFault[] }) => (faults.length === 0 ? null : (
  <>
    <WarningText>{`${faults.length === 1 ? 'One thing has' : `${faults.length} things have`} to be mended before the copy can be put forward.`}</WarningText>
    <Table caption="What has to be mended" heads={['Where', 'What']} rows={faults.map((fault) => [fault.mend === null ? fault.where : <a class="govuk-link" href={`/framework/draft/${fault.mend.subject}/${encodeURIComponent(fault.mend.entry)}`}>{fault.where}</a>, fault.message])} />
  </>
));

const Done = ({ changes, open }: { changes: readonly DraftChange[]; open: boolean }) => (
  <>
    <Table caption="What was done" heads={['What', 'By', 'When']} rows={changes.slice(0, 30).map((change) => [change.undone ? <><s>{change.what}</s> Taken back</> : change.what, change.by, formatDay(dayInLondon(change.at))])} />
    {open && changes.some((change) => !change.undone) && <PostForm action="/framework/draft/undo"><Button look="secondary">Take the last change back</Button></PostForm>}
  </>
);

const Forward = ({ visit: { body, today }, draft, problems }: { visit: Visit; draft: Draft; problems: readonly FieldProblem[] }) => (draft.faults.length > 0 ? null : (
  <>
    <h2 class="govuk-heading-m">Put it forward</h2>
    <p class="govuk-body">Somebody else reads what it changes and approves it or sends it back. Until then nobody changes it.</p>
    <PostForm action="/framework/draft/put-forward">
      <TextField name="version" label="Version number" width="10" value={sent(body, 'version')} hint={`It was made from version ${draft.from.version}`} error={problemAt(problems, 'version')} />
      <DateField name="dated" label="Date of the version" typed={sent(body, 'dated-day') === '' ? boxesOf(today) : typedDay(body, 'dated')} error={problemAt(problems, 'dated')} />
      <AreaField name="cause" label="Why there is a new version" rows={3} value={sent(body, 'cause')} hint="It goes into the version history of the framework" error={problemAt(problems, 'cause')} />
      <Button>Put it forward for approval</Button>
    </PostForm>
  </>
));

export async function startDraftPage(visit: Visit): Promise<Reply> {
  const open = await openWriting(visit);
  if (open === null) return notFound;
  if (open.draft !== null) return goTo('/framework/draft', 'There is a copy already. Here it is.');
  await startDraft(visit.tx, visit.me.partnershipId, open.boardId, open.edition, visit.me.personId, visit.now);
  await record(visit.tx, visit.now, { deed: 'started a draft of the framework', subjectKind: 'framework', subjectId: open.boardId, detail: { framework: open.edition.frameworkId, version: open.edition.version } });
  // Only onwards to a reading, whose page it was begun from.
  const to = sent(visit.body, 'to');
  return goTo(/^\/framework\/draft\/readings(\/[\w~%-]+)?$/.test(to) ? to : '/framework/draft', 'The copy is ready to be changed.');
}

const locked = 'It has been put forward. Take it back before you change it';

export const undoPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft) => {
  if (draft.state !== 'open') return draftPage(visit, [{ field: '', message: locked }]);
  const what = await takeBackLast(visit.tx, draft);
  return goTo('/framework/draft', what === null ? 'There was nothing to take back.' : `Taken back: ${what}`);
}, true);

export const putForwardPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft) => {
  if (draft.state !== 'open') return draftPage(visit, [{ field: '', message: 'Somebody has put it forward already' }]);
  const problems: FieldProblem[] = [];
  const version = readText(visit.body, 'version', { missing: 'Enter the version number', most: 20, what: 'The version number' }, problems).trim();
  if (version !== '' && !/^[\w.-]+$/.test(version)) problems.push({ field: 'version', message: 'The version number is made of letters, digits, dots and hyphens, such as 8.1' });
  const dated = readDay(visit.body, 'dated', 'The date of the version', problems);
  const cause = readText(visit.body, 'cause', { missing: 'Enter why there is a new version', most: 500, what: 'The reason' }, problems).trim();
  if (dated === null || problems.length > 0) return draftPage(visit, problems);
  const more = await putForward(visit, draft, { version, dated, cause });
  return more.length > 0 ? draftPage(visit, more) : goTo('/framework/draft', `It is put forward as version ${version}. Somebody else has to approve it.`);
}, true);

export const takeBackPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft) => {
  if (draft.state === 'put-forward') await reopen(visit, draft, '');
  return goTo('/framework/draft', 'It can be changed again.');
}, true);

export const dropPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft) => {
  if (draft.state !== 'open') return draftPage(visit, [{ field: '', message: locked }]);
  await dropDraft(visit, draft);
  return goTo('/framework/draft', 'The copy is dropped.');
}, true);
