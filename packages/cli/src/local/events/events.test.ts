import {
  CreateEventBusCommand,
  DeleteEventBusCommand,
  DescribeRuleCommand,
  ListEventBusesCommand,
  ListRuleNamesByTargetCommand,
  ListTargetsByRuleCommand,
  PutEventsCommand,
  PutPermissionCommand,
  PutRuleCommand,
  PutTargetsCommand,
  RemoveTargetsCommand,
  TestEventPatternCommand,
} from "@aws-sdk/client-eventbridge"
import { describe, expect, it } from "vitest"
import { useEvents } from "../../../test/local/use-events.ts"
import { ServiceError } from "../protocol/service-error.ts"

const bench = useEvents()
const { others, put, rule, functionArn, queueArn, busArn } = bench

describe("PutEvents", () => {
  it("gives events that fit a rule's pattern to its targets, in EventBridge's form", async () => {
    await rule("big", { source: ["shop"], detail: { amount: [{ numeric: [">", 100] }] } }, [
      { Id: "fn", Arn: functionArn("shop-dev-Big") },
      { Id: "queue", Arn: queueArn("big.fifo"), SqsParameters: { MessageGroupId: "g" } },
    ])
    const { Entries } = await put({ amount: 101 }, { Resources: ["order/1"] })
    await put({ amount: 100 })
    await expect.poll(() => others.calls.length).toBe(2)
    const event = {
      version: "0",
      id: Entries?.[0]?.EventId,
      "detail-type": "OrderPlaced",
      source: "shop",
      account: "000000000000",
      time: "2026-03-01T10:00:00Z",
      region: "eu-west-1",
      resources: ["order/1"],
      detail: { amount: 101 },
    }
    expect(others.inputsOf("lambda")).toEqual([
      { FunctionName: functionArn("shop-dev-Big"), InvocationType: "Event", Payload: event },
    ])
    const QueueUrl = "http://127.0.0.1/sqs/000000000000/big.fifo"
    expect(others.inputsOf("sqs")).toEqual([{ QueueUrl, MessageBody: JSON.stringify(event), MessageGroupId: "g" }])
  })

  it("refuses entries one by one, and a request as a whole where it is too long", async () => {
    const entry = { Source: "shop", DetailType: "OrderPlaced", Detail: "{}" }
    const { FailedEntryCount, Entries } = await bench.client.send(
      new PutEventsCommand({
        Entries: [entry, { ...entry, Source: "" }, { ...entry, Detail: "[" }, { ...entry, Source: "aws.s3" }],
      }),
    )
    expect(FailedEntryCount).toBe(3)
    expect(Entries?.map(({ EventId, ErrorCode }) => ErrorCode ?? typeof EventId)).toEqual([
      ...["string", "InvalidArgument", "MalformedDetail", "NotAuthorizedForSourceException"],
    ])
    expect(Entries?.[1]?.ErrorMessage).toBe("Parameter Source is not valid. Reason: Source is a required argument.")
    const long = { ...entry, Detail: JSON.stringify("x".repeat(600_000)) }
    await expect(bench.client.send(new PutEventsCommand({ Entries: [long, long] }))).rejects.toMatchObject({
      name: "ValidationException",
      message: expect.stringContaining("Total size of the entries in the request is over the limit."),
    })
    await expect(
      bench.client.send(new PutEventsCommand({ Entries: Array.from({ length: 11 }, () => entry) })),
    ).rejects.toMatchObject({ name: "ValidationException" })
  })

  it("transforms what targets get", async () => {
    await rule("parts", { source: ["shop"] }, [
      { Id: "constant", Arn: functionArn("constant"), Input: '{"a":1}' },
      { Id: "part", Arn: functionArn("part"), InputPath: "$.detail.items[0]" },
      {
        Id: "template",
        Arn: functionArn("template"),
        InputTransformer: {
          InputPathsMap: { id: "$.detail.id", items: "$.detail.items[*].sku", none: "$.detail.none" },
          InputTemplate:
            '{"text": "order <id>: \\"<items>\\"<none>", "items": <items>, "rule": <aws.events.rule-name>}',
        },
      },
      {
        Id: "text",
        Arn: queueArn("text"),
        InputTransformer: { InputPathsMap: { id: "$.detail.id" }, InputTemplate: '"order <id>"' },
      },
    ])
    await put({ id: 'a"1', items: [{ sku: "x" }, { sku: "y" }] })
    await expect.poll(() => others.calls.length).toBe(4)
    const payloads = others.inputsOf("lambda").map(({ FunctionName, Payload }) => [FunctionName, Payload])
    expect(Object.fromEntries(payloads)).toEqual({
      [functionArn("constant")]: { a: 1 },
      [functionArn("part")]: { sku: "x" },
      [functionArn("template")]: { text: 'order a"1: "["x","y"]"', items: ["x", "y"], rule: "parts" },
    })
    expect(others.inputsOf("sqs")[0]?.["MessageBody"]).toBe('"order a\\"1"')
  })

  it("sends events on to another bus, but to no third one", async () => {
    for (const Name of ["a", "b"]) await bench.client.send(new CreateEventBusCommand({ Name }))
    await rule("toA", { source: ["shop"] }, [{ Id: "a", Arn: busArn("a") }])
    await rule("toB", { source: ["shop"] }, [{ Id: "b", Arn: busArn("b") }], "a")
    await rule("onA", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("a") }], "a")
    await rule("onB", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("b") }], "b")
    await put({})
    await put({}, { EventBusName: "b" })
    await expect.poll(() => others.calls.length).toBe(2)
    expect(others.inputsOf("lambda").map(({ FunctionName }) => FunctionName)).toEqual([
      functionArn("a"),
      functionArn("b"),
    ])
  })

  it("tries again what failed, and sends it to the dead-letter queue when that was too often", async () => {
    others.errors.set("lambda", new ServiceError("ServiceException", "down", { status: 500 }))
    const letters = { DeadLetterConfig: { Arn: queueArn("letters") } }
    await rule("retried", { source: ["shop"] }, [
      { Id: "fn", Arn: functionArn("fn"), Input: "{}", RetryPolicy: { MaximumRetryAttempts: 2 }, ...letters },
    ])
    await put({ id: 7 })
    await expect.poll(() => others.inputsOf("lambda").length).toBe(1)
    bench.seconds(1)
    await expect.poll(() => others.inputsOf("lambda").length).toBe(2)
    bench.seconds(1)
    await expect.poll(() => others.inputsOf("sqs").length).toBe(1)
    expect(others.inputsOf("lambda")).toHaveLength(3)
    const [letter] = others.inputsOf("sqs")
    expect(JSON.parse(String(letter?.["MessageBody"]))).toMatchObject({ source: "shop", detail: { id: 7 } })
    expect(letter?.["MessageAttributes"]).toEqual({
      RULE_ARN: { DataType: "String", StringValue: "arn:aws:events:eu-west-1:000000000000:rule/retried" },
      TARGET_ARN: { DataType: "String", StringValue: functionArn("fn") },
      ERROR_CODE: { DataType: "String", StringValue: "ServiceException" },
      ERROR_MESSAGE: { DataType: "String", StringValue: "down" },
      EXHAUSTED_RETRY_CONDITION: { DataType: "String", StringValue: "MaximumRetryAttempts" },
      RETRY_ATTEMPTS: { DataType: "String", StringValue: "2" },
    })
  })

  it("does not try again what does not exist", async () => {
    others.errors.set("lambda", new ServiceError("ResourceNotFoundException", "gone", { status: 404 }))
    await rule("gone", { source: ["shop"] }, [
      { Id: "fn", Arn: functionArn("fn"), DeadLetterConfig: { Arn: queueArn("letters") } },
    ])
    await put({})
    await expect.poll(() => others.inputsOf("sqs").length).toBe(1)
    expect(others.inputsOf("lambda")).toHaveLength(1)
    expect(others.inputsOf("sqs")[0]?.["MessageAttributes"]).toMatchObject({ RETRY_ATTEMPTS: { StringValue: "0" } })
  })

  it("delivers after a restart what it had accepted", async () => {
    others.errors.set("lambda", new ServiceError("ServiceException", "down", { status: 500 }))
    await rule("kept", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("fn") }])
    await put({})
    await expect.poll(() => others.inputsOf("lambda").length).toBe(1)
    others.clear()
    bench.seconds(60)
    await bench.reopen()
    await expect.poll(() => others.inputsOf("lambda").length).toBe(1)
  })
})

