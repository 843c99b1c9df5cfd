import path from "node:path"
import { allRoutes } from "../kinds/all-routes.ts"
import type { Artifact, BuiltStack } from "../model/built-stack.ts"
import { canonicalJson } from "../model/canonical-json.ts"
import { ownUrlRows, ownUrls } from "../model/own-urls.ts"
import { showCondition } from "../model/show-condition.ts"
import { showResource } from "../model/show-resource.ts"
import { writtenGrants } from "../policy/policy-file/written-grants.ts"
import { routeTarget, routeTargetDocument } from "../model/route-target.ts"
import { renderTable } from "../terminal/render-table.ts"

/** What a package holds: functions, routes, every permission, and the sizes. */
export function packageSummary(stack: BuiltStack, directory: string) {
  const { app, artifacts, policies, template, stackName } = stack
  const functions = app.functions.map(({ id, memoryMb, timeoutSeconds, runtime }) => {
    const artifact = artifacts.find(({ functionId }) => functionId === id)
    return {
      id,
      runtime,
      memoryMb,
      timeoutSeconds,
      codeBytes: codeBytes(artifact),
      zipBytes: artifact?.zip.length ?? 0,
    }
  })
  const permissions = policies.flatMap((policy) =>
    [...policy.grants, ...writtenGrants(policy)].map(({ action, resource, condition, evidence }) => ({
      function: policy.functionId,
      action,
      resource: showResource(resource),
      ...(condition && { condition }),
      at: evidence.map(({ file, line }) => `${file}:${line}`),
    })),
  )
  const templateBytes = Buffer.byteLength(canonicalJson(template, 2))
  const resources = Object.keys(template.Resources).length
  const routes = allRoutes(app).map(({ method, path, target }) => ({
    method,
    path,
    ...routeTargetDocument({ target }),
  }))
  const routeRows = allRoutes(app).map((route) => [route.method, route.path, routeTarget(route)])
  const functionUrls = ownUrls(app)
  const document = {
    stack: stackName,
    directory,
    functions,
    routes,
    functionUrls,
    permissions,
    template: { bytes: templateBytes, resources },
  }
  const text = [
    section(
      "Functions",
      functions.map((fn) => [
        fn.id,
        fn.runtime,
        `${fn.memoryMb} MB`,
        `${fn.timeoutSeconds} s`,
        `${size(fn.codeBytes)}, zipped ${size(fn.zipBytes)}`,
      ]),
    ),
    ...(routeRows.length > 0 ? [section("Routes", routeRows)] : []),
    ...(functionUrls.length > 0 ? [section("Function URLs", ownUrlRows(functionUrls))] : []),
    section(
      "Permissions",
      permissions.map(({ function: id, action, resource, condition, at }) => {
        return [id, action, `${resource}${showCondition(condition)}`, at.join(", ")]
      }),
    ),
    `${stackName}: template ${size(templateBytes)}, ${resources} resources, in ${path.relative(process.cwd(), directory) || "."}`,
  ].join("\n\n")
  return { document, text }
}

function codeBytes(artifact: Artifact | undefined): number {
  return (artifact?.files ?? []).reduce((sum, { bytes }) => sum + bytes.length, 0)
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return `${title}\n${renderTable(rows.map((row) => ["", ...row]))}`
}

function size(bytes: number): string {
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}
