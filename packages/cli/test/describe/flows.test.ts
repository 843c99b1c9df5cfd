import { expect, test } from "vitest"
import { allFlows } from "../../src/kinds/all-flows.ts"
import { kinds } from "../../src/kinds/index.ts"
import { flowDocuments, flowTables } from "../../src/model/flow.ts"
import { topic } from "../kinds/declared/topics.ts"
import { fixtureApp } from "../kinds/fixture-app.ts"
import { app, config } from "../kinds/fixtures.ts"

test("lists tell where workflows begin and what they run, and which queues get messages of topics", () => {
  const location = { file: "src/archive.ts", line: 4 }
  const archive = { kind: "queue", id: "Archive", topics: [{ topic: topic.id }], location }
  const context = { config, app, declarations: [topic, archive], report: (error: Error) => expect.fail(error.message) }
  const models = kinds["queue"]?.toModel([archive], context).models ?? []
  const flows = allFlows({ declared: [...fixtureApp.declared, ...models] })
  expect(flowTables(flows)).toEqual([
    [[`topic ${topic.id}`, "queue Archive", "src/archive.ts:4"]],
    [["workflow PrintFlow", "starts with Prints.crop: PrintsCrop", "src/print-flow.ts:3"]],
  ])
  expect(flowDocuments(flows)[1]).toEqual({
    ...{ flow: "workflow PrintFlow", source: { kind: "stateMachine", id: "PrintFlow" }, start: "Prints.crop" },
    ...{ to: ["PrintsCrop"], location: "src/print-flow.ts:3" },
  })
})
