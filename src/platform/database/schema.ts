// Written by scripts/write-schema-types.ts from the migrations. Do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely';

export interface AbsenceTable {
  partnership_id: string;
  id: string;
  person_id: string;
  starts_on: string;
  ends_on: string | null;
  reason: Generated<string>;
  recorded_by: string | null;
}

export interface ActionTable {
  partnership_id: string;
  id: string;
  reference: string;
  title: string;
  detail: Generated<string>;
  recommendation_id: string | null;
  owner_id: string | null;
  owner_name: Generated<string>;
  due_on: string;
  measure: string;
  baseline: Generated<string>;
  strength: string;
  themes: Generated<string[]>;
  priority: string | null;
  status: string;
  impact_due_on: string | null;
  verdict: string | null;
  closed_on: string | null;
  imported: Generated<boolean>;
  created_at: Date;
  created_by: string | null;
  revision: Generated<number>;
  search: GeneratedAlways<string | null>;
}

export interface ActionAgencyTable {
  partnership_id: string;
  action_id: string;
  agency_id: string;
}

export interface ActionEntryTable {
  partnership_id: string;
  id: string;
  action_id: string;
  kind: string;
  text: Generated<string>;
  file_id: string | null;
  detail: ColumnType<unknown, string | undefined, string>;
  at: Date;
  person_id: string | null;
  acting_for: string | null;
}

export interface AgencyTable {
  partnership_id: string;
  id: string;
  kind: string;
  name: string;
  active: Generated<boolean>;
}

export interface AssuranceSourceTable {
  partnership_id: string;
  id: string;
  board_id: string;
  round_id: string | null;
  standard: Generated<string>;
  theme: Generated<string>;
  kind: string;
  title: string;
  figure: Generated<string>;
  says: string;
  position: string;
  source: string;
  heard_on: string;
  withdrawn_on: string | null;
  at: Date;
  by_person: string | null;
}

export interface AuditBookingTable {
  partnership_id: string;
  id: string;
  board_id: string;
  knot_id: string;
  question: string;
  audit_id: string | null;
  booked_at: Date;
  by_person: string | null;
}

export interface AuditCrosswalkTable {
  partnership_id: string;
  id: string;
  from_tool: string;
  from_question: string;
  to_tool: string;
  to_question: string;
  made_at: Date;
  made_by: string | null;
  ended_at: Date | null;
}

export interface AuditFindingTable {
  partnership_id: string;
  finding_id: string;
  board_id: string;
  agency_id: string | null;
  round_id: string;
  return_id: string | null;
  question: Generated<string>;
}

export interface AuditImpactTable {
  partnership_id: string;
  id: string;
  board_id: string;
  subject_id: string;
  before_id: string | null;
  question: Generated<string>;
  verdict: string;
  evidence: string;
  judged_on: string;
  at: Date;
  by_person: string | null;
}

export interface AuditPlanTable {
  partnership_id: string;
  id: string;
  board_id: string;
  group_id: string | null;
  reference: string;
  year: number;
  pack_key: string | null;
  name: string;
  about: Generated<string>;
  kind: string;
  ground: string | null;
  ground_text: Generated<string>;
  prompted_by: string | null;
  lead_id: string | null;
  lead_name: Generated<string>;
  priorities: Generated<string[]>;
  proposed: Generated<string>;
  starts_on: string | null;
  ends_on: string | null;
  status: string;
  re_audit_of: string | null;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
}

export interface AuditPlanEntryTable {
  partnership_id: string;
  id: string;
  board_id: string;
  plan_id: string;
  kind: string;
  text: Generated<string>;
  month: string | null;
  at: Date;
  person_id: string | null;
}

export interface AuditPursuitTable {
  partnership_id: string;
  id: string;
  board_id: string;
  round_id: string;
  return_id: string;
  agency_id: string | null;
  to_name: string;
  to_post: string;
  letter: string;
  outstanding: string[];
  sent_on: string;
  reply_due: string;
  reply: Generated<string>;
  replied_on: string | null;
  outcome: Generated<string>;
  settled_on: string | null;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
}

export interface AuditReturnTable {
  partnership_id: string;
  id: string;
  round_id: string;
  board_id: string;
  respondent_id: string;
  agency_id: string | null;
  name: string;
  kind: string;
  area: Generated<string>;
  phase: Generated<string>;
  contact_name: Generated<string>;
  contact_email: Generated<string>;
  status: Generated<string>;
  previous_id: string | null;
  asked: Generated<number>;
  answered: Generated<number>;
  unconfirmed: Generated<number>;
  invited_at: Date | null;
  started_at: Date | null;
  submitted_at: Date | null;
  submitted_by: Generated<string>;
  signed_by: Generated<string>;
  signed_post: Generated<string>;
  returned_reason: Generated<string>;
  reminders: Generated<number>;
  reminded_on: string | null;
  chase_at: Date | null;
  deferred_to: string | null;
  to_challenge: Generated<boolean>;
  challenge_reason: Generated<string>;
  rigour: Generated<string>;
  plan_taken_on: string | null;
  revision: Generated<number>;
  traits: Generated<string[]>;
}

