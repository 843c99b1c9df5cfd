import { isTimestamp } from "../../model/is-timestamp.ts"
import { isScope } from "./asl-states.ts"

interface MemberFault {
  readonly message: string
  readonly hint: string
}

/** What a state lacks of which it needs one member of several, or one that is not empty. https://states-language.net/#states */
export function checkMembers(state: Readonly<Record<string, unknown>>): readonly MemberFault[] {
  if (state["Type"] === "Wait") return checkWait(state)
  if (state["Type"] === "Choice" && isEmpty(state["Choices"])) {
    return [{ message: "has no Choices", hint: "Give it a rule, or leave it out." }]
  }
  if (state["Type"] === "Map" && !isScope(state["ItemProcessor"] ?? state["Iterator"])) {
    return [{ message: "has no ItemProcessor with States", hint: "Say what is done with each item." }]
  }
  const { Items: items } = state
  if (state["Type"] === "Map" && items !== undefined && !Array.isArray(items) && !isComputed(items)) {
    return [{ message: `has the Items ${JSON.stringify(items)}`, hint: "Give it a list, or JSONata that is one." }]
  }
  return []
}

const times = ["Seconds", "SecondsPath", "Timestamp", "TimestampPath"]

function checkWait(state: Readonly<Record<string, unknown>>): readonly MemberFault[] {
  const given = times.filter((member) => state[member] !== undefined)
  if (given.length !== 1) {
    const message = given.length === 0 ? "waits for nothing" : `waits for ${given.join(" and ")}`
    return [{ message, hint: "Give it either Seconds or a Timestamp." }]
  }
  const { Timestamp: timestamp } = state
  if (timestamp === undefined || isComputed(timestamp) || isTime(timestamp)) return []
  const message = `has the Timestamp ${JSON.stringify(timestamp)}`
  return [{ message, hint: "Write the time as 2026-01-31T08:00:00Z." }]
}

// JSONata, or what a substitution puts there.
function isComputed(value: unknown): value is string {
  return typeof value === "string" && /^(\{%|\$\{)/.test(value)
}

function isTime(value: unknown): boolean {
  return isTimestamp(value) && !Number.isNaN(Date.parse(value))
}

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}
