import { describe, expect, it } from "vitest"
import { useSqs } from "../../../test/local/use-sqs.ts"

const { create, receive, send, urlOf, attributes } = useSqs()

async function post(path: string, form: Record<string, string>) {
  const response = await fetch(new URL(path, urlOf("")), {
    method: "POST",
    headers: { authorization: "AWS4-HMAC-SHA256 Credential=local" },
    body: new URLSearchParams(form),
  })
  return { status: response.status, xml: await response.text() }
}

describe("the query protocol", () => {
  it("sends a message to the queue in the path, as API Gateway does", async () => {
    const QueueUrl = await create("orders")
    const { status, xml } = await post("/000000000000/orders", {
      Action: "SendMessage",
      MessageBody: "a < b",
      "MessageAttribute.1.Name": "kind",
      "MessageAttribute.1.Value.DataType": "String",
      "MessageAttribute.1.Value.StringValue": "new",
    })
    expect(status).toBe(200)
    const [message] = await receive(QueueUrl, { MessageAttributeNames: ["All"] })
    expect(message).toMatchObject({ Body: "a < b", MessageAttributes: { kind: { StringValue: "new" } } })
    expect(xml).toContain(`<SendMessageResult><MessageId>${message?.MessageId}</MessageId>`)
  })

  it("writes lists and maps as SQS does", async () => {
    const QueueUrl = await create("orders")
    await send(QueueUrl, "a & b")
    const received = await post("/", {
      Action: "ReceiveMessage",
      QueueUrl,
      "AttributeName.1": "ApproximateReceiveCount",
    })
    expect(received.xml).toContain("<Body>a &amp; b</Body>")
    expect(received.xml).toContain("<Attribute><Name>ApproximateReceiveCount</Name><Value>1</Value></Attribute>")
    const batch = await post("/", {
      ...{ Action: "SendMessageBatch", QueueUrl },
      ...{ "SendMessageBatchRequestEntry.1.Id": "a", "SendMessageBatchRequestEntry.1.MessageBody": "m" },
    })
    expect(batch.xml).toContain("<SendMessageBatchResult><SendMessageBatchResultEntry><Id>a</Id>")
    const named = { "Attribute.1.Name": "DelaySeconds", "Attribute.1.Value": "5", "Tag.1.Key": "a", "Tag.1.Value": "b" }
    await post("/", { Action: "CreateQueue", QueueName: "other", ...named })
    expect(await attributes(urlOf("other"))).toMatchObject({ DelaySeconds: "5" })
    expect((await post("/", { Action: "ListQueueTags", QueueUrl: urlOf("other") })).xml).toContain(
      "<Tag><Key>a</Key><Value>b</Value></Tag>",
    )
  })

  it("answers errors with the codes of that protocol", async () => {
    const { status, xml } = await post("/000000000000/none", { Action: "SendMessage", MessageBody: "m" })
    expect(status).toBe(400)
    expect(xml).toContain("<Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code>")
  })
})
