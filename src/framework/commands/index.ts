export { coverageCommand } from './coverage.ts';
export { checkCommand } from './check.ts';
export { compareCommand, type CompareQuestion } from './compare-command.ts';
export { deadlines, type Deadline } from './deadlines.ts';
export { deadlinesCommand, type DeadlinesQuestion } from './deadlines-command.ts';
export { deadlinesText } from './deadlines-text.ts';
export { renderCommand, type RenderQuestion } from './render.ts';
