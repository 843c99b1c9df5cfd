/** Texts that a task may give as JSON: Step Functions writes them out. */
export function adaptRequest(
  service: string,
  action: string,
  input: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const member = textMembers[`${service}:${action}`]
  if (member !== undefined) return { ...input, [member]: toText(input[member]) }
  if (service !== "events" || !Array.isArray(input["Entries"])) return input
  const entries: readonly object[] = input["Entries"]
  return { ...input, Entries: entries.map((entry) => ({ ...entry, Detail: toText(Reflect.get(entry, "Detail")) })) }
}

const textMembers: Readonly<Record<string, string>> = { "sqs:sendMessage": "MessageBody", "sns:publish": "Message" }

function toText(value: unknown): unknown {
  return typeof value === "string" || value === undefined ? value : JSON.stringify(value)
}