export interface AuditRoundTable {
  partnership_id: string;
  id: string;
  board_id: string;
  reference: string;
  name: string;
  assessment: string | null;
  tool_id: string;
  plan_id: string | null;
  process_id: string | null;
  step: string | null;
  year: number;
  opened_on: string;
  due_on: string;
  remind_days: Generated<number[]>;
  status: string;
  closed_on: string | null;
  received_on: string | null;
  follow_up_on: string | null;
  previous_id: string | null;
  imported: Generated<boolean>;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
}

export interface AuditRoundEntryTable {
  partnership_id: string;
  id: string;
  round_id: string;
  board_id: string;
  kind: string;
  text: Generated<string>;
  at: Date;
  person_id: string | null;
}

export interface AuditToolTable {
  partnership_id: string;
  id: string;
  board_id: string;
  key: string;
  edition: number;
  name: string;
  source: string;
  taken_from: Generated<string>;
  definition: ColumnType<unknown, string, string>;
  status: string;
  revision: Generated<number>;
  changed_at: Date;
  changed_by: string | null;
  published_on: string | null;
}

export interface AuditedCaseTable {
  partnership_id: string;
  id: string;
  audit_id: string;
  board_id: string;
  pseudonym: string;
  position: number;
  involved: Generated<string[]>;
}

export interface BoardTable {
  partnership_id: string;
  id: string;
  name: string;
  framework_id: string;
  framework_version: string;
}

export interface CalendarEditionTable {
  id: GeneratedAlways<number>;
  version: string;
  content: ColumnType<unknown, string, string>;
  taken_at: Generated<Date>;
  change: ColumnType<unknown, string | undefined, string>;
}

export interface CaseAuditTable {
  partnership_id: string;
  id: string;
  board_id: string;
  group_id: string | null;
  reference: string;
  title: string;
  about: Generated<string>;
  kind: string;
  agencies: string;
  themes: Generated<string[]>;
  plan_id: string | null;
  process_id: string | null;
  step: string | null;
  lines: ColumnType<unknown, string | undefined, string>;
  voice_asked: Generated<string>;
  due_on: string;
  remind_days: Generated<number[]>;
  status: string;
  workshop_on: string | null;
  workshop_present: Generated<string>;
  workshop_notes: Generated<string>;
  workshop_missing: Generated<string>;
  no_voice_reason: Generated<string>;
  no_voice_by: string | null;
  no_voice_approved_by: string | null;
  reported_on: string | null;
  received_on: string | null;
  previous_id: string | null;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
  received_meeting_id: string | null;
}

export interface CaseAuditAgencyTable {
  partnership_id: string;
  audit_id: string;
  agency_id: string;
  board_id: string;
  tool_id: string;
  cascaded_on: string | null;
  cascaded_how: Generated<string>;
}

export interface CaseAuditEntryTable {
  partnership_id: string;
  id: string;
  audit_id: string;
  board_id: string;
  kind: string;
  text: string;
  reason: Generated<string>;
  at: Date;
  person_id: string | null;
}

export interface CaseFeedbackTable {
  partnership_id: string;
  id: string;
  audit_id: string;
  case_id: string;
  board_id: string;
  agency_id: string;
  given_to: string;
  strengths: string;
  to_improve: string;
  given_on: string;
  how: Generated<string>;
  at: Date;
  by_person: string | null;
}

export interface CaseGradeTable {
  partnership_id: string;
  case_id: string;
  question: string;
  audit_id: string;
  board_id: string;
  level: string;
  score: number | null;
  agreed: Generated<string>;
  dissent: Generated<string>;
  at: Date;
  by_person: string | null;
}

export interface CaseKeyTable {
  partnership_id: string;
  case_id: string;
  sealed_key: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
}

export interface CaseMemberTable {
  partnership_id: string;
  case_id: string;
  person_id: string;
  role: string;
  from_at: Date;
  until_at: Date | null;
  added_by: string | null;
  reason: Generated<string>;
}

export interface CaseSampleTable {
  partnership_id: string;
  audit_id: string;
  board_id: string;
  holder_agency_id: string | null;
  method: string;
  reason: Generated<string>;
  seed: Generated<string>;
  wanted: number;
  listed: string[];
  list_digest: string;
  drawn: string[];
  at: Date;
  by_person: string | null;
}

export interface CaseScoresTable {
  partnership_id: string;
  scoring_id: string;
  audit_id: string;
  board_id: string;
  answers: ColumnType<unknown, string | undefined, string>;
  revision: Generated<number>;
  revealed: Generated<boolean>;
  updated_at: Date;
}

