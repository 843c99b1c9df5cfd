import type { CallExpression, Expression, Node } from "oxc-parser"
import { numberOf } from "./http-errors.ts"
import { propertyOf } from "./property-of.ts"
import { calledBy, type ReachedFunction } from "./reached-functions.ts"
import type { SourceIndex } from "./source-index.ts"
import { ownNodes } from "./own-nodes.ts"

/** A successful answer of a method. */
export interface FoundReply {
  /** Absent where the source does not spell it out. */
  readonly status?: number | undefined
  readonly hasBody: boolean
  /** Whether it sends the client elsewhere. */
  readonly redirects?: boolean
}

/** The replies that a function returns, through the project's own functions that it hands the answer over to. */
export function foundReplies(index: SourceIndex, fn: ReachedFunction, seen = new Set<Node>()): readonly FoundReply[] {
  if (seen.has(fn.node)) return []
  seen.add(fn.node)
  const results = returned(fn.node)
  const replies = results.flatMap((result) => repliesOf(result, { index, fn, seen }))
  return results.length === 0 ? [{ status: 200, hasBody: true }] : unique(replies)
}

interface Search {
  readonly index: SourceIndex
  readonly fn: ReachedFunction
  readonly seen: Set<Node>
}

/** What a function's own return statements return. */
function returned(fn: Node): readonly Expression[] {
  if (fn.type !== "FunctionDeclaration" && fn.type !== "FunctionExpression" && fn.type !== "ArrowFunctionExpression")
    return []
  const { body } = fn
  if (!body) return []
  if (body.type !== "BlockStatement") return [body]
  return [...ownNodes(body)].flatMap((node) =>
    node.type === "ReturnStatement" && node.argument ? [node.argument] : [],
  )
}

function repliesOf(result: Expression, search: Search): readonly FoundReply[] {
  switch (result.type) {
    case "AwaitExpression":
      return repliesOf(result.argument, search)
    case "ParenthesizedExpression":
    case "TSAsExpression":
    case "TSSatisfiesExpression":
    case "TSNonNullExpression":
      return repliesOf(result.expression, search)
    case "ConditionalExpression":
      return [...repliesOf(result.consequent, search), ...repliesOf(result.alternate, search)]
    case "LogicalExpression":
      return [...repliesOf(result.left, search), ...repliesOf(result.right, search)]
    case "CallExpression":
      return replyOfCall(result, search)
    // An error that is returned is an answer too, and is found as one.
    case "NewExpression":
      return search.index.classOf(result, search.fn.in) ? [] : [{ status: 200, hasBody: true }]
    default:
      return [{ status: 200, hasBody: true }]
  }
}

function replyOfCall(call: CallExpression, { index, fn, seen }: Search): readonly FoundReply[] {
  const found = call.callee.type === "Identifier" ? index.resolve(call.callee.name, fn.in) : undefined
  if (found && "package" in found && found.package === "@tsapi/framework") return [frameworkReply(found.name, call)]
  const callees = [...calledBy(call, fn, index)]
  if (callees.length === 0) return [{ status: 200, hasBody: true }]
  return callees.flatMap((callee) => foundReplies(index, callee, seen))
}

function frameworkReply(name: string, { arguments: [first, second] }: CallExpression): FoundReply {
  if (name === "created") return { status: 201, hasBody: true }
  if (name === "noContent") return { status: 204, hasBody: false }
  const status = name === "redirect" ? second : propertyOf(second, "status")
  const spelled = status && status.type !== "SpreadElement" ? numberOf(status) : undefined
  if (name === "redirect") return { status: status ? spelled : 302, hasBody: false, redirects: true }
  if (name !== "reply") return { status: 200, hasBody: true }
  const isSpelled =
    !second || (second.type === "ObjectExpression" && !second.properties.some(({ type }) => type === "SpreadElement"))
  const hasBody = !(first?.type === "Identifier" && first.name === "undefined")
  return { status: status ? spelled : isSpelled ? 200 : undefined, hasBody }
}

function unique(replies: readonly FoundReply[]): readonly FoundReply[] {
  return [...new Map(replies.map((reply) => [JSON.stringify(reply), reply])).values()]
}
