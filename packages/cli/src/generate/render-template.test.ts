import { expect, it } from "vitest"
import { renderTemplate } from "./render-template.ts"

function outputsWith(spare: number): readonly string[] {
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
  const template = renderTemplate(plan, { renderPolicies: () => ({ kind: "inline", statements: [] }) })
  return Object.keys(template.Outputs)
}

it("has all outputs as long as CloudFormation takes them, then those that commands read", () => {
  expect(outputsWith(199)).toHaveLength(200)
  expect(outputsWith(200)).toEqual(["EndpointUrl"])
})
