import { z } from 'zod';

/**
 * What kind of work a process is, whatever a board calls it. Boards name one kind in many ways ("partnership review",
 * "learning lessons review"); by its kind it is found again in another board's framework and in the register of reviews.
 */
export const kindsOfWork = {
  'serious-incident-notification': 'Notification of a serious incident',
  'rapid-review': 'Rapid review',
  'serious-case-review': 'Serious case review',
  'local-review': 'Local child safeguarding practice review',
  'learning-review': 'Learning review below the threshold',
  'management-review': 'Management review by one agency',
  'safeguarding-adults-review': 'Safeguarding adults review',
  'child-death-review': 'Child death review',
  'domestic-homicide-review': 'Domestic homicide or domestic abuse related death review',
  'joint-review': 'Review held jointly with another',
  'mappa-serious-case-review': 'MAPPA serious case review',
  'mental-health-homicide-investigation': 'Mental-health homicide investigation',
  'serious-further-offence-review': 'Serious further offence review',
  'patient-safety-investigation': 'Patient safety investigation',
  'learning-disability-death-review': 'Review of the death of a person with a learning disability or autism',
  'peer-review': 'Peer review',
  complaint: 'Complaint or compliment',
  'professional-dispute': 'Dispute between professionals, and its escalation',
  whistleblowing: 'Whistleblowing',
  'practitioner-issue': 'Issue raised by practitioners',
  inspection: 'Inspection and its action plan',
  'learning-from-elsewhere': 'Learning from elsewhere',
  'multi-agency-audit': 'Audit across agencies',
  'single-agency-audit': 'Audit by one agency',
  'section-11': 'Section 11 self-assessment',
  'section-175-157': 'Self-assessment of schools',
  'adults-self-assessment': 'Self-assessment of adult safeguarding',
  'quality-assurance': 'Quality assurance',
  'performance-report': 'Performance report',
  'annual-report': 'Annual report',
  'business-plan': 'Business plan',
  'risk-register': 'Risk register',
  'training-programme': 'Training programme',
  'training-endorsement': 'Endorsement of training',
  'training-evaluation': 'Evaluation of training',
  dissemination: 'Learning passed on',
  publication: 'Publication',
  challenge: 'Challenge to an agency',
  'framework-review': 'Review of the framework itself',
} as const;
export type KindOfWork = keyof typeof kindsOfWork;
export const KindOfWork = z.enum(Object.keys(kindsOfWork) as [KindOfWork, ...KindOfWork[]]);

/** Kinds that begin with what happened in one case. */
const ofACase: ReadonlySet<KindOfWork> = new Set<KindOfWork>([
  'serious-incident-notification', 'rapid-review', 'serious-case-review', 'local-review', 'learning-review', 'management-review', 'safeguarding-adults-review', 'child-death-review', 'domestic-homicide-review', 'joint-review',
  'mappa-serious-case-review', 'mental-health-homicide-investigation', 'serious-further-offence-review', 'patient-safety-investigation', 'learning-disability-death-review',
]);

/** Kinds that concern the board, its services or its framework, and never one case. */
const ofNoCase: ReadonlySet<KindOfWork> = new Set<KindOfWork>([
  'peer-review', 'inspection', 'learning-from-elsewhere', 'section-11', 'section-175-157', 'adults-self-assessment', 'multi-agency-audit', 'quality-assurance', 'performance-report', 'annual-report', 'business-plan', 'risk-register',
  'training-programme', 'training-endorsement', 'training-evaluation', 'framework-review',
]);

/** Whether a process is about a case: always, as it happens (a complaint, a challenge to an agency), or never. */
export const AboutCase = z.enum(['always', 'perhaps', 'never']);
export type AboutCase = z.output<typeof AboutCase>;
interface OfSomeKind {
  kind?: KindOfWork | undefined;
  aboutCase?: AboutCase | undefined;
  key: string;
  decisions: readonly { criteria: readonly string[] }[];
}

/** As the process states it, or by its kind; where it is of none, because criteria of cases decide in it. */
export function aboutCase(process: OfSomeKind, sets: readonly { key: string; ofCase: boolean }[]): AboutCase {
  if (process.aboutCase !== undefined) return process.aboutCase;
  const kind = kindOfWork(process);
  if (kind === null) return process.decisions.some((decision) => decision.criteria.some((key) => sets.some((set) => set.key === key && set.ofCase))) ? 'always' : 'perhaps';
  return ofACase.has(kind) ? 'always' : ofNoCase.has(kind) ? 'never' : 'perhaps';
}
/** Whether a process begins with what happened in one case. */
export const isAboutACase = (process: OfSomeKind, sets: readonly { key: string; ofCase: boolean }[]): boolean => aboutCase(process, sets) === 'always';

/** The kind of a process: as it states it, or its key where that is the name of a kind; null where neither says. */
export function kindOfWork({ kind, key }: { kind?: KindOfWork | undefined; key: string }): KindOfWork | null {
  const named = KindOfWork.safeParse(kind ?? key);
  return named.success ? named.data : null;
}
