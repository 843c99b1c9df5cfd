import { App, existingFunction, httpProxy, integration, sendMessage, vpcLink } from "@tsapi/framework"
import { describeApi } from "@tsapi/framework/gateway"
import { declarationsOf } from "@tsapi/framework/internal"
import { expect, it } from "vitest"
import { integrationDifferences } from "./integration-differences.ts"

const queue = "arn:aws:sqs:eu-west-1:123456789012:orders"
const app = new App("shop", {
  integrations: [
    integration("POST", "/orders", sendMessage({ queue })),
    integration("GET", "/orders", existingFunction({ functionName: "orders:live" })),
    integration("GET", "/orders/{id}", existingFunction({ functionName: "orders:live" })),
    integration("GET", "/in", httpProxy({ url: "http://a.internal", vpcLink: vpcLink({ id: "ab12cd" }) })),
  ],
})
const api = describeApi(declarationsOf(app), { stageName: "api", functionIdOf: () => "" })

it("says of each target what is otherwise here", () => {
  expect(integrationDifferences(api, () => undefined)).toEqual([
    "Nothing stands in for SQS SendMessage here: its routes answer 501.",
    "The function orders:live is deployed elsewhere: its routes answer 501 here.",
    "Backends behind a VPC link are called directly here.",
  ])
})

it("says nothing of what something stands in for", () => {
  expect(integrationDifferences(api, () => "http://127.0.0.1:4566")).toHaveLength(1)
})
