import type { Knot } from './knot.ts';

/** What each kind of knot is called on the line, and where it is looked at. */
export const knotWords: Record<Knot['kind'], { one: string; many: string; href: (id: string) => string }> = {
  incident: { one: 'Incident', many: 'Incident', href: (id) => `/incidents/${id}` },
  process: { one: 'Review', many: 'Reviews', href: (id) => `/reviews/${id}` },
  summary: { one: 'Agency summary', many: 'Agency summaries', href: (id) => `/summaries/${id}` },
  decision: { one: 'Decision', many: 'Decisions', href: (id) => `/decisions/${id}` },
  finding: { one: 'Finding', many: 'Findings', href: (id) => `/findings/${id}` },
  recommendation: { one: 'Recommendation', many: 'Recommendations', href: (id) => `/recommendations/${id}` },
  action: { one: 'Action', many: 'Actions', href: (id) => `/actions/${id}` },
  evidence: { one: 'Proof', many: 'Proof', href: (id) => `/proof/${id}` },
  lesson: { one: 'Lesson', many: 'Lessons', href: (id) => `/lessons/${id}` },
  spread: { one: 'Passed on', many: 'Passed on', href: (id) => `/spread/${id}` },
  embedding: { one: 'Embedding check', many: 'Embedding checks', href: (id) => `/embedding/${id}` },
  effect: { one: 'What changed', many: 'What changed', href: (id) => `/effects/${id}` },
};
