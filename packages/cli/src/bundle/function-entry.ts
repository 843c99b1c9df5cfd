import path from "node:path"
import type { Plugin } from "esbuild"
import type { Serves } from "@tsapi/framework/internal"
import type { AppModel, FunctionModel } from "../model/app-model.ts"
import { type EntryContext, ownEntry } from "./unserved-classes.ts"

/** Serves `tsapi:ID` for each of the functions, the generated module that hands the user's app to the dispatcher. */
export function functionEntries(context: EntryContext): Plugin {
  const { functions, projectDir } = context
  return {
    name: "function-entries",
    setup(build) {
      build.onResolve({ filter: /^tsapi:/, namespace: "" }, ({ path: name }) => ({
        path: name.slice("tsapi:".length),
        namespace: "tsapi",
      }))
      build.onLoad({ filter: /.*/, namespace: "tsapi" }, ({ path: id }) => {
        const fn = functions.find((fn) => fn.id === id)
        return fn && { contents: entrySource(fn, context), resolveDir: projectDir }
      })
    },
  }
}

/** The module itself. */
export function entrySource(fn: FunctionModel, context: EntryContext): string {
  const { app, projectDir } = context
  const { generated } = fn
  if (generated) {
    return `
import { ${generated.factory} } from ${JSON.stringify(generated.module)}
export const handler = ${generated.factory}(${JSON.stringify(generated.options)})
`
  }
  const entry = JSON.stringify(path.join(projectDir, app.entry) + ownEntry(fn, context))
  const serves = servesAll(fn, app) ? "" : `, serves: ${JSON.stringify(fn.roots.map(rootKey))}`
  const factory = fn.isStreaming ? "createStreamingHandler" : "createHandler"
  // Of two that take a request's event, the first does.
  const kinds = [...(fn.url && !fn.url.isDirect ? ["functionUrl"] : []), ...fn.readers].join(", ")
  return `
import { ${app.exportName} as app } from ${entry}
import { ${factory}, ${kinds} } from "@tsapi/framework/internal"
export const handler = ${factory}(app, { kinds: [${kinds}]${serves} })
`
}

function rootKey({ classIndex, methodName, scopes }: FunctionModel["roots"][number]): Serves[number] {
  return scopes ? [classIndex, methodName, scopes] : [classIndex, methodName]
}

// Without a list the handler serves all that its kinds declare.
function servesAll(fn: FunctionModel, app: AppModel): boolean {
  if (fn.roots.some(({ scopes }) => scopes)) return false
  return !app.functions.some((other) => other !== fn && other.kinds.some((kind) => fn.kinds.includes(kind)))
}
