import { expect, it } from "vitest"
import type { ResourceReference } from "../model/app-model.ts"
import type { CfnValue } from "../model/cloudformation.ts"
import { environmentSize } from "./environment-size.ts"
import { fitEnvironment } from "./fit-environment.ts"
import { HandleReads } from "./handle-reads.ts"

const text = Array.from({ length: 40 }, (_, index) => `export const queue${index} = new Queue("Queue${index}")`)
const source = [...text, "send(queue7.url)"].join("\n")
const references: readonly ResourceReference[] = text.flatMap((_, index) =>
  ["url", "arn", "name"].map((property) => ({
    ...{ kind: "queue", id: `Queue${index}`, property, location: { file: "src/app.ts", line: index + 1 } },
    environmentVariable: `QUEUE_${index}_QUEUE_${property.toUpperCase()}`,
    ...{ value: { Ref: `Queue${index}Queue` }, arn: "" },
  })),
)

function fit(references: readonly ResourceReference[], environment: Readonly<Record<string, string>> = {}) {
  const model = { id: "Api", environment, location: { file: "src/api.ts", line: 3 } }
  const reads = new HandleReads(references, () => source)
  return fitEnvironment({ model, modules: ["src/app.ts"], references, reads, stackName: "shop-dev" })
}

const sizeOf = (value: CfnValue, name = "A") =>
  environmentSize({ [name]: value }, "shop-dev", "least") - '{"":""}'.length

it("gives all variables where Lambda takes them", () => {
  expect(Object.keys(fit(references.slice(0, 30), { LEVEL: "info" }))).toHaveLength(31)
})

it("gives those that are read, and the config's, where it does not take all", () => {
  expect(fit(references, { LEVEL: "info" })).toEqual({ QUEUE_7_QUEUE_URL: { Ref: "Queue7Queue" }, LEVEL: "info" })
})

it("refuses what is read where that is too much", () => {
  const unknown = references.map((reference) => ({ ...reference, location: { file: "src/app.ts", line: 99 } }))
  expect(() => fit(unknown)).toThrow(
    expect.objectContaining({
      code: "ENVIRONMENT_TOO_LARGE",
      message: expect.stringMatching(
        /^the 120 environment variables of Api are about \d{5} bytes, and Lambda takes 4096$/,
      ),
      location: { file: "src/api.ts", line: 3 },
      hint: "Read what it needs of fewer resources, by their own names, or give some of its methods functions of their own.",
    }),
  )
})

it("says so where it is the config's", () => {
  expect(() => fit([], { TEXT: "x".repeat(5000) })).toThrow(
    expect.objectContaining({
      hint: "`environment` of the config takes 5011 of them: keep large values in a parameter or a secret.",
    }),
  )
})

it.each<[string, CfnValue, string, string]>([
  ["a text", "plain é", "A", "plain éé"],
  ["a name", { Ref: "OrdersQueue" }, "Q_NAME", "shop-dev-OrdersQueue-abcdefghijkl"],
  ["a URL", { Ref: "Q" }, "Q_URL", "https://sqs.us-east-1.amazonaws.com/123456789012/shop-dev-Q-abcdefghijkl"],
  [
    "an ARN",
    { "Fn::GetAtt": ["Q", "Arn"] },
    "Q_ARN",
    "arn:aws:dynamodb:us-east-1:123456789012:shop-dev-Q-abcdefghijkl",
  ],
  ["a name of ours", { "Fn::Sub": ["photos-${Stack}", { Stack: "x" }] }, "P", `photos-${"x".repeat(36)}`],
  ["pseudo parameters", { "Fn::Sub": "${AWS::StackName}-Shop" }, "P", "shop-dev-Shop"],
  ["parts", { "Fn::Join": ["", ["a", { "Fn::Sub": "${AWS::Region}" }]] }, "P", "aus-east-1"],
  ["what is not known", { "Fn::ImportValue": "x" }, "P", "x".repeat(36)],
])("counts %s", (_, value, name, written) => expect(sizeOf(value, name)).toBe(name.length + written.length))
