import type { Knot } from './knot.ts';

/** What each kind of knot is called on the line, which part of the loop it belongs to, and where it is looked at. */
export const knotWords: Record<Knot['kind'], { one: string; many: string; part: 'happened' | 'learned' | 'done' | 'changed'; href: (id: string) => string }> = {
  incident: { one: 'Incident', many: 'Incidents', part: 'happened', href: (id) => `/incidents/${id}` },
  said: { one: 'What was said', many: 'What was said', part: 'happened', href: (id) => `/thread/${id}` },
  process: { one: 'Review', many: 'Reviews', part: 'happened', href: (id) => `/reviews/${id}` },
  audit: { one: 'Audit', many: 'Audits', part: 'happened', href: (id) => `/audits/plan/${id}` },
  round: { one: 'Round of self-assessment', many: 'Rounds of self-assessment', part: 'happened', href: (id) => `/audits/rounds/${id}` },
  return: { one: 'Self-assessment', many: 'Self-assessments', part: 'happened', href: (id) => `/audits/returns/${id}` },
  'case-audit': { one: 'Case audit', many: 'Case audits', part: 'happened', href: (id) => `/audits/cases/${id}` },
  survey: { one: 'Survey', many: 'Surveys', part: 'happened', href: (id) => `/audits/surveys/${id}` },
  summary: { one: 'Agency summary', many: 'Agency summaries', part: 'happened', href: (id) => `/summaries/${id}` },
  decision: { one: 'Decision', many: 'Decisions', part: 'happened', href: (id) => `/decisions/${id}` },
  done: { one: 'What was done', many: 'What was done', part: 'done', href: (id) => `/thread/${id}` },
  meeting: { one: 'Meeting', many: 'Meetings', part: 'happened', href: (id) => `/meetings/${id}` },
  resolution: { one: 'Decision of a meeting', many: 'Decisions of meetings', part: 'happened', href: (id) => `/resolutions/${id}` },
  finding: { one: 'Finding', many: 'Findings', part: 'learned', href: (id) => `/findings/${id}` },
  recommendation: { one: 'Recommendation', many: 'Recommendations', part: 'learned', href: (id) => `/recommendations/${id}` },
  action: { one: 'Action', many: 'Actions', part: 'done', href: (id) => `/actions/${id}` },
  evidence: { one: 'Proof', many: 'Proof', part: 'done', href: (id) => `/proof/${id}` },
  lesson: { one: 'Lesson', many: 'Lessons', part: 'learned', href: (id) => `/lessons/${id}` },
  spread: { one: 'Passed on', many: 'Passed on', part: 'done', href: (id) => `/spread/${id}` },
  embedding: { one: 'Embedding check', many: 'Embedding checks', part: 'done', href: (id) => `/embedding/${id}` },
  effect: { one: 'What changed', many: 'What changed', part: 'changed', href: (id) => `/effects/${id}` },
};
