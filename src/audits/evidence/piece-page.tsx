import { formatInstant } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import { boxesOf, Button, CheckboxField, ErrorSummary, Facts, problemAt, readText, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, sentAll, type Reply } from '../../web/visit/index.ts';
import { closedBecause, sectionsFor, takesAnswers } from '../returns/the-return.ts';
import { refused } from '../returns/refused-page.tsx';
import { ExpiryField, FileField, readExpiry } from './add-fields.tsx';
import type { EvidenceDoor } from './door.ts';
import { changeGiven, recordEvidence, renewEvidence, withdrawEvidence } from './keep-evidence.ts';
import { readPiece, readUses, readVersions, type OwnedPiece, type Use } from './read-evidence.ts';
import { StandingTag } from './standing-tag.tsx';

/** The piece before whoever may read it: its owner at any time, a board once a return that gives it has been handed in. */
async function openPiece(door: EvidenceDoor): Promise<{ piece: OwnedPiece; owns: boolean; uses: Use[] } | null> {
  const id = door.params['evidence'] ?? '';
  const piece = isId(id) ? await readPiece(door.tx, id) : null;
  if (piece === null) return null;
  const owns = door.owner !== null && door.owner.respondentId === piece.respondentId;
  const uses = await readUses(door.tx, id);
  return owns || uses.some(({ handedIn }) => handedIn) ? { piece, owns, uses: owns ? uses : uses.filter(({ handedIn }) => handedIn) } : null;
}

export async function showPiece(door: EvidenceDoor): Promise<Reply> {
  const opened = await openPiece(door);
  return opened === null ? notFound : piecePage(door, opened, []);
}

/** The file of a piece, by default the newest. That it was read is recorded. What is withdrawn its owner alone still gets. */
export async function readFileOf(door: EvidenceDoor): Promise<Reply> {
  const opened = await openPiece(door);
  if (opened === null || (!opened.owns && opened.piece.withdrawnOn !== null)) return notFound;
  const versions = await readVersions(door.tx, opened.piece.id);
  const asked = sent(door.query, 'version');
  const found = asked === '' ? versions[0] : versions.find(({ version }) => String(version) === asked);
  if (found === undefined) return notFound;
  await recordEvidence(door, 'read evidence', opened.piece.id, { version: found.version });
  return { kind: 'download', name: found.name, type: found.type, content: door.app.files.read(found.fileId) };
}

export async function changePiece(door: EvidenceDoor): Promise<Reply> {
  const { body, base, open, files } = door;
  const opened = await openPiece(door);
  if (opened === null) return notFound;
  const { piece, owns } = opened;
  if (!owns) return forbidden;
  const at = `${base}/${piece.id}`;
  const problems: FieldProblem[] = [];
  switch (sent(body, 'do')) {
    case 'give': {
      if (open === null) return notFound;
      if (!takesAnswers(open)) return refused(open, closedBecause(open));
      const known = new Set(questionsOf(door).map(({ value }) => value));
      const [chosen, was] = [sentAll(body, 'questions'), sentAll(body, 'was')].map((keys) => keys.filter((key) => known.has(key)));
      await changeGiven(door, chosen!.filter((key) => !was!.includes(key)).map((question) => ({ evidenceId: piece.id, question })), was!.filter((key) => !chosen!.includes(key)).map((question) => ({ evidenceId: piece.id, question })));
      return goTo(at, 'The evidence is given for the questions that you ticked.');
    }
    case 'renew': {
      if (!door.keeps || piece.withdrawnOn !== null) return forbidden;
      const expiresOn = readExpiry(body, problems);
      if (problems.length > 0) return piecePage(door, opened, problems);
      await renewEvidence(door, piece, expiresOn, files.find(({ field }) => field === 'file') ?? null);
      return goTo(at, 'The evidence is renewed.');
    }
    case 'withdraw': {
      if (!door.keeps || piece.withdrawnOn !== null) return forbidden;
      const reason = readText(body, 'reason', { what: 'The reason', missing: 'Enter why it is withdrawn', most: 1000 }, problems);
      if (problems.length > 0) return piecePage(door, opened, problems);
      await withdrawEvidence(door, piece, reason);
      return goTo(at, `“${piece.title}” is withdrawn.`);
    }
    default: return piecePage(door, opened, [{ field: '', message: 'Choose what to do' }]);
  }
}

