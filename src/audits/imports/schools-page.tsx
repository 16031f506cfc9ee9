import { UnreadableTable } from '../../platform/tables/read-table.ts';
import { Button, ErrorSummary, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { FileFields, readBytes, readMaps, Told } from './file-form.tsx';
import { takeSchoolFile } from './import-schools.ts';

/** Brings the schools of an area from the register's own file. */
export async function importSchoolsPage(visit: Visit, problems: readonly FieldProblem[] = [], told = ''): Promise<Reply> {
  return page('Import schools', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Import schools</h1>
      <p class="govuk-body">The register of schools in England can be downloaded from Get Information about Schools as a CSV file. It is taken as it is, or with the columns URN, EstablishmentName, LA (name), PhaseOfEducation (name) and EstablishmentStatus (name) alone. EstablishmentTypeGroup (name), TypeOfEstablishment (name) and Boarders (name) tell academies, maintained, independent, special and boarding schools and colleges apart: what is asked of these alone reaches nobody without them. Add a column Email, if you have addresses: the register has none.</p>
      {told !== '' && <Told text={told} />}
      <PostForm action="/audits/respondents/import" upload>
        <FileFields body={visit.body} problems={problems} fileHint="CSV, or an Excel workbook (.xlsx) of which the first sheet is read" />
        <Button>Read the file</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: '/audits/respondents', text: 'Back to who answers audits' } });
}

export async function takeSchools(visit: Visit): Promise<Reply> {
  const problems: FieldProblem[] = [];
  const bytes = await readBytes(visit, problems);
  if (bytes === null) return importSchoolsPage(visit, problems);
  try {
    const outcome = await takeSchoolFile(visit.tx, { partnershipId: visit.me.partnershipId, bytes, maps: readMaps(visit.body), take: sent(visit.body, 'take') === 'yes', now: visit.now, via: 'account' });
    if (outcome.faults.length > 0) return importSchoolsPage(visit, [{ field: 'file', message: `The file has ${outcome.faults.length} ${outcome.faults.length === 1 ? 'fault' : 'faults'}. Nothing is taken.` }], outcome.text);
    if (!outcome.taken) return importSchoolsPage(visit, [], outcome.text);
    // The file has done its work: what it said is in the product.
    await visit.app.files.remove(visit.files[0]!.id);
    return goTo('/audits/respondents', outcome.text.split('\n')[0]!);
  } catch (cause) {
    if (!(cause instanceof UnreadableTable)) throw cause;
    return importSchoolsPage(visit, [{ field: 'file', message: cause.message }]);
  }
}
