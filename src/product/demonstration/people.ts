/** The people of the demonstration board. All are invented, and so are their posts. */
export interface DemonstrationPerson {
  key: string;
  name: string;
  email: string;
  post: string;
  role: string;
  group?: string;
  agency?: string;
}

/** One password for all of them: there is nothing of anybody's behind it. */
export const demonstrationPassword = 'golden thread demonstration';

const at = (name: string) => `${name}@suffolk.example`;

export const demonstrationAgencies: { key: string; name: string; kind: string }[] = [
  { key: 'council', name: 'Suffolk Children’s Services', kind: 'local-authority' },
  { key: 'police', name: 'Suffolk Police', kind: 'police' },
  { key: 'ccg', name: 'East Suffolk Clinical Commissioning Group', kind: 'clinical-commissioning-group' },
  { key: 'hospital', name: 'Ipswich Hospital', kind: 'acute-trust' },
  { key: 'community', name: 'Suffolk Community Health', kind: 'community-trust' },
  { key: 'gp', name: 'Orwell Family Practice', kind: 'general-practice' },
  { key: 'school', name: 'Deben Primary School', kind: 'school' },
  { key: 'probation', name: 'Probation Service, Suffolk', kind: 'probation' },
];

export const demonstrationPeople: DemonstrationPerson[] = [
  { key: 'chair', name: 'Margaret Ashdown', email: at('chair'), post: 'Independent Chair', role: 'independent-chair', group: 'board' },
  { key: 'vice', name: 'Daniel Okoro', email: at('vice.chair'), post: 'Vice Chair', role: 'vice-chair', group: 'board' },
  { key: 'manager', name: 'Priya Raman', email: at('manager'), post: 'Business Manager', role: 'business-manager' },
  { key: 'advisor', name: 'Helen Marsh', email: at('advisor'), post: 'Professional Advisor', role: 'professional-advisor', group: 'learning-and-improvement-group' },
  { key: 'office', name: 'Tom Fenwick', email: at('office'), post: 'Central Team', role: 'central-team' },
  { key: 'crg', name: 'Ruth Calder', email: at('review.chair'), post: 'Chair of the Case Review Group', role: 'case-review-group-chair', group: 'case-review-group' },
  { key: 'head', name: 'Samuel Whitlock', email: at('head.of.safeguarding'), post: 'Head of Safeguarding', role: 'head-of-safeguarding', group: 'case-review-group', agency: 'council' },
  { key: 'notifier', name: 'Aisha Bello', email: at('notifier'), post: 'Service Manager, notifications', role: 'local-authority-notifier', agency: 'council' },
  { key: 'police', name: 'Colin Draper', email: at('police.lead'), post: 'Detective Superintendent', role: 'agency-lead', group: 'case-review-group', agency: 'police' },
  { key: 'police-deputy', name: 'Nadia Hussain', email: at('police.deputy'), post: 'Detective Inspector', role: 'agency-deputy', agency: 'police' },
  { key: 'ccg', name: 'Judith Lorimer', email: at('ccg.lead'), post: 'Designated Nurse', role: 'agency-lead', group: 'case-review-group', agency: 'ccg' },
  { key: 'hospital', name: 'Grace Adeyemi', email: at('hospital.lead'), post: 'Named Nurse', role: 'agency-lead', group: 'case-review-group', agency: 'hospital' },
  { key: 'community', name: 'Owen Pritchard', email: at('community.lead'), post: 'Named Professional', role: 'agency-lead', agency: 'community' },
  { key: 'gp', name: 'Dr Lena Sommer', email: at('gp.lead'), post: 'Safeguarding lead GP', role: 'agency-lead', agency: 'gp' },
  { key: 'school', name: 'Martin Oakes', email: at('school.lead'), post: 'Designated Safeguarding Lead', role: 'agency-lead', agency: 'school' },
  { key: 'probation', name: 'Celia Thornbury', email: at('probation.lead'), post: 'Head of Delivery', role: 'agency-lead', agency: 'probation' },
  { key: 'council-lead', name: 'Fiona Mbeki', email: at('council.lead'), post: 'Assistant Director', role: 'agency-lead', agency: 'council' },
  { key: 'lig', name: 'Barbara Nolan', email: at('learning.chair'), post: 'Chair, Learning and Improvement Group', role: 'learning-improvement-chair', group: 'learning-and-improvement-group' },
  { key: 'lig-member', name: 'Kwame Mensah', email: at('learning.member'), post: 'Training lead', role: 'learning-improvement-member', group: 'learning-and-improvement-group' },
  { key: 'practitioner', name: 'Ellie Sharp', email: at('practitioner'), post: 'Health visitor', role: 'practitioner', agency: 'community' },
  { key: 'admin', name: 'Robert Lyle', email: at('administrator'), post: 'Systems administrator', role: 'administrator' },
];
