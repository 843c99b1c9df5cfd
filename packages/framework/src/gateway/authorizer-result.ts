import { matchesGlob } from "./glob.ts"

/** What an authorizer function returned, checked. */
export interface AuthorizerResult {
  readonly principalId: string
  readonly statements: readonly PolicyStatement[]
  /** `requestContext.authorizer` knows strings only: numbers and booleans are written out. */
  readonly context: Readonly<Record<string, string>>
  /** The caller's API key, where the API takes keys from authorizers. */
  readonly usageIdentifierKey?: string | undefined
}

export interface PolicyStatement {
  readonly effect: "Allow" | "Deny"
  readonly actions: Patterns
  readonly resources: Patterns
  /** What stands in the statement that only IAM itself can decide, such as `Condition`. */
  readonly unsupported?: string | undefined
}

/** `Action` or, negated, `NotAction`. */
interface Patterns {
  readonly negated: boolean
  readonly values: readonly string[]
}

export type Verdict = "allowed" | "denied" | "denied explicitly" | { readonly unsupported: string }

/**
 * Decides as IAM does: an explicit Deny wins over any Allow, and without an Allow the answer is no. A statement that only
 * IAM can decide makes the verdict undecided unless the others settle it.
 */
export function evaluatePolicy(statements: readonly PolicyStatement[], methodArn: string): Verdict {
  const relevant = statements.filter(
    ({ actions, resources }) => mayApply(actions, "execute-api:invoke") && mayApply(resources, methodArn),
  )
  const denials = relevant.filter(({ effect }) => effect === "Deny")
  const grants = relevant.filter(({ effect }) => effect === "Allow")
  if (denials.some(isDecidable)) return "denied explicitly"
  const [undecided] = denials
  if (undecided?.unsupported !== undefined) return { unsupported: undecided.unsupported }
  if (grants.some(isDecidable)) return "allowed"
  const [conditional] = grants
  return conditional?.unsupported === undefined ? "denied" : { unsupported: conditional.unsupported }
}

function isDecidable({ unsupported }: PolicyStatement): boolean {
  return unsupported === undefined
}

/** A policy variable may stand for anything. */
function mayApply({ negated, values }: Patterns, text: string): boolean {
  const variable = values.some((pattern) => pattern.includes("${"))
  if (negated && variable) return true
  return values.some((pattern) => matchesGlob(pattern.replace(/\$\{[^}]*\}/g, "*"), text)) !== negated
}

/** Checks an authorizer's return value; a string says what is wrong with it. */
export function readAuthorizerResult(payload: unknown): AuthorizerResult | string {
  if (!isObject(payload)) return "an authorizer must return an object with principalId and policyDocument"
  const { principalId, policyDocument, context, usageIdentifierKey } = payload
  if (typeof principalId !== "string") return "principalId must be a string"
  const key = usageIdentifierKey ?? undefined
  if (key !== undefined && typeof key !== "string") return "usageIdentifierKey must be a string"
  if (!isObject(policyDocument)) return "policyDocument must be an object"
  const listed = policyDocument["Statement"]
  const statements: PolicyStatement[] = []
  for (const item of Array.isArray(listed) ? listed : [listed]) {
    const statement = readStatement(item)
    if (typeof statement === "string") return statement
    statements.push(statement)
  }
  const written = readContext(context)
  return typeof written === "string" ? written : { principalId, statements, context: written, usageIdentifierKey: key }
}

function readStatement(item: unknown): PolicyStatement | string {
  if (!isObject(item)) return "policyDocument.Statement must be a statement or a list of them"
  const effect = item["Effect"]
  if (effect !== "Allow" && effect !== "Deny") return `Effect must be "Allow" or "Deny", not ${JSON.stringify(effect)}`
  const actions = readPatterns(item, "Action")
  if (typeof actions === "string") return actions
  const resources = readPatterns(item, "Resource")
  if (typeof resources === "string") return resources
  const variable = resources.values.some((resource) => resource.includes("${"))
  const unsupported = "Condition" in item ? "A Condition" : variable ? "A policy variable" : undefined
  // IAM compares actions without regard to case.
  const lowerCase = { ...actions, values: actions.values.map((action) => action.toLowerCase()) }
  return { effect, actions: lowerCase, resources, unsupported }
}

function readPatterns(item: Record<string, unknown>, key: "Action" | "Resource"): Patterns | string {
  const negated = `Not${key}` in item
  if (negated && key in item) return `a statement cannot have both ${key} and Not${key}`
  const value = negated ? item[`Not${key}`] : item[key]
  const values: unknown[] = Array.isArray(value) ? value : [value]
  const strings = values.filter((entry) => typeof entry === "string")
  if (strings.length === 0 || strings.length < values.length) return `${key} must be a string or a list of strings`
  return { negated, values: strings }
}

function readContext(context: unknown): Readonly<Record<string, string>> | string {
  if (context === undefined || context === null) return {}
  if (!isObject(context)) return "context must be an object"
  const written: Record<string, string> = {}
  for (const [key, value] of Object.entries(context)) {
    if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
      return `context.${key} must be a string, a number or a boolean`
    }
    written[key] = String(value)
  }
  return written
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}
