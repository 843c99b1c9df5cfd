import type { StateMachineModel } from "./state-machine-model.ts"

/** The functions that a state machine, or one that it runs, needs to exist before it. */
export function tasksReached(machine: StateMachineModel, all: readonly StateMachineModel[]): readonly string[] {
  const reached = new Set([machine])
  for (const { machines } of reached) for (const other of all) if (machines.includes(other.id)) reached.add(other)
  return [...new Set([...reached].flatMap(({ tasks }) => tasks))].toSorted()
}