const questionsOf = ({ open }: EvidenceDoor) => (open === null ? [] : sectionsFor(open).flatMap((section) => section.questions.filter(({ evidence }) => evidence)
  .map((question) => ({ value: `${section.key}/${question.key}`, label: question.label, hint: section.title }))));

async function piecePage(door: EvidenceDoor, { piece, owns, uses }: { piece: OwnedPiece; owns: boolean; uses: readonly Use[] }, problems: readonly FieldProblem[]): Promise<Reply> {
  const { tx, today, base, body, open } = door;
  const versions = await readVersions(tx, piece.id);
  const at = `${base}/${piece.id}`;
  const readable = owns || piece.withdrawnOn === null;
  const questions = questionsOf(door);
  const here = open === null ? [] : uses.filter(({ returnId }) => returnId === open.ret.id).map(({ question }) => question);
  const changes = owns && door.keeps && piece.withdrawnOn === null;
  return page(piece.title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Evidence of {piece.owner}</span>
      <h1 class="govuk-heading-l">{piece.title}</h1>
      <Facts rows={[
        { name: 'Standing', value: <StandingTag piece={piece} today={today} /> },
        ...(piece.about === '' ? [] : [{ name: 'What it shows', value: piece.about }]),
        ...(piece.withdrawnOn === null ? [] : [{ name: 'Why it was withdrawn', value: piece.withdrawnReason }]),
      ]} />
      <Table caption="Versions" heads={['Version', 'File', 'Added']} rows={versions.map((each) => [
        `Version ${each.version}`, readable ? <a class="govuk-link" href={`${at}/file?version=${each.version}`}>{each.name}</a> : each.name, <>{formatInstant(each.at)}<span class="gt-under">by {each.byName}</span></>,
      ])} />
      {owns && open !== null && takesAnswers(open) && piece.withdrawnOn === null && questions.length > 0 && (
        <PostForm action={at}>
          {here.map((question) => <input type="hidden" name="was" value={question} />)}
          <CheckboxField name="questions" label={`For which questions of ${open.ret.round.name} is it given?`} small values={here} choices={questions} />
          <Button name="do" value="give">Save</Button>
        </PostForm>
      )}
      {uses.length > 0 && <Table caption="Where it is given" heads={['Round', 'Question']} rows={uses.map((use) => [use.round, use.question])} />}
      {changes && (
        <>
          <Details summaryText="Add a newer version, or change its last day" open={problems.some(({ field }) => field === 'expires' || field === 'file')}>
            <PostForm action={at} upload>
              <FileField door={door} problems={problems} label="Newer file (optional)" />
              <ExpiryField body={body} problems={problems} {...(problems.length > 0 ? {} : { typed: boxesOf(piece.expiresOn) })} />
              <Button look="secondary" name="do" value="renew">Save</Button>
            </PostForm>
          </Details>
          <Details summaryText="Withdraw it" open={problems.some(({ field }) => field === 'reason')}>
            <PostForm action={at}>
              <p class="govuk-body">It stays on record where it was given, marked as withdrawn; boards can no longer open the file.</p>
              <TextField name="reason" label="Why is it withdrawn?" value={sent(body, 'reason')} error={problemAt(problems, 'reason')} />
              <Button look="warning" name="do" value="withdraw">Withdraw</Button>
            </PostForm>
          </Details>
        </>
      )}
    </>
  ), { back: owns ? { href: base, text: 'Back to your evidence' } : door.back, status: problems.length > 0 ? 422 : 200, section: 'audits' });
}
