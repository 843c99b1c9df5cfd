import * as framework from "@tsapi/framework"
import type { Class, Expression } from "oxc-parser"
import type { ParsedFile } from "./parsed-file.ts"
import type { Placed, SourceIndex } from "./source-index.ts"

/** An error class whose instances are answers. */
export interface HttpErrorClass {
  /** The `Code` that clients see. */
  readonly name: string
  readonly status: number
}

/** The framework's own, by name. */
const known = new Map(
  Object.values(framework)
    .filter(isHttpErrorClass)
    .map(({ name, status }) => [name, { name, status }]),
)

/** The error class that a name in a module stands for; undefined for any other class. */
export function httpErrorClass(index: SourceIndex, name: string, within: ParsedFile): HttpErrorClass | undefined {
  const found = index.resolve(name, within)
  if (!found) return undefined
  if ("package" in found) return found.package === "@tsapi/framework" ? known.get(found.name) : undefined
  const type = index.resolveClass(name, within)
  return type && declaredErrorClass(index, type)
}

function declaredErrorClass(index: SourceIndex, type: Placed<Class>): HttpErrorClass | undefined {
  const { superClass, id } = type.node
  const base = superClass?.type === "Identifier" ? httpErrorClass(index, superClass.name, type.in) : undefined
  return base && id ? { name: id.name, status: ownStatus(type.node) ?? base.status } : undefined
}

function ownStatus({ body }: Class): number | undefined {
  for (const member of body.body) {
    if (member.type !== "PropertyDefinition" || !member.static || member.key.type !== "Identifier") continue
    if (member.key.name === "status" && member.value) return numberOf(member.value)
  }
  return undefined
}

/** The number that an expression spells out. */
export function numberOf(expression: Expression): number | undefined {
  return expression.type === "Literal" && typeof expression.value === "number" ? expression.value : undefined
}

function isHttpErrorClass(value: unknown): value is typeof framework.HttpError {
  return (
    typeof value === "function" && (value === framework.HttpError || value.prototype instanceof framework.HttpError)
  )
}
