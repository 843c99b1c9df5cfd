import { expect, it } from "vitest"
import { checkCircles } from "./check-circles.ts"
import type { StateMachineModel } from "./state-machine-model.ts"

const location = { file: "src/flows.ts", line: 3 }

function machine(id: string, machines: readonly string[]): StateMachineModel {
  const declaration = { kind: "stateMachine" as const, id, locations: {}, location }
  const base = { kind: "stateMachine", id, location, localName: id, iam: [], tasks: [], retentionDays: 30 }
  return { ...base, declaration, machines }
}

it("tells each circle once", () => {
  const errors = checkCircles([
    machine("Alone", ["Alone", "First"]),
    machine("Flow", ["First"]),
    machine("First", ["Last", "Leaf"]),
    machine("Last", ["Leaf", "First"]),
    machine("Leaf", []),
  ])
  expect(errors.map(({ message }) => message)).toEqual([
    'StateMachine "Alone", which runs "Alone"',
    'StateMachine "First", which runs "Last", which runs "First"',
  ])
  expect(errors[0]).toMatchObject({ code: "STATE_MACHINE_INVALID", location })
})
