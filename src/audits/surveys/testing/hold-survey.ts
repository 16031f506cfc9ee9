import { expect } from 'vitest';
import type { Browser } from '../../../access/testing/browser.ts';

/** A survey that was opened, by its page, its id and its link. */
export interface HeldSurvey {
  at: string;
  id: string;
  link: string;
}

/** Opens a survey with a tool as its keeper does. */
export async function openSurveyAs(keeper: Browser, tool: string, more: Record<string, string | string[]> = {}): Promise<HeldSurvey> {
  const answer = await keeper.send('/audits/surveys/new', '/audits/surveys/new', { tool, name: 'What practitioners say', about: '', 'closesOn-day': '18', 'closesOn-month': '12', 'closesOn-year': '2026', ...more });
  expect(answer.status, answer.text).toBe(303);
  const at = answer.to!;
  return { at, id: at.split('/').at(-1)!, link: /\/s\/[\w-]+/.exec((await keeper.get(at)).html)![0] };
}

/** Answers a survey by its link. */
export async function answerSurveyAs(stranger: Browser, link: string, fields: Record<string, string | string[]> = {}): Promise<void> {
  const sent = await stranger.post(link, { answer: /name="answer" value="([^"]+)"/.exec((await stranger.get(link)).html)![1]!, 'you.organisation': 'health', 'practice.time': 'agree', ...fields });
  expect(sent.to, sent.text).toBe(`${link}/thanks`);
}

export const closeSurveyAs = async (keeper: Browser, at: string): Promise<void> => expect((await keeper.send(at, at, { do: 'close', sure: 'yes' })).status).toBe(303);
