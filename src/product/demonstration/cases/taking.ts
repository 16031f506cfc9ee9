import type { Day } from '../../../calendar/index.ts';
import type { RunningProcess } from '../../../process/index.ts';
import type { FollowingScene } from './scene.ts';
import type { Stage } from './stage.ts';

/** A step of a scene as it is being taken. */
export interface Taking {
  stage: Stage;
  process: RunningProcess;
  scene: FollowingScene & { title?: string };
  /** The response of the step's own form, where it has one. */
  form: string | undefined;
  on: Day;
}
