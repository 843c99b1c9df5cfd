import { expect, it } from "vitest"
import type { CfnTemplate } from "../model/cloudformation.ts"
import { renderTemplate } from "./render-template.ts"

function templateWith(spare: number): CfnTemplate {
  const app = { appName: "a", stage: "dev", entry: "app.ts", exportName: "app", functions: [], declared: [] }
  const names = Array.from({ length: spare }, (_, index) => [`T${index}TableName`, { Value: String(index) }])
  const fragment = {
    resources: {},
    outputs: { EndpointUrl: { Value: "url" } },
    spareOutputs: Object.fromEntries(names) as Record<string, { Value: string }>,
  }
  const plan = {
    app: { ...app, location: { file: "app.ts", line: 1 } },
    stackName: "a-dev",
    functions: [],
    fragments: [fragment],
  }
  return renderTemplate(plan, { renderPolicies: () => ({ kind: "inline", statements: [] }) })
}

it("has all outputs as long as CloudFormation takes them, then those that commands read", () => {
  expect(Object.keys(templateWith(199).Outputs)).toHaveLength(200)
  expect(Object.keys(templateWith(200).Outputs)).toEqual(["EndpointUrl"])
})

it("asks for no bucket where no function's code would be in it", () => {
  expect(templateWith(0)).not.toHaveProperty("Parameters")
})