export interface CaseScoresRevisionTable {
  partnership_id: string;
  scoring_id: string;
  revision: number;
  board_id: string;
  answers: ColumnType<unknown, string, string>;
  at: Date;
}

export interface CaseScoringTable {
  partnership_id: string;
  id: string;
  audit_id: string;
  case_id: string;
  board_id: string;
  agency_id: string;
  manner: Generated<string>;
  auditor_name: string;
  auditor_email: string;
  status: string;
  declared_at: Date | null;
  declaration: Generated<string>;
  submitted_at: Date | null;
  due_on: string;
  reminders: Generated<number>;
  revision: Generated<number>;
}

export interface CaseVoiceTable {
  partnership_id: string;
  id: string;
  audit_id: string;
  case_id: string | null;
  board_id: string;
  whose: string;
  how: Generated<string>;
  heard_on: string;
  said: string;
  done: Generated<string>;
  at: Date;
  by_person: string | null;
}

export interface CasefileTable {
  partnership_id: string;
  case_id: string;
  board_id: string;
  reference: string;
  title: string;
  opened_at: Date;
  opened_by: string | null;
  invented: Generated<boolean>;
  imported: Generated<boolean>;
}

export interface ChallengeDayTable {
  partnership_id: string;
  id: string;
  board_id: string;
  round_id: string;
  group_id: string | null;
  held_on: string;
  place: Generated<string>;
  present: ColumnType<unknown, string | undefined, string>;
  agenda: ColumnType<unknown, string | undefined, string>;
  notes: Generated<string>;
  status: Generated<string>;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
}

export interface ChallengeQuestionTable {
  partnership_id: string;
  id: string;
  return_id: string;
  round_id: string;
  board_id: string;
  agency_id: string | null;
  standard: string;
  question: string;
  asked_by: string;
  asked_at: Date;
  sent_on: string | null;
  reply: Generated<string>;
  replied_by: Generated<string>;
  replied_at: Date | null;
  evidence_id: string | null;
  settled_at: Date | null;
  settled_text: Generated<string>;
  reply_by: string | null;
  remind_days: Generated<number[]>;
  reminded_on: string | null;
}

export interface CredentialTable {
  partnership_id: string;
  person_id: string;
  password_hash: string | null;
  code_secret: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  code_last_step: number | null;
  code_required: Generated<boolean>;
  changed_at: Generated<Date>;
}

export interface DeputyTable {
  partnership_id: string;
  id: string;
  person_id: string;
  deputy_id: string;
  starts_on: string;
  ends_on: string | null;
}

export interface DisclosureHoldTable {
  partnership_id: string;
  id: string;
  case_id: string;
  proceeding_id: string;
  what: string;
  asked_by: string;
  placed_on: string;
  until_on: string | null;
  until_event: Generated<string>;
  review_on: string;
  lifted_on: string | null;
  revision: Generated<number>;
}

export interface DueItemTable {
  partnership_id: string;
  process_id: string;
  key: string;
  case_id: string | null;
  kind: string;
  name: string;
  lead_role: string | null;
  deputy_role: string | null;
  agency_id: string | null;
  opens_on: string | null;
  due_on: string | null;
  paused: Generated<boolean>;
  done_on: string | null;
  needed: Generated<boolean>;
  ready: Generated<boolean>;
  first_due_on: string | null;
}

export interface EvidenceTable {
  partnership_id: string;
  id: string;
  respondent_id: string;
  agency_id: string | null;
  title: string;
  about: Generated<string>;
  expires_on: string | null;
  version: Generated<number>;
  withdrawn_on: string | null;
  withdrawn_reason: Generated<string>;
  added_at: Date;
  added_by: Generated<string>;
}

export interface EvidenceUseTable {
  partnership_id: string;
  evidence_id: string;
  return_id: string;
  question: string;
  board_id: string;
  agency_id: string | null;
  at: Date;
  by_name: Generated<string>;
}

export interface EvidenceVersionTable {
  partnership_id: string;
  evidence_id: string;
  version: number;
  respondent_id: string;
  agency_id: string | null;
  file_id: string;
  at: Date;
  by_name: Generated<string>;
}

export interface FindingTable {
  partnership_id: string;
  id: string;
  reference: string;
  case_id: string | null;
  origin_process_id: string | null;
  kind: string;
  text: string;
  themes: Generated<string[]>;
  rests_on: string | null;
  cites: Generated<string>;
  status: Generated<string>;
  agreed_on: string | null;
  made_at: Date;
  made_by: string | null;
}

export interface FormResponseTable {
  partnership_id: string;
  id: string;
  case_id: string | null;
  form: string;
  framework_id: string;
  framework_version: string;
  answers: ColumnType<unknown, string | undefined, string>;
  revision: Generated<number>;
  status: Generated<string>;
  updated_at: Date;
  updated_by: string | null;
  updated_via: Generated<string>;
  submitted_at: Date | null;
}

