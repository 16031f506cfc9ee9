import type { Visit } from '../../../web/visit/index.ts';
import { boardsBy } from '../../policies.ts';
import type { Survey } from '../read-survey.ts';

/** A finding is written by whoever keeps the surveys of the board or writes its findings, once what was answered may be seen. */
export const mayFind = async (visit: Visit, { survey, keeps }: { survey: Pick<Survey, 'boardId'>; keeps: boolean }): Promise<boolean> => keeps || (await boardsBy(visit))('write-finding').has(survey.boardId);
