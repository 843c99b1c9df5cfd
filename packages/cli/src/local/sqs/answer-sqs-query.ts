import { answerQuery, type QueryProtocol } from "../protocol/answer-query.ts"
import { toMap } from "../protocol/parse-query.ts"
import type { ServiceAnswer, ServiceRequest } from "../protocol/serve-requests.ts"

/** Answers in the query protocol, which old SDKs and API Gateway speak; never rejects. */
export function answerSqsQuery(
  request: ServiceRequest,
  answer: (operation: string, input: unknown) => Promise<object>,
): Promise<ServiceAnswer> {
  const { pathname } = new URL(request.url, "http://local")
  return answerQuery(protocol, request, async (operation, input) => {
    // The path is the queue's URL where the form has none.
    const QueueUrl = input["QueueUrl"] ?? pathname
    const { Successful, ...answered }: { Successful?: unknown } = await answer(operation, {
      ...readQuery(input),
      QueueUrl,
    })
    // The list of what succeeded is named after the operation.
    return Successful === undefined ? answered : { [`${operation}ResultEntry`]: Successful, ...answered }
  })
}

const protocol: QueryProtocol = {
  namespace: "http://queue.amazonaws.com/doc/2012-11-05/",
  forms: {
    QueueUrls: { each: "QueueUrl" },
    queueUrls: { each: "QueueUrl" },
    Messages: { each: "Message" },
    Attributes: { each: "Attribute", key: "Name", value: "Value" },
    MessageAttributes: { each: "MessageAttribute", key: "Name", value: "Value" },
    Tags: { each: "Tag", key: "Key", value: "Value" },
    Failed: { each: "BatchResultErrorEntry" },
    SendMessageBatchResultEntry: { each: "SendMessageBatchResultEntry" },
    DeleteMessageBatchResultEntry: { each: "DeleteMessageBatchResultEntry" },
    ChangeMessageVisibilityBatchResultEntry: { each: "ChangeMessageVisibilityBatchResultEntry" },
    Results: { each: "ListMessageMoveTasksResultEntry" },
  },
}

/** The members of a request of the query protocol under the names that the JSON protocol has for them. */
function readQuery(input: unknown): object {
  return Object.fromEntries(
    Object.entries(Object(input)).flatMap(([name, value]: [string, unknown]) => {
      const members = MEMBERS[name]
      if (!members) return [[name, value]]
      const read = members.isMap ? toMap(value) : listOf(value).map(readEntry)
      return members.names.map((member) => [member, read])
    }),
  )
}

function readEntry(entry: unknown): unknown {
  return typeof entry === "object" ? readQuery(entry) : entry
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value]
}

interface Members {
  readonly names: readonly string[]
  readonly isMap?: true
}

const MEMBERS: Readonly<Record<string, Members>> = {
  Attribute: { names: ["Attributes"], isMap: true },
  MessageAttribute: { names: ["MessageAttributes"], isMap: true },
  MessageSystemAttribute: { names: ["MessageSystemAttributes"], isMap: true },
  // CreateQueue spells it small, TagQueue does not.
  Tag: { names: ["Tags", "tags"], isMap: true },
  AttributeName: { names: ["AttributeNames"] },
  MessageAttributeName: { names: ["MessageAttributeNames"] },
  MessageSystemAttributeName: { names: ["MessageSystemAttributeNames"] },
  TagKey: { names: ["TagKeys"] },
  SendMessageBatchRequestEntry: { names: ["Entries"] },
  DeleteMessageBatchRequestEntry: { names: ["Entries"] },
  ChangeMessageVisibilityBatchRequestEntry: { names: ["Entries"] },
}
