import type { StateResult, StateRun } from "./state-run.ts"
import { runChoice } from "./states/choice.ts"
import { runFail } from "./states/fail.ts"
import { runMap } from "./states/map.ts"
import { runParallel } from "./states/parallel.ts"
import { runPass } from "./states/pass.ts"
import { runSucceed } from "./states/succeed.ts"
import { runTask } from "./states/task.ts"
import { runWait } from "./states/wait.ts"

/** What each type of state does. All reject with a StateError. */
export const stateTypes: Readonly<Record<string, (run: StateRun) => Promise<StateResult>>> = {
  Choice: runChoice,
  Fail: runFail,
  Map: runMap,
  Parallel: runParallel,
  Pass: runPass,
  Succeed: runSucceed,
  Task: runTask,
  Wait: runWait,
}
