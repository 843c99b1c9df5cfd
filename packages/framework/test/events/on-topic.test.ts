import { describe, expect, it, vi } from "vitest"
import { z } from "zod"
import { App, createLambdaHandler, onTopic, Queue, Topic, type TopicMessage } from "../../src/index.ts"
import { declarationsOf } from "../../src/declarations/declarations-of.ts"
import { lambdaContext } from "../../src/testing/lambda-context.ts"

const context = lambdaContext({ functionName: "shop-MailerWelcome", timeoutSeconds: 3 })
const arn = (name: string) => `arn:aws:sns:us-east-1:123456789012:${name}`

function record(
  Message: string,
  { topic = "orders", subject = null }: { topic?: string; subject?: string | null } = {},
) {
  return {
    EventSource: "aws:sns",
    EventVersion: "1.0",
    EventSubscriptionArn: `${arn(topic)}:21be56ed-a058-49f5-8c98-aedd2564c486`,
    Sns: {
      Type: "Notification",
      MessageId: `id-${Message}`,
      TopicArn: arn(topic),
      Subject: subject,
      Message,
      Timestamp: "2019-01-02T12:45:07.000Z",
      SignatureVersion: "1",
      Signature: "",
      SigningCertUrl: "",
      UnsubscribeUrl: "",
      MessageAttributes: {
        Test: { Type: "String", Value: "TestString" },
        TestBinary: { Type: "Binary", Value: "AQI=" },
      },
    },
  }
}

const Order = z.object({ id: z.string(), amount: z.number() })
const orders = new Topic("RunOrderTopic")
const refunds = new Topic("RunRefundTopic")
const dead = new Queue("RunUndelivered")

describe("@onTopic", () => {
  it("runs the method for each record of an event", async () => {
    const seen: TopicMessage[] = []
    class Mailer {
      @onTopic(orders)
      welcome(message: TopicMessage) {
        seen.push(message)
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Mailer] }))
    await handler({ Records: [record("a", { subject: "Hello" }), record('{"n":1}')] }, context)
    expect(seen).toMatchObject([
      {
        id: "id-a",
        message: "a",
        subject: "Hello",
        attributes: { Test: "TestString", TestBinary: Buffer.from([1, 2]) },
        sentAt: new Date("2019-01-02T12:45:07Z"),
        topicArn: arn("orders"),
        event: { EventSource: "aws:sns" },
      },
      { id: 'id-{"n":1}', subject: undefined },
    ])
    expect(seen[1]?.json()).toEqual({ n: 1 })
    expect(seen[0]?.context).toBe(context)
  })

  it("fails with what a method threw, after the other records were run", async () => {
    const seen: string[] = []
    class Mailer {
      @onTopic(orders)
      welcome({ message }: TopicMessage) {
        seen.push(message)
        if (message !== "b") throw new RangeError(`no ${message}`)
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Mailer] }))
    await expect(handler({ Records: [record("a"), record("b")] }, context)).rejects.toThrow(new RangeError("no a"))
    await expect(handler({ Records: ["a", "b", "c"].map((text) => record(text)) }, context)).rejects.toThrow(
      "RangeError: no a; RangeError: no c",
    )
    expect(seen).toEqual(["a", "b", "a", "b", "c"])
  })

  it("gives what the schema made of the text, and fails for what does not fit", async () => {
    const amounts: number[] = []
    class Mailer {
      @onTopic(orders, { message: Order })
      charge({ message }: TopicMessage<typeof Order>) {
        amounts.push(message.amount)
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Mailer] }))
    await handler({ Records: [record('{"id":"1","amount":5}')] }, context)
    expect(amounts).toEqual([5])
    await expect(handler({ Records: [record('{"id":"1"}')] }, context)).rejects.toThrow("Invalid message: amount:")
    await expect(handler({ Records: [record("no JSON")] }, context)).rejects.toThrow(SyntaxError)
  })

  it("runs the method of the record's topic where one function has several", async () => {
    vi.stubEnv("RUN_ORDER_TOPIC_TOPIC_ARN", arn("orders"))
    vi.stubEnv("RUN_REFUND_TOPIC_TOPIC_ARN", arn("refunds"))
    const seen: string[] = []
    class Mailer {
      @onTopic(orders)
      ordered() {
        seen.push("ordered")
      }

      @onTopic(refunds)
      refunded() {
        seen.push("refunded")
      }
    }
    const handler = createLambdaHandler(new App("shop", { handlers: [Mailer] }))
    await handler({ Records: [record("a", { topic: "refunds" })] }, context)
    expect(seen).toEqual(["refunded"])
    vi.unstubAllEnvs()
  })

  it("is declared with the ids of its resources", () => {
    class Mailer {
      @onTopic(orders, { filter: { kind: ["new"] }, deadLetterQueue: dead, message: Order })
      welcome() {}
    }
    const declared = declarationsOf(new App("shop", { handlers: [Mailer] })).filter(({ kind }) => kind === "onTopic")
    expect(declared).toMatchObject([
      { className: "Mailer", methodName: "welcome", topic: "RunOrderTopic", deadLetterQueue: "RunUndelivered" },
    ])
    expect(declared[0]).not.toHaveProperty("message")
  })

  it("refuses what is no topic, and options it does not know", () => {
    const undefinedTopic: Topic = JSON.parse("{}").topic
    expect(() => onTopic(undefinedTopic)).toThrow("@onTopic: its source is undefined. Is there an import cycle?")
    const options: object = { filtr: {} }
    expect(() => onTopic(orders, options)).toThrow(TypeError)
    expect(() => new Queue("RunBadTopics", { topics: [{ topic: undefinedTopic }] })).toThrow(
      "Queue: topics: its topic is undefined. Is there an import cycle?",
    )
  })

  it("asks for no more than a topic gives", () => {
    class Mailer {
      // @ts-expect-error without a schema the message is a text
      @onTopic(orders)
      charge({ message }: TopicMessage<typeof Order>) {
        return message.amount
      }
    }
    expect(Mailer).toBeDefined()
  })
})
