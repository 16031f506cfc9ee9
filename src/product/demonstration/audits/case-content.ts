/** A case audit of a demonstration board. Everything here is invented. */
export interface ToldAudit {
  title: string;
  kind: string;
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

/** By framework: those boards whose demonstration tells of case audits. */
export const caseAuditsTold: Record<string, { auditing: ToldAudit; reported: ToldAudit }> = {
  'suffolk-2019': {
    reported: {
      ...usual, title: 'Domestic abuse contacts to the MASH', kind: 'multi-agency-case', group: 'learning-and-improvement-group', listed: 48, wanted: 4, prefix: 'DA', seed: 'first frost',
      lines: ['Was each child of the home seen as a person of their own when the contact came in?', 'Did agencies share what each of them knew before the outcome was set?', 'What had changed for the child after assessment?'], voice: 'Mothers and children whom the outreach service supports',
    },
    auditing: {
      ...usual, title: 'Referrals to the Emotional Wellbeing Hub', kind: 'multi-agency-case', group: 'learning-and-improvement-group', listed: 60, wanted: 6, prefix: 'EW', seed: 'low tide',
      lines: ['What was the child worried about, in their own words?', 'What worked well between school, health and the hub?', 'Did the child get help in time?'], voice: 'Young people who used the hub this year',
    },
  },
  'redbridge-2015': {
    reported: {
      ...usual, title: 'Did early help make a difference?', kind: 'thematic', group: 'learning-improvement', listed: 36, wanted: 4, prefix: 'EH', seed: 'chestnut',
      lines: ['Was help offered at the right time, and was it the right help?', 'Did agencies work to one plan?', 'What was better for the child when it ended?'], voice: 'A group of the Youth Forum',
    },
    auditing: {
      ...usual, title: 'Children stepped down after a plan for neglect', kind: 'thematic', group: 'learning-improvement', listed: 40, wanted: 5, prefix: 'SD', seed: 'long evening',
      lines: ['Did the plan after the step down name what had to stay better?', 'Did every agency know who led?', 'Did the child’s life stay better?'], voice: 'Parents and children of the families’ centre',
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

/** A small tool for boards whose framework has none, with a section for each kind of line. */
export const inventedTool = (lineKinds: readonly string[]) => ({
  key: 'case-file-audit', name: 'Case file audit (demonstration)', about: 'Invented for the demonstration.', suppliedBy: 'board', tool: 'case-audit',
  scales: [{ key: 'grade', name: 'Grade', levels: [
    { value: 'inadequate', label: 'Inadequate', describes: 'The child was not kept safe, or their needs were missed.', score: 1 }, { value: 'improve', label: 'Requires improvement', describes: 'Done in part, late, or without the child.', score: 2 },
    { value: 'good', label: 'Good', describes: 'Done well, in time and with the child.', score: 3 }, { value: 'outstanding', label: 'Outstanding', describes: 'Others should learn from it.', score: 4 },
  ] }],
  sections: [
    { key: 'practice', title: 'Practice and its oversight', ...lineOf(lineKinds, 0), questions: [
      { key: 'recognised', type: 'scale', scale: 'grade', label: 'Was the risk to the child recognised?', required: true }, { key: 'oversight', type: 'scale', scale: 'grade', label: 'Did managers oversee the work?', required: true },
      { key: 'shows', type: 'long-text', label: 'What does practice in the case show?', required: true },
    ] },
    { key: 'together', title: 'Work between agencies', ...lineOf(lineKinds, 1), questions: [{ key: 'shared', type: 'scale', scale: 'grade', label: 'Was information shared in time?', required: true }, { key: 'plan', type: 'scale', scale: 'grade', label: 'Did agencies work to one plan?', required: true }] },
    { key: 'outcome', title: 'What came of it', ...lineOf(lineKinds, 2), questions: [{ key: 'better', type: 'scale', scale: 'grade', label: 'Is life better for the child?', required: true }, { key: 'gap', type: 'long-text', label: 'What could have been done better?', means: 'gap' }] },
  ],
  rule: { source: 'Supplied by the product', force: 'local', confidence: 'GL' },
});

const lineOf = (kinds: readonly string[], place: number) => (kinds[place] === undefined ? {} : { line: kinds[place] });
