import { createHash } from "node:crypto"
import type { ServiceError } from "../../protocol/service-error.ts"
import { invalidParameter } from "../sqs-errors.ts"
import { type ServiceInput, serializationError } from "../../protocol/service-input.ts"
import type { MessageAttribute } from "../store/message.ts"

export type MessageAttributes = Readonly<Record<string, MessageAttribute>>

/** Reads `MessageAttributes`; throws SQS's error for the first that is not allowed. */
export function readAttributes(input: ServiceInput, member: string): MessageAttributes {
  const attributes: Record<string, MessageAttribute> = {}
  for (const [name, value] of Object.entries(input.inputMap(member))) {
    const fault = nameFault(name)
    if (fault) throw fault
    attributes[name] = readAttribute(name, value)
  }
  if (Object.keys(attributes).length > 10)
    throw invalidParameter(
      "Number of message attributes [" + Object.keys(attributes).length + "] exceeds the allowed maximum [10].",
    )
  return attributes
}

function readAttribute(name: string, input: ServiceInput): MessageAttribute {
  const DataType = input.text("DataType")
  if (!DataType)
    throw invalidParameter(`The message attribute '${name}' must contain a non-empty message attribute type.`)
  const [type] = DataType.split(".")
  if (type !== "String" && type !== "Number" && type !== "Binary")
    throw invalidParameter(
      `The message attribute '${name}' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String.`,
    )
  const field = type === "Binary" ? "BinaryValue" : "StringValue"
  const value = input.text(field)
  const other = type === "Binary" ? "StringValue" : "BinaryValue"
  if (value === undefined && input.text(other) !== undefined)
    throw invalidParameter(
      `The message attribute '${name}' with type '${DataType}' must use field '${type === "Binary" ? "Binary" : "String"}'.`,
    )
  if (!value)
    throw invalidParameter(
      `The message attribute '${name}' must contain a non-empty message attribute value for message attribute type '${DataType}'.`,
    )
  if (type === "Number" && !isNumber(value))
    throw invalidParameter(`Can't cast the value of message (user) attribute '${name}' to a number.`)
  if (field === "StringValue") return { DataType, StringValue: value }
  if (Buffer.from(value, "base64").toString("base64") !== value) throw serializationError()
  return { DataType, BinaryValue: value }
}

function isNumber(text: string): boolean {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim())
}

function nameFault(name: string): ServiceError | undefined {
  if (/^(aws|amazon)\./i.test(name))
    return invalidParameter(
      `Message (user) attribute name '${name}' cannot start with 'AWS.' or 'Amazon.' as these prefixes are reserved.`,
    )
  if (name.length <= 256 && /^[\w-]+(\.[\w-]+)*$/.test(name)) return undefined
  return invalidParameter(
    "Message (user) attribute name can contain only the following: A-Za-z0-9_-. It must be 1 to 256 long and neither start nor end with a period nor have two in succession.",
  )
}

/** What of a message's attributes a receive asked for: names, `All`, `.*` or a prefix as in `trace.*`. */
export function selectAttributes(attributes: MessageAttributes, asked: readonly string[]): MessageAttributes {
  const matches = (name: string) =>
    asked.some(
      (pattern) =>
        pattern === "All" || pattern === name || (pattern.endsWith(".*") && name.startsWith(pattern.slice(0, -2))),
    )
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => matches(name)))
}

/** They count for the size of a message: name, type and value. */
export function attributesSize(attributes: MessageAttributes): number {
  let bytes = 0
  for (const [name, attribute] of Object.entries(attributes))
    bytes += Buffer.byteLength(name) + Buffer.byteLength(attribute.DataType) + valueOf(attribute).length
  return bytes
}

export function md5(text: string): string {
  return createHash("md5").update(text).digest("hex")
}

/**
 * The digest that clients verify; undefined without attributes.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-message-metadata.html#sqs-attributes-md5-message-digest-calculation
 */
export function md5OfAttributes(attributes: MessageAttributes): string | undefined {
  const names = Object.keys(attributes).sort()
  if (names.length === 0) return undefined
  const hash = createHash("md5")
  const update = (bytes: Buffer) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(bytes.length)
    hash.update(length).update(bytes)
  }
  for (const name of names) {
    const attribute = attributes[name]
    if (!attribute) continue
    update(Buffer.from(name))
    update(Buffer.from(attribute.DataType))
    hash.update(Buffer.from([attribute.BinaryValue === undefined ? 1 : 2]))
    update(valueOf(attribute))
  }
  return hash.digest("hex")
}

function valueOf({ StringValue = "", BinaryValue }: MessageAttribute): Buffer {
  return BinaryValue === undefined ? Buffer.from(StringValue) : Buffer.from(BinaryValue, "base64")
}
