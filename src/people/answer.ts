import { forbidden, goTo, notFound, type Reply, type Visit } from '../web/visit/index.ts';
import type { FieldProblem } from '../web/fields/index.ts';
import type { Doing, Done } from './doing.ts';

export const doingOf = ({ tx, me, now, today, app }: Visit): Doing => ({ tx, me, now, today, baseUrl: app.settings.baseUrl });

/** Answers with what came of a deed: on to where it shows, or the form again with what has to be mended. */
export async function answerWith(done: Done, on: (id: string) => string, again: (problems: readonly FieldProblem[]) => Promise<Reply>): Promise<Reply> {
  switch (done.outcome) {
    case 'done':
      return goTo(on(done.id), done.said);
    case 'problems':
      return again(done.problems);
    case 'forbidden':
      return forbidden;
    case 'not-found':
      return notFound;
  }
}
