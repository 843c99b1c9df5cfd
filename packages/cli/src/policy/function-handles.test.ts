import { expect, it } from "vitest"
import { functionKind } from "../kinds/function.ts"
import { inferSource } from "../../test/policy/infer-source.ts"

const location = { file: "src/app.ts", line: 1 }
const models = ["PricesQuote", "PricesSum"].map((id) => ({ kind: "function", id, location }))
const references = functionKind.toReferences?.(models, [{ id: "PricesSum", provisionedConcurrency: 1 }]) ?? []

const app = `
import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda"
import { App, functionOf, lambda, type LambdaRequest } from "@tsapi/framework"
const client = new LambdaClient({})
class Prices {
  @lambda()
  async quote({ input }: LambdaRequest<number>) {
    if (input > 0) await client.send(new InvokeCommand({ FunctionName: functionOf(Prices, "quote").name, Payload: String(input - 1) }))
    await client.send(new InvokeCommand({ FunctionName: sum.arn }))
  }
}
const sum = functionOf<new () => { sum(): void }>("Prices", "sum")
export const app = new App("shop", { handlers: [Prices] })
`

it("grants the invocation of exactly the function, by its alias where it has one", async () => {
  const [policy] = await inferSource({ "src/app.ts": app }, { references })
  const stack = { Stack: { "Fn::Select": [2, { "Fn::Split": ["/", { Ref: "AWS::StackId" }] }] } }
  const prefix = "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:"
  expect(policy?.warnings).toEqual([])
  expect(policy?.grants.map(({ action, resource }) => [action, resource])).toEqual([
    ["lambda:InvokeFunction", { "Fn::Sub": [`${prefix}PricesQuote-\${Stack}`, stack] }],
    ["lambda:InvokeFunction", { "Fn::Sub": [`${prefix}PricesSum-\${Stack}:live`, stack] }],
  ])
})
