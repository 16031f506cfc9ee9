import { expect, it } from 'vitest';
import { missingMessage } from './messages.ts';

it.each([
  ['The one senior leader answers for safeguarding, and everybody knows who it is', 'Select a level for ‘The one senior leader answers for safeguarding, and everybody knows who it is’'],
  ['Leaders see for themselves how children are kept safe', 'Select a level for ‘Leaders see for themselves how children are kept safe’'],
  ['How well did it go?', 'Select an answer to ‘How well did it go?’'],
])('asks for a level of “%s” in English, though it is a statement', (label, message) => expect(missingMessage({ type: 'scale' }, { label })).toBe(message));
it('names the entry of a section that repeats', () => expect(missingMessage({ type: 'scale' }, { label: 'Plans are kept', entry: 'Child A' })).toBe('Select a level for ‘Plans are kept’ for Child A'));
