import { createServer, type IncomingHttpHeaders } from "node:http"
import type { AddressInfo } from "node:net"
import {
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTagsForResourceCommand,
  ListTopicsCommand,
  SetSubscriptionAttributesCommand,
  SetTopicAttributesCommand,
  SubscribeCommand,
  TagResourceCommand,
  UnsubscribeCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-sns"
import { describe, expect, it, onTestFinished } from "vitest"
import { useSns } from "../../../test/local/use-sns.ts"

const bench = useSns()
const { topic, queue, subscribe, publish, received, reopen } = bench

describe("topics", () => {
  it("are created once, listed, described, tagged and deleted", async () => {
    const arn = await topic("orders", { DisplayName: "Orders" })
    expect(arn).toBe("arn:aws:sns:eu-west-1:000000000000:orders")
    expect(await topic("orders", { DisplayName: "Orders" })).toBe(arn)
    await expect(topic("orders", { DisplayName: "Other" })).rejects.toMatchObject({ name: "InvalidParameterException" })
    await bench.client.send(
      new TagResourceCommand({
        ResourceArn: arn,
        Tags: [
          { Key: "a", Value: "b" },
          { Key: "c", Value: "d" },
        ],
      }),
    )
    await bench.client.send(new UntagResourceCommand({ ResourceArn: arn, TagKeys: ["c"] }))
    const change = { TopicArn: arn, AttributeName: "SignatureVersion", AttributeValue: "2" }
    await bench.client.send(new SetTopicAttributesCommand(change))
    await reopen()
    expect((await bench.client.send(new ListTagsForResourceCommand({ ResourceArn: arn }))).Tags).toEqual([
      { Key: "a", Value: "b" },
    ])
    expect((await bench.client.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn: arn }])
    const { Attributes } = await bench.client.send(new GetTopicAttributesCommand({ TopicArn: arn }))
    expect(Attributes).toMatchObject({
      TopicArn: arn,
      Owner: "000000000000",
      DisplayName: "Orders",
      SignatureVersion: "2",
      SubscriptionsConfirmed: "0",
      SubscriptionsPending: "0",
    })
    await bench.client.send(new DeleteTopicCommand({ TopicArn: arn }))
    await bench.client.send(new DeleteTopicCommand({ TopicArn: arn }))
    await expect(publish(arn, "m")).rejects.toMatchObject({
      name: "NotFoundException",
      message: "Topic does not exist",
    })
  })

  it.each([
    ["no name", "a b", {}],
    ["a FIFO topic without its suffix", "orders", { FifoTopic: "true" }],
    ["the suffix without a FIFO topic", "orders.fifo", {}],
    ["an attribute it does not have", "orders", { Color: "red" }],
  ])("are refused with %s", async (_what, name, attributes) => {
    await expect(topic(name, attributes)).rejects.toMatchObject({ name: "InvalidParameterException" })
  })

  it("page by a hundred", async () => {
    for (let n = 0; n < 101; n++) await bench.sns.call("EnsureTopic", { Name: `t${n}` })
    const first = await bench.client.send(new ListTopicsCommand({}))
    expect(first.Topics).toHaveLength(100)
    const second = await bench.client.send(new ListTopicsCommand({ NextToken: first.NextToken }))
    expect(second.Topics).toHaveLength(1)
    expect(second.NextToken).toBeUndefined()
  })
})

describe("subscriptions", () => {
  it("are made once, described, changed and ended", async () => {
    const orders = await topic("orders")
    const audit = await queue("audit")
    const { SubscriptionArn } = await subscribe(orders, audit)
    expect(SubscriptionArn).toMatch(/^arn:aws:sns:eu-west-1:000000000000:orders:[0-9a-f-]{36}$/)
    expect(await subscribe(orders, audit)).toMatchObject({ SubscriptionArn })
    await expect(subscribe(orders, audit, { RawMessageDelivery: "true" })).rejects.toMatchObject({
      message: "Invalid parameter: Attributes Reason: Subscription already exists with different attributes",
    })
    const set = { SubscriptionArn, AttributeName: "FilterPolicy", AttributeValue: '{"kind":["new"]}' }
    await bench.client.send(new SetSubscriptionAttributesCommand(set))
    expect(
      (await bench.client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn }))).Attributes,
    ).toMatchObject({
      SubscriptionArn,
      TopicArn: orders,
      Protocol: "sqs",
      Endpoint: audit,
      PendingConfirmation: "false",
      RawMessageDelivery: "false",
      FilterPolicy: '{"kind":["new"]}',
      FilterPolicyScope: "MessageAttributes",
    })
    await bench.client.send(new UnsubscribeCommand({ SubscriptionArn }))
    const { Subscriptions } = await bench.client.send(new ListSubscriptionsByTopicCommand({ TopicArn: orders }))
    expect(Subscriptions).toEqual([])
    await publish(orders, "m")
    expect(await received("audit")).toEqual([])
  })

  it("refuse filters that SNS would, and protocols that are not here by name", async () => {
    const orders = await topic("orders")
    const FilterPolicy = JSON.stringify({ kind: { of: ["new"] } })
    await expect(subscribe(orders, await queue("audit"), { FilterPolicy })).rejects.toMatchObject({
      name: "InvalidParameterException",
    })
    const email = new SubscribeCommand({ TopicArn: orders, Protocol: "email", Endpoint: "a@example.com" })
    await expect(bench.client.send(email)).rejects.toMatchObject({
      message: "SNS's protocol email is not supported by tsapi local",
      $metadata: { httpStatusCode: 501 },
    })
  })

  it("that the app declared before and no longer declares end, and others stay", async () => {
    const TopicArn = await topic("orders")
    await subscribe(TopicArn, await queue("own"), { RawMessageDelivery: "true" })
    const declared = async (...names: string[]) =>
      bench.sns.call("EnsureSubscriptions", {
        Subscriptions: await Promise.all(
          names.map(async (name) => ({
            TopicArn,
            Protocol: "sqs",
            Endpoint: await queue(name),
            Attributes: { RawMessageDelivery: "true" },
          })),
        ),
      })
    await declared("a", "b")
    await declared("b")
    await publish(TopicArn, "m")
    const counts = await Promise.all(["own", "a", "b"].map(async (name) => (await received(name)).length))
    expect(counts).toEqual([1, 0, 1])
  })

  it("of an HTTP endpoint are confirmed by its link, and what is published then arrives", async () => {
    const requests: { readonly headers: IncomingHttpHeaders; readonly body: string }[] = []
    const server = createServer((request, response) => {
      let body = ""
      request.on("data", (chunk) => (body += chunk))
      request.on("end", () => {
        requests.push({ headers: request.headers, body })
        response.end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    onTestFinished(() => void server.close())
    const Endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
    const TopicArn = await topic("orders")
    const { SubscriptionArn } = await bench.client.send(new SubscribeCommand({ TopicArn, Protocol: "http", Endpoint }))
    expect(SubscriptionArn).toBe("pending confirmation")
    await publish(TopicArn, "too early")
    const { Type, SubscribeURL } = JSON.parse(requests[0]?.body ?? "")
    expect(Type).toBe("SubscriptionConfirmation")
    expect((await fetch(SubscribeURL)).status).toBe(200)
    await publish(TopicArn, "m")
    await expect.poll(() => requests.length).toBe(2)
    expect(requests[1]?.headers["x-amz-sns-message-type"]).toBe("Notification")
    expect(JSON.parse(requests[1]?.body ?? "").Message).toBe("m")
  })
})
