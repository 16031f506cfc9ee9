import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import { kindOfWork, type KindOfWork } from '../../../framework/schema/kind-of-work.ts';
import type { Tx } from '../../../platform/index.ts';
import type { Results } from '../open-results.ts';
import type { Position } from './position.ts';

export const sourceKinds = [
  { key: 'survey', words: 'Survey of practitioners' }, { key: 'indicator', words: 'Indicator' }, { key: 'complaints', words: 'Complaints' }, { key: 'voice', words: 'Voice of children, adults and families' },
  { key: 'inspection', words: 'Inspection' }, { key: 'other', words: 'Something else' },
] as const;
export type SourceKind = (typeof sourceKinds)[number]['key'];
export const sourceWords = (kind: SourceKind): string => sourceKinds.find(({ key }) => key === kind)!.words;

/** What else is known about a standard or a theme, as the keeper set it down. */
export interface Source {
  id: string;
  kind: SourceKind;
  title: string;
  figure: string;
  says: string;
  position: Position;
  source: string;
  heardOn: Day;
  theme: string;
  addedBy: string | null;
}

/** The sources of a standard in this round, and those of the theme that is looked at beside it. */
export async function readSources(tx: Tx, { round }: Results, standard: string, theme: string): Promise<Source[]> {
  const { rows } = await sql<Source>`
    select s.id, s.kind, s.title, s.figure, s.says, s.position, s.source, s.heard_on as "heardOn", s.theme, p.name as "addedBy"
    from assurance_source s left join person p on p.partnership_id = s.partnership_id and p.id = s.by_person
    where s.partnership_id = (select gt.partnership()) and s.board_id = ${round.boardId} and s.withdrawn_on is null and (s.round_id is null or s.round_id = ${round.id}) and (s.standard = ${standard} or (${theme} <> '' and s.theme = ${theme}))
    order by s.kind, s.heard_on desc, s.id limit 100`.execute(tx);
  return rows;
}

/** What the product itself holds on a theme, as far as the visitor may see it. */
export interface HeldOnTheme {
  findings: number;
  /** Of them: from complaints and compliments, and from inspections. */
  fromComplaints: number;
  fromInspections: number;
  lessons: number;
  embedded: number;
}

export async function readHeld(tx: Tx, { pack }: Results, theme: string): Promise<HeldOnTheme> {
  const of = (kind: KindOfWork): string[] => pack.processes.filter((process) => kindOfWork(process) === kind).map(({ key }) => key);
  const { rows } = await sql<HeldOnTheme>`
    select count(f.id)::int as findings, count(f.id) filter (where p.definition = any(${sql.val(of('complaint'))}::text[]))::int as "fromComplaints", count(f.id) filter (where p.definition = any(${sql.val(of('inspection'))}::text[]))::int as "fromInspections",
      (select count(*)::int from lesson l where l.partnership_id = (select gt.partnership()) and ${theme} = any(l.themes)) as lessons,
      (select count(*)::int from lesson l where l.partnership_id = (select gt.partnership()) and ${theme} = any(l.themes) and l.stage in ('embedded', 'evaluated')) as embedded
    from finding f left join process p on p.partnership_id = f.partnership_id and p.id = f.origin_process_id
    where f.partnership_id = (select gt.partnership()) and f.status = 'agreed' and ${theme} = any(f.themes)`.execute(tx);
  return rows[0]!;
}

/** How often children, adults and families were heard in these case audits, and how often it is kept what was done about it. */
export async function readHeard(tx: Tx, auditIds: readonly string[]): Promise<{ heard: number; acted: number }> {
  const { rows } = await sql<{ heard: number; acted: number }>`select count(*)::int as heard, count(*) filter (where done <> '')::int as acted from case_voice where partnership_id = (select gt.partnership()) and audit_id = any(${sql.val([...auditIds])}::uuid[])`.execute(tx);
  return rows[0]!;
}
