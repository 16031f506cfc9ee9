import type { Subject } from '../subject.ts';
import { learningSubjects } from './learning.ts';
import { organisationSubjects } from './organisation.ts';
import { workSubjects } from './work.ts';

/** Everything of a framework that a board changes in the browser, in the order in which it is shown. */
export const subjectGroups: readonly { title: string; subjects: readonly Subject[] }[] = [
  { title: 'Who', subjects: organisationSubjects }, { title: 'When', subjects: workSubjects }, { title: 'What', subjects: learningSubjects },
];
export const subjects: readonly Subject[] = subjectGroups.flatMap((group) => group.subjects);
export const subjectOf = (key: string): Subject | null => subjects.find((subject) => subject.key === key) ?? null;
