import type {
  Declaration,
  QueueDeclaration,
  TopicDeclaration,
  TopicTriggerDeclaration,
} from "@tsapi/framework/internal"
import { describe, expect, it } from "vitest"
import { app as declaredApp, config } from "../../../test/kinds/fixtures.ts"
import type { UserError } from "../../errors/user-error.ts"
import type { AppModel } from "../../model/app-model.ts"
import type { CfnResource } from "../../model/cloudformation.ts"
import type { Located, ModelContext } from "../../model/kind.ts"
import { kinds } from "../index.ts"

const location = { file: "src/orders.ts", line: 7 }

function topic(id: string, more: Partial<TopicDeclaration> = {}): Located<TopicDeclaration> {
  return { kind: "topic", id, location, ...more }
}
function queue(id: string, more: Partial<QueueDeclaration> = {}): Located<QueueDeclaration> {
  return { kind: "queue", id, deadLetterQueue: false, location, ...more }
}
function trigger(more: Partial<TopicTriggerDeclaration> = {}): Located<TopicTriggerDeclaration> {
  const method = { className: "Clerk", classIndex: 0, methodName: "check" }
  return { kind: "onTopic", topic: "Orders", ...method, location, ...more }
}

function build(...declarations: readonly Located<Declaration>[]) {
  const errors: UserError[] = []
  const report = (error: UserError) => void errors.push(error)
  const context: ModelContext = { config, app: declaredApp, declarations, report }
  const names = ["topic", "queue", "onTopic"] as const
  const models = names.map((name) => {
    const own = declarations.filter(({ kind }) => kind === name)
    return kinds[name]?.toModel(own, context).models ?? []
  })
  const app: AppModel = {
    ...{ appName: "shop", stage: "dev", entry: "src/app.ts", exportName: "app", functions: [], location },
    declared: models.flat(),
  }
  const refs = {
    app,
    references: [],
    retainState: false,
    functionArn: (id: string) => ({ "Fn::GetAtt": [`${id}Function`, "Arn"] }),
  }
  const resources: Record<string, CfnResource> = {}
  if (errors.length === 0)
    names.forEach((name, index) =>
      Object.assign(resources, kinds[name]?.toResources?.(models[index] ?? [], refs).resources),
    )
  return { errors: errors.map(({ message, hint }) => `${message}. ${hint}`), resources }
}

