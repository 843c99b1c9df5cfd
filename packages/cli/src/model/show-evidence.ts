import type { Evidence } from "./grant.ts"
import { showResource } from "./show-resource.ts"

/** Evidence as documents have it: the narrower resource that a line names is a text. */
export function showEvidence({ resource, ...evidence }: Evidence) {
  return { ...evidence, ...(resource !== undefined && { resource: showResource(resource) }) }
}