export interface FormRevisionTable {
  partnership_id: string;
  response_id: string;
  revision: number;
  case_id: string | null;
  answers: ColumnType<unknown, string, string>;
  at: Date;
  person_id: string | null;
  via: string;
}

export interface ForumIssueTable {
  partnership_id: string;
  id: string;
  board_id: string;
  reference: string;
  process: string;
  process_id: string | null;
  raised_on: string;
  raised_by: string | null;
  words: string;
  set_aside: Generated<string>;
  answer: ColumnType<unknown, string | undefined, string>;
  answered_on: string | null;
  answer_id: string;
  ended_untold: Generated<boolean>;
}

export interface ForwardPlanTable {
  partnership_id: string;
  board_id: string;
  starts_on: string;
  set_at: Date;
  set_by: string | null;
}

export interface FrameworkDraftTable {
  partnership_id: string;
  id: string;
  board_id: string;
  from_framework: string;
  from_version: string;
  files: ColumnType<unknown, string, string>;
  faults: ColumnType<unknown, string | undefined, string>;
  state: Generated<string>;
  revision: Generated<number>;
  started_by: string;
  started_at: Date;
  version: string | null;
  dated: string | null;
  cause: string | null;
  put_forward_by: string | null;
  put_forward_at: Date | null;
  decided_by: string | null;
  decided_at: Date | null;
  answer: Generated<string>;
}

export interface FrameworkDraftChangeTable {
  partnership_id: string;
  draft_id: string;
  revision: number;
  person_id: string;
  at: Date;
  subject: string;
  entry: string;
  what: string;
  file: string;
  before: ColumnType<unknown, string | null, string | null>;
  undone: Generated<boolean>;
}

export interface FrameworkEditionTable {
  partnership_id: string;
  framework_id: string;
  version: string;
  digest: string;
  content: ColumnType<unknown, string, string>;
  adopted_at: Generated<Date>;
  adopted_by: string | null;
}

export interface HoldEntryTable {
  partnership_id: string;
  id: string;
  case_id: string;
  hold_id: string;
  kind: string;
  text: Generated<string>;
  detail: ColumnType<unknown, string | undefined, string>;
  at: Date;
  person_id: string | null;
}

export interface IncidentTable {
  partnership_id: string;
  id: string;
  case_id: string;
  process_id: string;
  happened_on: string | null;
  aware_on: string | null;
  place: Generated<string>;
  notified_at: Date | null;
  national_reference: string | null;
}

export interface InvolvedAgencyTable {
  partnership_id: string;
  case_id: string;
  agency_id: string;
}

export interface KeyCheckTable {
  one: Generated<boolean>;
  sealed: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  made_at: Generated<Date>;
}

export interface LearningSharedTable {
  partnership_id: string;
  id: string;
  reference: string;
  channel: string;
  title: string;
  held_on: string;
  audience: string;
  reach: number | null;
  attended: Generated<string>;
  link: Generated<string>;
  brought_back: Generated<boolean>;
  made_at: Date;
  made_by: string | null;
}

export interface LearningSharedLessonTable {
  partnership_id: string;
  shared_id: string;
  lesson_id: string;
}

export interface LessonTable {
  partnership_id: string;
  id: string;
  reference: string;
  kind: string;
  title: string;
  text: string;
  practice_change: Generated<string>;
  themes: Generated<string[]>;
  audiences: Generated<string[]>;
  measure: Generated<string>;
  stage: string;
  stage_since: string;
  verdict: string | null;
  source_kind: string;
  identified_on: string;
  agreed_on: string | null;
  imported: Generated<boolean>;
  made_by: string | null;
  revision: Generated<number>;
  search: GeneratedAlways<string | null>;
}

export interface LessonCascadeTable {
  partnership_id: string;
  lesson_id: string;
  agency_id: string;
  asked_on: string;
  due_on: string;
  confirmed_on: string | null;
  confirmed_by: string | null;
  teams: Generated<string>;
  evidence: Generated<string>;
}

export interface LessonDisseminationTable {
  partnership_id: string;
  id: string;
  lesson_id: string;
  channel: string;
  audience: string;
  shared_on: string;
  reach: number | null;
  evidence: Generated<string>;
  file_id: string | null;
  by_person: string | null;
  at: Date;
}

export interface LessonEmbeddingTable {
  partnership_id: string;
  id: string;
  lesson_id: string;
  months: number;
  due_on: string;
  checked_on: string | null;
  result: string | null;
  evidence: Generated<string>;
  by_person: string | null;
  reflection: Generated<string>;
}

export interface LessonEvaluationTable {
  partnership_id: string;
  id: string;
  lesson_id: string;
  evaluated_on: string;
  measure: string;
  evidence: string;
  verdict: string;
  by_person: string | null;
  at: Date;
}

