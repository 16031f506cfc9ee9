import { Tag, type TagColour } from '../../../web/fields/index.ts';
import { named } from '../../../thread/board-pack.ts';
import type { OpenAudit, AuditStatus } from './read-audit.ts';
import type { ScoringStatus } from './read-parts.ts';

export const statusWords: Record<AuditStatus, string> = { planned: 'Planned', auditing: 'Auditing', workshop: 'Workshop', reported: 'Reported', closed: 'Closed', withdrawn: 'Withdrawn' };
const colours: Record<AuditStatus, TagColour> = { planned: 'grey', auditing: 'blue', workshop: 'purple', reported: 'teal', closed: 'green', withdrawn: 'red' };
export const AuditTag = ({ status }: { status: AuditStatus }) => <Tag colour={colours[status]}>{statusWords[status]}</Tag>;

export const scoringWords: Record<ScoringStatus, string> = { asked: 'Asked', scoring: 'Scoring', submitted: 'Received', 'stood-aside': 'Stood aside' };
const scoringColours: Record<ScoringStatus, TagColour> = { asked: 'grey', scoring: 'blue', submitted: 'green', 'stood-aside': 'orange' };
export const ScoringTag = ({ status }: { status: ScoringStatus }) => <Tag colour={scoringColours[status]}>{scoringWords[status]}</Tag>;

export const auditHref = (id: string, part = ''): string => `/audits/cases/${id}${part}`;
export const backToAudit = ({ audit }: OpenAudit) => ({ section: 'audits', back: { href: auditHref(audit.id), text: `Back to ${audit.reference}` } });
export const kindName = ({ audit, pack }: OpenAudit): string => named(pack.audits.kinds, audit.kind);
/** What stands above the heading of every page of an audit. */
export const Caption = ({ open: { audit } }: { open: OpenAudit }) => <span class="govuk-caption-l">{audit.reference}, {audit.title}</span>;
