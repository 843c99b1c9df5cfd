import {
  DeleteQueueCommand,
  GetQueueUrlCommand,
  ListQueueTagsCommand,
  ListQueuesCommand,
  SetQueueAttributesCommand,
  TagQueueCommand,
  UntagQueueCommand,
} from "@aws-sdk/client-sqs"
import { describe, expect, it } from "vitest"
import { useSqs } from "../../../../test/local/use-sqs.ts"

const bench = useSqs()
const { create, send, bodies, attributes, seconds, urlOf, arnOf } = bench

describe("queues", () => {
  it("creates, finds, lists and deletes them", async () => {
    const url = await create("orders")
    expect(url).toBe(urlOf("orders"))
    expect(await bench.client.send(new GetQueueUrlCommand({ QueueName: "orders" }))).toMatchObject({ QueueUrl: url })
    await create("other")
    const first = await bench.client.send(new ListQueuesCommand({ MaxResults: 1 }))
    expect(first.QueueUrls).toEqual([url])
    const second = await bench.client.send(new ListQueuesCommand({ MaxResults: 1, NextToken: first.NextToken }))
    expect(second.QueueUrls).toEqual([urlOf("other")])
    expect(second.NextToken).toBeUndefined()
    expect((await bench.client.send(new ListQueuesCommand({ QueueNamePrefix: "ot" }))).QueueUrls).toHaveLength(1)
    await bench.client.send(new DeleteQueueCommand({ QueueUrl: url }))
    await expect(bench.client.send(new GetQueueUrlCommand({ QueueName: "orders" }))).rejects.toMatchObject({
      name: "QueueDoesNotExist",
      message: "The specified queue does not exist.",
      Code: "AWS.SimpleQueueService.NonExistentQueue",
    })
  })

  it("has AWS's default attributes and takes others", async () => {
    const url = await create("orders", { VisibilityTimeout: "60" })
    expect(await attributes(url)).toEqual({
      QueueArn: arnOf("orders"),
      ApproximateNumberOfMessages: "0",
      ApproximateNumberOfMessagesDelayed: "0",
      ApproximateNumberOfMessagesNotVisible: "0",
      CreatedTimestamp: "1772359200",
      LastModifiedTimestamp: "1772359200",
      DelaySeconds: "0",
      MaximumMessageSize: "1048576",
      MessageRetentionPeriod: "345600",
      ReceiveMessageWaitTimeSeconds: "0",
      VisibilityTimeout: "60",
      SqsManagedSseEnabled: "true",
    })
    seconds(5)
    const change = { KmsMasterKeyId: "alias/aws/sqs", DelaySeconds: "5" }
    await bench.client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: change }))
    expect(await attributes(url)).toMatchObject({
      ...change,
      KmsDataKeyReusePeriodSeconds: "300",
      SqsManagedSseEnabled: "false",
      LastModifiedTimestamp: "1772359205",
    })
  })

  it("answers an existing queue of the same attributes and refuses other ones", async () => {
    const url = await create("orders", { VisibilityTimeout: "60" })
    expect(await create("orders", { VisibilityTimeout: "60" })).toBe(url)
    expect(await create("orders")).toBe(url)
    await expect(create("orders", { VisibilityTimeout: "61" })).rejects.toMatchObject({
      name: "QueueNameExists",
      Code: "QueueAlreadyExists",
      message: "A queue already exists with the same name and a different value for attribute VisibilityTimeout",
    })
  })

  it.each([
    ["a name it cannot have", "no spaces", {}, "InvalidParameterValue"],
    ["a FIFO queue without its suffix", "orders", { FifoQueue: "true" }, "InvalidParameterValue"],
    ["a suffix without a FIFO queue", "orders.fifo", {}, "InvalidParameterValue"],
    ["an unknown attribute", "orders", { Color: "red" }, "InvalidAttributeName"],
    ["a FIFO attribute", "orders", { ContentBasedDeduplication: "true" }, "InvalidAttributeName"],
    ["a timeout over 12 hours", "orders", { VisibilityTimeout: "43201" }, "InvalidAttributeValue"],
    ["a size over 1 MiB", "orders", { MaximumMessageSize: "1048577" }, "InvalidAttributeValue"],
    [
      "a dead-letter queue that is not there",
      "orders",
      { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf("none"), maxReceiveCount: 3 }) },
      "InvalidParameterValue",
    ],
  ])("refuses %s", async (_what, name, given, Code) => {
    await expect(create(name, given)).rejects.toMatchObject({ Code })
  })

  it("keeps tags", async () => {
    const QueueUrl = await create("orders")
    await bench.client.send(new TagQueueCommand({ QueueUrl, Tags: { team: "a", cost: "b" } }))
    await bench.client.send(new UntagQueueCommand({ QueueUrl, TagKeys: ["cost"] }))
    expect((await bench.client.send(new ListQueueTagsCommand({ QueueUrl }))).Tags).toEqual({ team: "a" })
  })

  it("gives a declared queue its attributes, and takes away others, with its messages kept", async () => {
    const declared = {
      QueueName: "orders",
      Attributes: { DelaySeconds: "0", VisibilityTimeout: "90" },
      tags: { a: "b" },
    }
    const ensured = { QueueUrl: urlOf("orders"), QueueArn: arnOf("orders") }
    expect(await bench.sqs.call("EnsureQueue", declared)).toEqual(ensured)
    await send(ensured.QueueUrl, "kept")
    expect(await bench.sqs.call("EnsureQueue", { ...declared, Attributes: {} })).toEqual(ensured)
    expect(await attributes(ensured.QueueUrl)).toMatchObject({ VisibilityTimeout: "30" })
    expect(await bodies(ensured.QueueUrl)).toEqual(["kept"])
  })

  it("refuses what it does not have by name", async () => {
    await expect(bench.sqs.call("AddPermission", {})).rejects.toMatchObject({
      name: "NotImplementedLocally",
      message: "SQS AddPermission is not supported by tsapi local",
    })
  })
})
