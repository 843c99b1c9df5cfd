import type { NewExpression } from "oxc-parser"
import { type HttpErrorClass, httpErrorClass, numberOf } from "./http-errors.ts"
import type { ParsedFile } from "./parsed-file.ts"
import type { ReachedFunction } from "./reached-functions.ts"
import type { SourceIndex } from "./source-index.ts"
import { propertyOf } from "./property-of.ts"
import { nodesIn } from "../../model/syntax.ts"

/** The answers that functions make with `new SomeError(…)`, each once. */
export function thrownErrors(index: SourceIndex, functions: readonly ReachedFunction[]): readonly HttpErrorClass[] {
  const found = new Map<string, HttpErrorClass>()
  for (const { node: fn, in: file } of functions) {
    for (const node of nodesIn(fn)) {
      const error = node.type === "NewExpression" ? madeError(index, node, file) : undefined
      if (error) found.set(`${error.status} ${error.name}`, error)
    }
  }
  return [...found.values()]
}

function madeError(index: SourceIndex, node: NewExpression, file: ParsedFile): HttpErrorClass | undefined {
  if (node.callee.type !== "Identifier") return undefined
  const error = httpErrorClass(index, node.callee.name, file)
  const status = error && propertyOf(node.arguments[1], "status")
  return error && { ...error, status: (status && numberOf(status)) ?? error.status }
}