export interface LessonMarkTable {
  partnership_id: string;
  lesson_id: string;
  channel: string;
  marked_at: Date;
  marked_by: string | null;
}

export interface MailTable {
  partnership_id: string;
  id: string;
  key: string;
  to_name: string;
  to_email: string;
  subject: string;
  body: string;
  due_at: Date;
  attempts: Generated<number>;
  last_error: string | null;
  sent_at: Date | null;
  given_up_at: Date | null;
}

export interface MeetingTable {
  partnership_id: string;
  id: string;
  group_id: string;
  reference: string;
  title: string;
  held_on: string;
  starts_at: string;
  place: Generated<string>;
  link: Generated<string>;
  cancelled_on: string | null;
  others: Generated<string>;
  agenda_sent_at: Date | null;
  minutes_state: Generated<string>;
  minutes_issue: Generated<number>;
  agreed_on: string | null;
  agreed_in: string | null;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
}

export interface MeetingActionTable {
  partnership_id: string;
  meeting_id: string;
  item_id: string;
  action_id: string;
}

export interface MeetingAttendanceTable {
  partnership_id: string;
  meeting_id: string;
  person_id: string;
  standing: string;
  deputy: Generated<string>;
  conflict: Generated<string>;
}

export interface MeetingDecisionTable {
  partnership_id: string;
  id: string;
  meeting_id: string;
  item_id: string;
  reference: string;
  text: string;
  made_at: Date;
  made_by: string | null;
}

export interface MeetingEntryTable {
  partnership_id: string;
  id: string;
  meeting_id: string;
  kind: string;
  text: Generated<string>;
  at: Date;
  person_id: string | null;
}

export interface MeetingItemTable {
  partnership_id: string;
  id: string;
  meeting_id: string;
  kind: string;
  position: number;
  title: string;
  lead_id: string | null;
  allotted: number | null;
  plan_line: string | null;
  plan_due: string | null;
  minute: Generated<string>;
  left_out: Generated<boolean>;
  revision: Generated<number>;
}

export interface MeetingMinutesTable {
  partnership_id: string;
  meeting_id: string;
  issue: number;
  content: ColumnType<unknown, string, string>;
  issued_at: Date;
  issued_by: string | null;
}

export interface MeetingPaperTable {
  partnership_id: string;
  id: string;
  meeting_id: string;
  item_id: string | null;
  title: string;
  file_id: string;
  added_at: Date;
  added_by: string | null;
  withdrawn_at: Date | null;
}

export interface MembershipTable {
  partnership_id: string;
  id: string;
  person_id: string;
  role: string;
  board_id: string;
  group_id: string | null;
  agency_id: string | null;
  starts_on: string;
  ends_on: string | null;
}

export interface PartnershipTable {
  partnership_id: string;
  name: string;
  short_name: string;
  slug: string;
  division: string;
  demonstration: Generated<boolean>;
  created_at: Generated<Date>;
}

export interface PasswordResetTable {
  partnership_id: string;
  token_hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  person_id: string;
  expires_at: Date;
  used_at: Date | null;
}

export interface PersonTable {
  partnership_id: string;
  id: string;
  name: string;
  email: string;
  post: Generated<string>;
  agency_id: string | null;
  active: Generated<boolean>;
  calendar_token_hash: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
  created_at: Generated<Date>;
}

export interface PersonalLinkTable {
  partnership_id: string;
  id: string;
  token_hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  purpose: string;
  subject_id: string;
  case_id: string | null;
  holder_name: string;
  holder_email: string;
  created_at: Date;
  expires_at: Date;
  opened_at: Date | null;
  revoked_at: Date | null;
  revoked_by: string | null;
  revoked_reason: string | null;
  passed_from: string | null;
}

export interface PlanEntryTable {
  partnership_id: string;
  id: string;
  item_id: string;
  kind: string;
  text: Generated<string>;
  at: Date;
  person_id: string | null;
}

export interface PlanItemTable {
  partnership_id: string;
  id: string;
  group_id: string;
  line: string;
  due_on: string;
  status: string;
  moved_to: string | null;
  by_hand: Generated<boolean>;
  report: Generated<string>;
  file_id: string | null;
  meeting_id: string | null;
  revision: Generated<number>;
}

export interface PlanLineTable {
  partnership_id: string;
  group_id: string;
  line: string;
  first_on: string;
  set_at: Date;
  set_by: string | null;
}

export interface ProceedingTable {
  partnership_id: string;
  id: string;
  case_id: string;
  process_id: string;
  kind: string;
  body: string;
  contact: Generated<string>;
  status: string;
  stands: Generated<string>;
  next_on: string | null;
  next_what: Generated<string>;
  ended_on: string | null;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
}

export interface ProcessTable {
  partnership_id: string;
  id: string;
  reference: string;
  case_id: string | null;
  board_id: string;
  framework_id: string;
  framework_version: string;
  definition: string;
  started_by_process: string | null;
  started_at: Date;
  status: string;
  outcome: string | null;
}

