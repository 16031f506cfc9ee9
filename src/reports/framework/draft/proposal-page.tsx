import { dayInLondon, formatDay } from '../../../calendar/index.ts';
import { compare } from '../../../framework/index.ts';
import { AreaField, Button, ErrorSummary, Facts, problemAt, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText, WarningText } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { FrameworkContents, frameworkPart } from '../framework-text.tsx';
import { ChangesByArea } from '../versions-page.tsx';
import { checkDraft } from './check-draft.ts';
import { draftBack, Faults } from './overview-page.tsx';
import { mayDecide, maySeeProposal } from './policies.ts';
import { approve, proposalOf, reopen, type Proposal } from './put-forward.ts';
import type { Draft } from './store.ts';
import { withDraft } from './visit-draft.ts';

/** What the draft changes against the version in force. */
export const draftChangesPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft, edition) => {
  const checked = checkDraft(draft.values);
  const changes = checked.ok ? compare(edition.pack, checked.pack) : [];
  return page('What the copy changes', (
    <>
      <h1 class="govuk-heading-l">What the copy changes</h1>
      <p class="govuk-body">Against version {edition.version}, to which the board works now. {checked.ok ? counted(changes.length) : 'It can be compared once its faults are mended.'}</p>
      {!checked.ok && <Faults faults={checked.faults} />}
      <ChangesByArea changes={changes} />
    </>
  ), { section: 'framework', wide: true, back: draftBack });
});
const counted = (number: number) => (number === 0 ? 'Nothing is changed.' : `${number} ${number === 1 ? 'change' : 'changes'}.`);

/** The framework document as the draft would have it. */
export const draftPreviewPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft) => previewOf(visit, draft, '/framework/draft', 'The board’s copy'));
export const proposalPreviewPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft, edition) => (draft.forward === null ? notFound : maySeeProposal(visit.me, edition.pack) ? previewOf(visit, draft, '/framework/proposal', 'The new version') : forbidden));

/** As the framework itself is read: its contents, or the part that the address names. */
async function previewOf(visit: Visit, draft: Draft, href: string, text: string): Promise<Reply> {
  const checked = checkDraft(draft.values);
  if (!checked.ok) return page('Preview', <><h1 class="govuk-heading-l">Preview</h1><Faults faults={checked.faults} /></>, { section: 'framework', wide: true, back: { href, text } });
  const warning = <InsetText>This is how the framework would read. It does not hold yet.</InsetText>;
  const at = (part: string): string => `${href}/preview?part=${encodeURIComponent(part)}`;
  const asked = sent(visit.query, 'part');
  if (asked !== '') {
    const part = frameworkPart(checked.pack, asked, at);
    if (part === null) return notFound;
    return 'to' in part ? goTo(part.to) : page(`Preview: ${part.title}`, <>{warning}{part.body}</>, { section: 'framework', wide: true, back: { href: `${href}/preview`, text: 'Contents of the preview' } });
  }
  return page(`Preview: ${checked.pack.name}`, <FrameworkContents pack={checked.pack} at={at} lead={warning} />, { section: 'framework', wide: true, back: { href, text } });
}

/** A version that waits for approval: what it changes, why, and who put it forward. */
export const proposalPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft, edition) => {
  if (draft.forward === null) return notFound;
  if (!maySeeProposal(visit.me, edition.pack)) return forbidden;
  return shown(visit, draft, []);
});

