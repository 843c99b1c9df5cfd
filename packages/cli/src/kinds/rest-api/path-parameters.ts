import type { CfnValue } from "../../model/cloudformation.ts"

/** The `parameters` an OpenAPI operation declares for the placeholders of its path. */
export function pathParameters(path: string): readonly CfnValue[] {
  return [...path.matchAll(/\{([^}+]+)\+?\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }))
}