export interface ProcessEventTable {
  partnership_id: string;
  process_id: string;
  seq: number;
  case_id: string | null;
  type: string;
  at: Date;
  event: ColumnType<unknown, string, string>;
}

export interface PublicationTable {
  partnership_id: string;
  process_id: string;
  case_id: string;
  planned_on: string | null;
  checked_on: string | null;
  checked_by: Generated<string>;
  check_note: Generated<string>;
  decision: string | null;
  decided_on: string | null;
  decided_by: Generated<string>;
  reasons: Generated<string>;
  weighed: ColumnType<unknown, string | undefined, string>;
  published_on: string | null;
  address: Generated<string>;
  available_until: string | null;
  despite_holds: Generated<string>;
  holds_then: Generated<unknown>;
  revision: Generated<number>;
  changed_at: Date;
  changed_by: string | null;
  before_time: Generated<string>;
}

export interface PublicationCopyTable {
  partnership_id: string;
  id: string;
  case_id: string;
  process_id: string;
  to_whom: string;
  sent_on: string;
  how: string;
  recorded_at: Date;
  recorded_by: string | null;
}

export interface RecommendationTable {
  partnership_id: string;
  id: string;
  reference: string;
  text: string;
  themes: Generated<string[]>;
  origin_process_id: string | null;
  response: string | null;
  response_reason: Generated<string>;
  responded_on: string | null;
  made_at: Date;
  made_by: string | null;
}

export interface RecordEntryTable {
  partnership_id: string;
  seq: number;
  at: Date;
  person_id: string | null;
  acting_for: string | null;
  via: string;
  deed: string;
  subject_kind: string;
  subject_id: string | null;
  case_id: string | null;
  detail: ColumnType<unknown, string, string>;
  previous_hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
}

export interface RecordHeadTable {
  partnership_id: string;
  seq: number;
  hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
}

export interface ReferenceCounterTable {
  partnership_id: string;
  prefix: string;
  year: number;
  last: number;
}

export interface RespondentTable {
  partnership_id: string;
  id: string;
  agency_id: string | null;
  kind: string;
  name: string;
  area: Generated<string>;
  phase: Generated<string>;
  number: Generated<string>;
  contact_name: Generated<string>;
  contact_email: Generated<string>;
  active: Generated<boolean>;
  traits: Generated<string[]>;
}

export interface ReturnActionTable {
  partnership_id: string;
  return_id: string;
  question: string;
  round_id: string;
  board_id: string;
  agency_id: string | null;
  standard: Generated<string>;
  action_id: string;
  taken_at: Date;
  by_person: string | null;
}

export interface ReturnDelegationTable {
  partnership_id: string;
  id: string;
  return_id: string;
  board_id: string;
  agency_id: string | null;
  sections: string[];
  holder_name: string;
  holder_email: string;
  link_id: string;
  note: Generated<string>;
  at: Date;
  by_name: string;
  done_at: Date | null;
  ended_at: Date | null;
}

export interface ReturnEntryTable {
  partnership_id: string;
  id: string;
  return_id: string;
  board_id: string;
  agency_id: string | null;
  kind: string;
  text: Generated<string>;
  at: Date;
  by_name: Generated<string>;
}

export interface ReturnGradeTable {
  partnership_id: string;
  return_id: string;
  standard: string;
  round_id: string;
  board_id: string;
  agency_id: string | null;
  area: Generated<string>;
  own_level: string | null;
  own_score: number | null;
  moderated_level: string | null;
  moderated_score: number | null;
  moderated_reason: Generated<string>;
  moderated_at: Date | null;
  moderated_by: string | null;
}

export interface ReturnRevisionTable {
  partnership_id: string;
  return_id: string;
  section: string;
  revision: number;
  board_id: string;
  agency_id: string | null;
  answers: ColumnType<unknown, string, string>;
  page: Generated<string>;
  seq: Generated<number>;
  at: Date;
  by_name: Generated<string>;
}

export interface ReturnSectionTable {
  partnership_id: string;
  return_id: string;
  section: string;
  board_id: string;
  agency_id: string | null;
  answers: ColumnType<unknown, string, string>;
  unconfirmed: Generated<string[]>;
  revision: Generated<number>;
  updated_at: Date;
  updated_by: Generated<string>;
}

export interface ReturnTallyTable {
  partnership_id: string;
  round_id: string;
  board_id: string;
  standard: string;
  area: string;
  own_level: string;
  moderated_level: string;
  returns: number;
  own_sum: unknown;
  moderated_sum: unknown;
  stands_sum: unknown;
}

export interface ReviewLinkTable {
  partnership_id: string;
  id: string;
  process_id: string;
  case_id: string;
  other_process_id: string | null;
  other_case_id: string | null;
  elsewhere: Generated<string>;
  kind: string;
  note: Generated<string>;
  made_at: Date;
  made_by: string | null;
  ended_at: Date | null;
  ended_by: string | null;
}