async function shown(visit: Visit, draft: Draft, problems: readonly FieldProblem[]): Promise<Reply> {
  const proposal = await proposalOf(visit, draft);
  const { forward } = draft;
  if (forward === null) return notFound;
  const decides = proposal !== null && mayDecide(visit.me, proposal.edition.pack, draft);
  return page(`Version ${forward.version} of the framework`, (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Version {forward.version} of the framework</h1>
      <Facts rows={[{ name: 'Put forward by', value: `${forward.byName}, ${formatDay(dayInLondon(forward.at))}` }, { name: 'Dated', value: formatDay(forward.dated) }, { name: 'Why', value: forward.cause }, { name: 'Instead of', value: `Version ${proposal?.edition.version ?? draft.from.version}` }]} />
      {proposal === null ? <Faults faults={draft.faults} /> : <Warnings proposal={proposal} from={draft.from.version} />}
      {proposal !== null && (
        <>
          <p class="govuk-body">{counted(proposal.changes.length)} <a class="govuk-link" href="/framework/proposal/preview">Read the framework as it would be</a></p>
          <ChangesByArea changes={proposal.changes} />
        </>
      )}
      {decides ? <Decide visit={visit} digest={proposal.digest} now={proposal.edition.version} allowed={!proposal.locksAllOut} problems={problems} /> : <p class="govuk-body">{forward.by === visit.me.personId ? 'You put it forward, so somebody else has to approve it.' : 'It is approved by somebody who manages the framework or chairs the board.'}</p>}
    </>
  ), { section: 'framework', wide: true, back: { href: '/framework', text: 'Framework' }, status: problems.length > 0 ? 422 : 200 });
}

const Warnings = ({ proposal, from }: { proposal: Proposal; from: string }) => (
  <>
    {proposal.overtaken && <WarningText>{`It was made from version ${from}, and the board now works to version ${proposal.edition.version}. What that brought is taken back where it stands among the changes.`}</WarningText>}
    {proposal.rolesLost.length > 0 && <WarningText>{`People hold roles that this version does not know: ${proposal.rolesLost.join(', ')}. They can do nothing through them until they are given other roles.`}</WarningText>}
    {proposal.locksAllOut && <WarningText>Nobody could manage the framework under this version, so that it cannot be approved.</WarningText>}
  </>
);

const Decide = ({ visit, digest, now, allowed, problems }: { visit: Visit; digest: string; now: string; allowed: boolean; problems: readonly FieldProblem[] }) => (
  <>
    <h2 class="govuk-heading-m">Approve it, or send it back</h2>
    <p class="govuk-body">Once approved, new work starts under it. What is under way stays under its own version.</p>
    {allowed && (
      <PostForm action="/framework/proposal/approve">
        <input type="hidden" name="digest" value={digest} /><input type="hidden" name="now" value={now} />
        <Button>Approve it as the board’s framework</Button>
      </PostForm>
    )}
    <PostForm action="/framework/proposal/send-back">
      <AreaField name="answer" label="What has to be done first" rows={3} value={sent(visit.body, 'answer')} error={problemAt(problems, 'answer')} />
      <Button look="secondary">Send it back</Button>
    </PostForm>
  </>
);

/** Approves just what was shown. */
export const approvePage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft, edition) => {
  if (draft.forward === null) return notFound;
  if (!mayDecide(visit.me, edition.pack, draft)) return forbidden;
  const proposal = await proposalOf(visit, draft);
  if (proposal === null) return shown(visit, draft, [{ field: '', message: 'It has faults and cannot be approved' }]);
  if (sent(visit.body, 'digest') !== proposal.digest || sent(visit.body, 'now') !== proposal.edition.version) return shown(visit, draft, [{ field: '', message: 'It has changed since you looked. Read again what it changes, then approve it' }]);
  if (proposal.locksAllOut) return shown(visit, draft, [{ field: '', message: 'Nobody could manage the framework under this version' }]);
  await approve(visit, draft, proposal);
  return goTo('/framework', `The board now works to version ${proposal.pack.version}.`);
}, true);

export const sendBackPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft, edition) => {
  if (draft.forward === null) return notFound;
  if (!mayDecide(visit.me, edition.pack, draft)) return forbidden;
  const problems: FieldProblem[] = [];
  const answer = readText(visit.body, 'answer', { missing: 'Enter what has to be done first', most: 2000, what: 'What has to be done' }, problems);
  if (problems.length > 0) return shown(visit, draft, problems);
  await reopen(visit, draft, answer);
  return goTo('/framework', 'It is sent back.');
}, true);
