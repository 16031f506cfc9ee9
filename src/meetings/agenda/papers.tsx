import { record } from '../../access/record.ts';
import { cleanLine, isId, newId } from '../../platform/index.ts';
import { Button, SelectField, TextField } from '../../web/fields/index.ts';
import { Details, FileUpload } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { keepFile } from '../keep-file.ts';
import { openMeeting, stands, type OpenMeeting } from '../meeting/open-meeting.ts';
import type { NumberedItem, Paper } from './read-agenda.ts';

/** The papers of a meeting, and the way to add one. */
export function Papers({ visit, open: { meeting, keeps }, papers, items }: { visit: Visit; open: OpenMeeting; papers: readonly Paper[]; items: readonly NumberedItem[] }) {
  const may = keeps && !stands(meeting);
  const place = (paper: Paper) => items.find((item) => item.id === paper.itemId);
  if (papers.length === 0 && !may) return null;
  return (
    <>
      <h2 class="govuk-heading-m">Papers</h2>
      {papers.length === 0 && <p class="govuk-body">None has been added.</p>}
      <ul class="gt-work">
        {papers.map((paper) => (
          <li class="gt-work__item">
            <div><a class="govuk-link" href={`/meetings/${meeting.id}/papers/${paper.id}`}>{paper.title}</a><span class="gt-under">{paper.fileName}{place(paper) === undefined ? '' : ` · item ${place(paper)!.number}`}</span></div>
            {may && <PostForm action={`/meetings/${meeting.id}/papers/${paper.id}`}><Button look="secondary">Withdraw<span class="govuk-visually-hidden"> {paper.title}</span></Button></PostForm>}
          </li>
        ))}
      </ul>
      {may && (
        <Details classes="gt-deed" summaryText="Add a paper">
          <PostForm action={`/meetings/${meeting.id}/papers`} upload>
            <TextField name="title" label="Title (optional)" hint="The file’s name is taken where you leave it empty." />
            <SelectField name="item" label="For which item?" empty="For the whole meeting" choices={items.map((item) => ({ value: item.id, label: `${item.number}. ${item.title}` }))} />
            <FileUpload id="paper-file" name="file" label={{ text: 'File', classes: 'govuk-label--s' }} hint={`PDF, Word, Excel, PowerPoint, PNG, JPEG or text, up to ${visit.app.settings.uploadLimitBytes / 1024 / 1024} MB. No names of children.`} />
            <Button look="secondary">Add the paper</Button>
          </PostForm>
        </Details>
      )}
    </>
  );
}

export async function addPaper(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  if (!open.keeps || stands(meeting)) return forbidden;
  const file = visit.files[0];
  const asked = sent(body, 'item');
  const item = isId(asked) ? await tx.selectFrom('meeting_item').select('id').where('id', '=', asked).where('meeting_id', '=', meeting.id).executeTakeFirst() : undefined;
  if (file === undefined) return nothingCame(meeting.id);
  await keepFile(visit, file);
  const title = cleanLine(sent(body, 'title')).slice(0, 200) || file.name;
  await tx.insertInto('meeting_paper').values({ partnership_id: me.partnershipId, id: newId(), meeting_id: meeting.id, item_id: item?.id ?? null, title, file_id: file.id, added_at: now, added_by: me.personId }).execute();
  await record(tx, now, { deed: 'added a paper to a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference, paper: title } });
  return goTo(`/meetings/${meeting.id}`, `“${title}” is added.`);
}

/** A form without a file is sent back to where it can be chosen. */
const nothingCame = (id: string): Reply => page('Choose a file', (
  <>
    <h1 class="govuk-heading-l">There is a problem: no file was chosen</h1>
    <p class="govuk-body"><a class="govuk-link" href={`/meetings/${id}`}>Go back to the meeting</a>, choose the file and send it again.</p>
  </>
), { status: 422, section: 'meetings', back: { href: `/meetings/${id}`, text: 'Back to the meeting' } });

/** Takes a paper off the meeting. The file stays, and who withdrew it is on record. */
export async function withdrawPaper(visit: Visit): Promise<Reply> {
  const { tx, now, params } = visit;
  const open = await openMeeting(visit);
  if (open === null || !isId(params['paper'] ?? '')) return notFound;
  if (!open.keeps || stands(open.meeting)) return forbidden;
  const paper = await tx.updateTable('meeting_paper').set({ withdrawn_at: now }).where('id', '=', params['paper']!).where('meeting_id', '=', open.meeting.id).where('withdrawn_at', 'is', null).returning('title').executeTakeFirst();
  if (paper === undefined) return notFound;
  await record(tx, now, { deed: 'withdrew a paper from a meeting', subjectKind: 'meeting', subjectId: open.meeting.id, detail: { reference: open.meeting.reference, paper: paper.title } });
  return goTo(`/meetings/${open.meeting.id}`, `“${paper.title}” is withdrawn.`);
}

/** A paper, for whoever may read the meeting. */
export async function readPaper(visit: Visit): Promise<Reply> {
  const open = await openMeeting(visit);
  const id = visit.params['paper'] ?? '';
  if (open === null || !isId(id)) return notFound;
  if (!open.reads) return forbidden;
  const file = await visit.tx.selectFrom('meeting_paper as p').innerJoin('stored_file as f', (join) => join.onRef('f.partnership_id', '=', 'p.partnership_id').onRef('f.id', '=', 'p.file_id'))
    .select(['f.id', 'f.name', 'f.type']).where('p.id', '=', id).where('p.meeting_id', '=', open.meeting.id).where('p.withdrawn_at', 'is', null).executeTakeFirst();
  return file === undefined ? notFound : { kind: 'download', name: file.name, type: file.type, content: visit.app.files.read(file.id) };
}