describe("topics", () => {
  it("become topics, and a trigger a subscription that may invoke its function", () => {
    const { errors, resources } = build(
      topic("Orders", { displayName: "Orders", encryption: "aws-managed" }),
      queue("Undelivered"),
      trigger({ filter: { kind: ["refund"] }, deadLetterQueue: "Undelivered" }),
    )
    expect(errors).toEqual([])
    expect(resources["OrdersTopic"]).toMatchObject({
      Type: "AWS::SNS::Topic",
      Properties: { DisplayName: "Orders", KmsMasterKeyId: "alias/aws/sns", SignatureVersion: "2" },
    })
    expect(resources["ClerkCheckOrdersSubscription"]?.Properties).toEqual({
      TopicArn: { Ref: "OrdersTopic" },
      Protocol: "lambda",
      Endpoint: { "Fn::GetAtt": ["ClerkCheckFunction", "Arn"] },
      FilterPolicy: { kind: ["refund"] },
      FilterPolicyScope: "MessageAttributes",
      RedrivePolicy: { deadLetterTargetArn: { "Fn::GetAtt": ["UndeliveredQueue", "Arn"] } },
    })
    expect(resources["ClerkCheckOrdersPermission"]?.Properties).toEqual({
      Action: "lambda:InvokeFunction",
      FunctionName: { "Fn::GetAtt": ["ClerkCheckFunction", "Arn"] },
      Principal: "sns.amazonaws.com",
      SourceArn: { Ref: "OrdersTopic" },
    })
    expect(resources["UndeliveredQueuePolicy"]?.Properties).toMatchObject({
      PolicyDocument: { Statement: [{ Condition: { ArnEquals: { "aws:SourceArn": { Ref: "OrdersTopic" } } } }] },
    })
  })

  it("deliver to queues of the app, which let them", () => {
    const arn = "arn:aws:sns:eu-west-1:123456789012:alerts"
    const topics = [{ topic: "Orders", rawDelivery: true }, { topic: "Alerts" }]
    const { errors, resources } = build(
      topic("Orders"),
      topic("Alerts", { existing: { arn } }),
      queue("Audit", { topics }),
    )
    expect(errors).toEqual([])
    expect(resources).not.toHaveProperty("AlertsTopic")
    const Endpoint = { "Fn::GetAtt": ["AuditQueue", "Arn"] }
    expect(resources["AuditQueueOrdersSubscription"]?.Properties).toEqual({
      ...{ TopicArn: { Ref: "OrdersTopic" }, Protocol: "sqs", Endpoint, RawMessageDelivery: true },
    })
    expect(resources["AuditQueueAlertsSubscription"]?.Properties).toEqual({
      ...{ TopicArn: arn, Region: "eu-west-1", Protocol: "sqs", Endpoint },
    })
    const allow = (sourceArn: unknown) => ({
      ...{
        Effect: "Allow",
        Principal: { Service: "sns.amazonaws.com" },
        Action: "sqs:SendMessage",
        Resource: Endpoint,
      },
      Condition: { ArnEquals: { "aws:SourceArn": sourceArn } },
    })
    expect(resources["AuditQueuePolicy"]?.Properties).toEqual({
      Queues: [{ Ref: "AuditQueue" }],
      PolicyDocument: { Version: "2012-10-17", Statement: [allow({ Ref: "OrdersTopic" }), allow(arn)] },
    })
  })

  it.each<[string, readonly Located<Declaration>[], string]>([
    ["a topic that the app lacks", [trigger()], '@onTopic of Clerk.check: the app has no topic "Orders". Construct it'],
    ["a FIFO topic", [topic("Orders", { fifo: true }), trigger()], "which cannot invoke functions. Subscribe a queue"],
    [
      "an existing FIFO topic",
      [topic("Orders", { existing: { arn: "arn:aws:sns:eu-west-1:123456789012:o.fifo" } }), trigger()],
      "which cannot invoke functions",
    ],
    [
      "a filter that SNS refuses",
      [topic("Orders"), trigger({ filter: { kind: [{ wildcard: "a*" }] } })],
      "filter.kind.0.wildcard is not an operator here",
    ],
    [
      "more fields than SNS takes",
      [topic("Orders"), trigger({ filter: Object.fromEntries("abcdef".split("").map((name) => [name, ["x"]])) })],
      "filter names 6 fields; SNS takes 5",
    ],
    [
      "more combinations than SNS takes",
      [topic("Orders"), trigger({ filter: { a: Array(13).fill("x"), b: Array(12).fill("y") } })],
      "filter has 156 combinations of values; SNS takes 150",
    ],
    [
      "a dead-letter queue of another type",
      [topic("Orders"), queue("Dead", { fifo: true }), trigger({ deadLetterQueue: "Dead" })],
      "is FIFO. Use a FIFO queue for a FIFO topic",
    ],
    [
      "a FIFO queue of a standard topic",
      [topic("Orders"), queue("Audit", { fifo: true, topics: [{ topic: "Orders" }] })],
      'Queue "Audit": it is a FIFO queue and "Orders" is no FIFO topic',
    ],
    [
      "one topic twice",
      [topic("Orders"), queue("Audit", { topics: [{ topic: "Orders" }, { topic: "Orders" }] })],
      'Queue "Audit": it subscribes to "Orders" twice',
    ],
    ["an id with a space", [topic("My Orders")], 'Topic "My Orders": that cannot be an id'],
    ["a key that is none", [topic("Orders", { encryption: { kmsKeyArn: "key" } })], "Use the key's ARN"],
    ["an ARN of another service", [topic("Orders", { existing: { arn: "arn:aws:sqs:a:b:c" } })], "Use its ARN"],
  ])("are refused with %s", (_what, declarations, message) => {
    expect(build(...declarations).errors).toEqual([expect.stringContaining(message)])
  })
})
