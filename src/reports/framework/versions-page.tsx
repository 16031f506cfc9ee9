import { dayInLondon, formatDay } from '../../calendar/index.ts';
import type { FrameworkChange } from '../../framework/compare.ts';
import { Button, ErrorSummary, Table, Tag, type FieldProblem } from '../../web/fields/index.ts';
import { WarningText } from '../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { adoptedVersions, adoptVersion, offeredVersions, previewVersion, type AdoptedVersion, type OfferedVersion, type Preview } from './versions.ts';

const back = { href: '/framework/versions', text: 'Versions of the framework' };
const pathOf = ({ pack, version }: OfferedVersion) => `/framework/versions/${encodeURIComponent(pack.id)}/${encodeURIComponent(version)}`;

/** The versions that the partnership adopted, and those that it may. */
export async function versionsPage(visit: Visit): Promise<Reply> {
  const [adopted, offered] = [await adoptedVersions(visit.tx, visit.me.partnershipId), await offeredVersions(visit.tx, visit.me.partnershipId)];
  return page('Versions of the framework', <VersionsBody adopted={adopted} offered={offered} />, { section: 'framework', wide: true, back: { href: '/framework', text: 'Framework' } });
}

export const VersionsBody = ({ adopted, offered }: { adopted: readonly AdoptedVersion[]; offered: readonly OfferedVersion[] }) => (
  <>
    <h1 class="govuk-heading-l">Versions of the framework</h1>
    <p class="govuk-body">Work keeps the version that it started under, to its end. A new version holds for what starts after it was brought in.</p>
    <Table caption="Adopted" heads={['Version', 'Framework', 'Brought in', 'By', 'In use', 'Under way, of what you see']} rows={adopted.map((each) => [
      each.version, each.name, formatDay(dayInLondon(each.adoptedAt)), each.adoptedBy ?? 'When the board was set up',
      each.boards.length > 0 ? <Tag colour="green">{`In use: ${each.boards.join(', ')}`}</Tag> : 'Kept for its work', String(each.running),
    ])} />
    {offered.length === 0
      ? <p class="govuk-body">There is no other version to bring in. Versions come with the product, or are <a class="govuk-link" href="/framework/draft">written by the board</a>.</p>
      : <Table caption="Not adopted" heads={['Version', 'Framework', 'Dated', 'Changes']} rows={offered.map((each) => [each.version, `${each.pack.name}, ${each.pack.board}`, each.pack.dated, <a class="govuk-link" href={pathOf(each)}>See what it changes<span class="govuk-visually-hidden">: {each.pack.name}, {each.version}</span></a>])} />}
  </>
);

/** What a version changes, before anybody says that it is to hold. */
export async function versionPreviewPage(visit: Visit): Promise<Reply> {
  const preview = await previewVersion(visit, visit.params['id'] ?? '', visit.params['version'] ?? '');
  return preview === null ? notFound : previewed(preview, []);
}

const previewed = (preview: Preview, problems: readonly FieldProblem[]): Reply =>
  page(`What version ${preview.offered.version} changes`, <PreviewBody preview={preview} problems={problems} />, { section: 'framework', wide: true, back, ...(problems.length > 0 ? { status: 422 } : {}) });

export function PreviewBody({ preview, problems }: { preview: Preview; problems: readonly FieldProblem[] }) {
  const { offered, now, changes } = preview;
  return (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{offered.pack.name}</span>
      <h1 class="govuk-heading-l">What version {offered.version} changes</h1>
      <p class="govuk-body">Against {now.pack.name}, version {now.version}, to which the board works now. {changes.length === 0 ? 'Nothing that anybody would see.' : `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}.`}</p>
      {preview.rolesLost.length > 0 && <WarningText>{`People hold roles that this version does not know: ${preview.rolesLost.join(', ')}. They can do nothing through them until they are given other roles.`}</WarningText>}
      {preview.locksOut && <WarningText>None of your own roles may manage the framework under this version, so that you cannot bring it in.</WarningText>}
      <ChangesByArea changes={changes} />
      <h2 class="govuk-heading-m">Bring it in</h2>
      <p class="govuk-body">From then on new work starts under it. What is under way stays as it is.</p>
      {!preview.locksOut && (
        <PostForm action={`${pathOf(offered)}/adopt`}>
          <input type="hidden" name="digest" value={offered.digest} />
          <input type="hidden" name="now" value={`${now.pack.id} ${now.version}`} />
          <Button>{`Bring in version ${offered.version}`}</Button>
        </PostForm>
      )}
    </>
  );
}

/** What a version changes, sentence by sentence under each part of the framework. */
export const ChangesByArea = ({ changes }: { changes: readonly FrameworkChange[] }) => (
  <>{[...new Set(changes.map((change) => change.area))].map((area) => <Changes area={area} changes={changes.filter((change) => change.area === area)} />)}</>
);

const kinds = { added: { colour: 'green', text: 'New' }, removed: { colour: 'red', text: 'Gone' }, changed: { colour: 'blue', text: 'Changed' } } as const;
const Changes = ({ area, changes }: { area: string; changes: readonly FrameworkChange[] }) => (
  <>
    <h2 class="govuk-heading-m">{area}</h2>
    <ul class="gt-changes">
      {changes.map((change) => <li class="gt-changes__item"><span class="gt-changes__kind"><Tag colour={kinds[change.kind].colour}>{kinds[change.kind].text}</Tag></span><span class="gt-changes__text gt-pre">{change.text}</span></li>)}
    </ul>
  </>
);

/** Brings in just what was shown: another version, or another starting point in the meantime, is shown anew. */
export async function adoptPage(visit: Visit): Promise<Reply> {
  const preview = await previewVersion(visit, visit.params['id'] ?? '', visit.params['version'] ?? '');
  if (preview === null) return notFound;
  const { offered, now } = preview;
  if (sent(visit.body, 'digest') !== offered.digest || sent(visit.body, 'now') !== `${now.pack.id} ${now.version}`) return previewed(preview, [{ field: '', message: 'The versions have changed since you looked. Read again what this one changes, then bring it in.' }]);
  if (preview.locksOut) return previewed(preview, [{ field: '', message: 'You cannot bring in a version under which you may no longer manage the framework' }]);
  await adoptVersion(visit, preview);
  return goTo('/framework/versions', `The board now works to ${offered.pack.name}, version ${offered.version}.`);
}
