import { closest } from "@tsapi/framework/checks"
import type { JsonNode } from "./parse-json.ts"

/** A fault in a policy file. */
export interface FileFault {
  readonly message: string
  readonly hint: string
  readonly line: number
}

/** What IAM would refuse in a statement of an identity's policy. */
export function checkStatement(statement: JsonNode): readonly FileFault[] {
  const { entries, line } = statement
  if (entries.length === 0) return [{ message: "A statement is empty, or not an object", hint: example, line }]
  return [...entries.flatMap(({ key, line: at, node }) => checkEntry(key, node, at)), ...missing(statement)]
}

const example = 'Write { "Effect": "Allow", "Action": ["dynamodb:GetItem"], "Resource": ["arn:…"] }.'

const elements = ["Action", "Condition", "Effect", "NotAction", "NotResource", "Resource", "Sid"]

function checkEntry(key: string, node: JsonNode, line: number): readonly FileFault[] {
  switch (key) {
    case "Effect":
      if (node.value === "Allow" || node.value === "Deny") return []
      return [{ message: `Effect is ${JSON.stringify(node.value)}`, hint: "Use Allow or Deny.", line }]
    case "Sid":
      if (/^[A-Za-z0-9]*$/.test(String(node.value))) return []
      return [{ message: `Sid is ${JSON.stringify(node.value)}`, hint: "Use letters and digits.", line }]
    case "Action":
    case "NotAction":
      return listed(node).flatMap(checkAction)
    case "Resource":
    case "NotResource":
      return listed(node).flatMap(checkResource)
    case "Condition":
      return node.entries.length > 0 && node.entries.every((operator) => operator.node.entries.length > 0)
        ? []
        : [{ message: "Condition is not an object of operators", hint: 'Write { "StringEquals": { … } }.', line }]
    case "Principal":
    case "NotPrincipal":
      return [{ message: `${key} has no place in a role's policy`, hint: "Leave it out: the role is meant.", line }]
    default: {
      const meant = closest(key, elements)
      const hint = meant ? `Did you mean ${meant}?` : `Use ${elements.join(", ")}.`
      return [{ message: `${key} is not part of a statement`, hint, line }]
    }
  }
}

function missing({ entries, line }: JsonNode): readonly FileFault[] {
  const has = (key: string) => entries.some((entry) => entry.key === key)
  const needed = [["Effect"], ["Action", "NotAction"], ["Resource", "NotResource"]]
  return needed.flatMap((keys) => {
    const given = keys.filter(has)
    if (given.length === 1) return []
    const message = given.length === 0 ? `A statement has no ${keys[0]}` : `A statement has ${given.join(" and ")}`
    return [{ message, hint: given.length === 0 ? example : "Use one of them.", line }]
  })
}

function listed(node: JsonNode): readonly JsonNode[] {
  return Array.isArray(node.value) ? node.items : [node]
}

function checkAction({ value, line }: JsonNode): readonly FileFault[] {
  if (typeof value === "string" && /^(\*|[\w-]+:[\w*?]+)$/.test(value)) return []
  const hint = "Use the service's prefix and the action: dynamodb:GetItem."
  return [{ message: `An action is ${JSON.stringify(value)}`, hint, line }]
}

function checkResource({ value, line, entries: [only, second] }: JsonNode): readonly FileFault[] {
  const isIntrinsic = only && !second && (only.key === "Ref" || only.key.startsWith("Fn::"))
  if (isIntrinsic || (typeof value === "string" && /^(\*|arn:[^:]+:[^:*?]+:[^:]*:[^:]*:.+)$/.test(value))) return []
  const hint = "Use an ARN, * or an intrinsic function."
  return [{ message: `A resource is ${JSON.stringify(value)}`, hint, line }]
}
