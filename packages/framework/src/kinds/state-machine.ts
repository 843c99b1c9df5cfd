import { registeredResources } from "../declarations/resource-registry.ts"
import type { StateMachineRecord } from "../declarations/state-machine.ts"
import { describeStateMachine } from "../workflows/describe-state-machine.ts"
import { resourceKind } from "./resource-kind.ts"

/** Workflows of Step Functions. */
export const stateMachine = resourceKind("stateMachine", () =>
  // What is registered under a kind's name is what its class wrote down.
  registeredResources("stateMachine").map((record) => describeStateMachine(record as StateMachineRecord)),
)
