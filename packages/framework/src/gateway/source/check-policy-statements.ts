import {
  type Check,
  fault,
  listOf,
  matching,
  objectOf,
  oneOf,
  type OptionFault,
  record,
  show,
  text,
} from "../../checks/index.ts"

const ACTION = /^(?:\*|execute-api:[A-Za-z*?]+)$/i
/** The id of the API is not known before it is there. */
const RESOURCE = /^(?:\*|execute-api:\/.*)$/
const PRINCIPAL =
  /^(?:\*|\d{12}|arn:aws[\w-]*:(?:iam::\d{12}:(?:root|(?:user|role)\/[\w+=,.@/-]+)|sts::\d{12}:assumed-role\/.+))$/

const conditionValue = oneOrMore(text)

/** Faults of the statements of a resource policy. */
export const checkStatements: Check = listOf(
  objectOf(
    {
      Sid: text,
      Effect: oneOf(["Allow", "Deny"]),
      Principal: principal,
      Action: oneOrMore(matching(ACTION, "Use execute-api:Invoke.")),
      Resource: oneOrMore(
        matching(RESOURCE, "Use execute-api:/ with stage, method and path, such as execute-api:/api/GET/todos/*."),
      ),
      Condition: record(record(conditionValue)),
    },
    ["Effect", "Principal", "Action", "Resource"],
  ),
)

function principal(value: unknown, at: readonly string[]): readonly OptionFault[] {
  if (value === "*") return []
  if (typeof value !== "object" || value === null) {
    return [fault(at, `is ${show(value)}`, 'Use "*", or { AWS: … } with accounts and ARNs of users and roles.')]
  }
  const named = oneOrMore(matching(PRINCIPAL, "Use *, an account, or the ARN of a user or a role."))
  return objectOf({ AWS: named }, ["AWS"])(value, at)
}

function oneOrMore(check: Check): Check {
  return (value, at) => (Array.isArray(value) && value.length > 0 ? listOf(check)(value, at) : check(value, at))
}
