import { closest } from "@tsapi/framework/checks"
import type { PolicyWarning } from "../../model/grant.ts"
import { actionsOf, mayTakeAll, resourceTypesOf } from "../permissions/service-data.ts"
import type { JsonNode } from "./parse-json.ts"

/** What a statement of a policy file allows by wildcard, and actions that IAM does not have. */
export function statementWarnings({ entries }: JsonNode): readonly Omit<PolicyWarning, "file">[] {
  const nodesOf = (key: string) => {
    const node = entries.find((entry) => entry.key === key)?.node
    return node === undefined ? [] : Array.isArray(node.value) ? node.items : [node]
  }
  const actions = [...nodesOf("Action"), ...nodesOf("NotAction")]
  const unknown = actions.flatMap(unknownAction)
  if (entries.some(({ key, node }) => key === "Effect" && node.value === "Deny")) return unknown
  const open = nodesOf("Action").filter(({ value }) => /[*?]/.test(String(value)))
  const everything = nodesOf("Resource").filter(({ value }) => value === "*")
  const takeResources = nodesOf("Action").some(
    ({ value }) => resourceTypesOf(String(value))?.some(({ required }) => required) && !mayTakeAll(String(value)),
  )
  return [
    ...unknown,
    ...open.map(({ value, line }) => wildcard(`allows ${String(value)}`, "Name each action.", line)),
    ...nodesOf("NotAction")
      .slice(0, 1)
      .map(({ line }) => wildcard("allows all but some actions", "Use Action.", line)),
    ...nodesOf("NotResource")
      .slice(0, 1)
      .map(({ line }) => wildcard("allows all but some resources", "Use Resource.", line)),
    ...(takeResources || open.length > 0 ? everything : []).map(({ line }) =>
      wildcard("allows it on every resource", "Name the resources.", line),
    ),
  ]
}

function wildcard(what: string, hint: string, line: number): Omit<PolicyWarning, "file"> {
  return { code: "POLICY_FILE_WILDCARD", message: `The policy file ${what}`, hint, line }
}

function unknownAction({ value, line }: JsonNode): readonly Omit<PolicyWarning, "file">[] {
  const [prefix = "", name = ""] = String(value).split(":")
  const known = [...actionsOf(prefix).keys()]
  const isKnown = known.some((other) => other.toLowerCase() === name.toLowerCase())
  if (/[*?]/.test(String(value)) || isKnown) return []
  const meant = closest(name, known)
  const hint = meant ? `Did you mean ${prefix}:${meant}?` : "It allows nothing, unless it is newer than tsapi's tables."
  return [{ code: "POLICY_FILE_ACTION_UNKNOWN", message: `IAM has no action ${String(value)}`, hint, line }]
}
