/** A case audit of a demonstration board. Everything here is invented. */
export interface ToldAudit {
  title: string;
  kind: string;
  /** The entry of the framework's programme for which it was planned; one of its own where none is named. */
  plan?: string;
  /** The framework's tool with which it is done; its first for case audits where none is named. */
  tool?: string;
  group: string;
  guidance: string;
  lines: string[];
  voice: string;
  /** How many agencies audit, how long the list is, and how many cases are drawn. */
  agencies: number;
  listed: number;
  wanted: number;
  prefix: string;
  seed: string;
  auditors: string[];
}

const auditors = ['Ines Tolland', 'Marek Ashby', 'Joy Penrose'];
const usual = { guidance: 'Invented for the demonstration. Read the whole file before you score, and say what you saw and where. Name nobody.', auditors, agencies: 3 };

/** By framework: one case audit whose auditors are at work, and one that is reported. */
export const caseAuditsTold: Record<string, { auditing: ToldAudit; reported: ToldAudit }> = {
  'suffolk-2019': {
    reported: {
      ...usual, title: 'Domestic abuse contacts to the MASH', kind: 'multi-agency-case', plan: 'domestic-abuse', group: 'learning-and-improvement-group', listed: 48, wanted: 4, prefix: 'DA', seed: 'first frost',
      lines: ['Was each child of the home seen as a person of their own when the contact came in?', 'Did agencies share what each of them knew before the outcome was set?', 'What had changed for the child after assessment?'], voice: 'Mothers and children whom the outreach service supports',
    },
    auditing: {
      ...usual, title: 'Referrals to the Emotional Wellbeing Hub', kind: 'thematic', plan: 'emotional-wellbeing-hub', tool: 'signs-of-safety', group: 'learning-and-improvement-group', listed: 60, wanted: 6, prefix: 'EW', seed: 'low tide',
      lines: ['What was the child worried about, in their own words?', 'What worked well between school, health and the hub?', 'Did the child get help in time?'], voice: 'Young people who used the hub this year',
    },
  },
  'redbridge-2015': {
    reported: {
      ...usual, title: 'Did early help make a difference?', kind: 'thematic', plan: 'early-help', group: 'learning-improvement', listed: 36, wanted: 4, prefix: 'EH', seed: 'chestnut',
      lines: ['Was help offered at the right time, and was it the right help?', 'Did agencies work to one plan?', 'What was better for the child when it ended?'], voice: 'A group of the Youth Forum',
    },
    auditing: {
      ...usual, title: 'Children stepped down after a plan for neglect', kind: 'thematic', plan: 'neglect-step-down', group: 'learning-improvement', listed: 40, wanted: 5, prefix: 'SD', seed: 'long evening',
      lines: ['Did the plan after the step down name what had to stay better?', 'Did every agency know who led?', 'Did the child’s life stay better?'], voice: 'Parents and children of the families’ centre',
    },
  },
  'llr-2017': {
    reported: {
      ...usual, title: 'Children looked after who go missing', kind: 'macfa', group: 'effectiveness-group', listed: 30, wanted: 4, prefix: 'LM', seed: 'white hart',
      lines: ['Was the child asked, on return, what they ran from and to?', 'Did carers, police and social care share what each knew?', 'Did managers see the pattern, and what did they do?'], voice: 'Young people of the children in care council',
    },
    auditing: {
      ...usual, title: 'First contact about adults who neglect themselves', kind: 'macfa', plan: 'macfa', group: 'effectiveness-group', listed: 44, wanted: 5, prefix: 'SN', seed: 'slow river',
      lines: ['Was the adult asked what they wanted to happen?', 'Was capacity looked at, and was it written down how?', 'Did agencies settle who leads?'], voice: 'Adults who took part in a meeting about their own safety',
    },
  },
  'essex-2013': {
    reported: {
      ...usual, title: 'Young carers in families with several agencies', kind: 'case-audit', group: 'performance', listed: 24, wanted: 3, prefix: 'YC', seed: 'salt marsh',
      lines: ['Did anybody ask what the child does at home?', 'Did adult and children’s services work to one plan?', 'What became easier for the child?'], voice: 'Young carers of two clubs',
    },
    auditing: {
      ...usual, title: 'Babies seen by more than three services', kind: 'case-audit', plan: 'case-audits', group: 'performance', listed: 32, wanted: 4, prefix: 'BB', seed: 'early ferry',
      lines: ['Did each service know of the others?', 'Was the father seen, and what he was like with the baby?', 'Did visits lead to help?'], voice: 'Parents of the children’s centres',
    },
  },
  'solihull-2015': {
    reported: {
      ...usual, title: 'Children at risk of sexual exploitation', kind: 'case-audit', group: 'executive', listed: 28, wanted: 4, prefix: 'SE', seed: 'oak and elm',
      lines: ['Was the risk seen by all agencies in the same way?', 'Did the plan of the last case review change how they meet?', 'Is the young person safer than before?'], voice: 'Young people who work with the specialist team',
    },
    auditing: {
      ...usual, title: 'Neglect: one plan or several?', kind: 'case-audit', plan: 'yearly', group: 'executive', listed: 36, wanted: 4, prefix: 'NG', seed: 'quiet lane',
      lines: ['Did agencies work to one plan?', 'Did each know what the others had tried?', 'Did the child’s day become better?'], voice: 'Parents and children of two schools',
    },
  },
  'england-2026': {
    reported: {
      ...usual, title: 'Harm outside the home: the first fortnight', kind: 'multi-agency', group: 'assurance-group', listed: 40, wanted: 4, prefix: 'HO', seed: 'long bridge',
      lines: ['Was the child seen as harmed, not as a nuisance?', 'Did agencies act together within the fortnight?', 'What changed in the places where it happened?'], voice: 'Young people of the youth council',
    },
    auditing: {
      ...usual, title: 'Bruising in babies who do not move yet', kind: 'multi-agency', plan: 'multi-agency', group: 'assurance-group', listed: 26, wanted: 4, prefix: 'BR', seed: 'new year',
      lines: ['Was each bruise asked about and looked at by a doctor?', 'Was what each agency knew brought together on the day?', 'Was the baby safe that night?'], voice: 'Parents who were asked such questions',
    },
  },
};

/** What was said, scored and agreed. Invented. */
export const saidInAudits = {
  answers: [
    'The child was seen alone twice and what they said stands in the file.', 'The history was read late, after the first visit.', 'The school rang the worker on the day and got an answer.',
    'Supervision was held and asked what life was like for the child.', 'The plan names who does what, but not by when.', 'The family knew why agencies were there.',
  ],
  present: 'Chair of the group\nAuditors of three agencies\nTeam manager, first contact\nNamed nurse',
  agreed: 'The history is read before the first visit.\nEach plan names a day for each of its parts.',
  settled: ['The lower grade stands: the history was there and was not read.', 'The higher grade stands: the visit was made within the day.', 'Between both: good work by one worker, unseen by the others.'],
  dissent: 'The health auditor holds that the grade is too low.',
  view: { whose: 'Five young people', how: 'In their own group, with their worker', said: 'They asked us once, and then nobody told us what came of it.', done: 'Each child is told the outcome by somebody they know. Invented for the demonstration.' },
  feedback: { given_to: 'Worker and team manager', strengths: 'Stayed with the child and wrote down their words.', to_improve: 'Read the history before the first visit.', how: 'in supervision' },
  finding: 'The history was often read only after the first visit, so that earlier worries were found late. Invented for the demonstration.',
};