export interface ReviewParticularsTable {
  partnership_id: string;
  process_id: string;
  case_id: string;
  lead_person_id: string | null;
  lead_post: Generated<string>;
  lead_organisation: Generated<string>;
  free_of: Generated<string[]>;
  independence_statement: Generated<string>;
  themes: Generated<string[]>;
  nhs_reference: Generated<string>;
  nhs_locality: Generated<string>;
  designated_professional: Generated<string>;
  signed_off_on: string | null;
  revision: Generated<number>;
  changed_at: Date;
  changed_by: string | null;
}

export interface RoundQuoteTable {
  partnership_id: string;
  round_id: string;
  return_id: string;
  question: string;
  board_id: string;
  at: Date;
  by_person: string | null;
}

export interface SessionTable {
  partnership_id: string;
  token_hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  person_id: string;
  created_at: Date;
  last_seen_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  code_passed: Generated<boolean>;
  csrf_secret: string;
  device: Generated<string>;
}

export interface SignInFailureTable {
  account_hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  device_hash: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  failures: number;
  window_starts: Date;
  blocked_until: Date | null;
}

export interface StandardLinkTable {
  partnership_id: string;
  id: string;
  board_id: string;
  tool: string;
  standard: string;
  case_tool: string;
  question: string;
  made_at: Date;
  made_by: string | null;
  ended_at: Date | null;
}

export interface StepFormTable {
  partnership_id: string;
  process_id: string;
  step: string;
  case_id: string;
  response_id: string;
}

export interface StepPaperTable {
  partnership_id: string;
  id: string;
  case_id: string | null;
  process_id: string;
  step: string;
  paper: Generated<string>;
  title: string;
  file_id: string;
  identifies: Generated<boolean>;
  added_at: Date;
  added_by: string | null;
  withdrawn_at: Date | null;
  withdrawn_by: string | null;
}

export interface StoredFileTable {
  partnership_id: string;
  id: string;
  case_id: string | null;
  name: string;
  type: string;
  size: number;
  sha256: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  added_at: Date;
  added_by: string | null;
  held_apart: Generated<boolean>;
}

export interface SummaryRequestTable {
  partnership_id: string;
  id: string;
  case_id: string;
  process_id: string;
  step: string;
  agency_id: string;
  response_id: string;
  reference: string;
  holder_name: string;
  holder_email: string;
  status: string;
  involved: boolean | null;
  asked_at: Date;
  due_on: string;
  received_at: Date | null;
  returned_reason: string | null;
  reminders: Generated<number>;
}

export interface SurveyTable {
  partnership_id: string;
  id: string;
  board_id: string;
  reference: string;
  name: string;
  about: Generated<string>;
  tool_id: string;
  themes: Generated<string[]>;
  opened_on: string;
  closes_on: string;
  closed_on: string | null;
  status: string;
  smallest: number;
  anonymous: boolean;
  link_token: string | null;
  previous_id: string | null;
  revision: Generated<number>;
  made_at: Date;
  made_by: string | null;
}

export interface SurveyAnswerTable {
  partnership_id: string;
  id: string;
  survey_id: string;
  board_id: string;
  answers: ColumnType<unknown, string, string>;
  by_name: Generated<string>;
}

export interface SurveyEntryTable {
  partnership_id: string;
  id: string;
  survey_id: string;
  board_id: string;
  kind: string;
  text: Generated<string>;
  at: Date;
  person_id: string | null;
}

export interface SurveyInvitationTable {
  partnership_id: string;
  survey_id: string;
  board_id: string;
  email: string;
  invited_at: Date;
  reminded_at: Date | null;
}

export interface SurveyWordsTable {
  partnership_id: string;
  survey_id: string;
  answer_id: string;
  question: string;
  board_id: string;
  words: string;
  at: Date;
  by_person: string | null;
}

export interface ThreadEdgeTable {
  partnership_id: string;
  from_id: string;
  to_id: string;
}

export interface ThreadNodeTable {
  partnership_id: string;
  id: string;
  case_id: string | null;
  kind: string;
  reference: string;
  title: string;
  state: Generated<string>;
  happened_on: string;
}

export interface VaultEntryTable {
  partnership_id: string;
  id: string;
  case_id: string;
  subject_id: string;
  sealed: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  at: Date;
  person_id: string | null;
}

export interface VaultMatchTable {
  partnership_id: string;
  case_id: string;
  digest: ColumnType<Uint8Array, Uint8Array, Uint8Array>;
  kind: string;
}

export interface WorkGroupTable {
  partnership_id: string;
  id: string;
  board_id: string;
  key: string;
  name: string;
  calendar_token_hash: ColumnType<Uint8Array | null, Uint8Array | null | undefined, Uint8Array | null>;
}

