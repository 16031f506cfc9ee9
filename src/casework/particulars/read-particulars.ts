import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

/** What the register tells of a review beside its steps. */
export interface Particulars {
  leadPersonId: string | null;
  leadPost: string;
  leadOrganisation: string;
  freeOf: string[];
  statement: string;
  themes: string[];
  nhsReference: string;
  nhsLocality: string;
  designatedProfessional: string;
  signedOffOn: Day | null;
  /** 0 where nothing was ever entered. */
  revision: number;
}

export const noParticulars: Particulars = {
  leadPersonId: null, leadPost: '', leadOrganisation: '', freeOf: [], statement: '', themes: [], nhsReference: '', nhsLocality: '', designatedProfessional: '', signedOffOn: null, revision: 0,
};

export async function readParticulars(tx: Tx, processId: string): Promise<Particulars> {
  const { rows } = await sql<Particulars>`
    select lead_person_id as "leadPersonId", lead_post as "leadPost", lead_organisation as "leadOrganisation", free_of as "freeOf", independence_statement as statement, themes,
      nhs_reference as "nhsReference", nhs_locality as "nhsLocality", designated_professional as "designatedProfessional", signed_off_on as "signedOffOn", revision
    from review_particulars where partnership_id = gt.partnership() and process_id = ${processId}`.execute(tx);
  return rows[0] ?? noParticulars;
}

/** A review that belongs with another: of the same case, or of another case that is about the same incident, or run as one with it. */
export interface LinkedReview {
  /** The link that somebody made; null for a review of the same case, which needs none. */
  linkId: string | null;
  kind: 'same-case' | 'same-incident' | 'joint';
  /** Null for a review that runs elsewhere. */
  processId: string | null;
  reference: string;
  /** The key of its process; '' elsewhere. */
  definition: string;
  title: string;
  note: string;
}

/** The reviews linked with one, from either side, as far as the visitor may see both. One query. */
export async function readLinks(tx: Tx, processId: string, caseId: string): Promise<LinkedReview[]> {
  const { rows } = await sql<LinkedReview>`
    select l.id as "linkId", l.kind, o.id as "processId", coalesce(o.reference, '') as reference, coalesce(o.definition, '') as definition, coalesce(f.title, l.elsewhere) as title, l.note
    from review_link l
    left join process o on o.partnership_id = l.partnership_id and o.id = case when l.process_id = ${processId} then l.other_process_id else l.process_id end
    left join casefile f on f.partnership_id = o.partnership_id and f.case_id = o.case_id
    where l.partnership_id = gt.partnership() and l.ended_at is null and (l.process_id = ${processId} or l.other_process_id = ${processId})
    union all
    select null, 'same-case', p.id, p.reference, p.definition, '', '' from process p
    where p.partnership_id = gt.partnership() and p.case_id = ${caseId} and p.id <> ${processId}
    order by reference, title`.execute(tx);
  return rows;
}