describe("rules and buses", () => {
  it("lists, describes and deletes them", async () => {
    await bench.client.send(new CreateEventBusCommand({ Name: "shop" }))
    await rule("r", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("fn") }], "shop")
    await bench.reopen()
    const { EventBuses } = await bench.client.send(new ListEventBusesCommand({}))
    expect(EventBuses?.map(({ Name, Arn }) => [Name, Arn])).toEqual([
      ["default", busArn("default")],
      ["shop", busArn("shop")],
    ])
    expect(await bench.client.send(new DescribeRuleCommand({ Name: "r", EventBusName: "shop" }))).toMatchObject({
      Arn: "arn:aws:events:eu-west-1:000000000000:rule/shop/r",
      EventPattern: '{"source":["shop"]}',
      State: "ENABLED",
    })
    const { RuleNames } = await bench.client.send(
      new ListRuleNamesByTargetCommand({ TargetArn: functionArn("fn"), EventBusName: "shop" }),
    )
    expect(RuleNames).toEqual(["r"])
    await expect(bench.client.send(new DeleteEventBusCommand({ Name: "shop" }))).rejects.toThrow(/it has rules/)
    const removal = new RemoveTargetsCommand({ Rule: "r", EventBusName: "shop", Ids: ["fn", "other"] })
    expect(await bench.client.send(removal)).toMatchObject({ FailedEntryCount: 1 })
    const { Targets } = await bench.client.send(new ListTargetsByRuleCommand({ Rule: "r", EventBusName: "shop" }))
    expect(Targets).toEqual([])
    await expect(bench.client.send(new DescribeRuleCommand({ Name: "none" }))).rejects.toMatchObject({
      name: "ResourceNotFoundException",
      message: "Rule none does not exist on EventBus default.",
    })
  })

  it("refuses patterns that EventBridge refuses, and what it does not serve by its name", async () => {
    const bad = new PutRuleCommand({ Name: "bad", EventPattern: '{"source": [{"begins": "a"}]}' })
    await expect(bench.client.send(bad)).rejects.toMatchObject({
      name: "InvalidEventPatternException",
      message: expect.stringContaining("EventPattern.source.0.begins is not an operator here"),
    })
    await rule("r", { source: ["shop"] }, [])
    const logs = "arn:aws:logs:eu-west-1:000000000000:log-group:/aws/events/x"
    await expect(
      bench.client.send(new PutTargetsCommand({ Rule: "r", Targets: [{ Id: "logs", Arn: logs }] })),
    ).rejects.toMatchObject({ name: "NotImplementedLocally", message: expect.stringContaining(logs) })
    await expect(bench.client.send(new PutPermissionCommand({}))).rejects.toMatchObject({
      name: "NotImplementedLocally",
      message: "EventBridge PutPermission is not supported by tsapi local",
    })
    const Event = JSON.stringify({ source: "shop" })
    const test = new TestEventPatternCommand({ EventPattern: '{"source":[{"prefix":"sh"}]}', Event })
    expect((await bench.client.send(test)).Result).toBe(true)
  })

  it("has exactly the rules that the app declares now, beside those of user code", async () => {
    await rule("own", { source: ["shop"] }, [{ Id: "fn", Arn: functionArn("own") }])
    const declared = (Name: string) => ({
      ...{ Name, EventBusName: "shop", EventPattern: '{"source":["shop"]}' },
      Targets: [{ Id: "fn", Arn: functionArn(Name) }],
    })
    await bench.events.call("EnsureEventBuses", { EventBuses: [{ Name: "shop" }] })
    await bench.events.call("EnsureRules", { Rules: [declared("first")] })
    await bench.events.call("EnsureRules", { Rules: [declared("second")] })
    await put({}, { EventBusName: "shop" })
    await put({})
    await expect.poll(() => others.calls.length).toBe(2)
    expect(others.inputsOf("lambda").map(({ FunctionName }) => FunctionName)).toEqual([
      ...[functionArn("second"), functionArn("own")],
    ])
  })
})