export interface Schema {
  absence: AbsenceTable;
  action: ActionTable;
  action_agency: ActionAgencyTable;
  action_entry: ActionEntryTable;
  agency: AgencyTable;
  assurance_source: AssuranceSourceTable;
  audit_booking: AuditBookingTable;
  audit_crosswalk: AuditCrosswalkTable;
  audit_finding: AuditFindingTable;
  audit_impact: AuditImpactTable;
  audit_plan: AuditPlanTable;
  audit_plan_entry: AuditPlanEntryTable;
  audit_pursuit: AuditPursuitTable;
  audit_return: AuditReturnTable;
  audit_round: AuditRoundTable;
  audit_round_entry: AuditRoundEntryTable;
  audit_tool: AuditToolTable;
  audited_case: AuditedCaseTable;
  board: BoardTable;
  calendar_edition: CalendarEditionTable;
  case_audit: CaseAuditTable;
  case_audit_agency: CaseAuditAgencyTable;
  case_audit_entry: CaseAuditEntryTable;
  case_feedback: CaseFeedbackTable;
  case_grade: CaseGradeTable;
  case_key: CaseKeyTable;
  case_member: CaseMemberTable;
  case_sample: CaseSampleTable;
  case_scores: CaseScoresTable;
  case_scores_revision: CaseScoresRevisionTable;
  case_scoring: CaseScoringTable;
  case_voice: CaseVoiceTable;
  casefile: CasefileTable;
  challenge_day: ChallengeDayTable;
  challenge_question: ChallengeQuestionTable;
  credential: CredentialTable;
  deputy: DeputyTable;
  disclosure_hold: DisclosureHoldTable;
  due_item: DueItemTable;
  evidence: EvidenceTable;
  evidence_use: EvidenceUseTable;
  evidence_version: EvidenceVersionTable;
  finding: FindingTable;
  form_response: FormResponseTable;
  form_revision: FormRevisionTable;
  forum_issue: ForumIssueTable;
  forward_plan: ForwardPlanTable;
  framework_draft: FrameworkDraftTable;
  framework_draft_change: FrameworkDraftChangeTable;
  framework_edition: FrameworkEditionTable;
  hold_entry: HoldEntryTable;
  incident: IncidentTable;
  involved_agency: InvolvedAgencyTable;
  key_check: KeyCheckTable;
  learning_shared: LearningSharedTable;
  learning_shared_lesson: LearningSharedLessonTable;
  lesson: LessonTable;
  lesson_cascade: LessonCascadeTable;
  lesson_dissemination: LessonDisseminationTable;
  lesson_embedding: LessonEmbeddingTable;
  lesson_evaluation: LessonEvaluationTable;
  lesson_mark: LessonMarkTable;
  mail: MailTable;
  meeting: MeetingTable;
  meeting_action: MeetingActionTable;
  meeting_attendance: MeetingAttendanceTable;
  meeting_decision: MeetingDecisionTable;
  meeting_entry: MeetingEntryTable;
  meeting_item: MeetingItemTable;
  meeting_minutes: MeetingMinutesTable;
  meeting_paper: MeetingPaperTable;
  membership: MembershipTable;
  partnership: PartnershipTable;
  password_reset: PasswordResetTable;
  person: PersonTable;
  personal_link: PersonalLinkTable;
  plan_entry: PlanEntryTable;
  plan_item: PlanItemTable;
  plan_line: PlanLineTable;
  proceeding: ProceedingTable;
  process: ProcessTable;
  process_event: ProcessEventTable;
  publication: PublicationTable;
  publication_copy: PublicationCopyTable;
  recommendation: RecommendationTable;
  record_entry: RecordEntryTable;
  record_head: RecordHeadTable;
  reference_counter: ReferenceCounterTable;
  respondent: RespondentTable;
  return_action: ReturnActionTable;
  return_delegation: ReturnDelegationTable;
  return_entry: ReturnEntryTable;
  return_grade: ReturnGradeTable;
  return_revision: ReturnRevisionTable;
  return_section: ReturnSectionTable;
  return_tally: ReturnTallyTable;
  review_link: ReviewLinkTable;
  review_particulars: ReviewParticularsTable;
  round_quote: RoundQuoteTable;
  session: SessionTable;
  sign_in_failure: SignInFailureTable;
  standard_link: StandardLinkTable;
  step_form: StepFormTable;
  step_paper: StepPaperTable;
  stored_file: StoredFileTable;
  summary_request: SummaryRequestTable;
  survey: SurveyTable;
  survey_answer: SurveyAnswerTable;
  survey_entry: SurveyEntryTable;
  survey_invitation: SurveyInvitationTable;
  survey_words: SurveyWordsTable;
  thread_edge: ThreadEdgeTable;
  thread_node: ThreadNodeTable;
  vault_entry: VaultEntryTable;
  vault_match: VaultMatchTable;
  work_group: WorkGroupTable;
}
