import { formatInstant } from '../../../calendar/index.ts';
import { AreaField, Button, ErrorSummary, Facts, problemAt, RadioField, SelectField, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { Details, FileUpload, InsetText, WarningText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openAudit } from '../audit/read-audit.ts';
import { readAgencies } from '../audit/read-parts.ts';
import { auditHref, backToAudit, Caption } from '../audit/words.tsx';
import { comesOutTheSame, methodWords, readSample, type Sample } from './read-sample.ts';

/** How the cases are drawn, or, once they are, how they were, with the draw done again. */
export async function samplePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit } = open;
  const sample = await readSample(visit.tx, audit.id);
  const agencies = sample === null ? await readAgencies(visit.tx, audit.id) : [];
  const value = (name: string): string => sent(visit.body, name);
  return page('Cases', (
    <>
      <ErrorSummary problems={problems} />
      <Caption open={open} />
      <h1 class="govuk-heading-l">{sample === null ? 'Draw the cases' : 'How the cases were drawn'}</h1>
      {sample !== null ? <Drawn sample={sample} /> : !open.keeps ? <p class="govuk-body">The cases have not been drawn yet.</p> : (
        <PostForm action={auditHref(audit.id, '/sample')} upload>
          <p class="govuk-body">The agency that holds the files gives a list under pseudonyms that it alone can read. A line that looks like a name, a date of birth or an NHS number is refused.</p>
          <SelectField name="holder" label="Whose list is it?" empty="" choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} value={value('holder')} error={problemAt(problems, 'holder')} />
          <AreaField name="list" label="Pseudonyms, one a line" rows={10} value={value('list')} error={problemAt(problems, 'list')} />
          <FileUpload id="file" name="file" label={{ text: 'Or upload the list', classes: 'govuk-label--s' }} hint={{ text: 'A text file, CSV or Excel workbook with one column. The file is read and not kept.' }} {...(problemAt(problems, 'file') ? { errorMessage: { text: problemAt(problems, 'file') } } : {})} />
          <RadioField name="method" label="How are the cases drawn?" value={value('method')} error={problemAt(problems, 'method')} choices={[
            { value: 'random', label: 'At random', hint: 'Every case of the list has the same chance.' }, { value: 'every-nth', label: 'Each n-th of the list', hint: 'Spread evenly over the list as it is sorted.' },
            { value: 'chosen', label: 'Chosen with a reason', hint: 'Give the chosen cases alone. Any agency may put a case forward.' },
          ]} />
          <TextField name="wanted" label="How many cases? (for a draw)" width="3" value={value('wanted')} error={problemAt(problems, 'wanted')} />
          <TextField name="seed" label="Seed (optional)" hint="Words or numbers from which the draw is reckoned. Left empty, one is made by chance." value={value('seed')} error={problemAt(problems, 'seed')} />
          <AreaField name="reason" label="Reason (for chosen cases)" rows={3} value={value('reason')} error={problemAt(problems, 'reason')} />
          <Button>Draw the cases</Button>
        </PostForm>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, ...backToAudit(open) });
}

function Drawn({ sample }: { sample: Sample }) {
  const same = comesOutTheSame(sample);
  return (
    <>
      <Facts rows={[
        { name: 'Method', value: methodWords[sample.method] }, ...(sample.reason ? [{ name: 'Reason', value: sample.reason }] : []), ...(sample.seed ? [{ name: 'Seed', value: <code>{sample.seed}</code> }] : []),
        { name: 'List', value: `${sample.listed.length} cases, from ${sample.holder ?? 'an agency'}` }, { name: 'Drawn', value: sample.drawn.join('\n') }, { name: 'When', value: `${formatInstant(sample.at)}${sample.by ? `, by ${sample.by}` : ''}` },
        { name: 'Digest of the list', value: <code class="gt-pre">{sample.listDigest}</code> },
      ]} />
      {same === true && <InsetText>Drawn again just now from the list and the seed: the same cases.</InsetText>}
      {same === false && <WarningText>Drawn again just now from the list and the seed, other cases come out. The record of the draw was changed.</WarningText>}
      {same !== null && (
        <Details summaryText="Draw them again yourself">
          {sample.method === 'random'
            ? <p class="govuk-body">For each pseudonym of the list, reckon the SHA-256 of the seed, a line feed and the pseudonym. Sort by what comes out. The first {sample.drawn.length} are the cases.</p>
            : <p class="govuk-body">Divide the length of the list by the number of cases, without remainder: that is n. The first eight characters of the SHA-256 of the seed, read as a hexadecimal number, leave a remainder when divided by n: so many cases of the list are passed over. From there take each n-th.</p>}
          <p class="govuk-body">The list, in its order:</p>
          <p class="govuk-body gt-pre">{sample.listed.join('\n')}</p>
        </Details>
      )}
    </>
  );
}
