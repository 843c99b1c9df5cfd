import { DeleteMessageBatchCommand, SendMessageBatchCommand, SendMessageCommand } from "@aws-sdk/client-sqs"
import { describe, expect, it } from "vitest"
import { useSqs } from "../../../../test/local/use-sqs.ts"

const bench = useSqs()
const { create, send, receive, bodies } = bench

describe("batches and limits", () => {
  it("sends and deletes in batches, in which each entry fails alone", async () => {
    const QueueUrl = await create("orders", { MaximumMessageSize: "1024" })
    const Entries = [
      { Id: "a", MessageBody: "small" },
      { Id: "b", MessageBody: "x".repeat(1025) },
    ]
    const sent = await bench.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))
    expect(sent.Successful).toMatchObject([{ Id: "a", MD5OfMessageBody: expect.any(String) }])
    expect(sent.Failed).toEqual([
      {
        Id: "b",
        SenderFault: true,
        Code: "InvalidParameterValue",
        Message: "One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.",
      },
    ])
    const [message] = await receive(QueueUrl)
    const deleted = await bench.client.send(
      new DeleteMessageBatchCommand({
        QueueUrl,
        Entries: [
          { Id: "a", ReceiptHandle: message?.ReceiptHandle },
          { Id: "b", ReceiptHandle: "nonsense" },
        ],
      }),
    )
    expect(deleted).toMatchObject({ Successful: [{ Id: "a" }], Failed: [{ Id: "b", Code: "ReceiptHandleIsInvalid" }] })
  })

  it.each([
    ["no entries", [], "EmptyBatchRequest"],
    [
      "eleven entries",
      Array.from({ length: 11 }, (_, n) => ({ Id: `${n}`, MessageBody: "m" })),
      "TooManyEntriesInBatchRequest",
    ],
    [
      "one id twice",
      [
        { Id: "a", MessageBody: "m" },
        { Id: "a", MessageBody: "m" },
      ],
      "BatchEntryIdsNotDistinct",
    ],
    ["an id with a space", [{ Id: "a b", MessageBody: "m" }], "InvalidBatchEntryId"],
    ["over 1 MiB", ["a", "b"].map((Id) => ({ Id, MessageBody: "x".repeat(600_000) })), "BatchRequestTooLong"],
  ])("refuses a batch with %s", async (_what, Entries, name) => {
    const QueueUrl = await create("orders")
    await expect(bench.client.send(new SendMessageBatchCommand({ QueueUrl, Entries }))).rejects.toMatchObject({ name })
  })

  it.each([
    ["an empty body", { MessageBody: "" }, "MissingParameter"],
    ["a forbidden character", { MessageBody: "a\u0000b" }, "InvalidMessageContents"],
    ["more than 1 MiB", { MessageBody: "x".repeat(1_048_577) }, "InvalidParameterValue"],
    ["a delay over 15 minutes", { MessageBody: "m", DelaySeconds: 901 }, "InvalidParameterValue"],
    ["a deduplication id", { MessageBody: "m", MessageDeduplicationId: "d" }, "InvalidParameterValue"],
    [
      "an attribute without a value",
      { MessageBody: "m", MessageAttributes: { a: { DataType: "String", StringValue: "" } } },
      "InvalidParameterValue",
    ],
  ])("refuses a message with %s", async (_what, message, Code) => {
    const QueueUrl = await create("orders")
    await expect(bench.client.send(new SendMessageCommand({ QueueUrl, ...message }))).rejects.toMatchObject({ Code })
  })

  it("takes a message of 1 MiB", async () => {
    const QueueUrl = await create("orders")
    const body = "x".repeat(1_048_576)
    await send(QueueUrl, body)
    expect(await bodies(QueueUrl)).toEqual([body])
  })
})
