import { describe, expect, it } from "vitest"
import * as z from "zod"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { checkHttpDeclarations } from "../../src/gateway/check-http-declarations.ts"
import {
  App,
  EventBus,
  httpIntegration,
  httpProxy,
  integration,
  publish,
  putEvents,
  Queue,
  sendMessage,
  Topic,
  type AppOptions,
  type IntegrationTarget,
  type Schema,
} from "../../src/index.ts"

interface FaultsOptions extends AppOptions {
  readonly body?: Schema
}

function faultsOf(target: IntegrationTarget, { body, ...options }: FaultsOptions = {}) {
  const app = new App("shop", { ...options, integrations: [integration("POST", "/a", target, body && { body })] })
  return checkHttpDeclarations(declarationsOf(app))
}

describe("checks of integrations", () => {
  it("know the queues, topics and buses of the app", () => {
    const orders = new Queue("CheckedQueue")
    const inOrder = new Queue("CheckedFifo", { fifo: true, deadLetterQueue: false })
    const news = new Topic("CheckedNews", { fifo: { contentBasedDeduplication: true } })
    const bus = new EventBus("CheckedBus")
    const messages = (target: IntegrationTarget) =>
      faultsOf(target).map(({ message }) => message.replace('integration("POST", "/a"): ', ""))
    expect(messages(sendMessage({ queue: orders }))).toEqual([])
    expect(messages(sendMessage({ queue: orders.deadLetterQueue }))).toEqual([])
    expect(messages(putEvents({ source: "s", detailType: "t", bus }))).toEqual([])
    expect(messages(publish({ topic: news, messageGroupId: "a" }))).toEqual([])
    // The shapes of these handles are alike, so they compile.
    expect(messages(publish({ topic: bus }))).toEqual(["topic is CheckedBus, which is no topic of the app"])
    expect(messages(putEvents({ source: "s", detailType: "t", bus: orders }))).toEqual([
      "bus is CheckedQueue, which is no event bus of the app",
    ])
    // @ts-expect-error: nor does its type have one.
    expect(messages(sendMessage({ queue: inOrder.deadLetterQueue }))).toEqual([
      "queue is CheckedFifoDeadLetters, which is no queue of the app",
    ])
    expect(messages(sendMessage({ queue: inOrder }))).toEqual([
      "CheckedFifo is a FIFO queue, and there is no messageGroupId and no messageDeduplicationId",
    ])
    expect(messages(sendMessage({ queue: inOrder, requestTemplates: "a" }))).toEqual([])
    expect(messages(publish({ topic: news }))).toEqual(["CheckedNews is a FIFO topic, and there is no messageGroupId"])
  })

  it("refuse a schema for bodies that some bodies would get past", () => {
    const queue = "arn:aws:sqs:eu-west-1:123456789012:orders"
    const body = z.object({ id: z.string() })
    const messages = (target: IntegrationTarget, options: FaultsOptions = {}) =>
      faultsOf(target, { body, ...options }).map(({ code, message }) => `${code} ${message.split(": ")[1]}`)
    expect(messages(sendMessage({ queue }))).toEqual([])
    expect(messages(httpIntegration({ url: "https://a.example", passthroughBehavior: "never" }))).toEqual([
      "INTEGRATION_OPTION_INVALID API Gateway cannot check bodies of any type by this schema",
    ])
    expect(messages(httpProxy({ url: "https://a.example" }))).toEqual([
      "INTEGRATION_OPTION_INVALID body is for targets whose requests mappings make",
    ])
    expect(messages(sendMessage({ queue, passthroughBehavior: "when_no_match" }))).toEqual([
      'INTEGRATION_OPTION_INVALID body says nothing of bodies that passthroughBehavior "when_no_match" passes on',
    ])
    expect(messages(sendMessage({ queue, contentTypes: ["application/json", "text/csv"] }))).toEqual([
      "INTEGRATION_OPTION_INVALID API Gateway cannot check bodies of text/csv by this schema",
    ])
    expect(messages(sendMessage({ queue }), { body: z.any() })).toEqual([
      "INTEGRATION_OPTION_INVALID API Gateway cannot check bodies of application/json by this schema",
    ])
    expect(messages(sendMessage({ queue }), { api: "http" })).toEqual([
      "HTTP_API_UNSUPPORTED body is not for HTTP APIs",
    ])
  })
})
