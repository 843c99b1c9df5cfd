import { type BuiltOpenApi, buildOpenApi, type OpenApiOptions } from "../describe/build-openapi.ts"
import type { BuildOptions } from "../load/load-config.ts"
import { loadApp } from "../pipeline/load-app.ts"

/** The API of the app in a directory, in OpenAPI. */
export async function describeApp(
  projectDir: string,
  { servers, ...options }: BuildOptions & Pick<OpenApiOptions, "servers">,
): Promise<BuiltOpenApi> {
  const { app, config } = await loadApp(projectDir, options)
  return buildOpenApi(app, { projectDir: config.projectDir, ...(servers && { servers }) })
}
