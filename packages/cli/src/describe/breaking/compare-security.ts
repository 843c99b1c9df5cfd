import { canonicalJson } from "../../model/canonical-json.ts"
import { type DocumentReader, type Part, toPart } from "./document-reader.ts"

/** Why credentials that let a client in before no longer do; undefined where they do. */
export function tightenedSecurity(before: SecurityOf, after: SecurityOf): string | undefined {
  const asked = requirementsOf(after)
  const refused = requirementsOf(before).find((given) => !asked.some((needed) => isMet(needed, given)))
  if (!refused) return undefined
  return `${nameOf(refused)} was enough, now it takes ${asked.map(nameOf).join(" or ")}`
}

export interface SecurityOf {
  readonly operation: Part
  readonly reader: DocumentReader
}

/** Schemes with their scopes; a scheme is what it asks of the client, whatever its name. */
type Requirement = ReadonlyMap<string, { readonly name: string; readonly scopes: readonly string[] }>

function requirementsOf({ operation, reader }: SecurityOf): readonly Requirement[] {
  const { security = reader.document["security"] } = operation
  const all = Array.isArray(security) ? security.map(toPart) : []
  const schemes = toPart(toPart(reader.document["components"])["securitySchemes"])
  return (all.length === 0 ? [{}] : all).map(
    (requirement: Part) =>
      new Map(
        Object.entries(requirement).map(([name, scopes]) => {
          const { description: _description, ...scheme } = reader.part(schemes[name])
          return [canonicalJson(scheme), { name, scopes: Array.isArray(scopes) ? scopes.map(String) : [] }]
        }),
      ),
  )
}

function isMet(needed: Requirement, given: Requirement): boolean {
  return [...needed].every(([scheme, { scopes }]) => {
    const found = given.get(scheme)
    return found !== undefined && scopes.every((scope) => found.scopes.includes(scope))
  })
}

function nameOf(requirement: Requirement): string {
  const schemes = [...requirement.values()].map(({ name, scopes }) =>
    scopes.length > 0 ? `${name} (${scopes.join(", ")})` : name,
  )
  return schemes.length === 0 ? "no credentials" : schemes.join(" and ")
}
