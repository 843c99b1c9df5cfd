import { expect, it } from "vitest"
import type { ResourceReference } from "../model/app-model.ts"
import { givenReferences, type Receiver } from "./given-references.ts"

const location = { file: "src/app.ts", line: 1 }
const reference = (id: string, given: Partial<ResourceReference>): ResourceReference => ({
  ...{ kind: "stateMachine", id, property: "arn", environmentVariable: `${id.toUpperCase()}_ARN`, location },
  ...{ value: { Ref: id }, arn: { Ref: id } },
  ...given,
})
const queue = reference("Queue", {})
const flow = reference("Flow", { withheldFrom: ["Task"] })
const pool = reference("Pool", { withheldFrom: ["Trigger"], isInEvents: true })
const using = (id: string, used: ResourceReference): Receiver["grants"][number] => ({
  ...{ action: "any:Call", resource: used.arn },
  evidence: [{ file: `src/${id}.ts`, line: 7, chain: [] }],
})

function givenTo(grants: Readonly<Record<string, Receiver["grants"]>>, modules = [location.file]) {
  const receivers = ["Trigger", "Task", "Api"].map((id) => ({ id, modules, grants: grants[id] ?? [] }))
  const given = givenReferences(receivers, [queue, flow, pool])
  return Object.fromEntries(Array.from(given, ([id, references]) => [id, references.map(({ id: name }) => name)]))
}

it("gives every function what does not lead back to it", () => {
  expect(givenTo({}, [])).toMatchObject({ Api: ["Queue", "Flow", "Pool"] })
})

it("withholds the unused workflow from a trigger of the pool that the workflow's task is told of", () => {
  const expected = { Trigger: ["Queue"], Task: ["Queue", "Pool"], Api: ["Queue", "Flow", "Pool"] }
  expect(givenTo({})).toEqual(expected)
  expect(givenTo({ Task: [using("Task", pool)] })).toEqual(expected)
})

it("withholds the pool from the task where the trigger starts the workflow", () => {
  expect(givenTo({ Trigger: [using("Trigger", flow)] })).toEqual({
    ...{ Trigger: ["Queue", "Flow"], Task: ["Queue"], Api: ["Queue", "Flow", "Pool"] },
  })
})

it("lets a trigger use its own pool, of which its events tell it", () => {
  expect(givenTo({ Trigger: [using("Trigger", pool)] })["Trigger"]).toEqual(["Queue"])
})

it("refuses a circle of which every part is used", () => {
  expect(() => givenTo({ Trigger: [using("Trigger", flow)], Task: [using("Task", pool)] })).toThrow(
    expect.objectContaining({
      code: "REFERENCE_CIRCULAR",
      message: "Trigger uses Flow, whose functions use Pool, which runs Trigger",
      location: { file: "src/Trigger.ts", line: 7 },
    }),
  )
})
