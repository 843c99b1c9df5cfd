import type { HttpDeclaration } from "@tsapi/framework/internal"
import type { Located } from "../model/kind.ts"
import { docOf, findMethod, type FoundMethod } from "./source/find-method.ts"
import { type HttpErrorClass, httpErrorClass } from "./source/http-errors.ts"
import { type DocComment, parseDocComment } from "./source/parse-doc-comment.ts"
import { propertyOf } from "./source/property-of.ts"
import { reachedFunctions } from "./source/reached-functions.ts"
import { foundReplies, type FoundReply } from "./source/replies.ts"
import type { SourceIndex } from "./source/source-index.ts"
import { thrownErrors } from "./source/thrown-errors.ts"

/** What only a route's source says about it. */
export interface RouteSource {
  readonly doc: DocComment
  /** The names of the constants that hold its schemas. */
  readonly schemaNames: { readonly body?: string | undefined; readonly response?: string | undefined }
  readonly replies: readonly FoundReply[]
  /** Of its own code and of what that calls, and those that its doc comment names. */
  readonly errors: readonly HttpErrorClass[]
}

export function routeSource(route: Located<HttpDeclaration>, index: SourceIndex): RouteSource {
  const method = findMethod(index, route)
  if (!method) return { doc: parseDocComment(), schemaNames: {}, replies: [{ status: 200, hasBody: true }], errors: [] }
  const entry = { node: method.node.value, in: method.in, self: { node: method.type, in: method.in } }
  const doc = parseDocComment(docOf(method))
  const named = doc.throws.flatMap(({ name }) => httpErrorClass(index, name, method.in) ?? [])
  const errors = [...thrownErrors(index, reachedFunctions(index, entry)), ...named]
  return {
    doc,
    schemaNames: schemaNames(method, route.location.line),
    replies: foundReplies(index, entry),
    errors: errors.toSorted((a, b) => a.status - b.status || (a.name < b.name ? -1 : 1)),
  }
}

function schemaNames({ node, in: file }: FoundMethod, line: number): RouteSource["schemaNames"] {
  const atLine = node.decorators.find(({ start, end }) => file.lineOf(start) <= line && line <= file.lineOf(end))
  const decorator = atLine ?? (node.decorators.length === 1 ? node.decorators[0] : undefined)
  const call = decorator?.expression
  const options = call?.type === "CallExpression" ? call.arguments[2] : undefined
  const nameOf = (part: string) => {
    const value = propertyOf(options, part)
    return value?.type === "Identifier" ? value.name : undefined
  }
  return { body: nameOf("body"), response: nameOf("response") }
}
