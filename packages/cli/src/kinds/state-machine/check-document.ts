import { createRequire } from "node:module"
import type { AslDefinition, AslScope } from "@tsapi/framework/internal"
import { closest } from "@tsapi/framework/checks"
import { isScope, type PlacedState, scopesIn, statesIn } from "./asl-states.ts"
import { checkMembers } from "./check-members.ts"
import { checkRanges } from "./check-ranges.ts"
import { checkRetriers } from "./check-retriers.ts"
import { stateFields } from "./state-fields.ts"
import { isRecord } from "../../model/is-record.ts"

export interface DocumentFault {
  readonly message: string
  readonly hint: string
  /** The state that is at fault. */
  readonly state?: string | undefined
}

/** What Step Functions would refuse in a document, or never run. */
export function checkDocument(document: AslDefinition): readonly DocumentFault[] {
  if (!isScope(document)) {
    return [{ message: "it has no States, or one that is no object", hint: "Give it StartAt and States." }]
  }
  const states = statesIn(document)
  const names = states.map(({ name }) => name)
  return [
    ...checkRanges({ TimeoutSeconds: document.TimeoutSeconds }).map(({ message, hint }) => ({
      ...{ message: `it ${message}`, hint },
    })),
    ...scopesIn(document).flatMap(checkScope),
    ...states.flatMap((placed) => checkState(placed, document)),
    ...names
      .filter((name, index) => names.indexOf(name) < index)
      .map((name) => fault(name, "has the name of another state", "Give each state its own name.")),
  ]
}

/** The states that a state may lead to. */
function targetsOf({ Next, Default, Choices, Catch }: Readonly<Record<string, unknown>>): readonly string[] {
  const nested = [Choices, Catch].flatMap((list) => (Array.isArray(list) ? list : [])).map((each) => Object(each).Next)
  return [Next, Default, ...nested].filter((name) => typeof name === "string")
}

function checkScope({ StartAt, States }: AslScope): readonly DocumentFault[] {
  const names = Object.keys(States)
  if (!names.includes(StartAt)) {
    return [{ message: `it starts at ${JSON.stringify(StartAt)}, which is no state`, hint: suggest(StartAt, names) }]
  }
  const reached = new Set([StartAt])
  for (const name of reached) for (const next of targetsOf(States[name] ?? { Type: "" })) reached.add(next)
  return Object.entries(States).flatMap(([name, state]) => [
    ...targetsOf(state)
      .filter((target) => !names.includes(target))
      .map((target) => fault(name, `leads to "${target}", which is no state beside it`, suggest(target, names))),
    ...(reached.has(name) ? [] : [fault(name, "is never reached", "Lead to it from another state, or leave it out.")]),
  ])
}

function checkState({ name, state }: PlacedState, { QueryLanguage }: AslDefinition): readonly DocumentFault[] {
  const fields = stateFields[state.Type]
  if (!fields)
    return [fault(name, `is of the type ${JSON.stringify(state.Type)}`, `Use ${Object.keys(stateFields).join(", ")}.`)]
  const language = state["QueryLanguage"] ?? QueryLanguage ?? "JSONPath"
  const allowed = [...fields.all, ...(language === "JSONata" ? fields.jsonata : fields.jsonPath)]
  const others = language === "JSONata" ? fields.jsonPath : fields.jsonata
  const unknown = Object.keys(state).filter((key) => !allowed.includes(key))
  return [
    ...unknown.map((key) =>
      others.includes(key)
        ? fault(name, `has ${key}, which ${String(language)} does not know`, "Set its QueryLanguage, or leave it out.")
        : fault(name, `has ${key}, which no ${state.Type} has`, suggest(key, allowed)),
    ),
    ...fields.required.filter((key) => !(key in state)).map((key) => fault(name, `has no ${key}`, `Add ${key}.`)),
    ...checkEnd(name, state),
    ...[...checkRetriers(state), ...checkRanges(state), ...checkMembers(state)].map(({ message, hint }) =>
      fault(name, message, hint),
    ),
    ...(name.length > 80 ? [fault(name, "has a name of more than 80 characters", "Shorten it.")] : []),
    ...(language === "JSONata" ? checkExpressions(name, state) : []),
  ]
}

function checkEnd(name: string, state: Readonly<Record<string, unknown>>): readonly DocumentFault[] {
  if (["Choice", "Succeed", "Fail"].includes(String(state["Type"]))) return []
  if ((state["Next"] === undefined) !== (state["End"] === undefined)) return []
  const both = state["Next"] !== undefined
  return [fault(name, both ? "has both Next and End" : "has neither Next nor End", "Give it Next, or End: true.")]
}

function checkExpressions(name: string, state: Readonly<Record<string, unknown>>): readonly DocumentFault[] {
  const { Branches: _branches, ItemProcessor: _processor, Iterator: _iterator, ...own } = state
  return textsIn(own).flatMap((text) => {
    if (!text.startsWith("{%") || !text.endsWith("%}")) return []
    const expression = text.slice(2, -2).trim()
    const problem = parseProblem(expression)
    return problem === undefined
      ? []
      : [
          fault(
            name,
            `has JSONata that cannot be read: ${expression}: ${problem}`,
            "Write it as https://docs.jsonata.org says.",
          ),
        ]
  })
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : []
}

const require = createRequire(import.meta.url)

function parseProblem(expression: string): string | undefined {
  // Loaded only for apps with workflows, and at once, as models are made.
  const parse: (text: string) => unknown = require("jsonata")
  try {
    parse(expression)
    return undefined
  } catch (error) {
    return String(Object(error).message)
  }
}

function fault(state: string, problem: string, hint: string): DocumentFault {
  return { state, message: `the state "${state}" ${problem}`, hint }
}

function suggest(name: string, known: readonly string[]): string {
  const meant = closest(String(name), known)
  return meant === undefined ? `Use one of ${known.join(", ")}.` : `Did you mean ${meant}?`
}
