import { cfnField, isCfnRecord } from "../model/cfn-field.ts"
import type { CfnResource } from "../model/cloudformation.ts"
import { shortHash } from "../model/short-hash.ts"
import { referencedIds } from "./referenced-ids.ts"

type Resources = Readonly<Record<string, CfnResource>>

// What a version does not keep.
const unpublished = ["ReservedConcurrentExecutions"]

/**
 * Gives each version of a function an id of its own for what it keeps, so that a deployment publishes anew where that has
 * changed. The function gets the same hash: Lambda refuses to publish twice what has not changed, and a table that is
 * replaced changes only what an environment variable comes to.
 */
export function nameVersions(resources: Resources): Resources {
  const named = new Map<string, string>()
  const hashes = new Map<string, string>()
  for (const [id, { Type, Properties }] of Object.entries(resources)) {
    const [fn] = Type === "AWS::Lambda::Version" ? referencedIds(Properties?.["FunctionName"] ?? null) : []
    if (fn === undefined) continue
    const hash = shortHash(publishedState(fn, resources))
    named.set(id, `${id}${hash}`)
    hashes.set(fn, hash)
  }
  return Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => [
      named.get(id) ?? id,
      withVersion(withHash(resource, hashes.get(id)), named),
    ]),
  )
}

/** The function, and all that decides what its environment comes to. */
function publishedState(fn: string, resources: Resources): unknown {
  const { Properties = {} } = resources[fn] ?? {}
  const kept = Object.entries(Properties).filter(([name]) => !unpublished.includes(name))
  const needed = new Set(referencedIds(Properties["Environment"] ?? null))
  for (const id of needed) for (const next of referencedIds(resources[id]?.Properties ?? null)) needed.add(next)
  needed.delete(fn)
  const surroundings = Array.from(needed, (id) => [id, resources[id]?.Type, resources[id]?.Properties])
  return [Object.fromEntries(kept), Object.fromEntries(surroundings.map(([id, ...state]) => [id, state]))]
}

function withHash(resource: CfnResource, hash: string | undefined): CfnResource {
  if (hash === undefined) return resource
  const variables = cfnField(resource.Properties?.["Environment"], "Variables")
  const Environment = { Variables: { ...(isCfnRecord(variables) && variables), TSAPI_VERSION: hash } }
  return { ...resource, Properties: { ...resource.Properties, Environment } }
}

function withVersion(resource: CfnResource, named: ReadonlyMap<string, string>): CfnResource {
  if (resource.Type !== "AWS::Lambda::Alias") return resource
  const [version = ""] = referencedIds(resource.Properties?.["FunctionVersion"] ?? null)
  const FunctionVersion = { "Fn::GetAtt": [named.get(version) ?? version, "Version"] }
  return { ...resource, Properties: { ...resource.Properties, FunctionVersion } }
}
