import { allLinks } from "../../kinds/all-links.ts"
import { allReferences } from "../../kinds/all-references.ts"
import { allRoutes } from "../../kinds/all-routes.ts"
import { allTriggers } from "../../kinds/all-triggers.ts"
import type { AppModel } from "../../model/app-model.ts"
import type { FunctionPolicy, PolicyOwner } from "../../model/grant.ts"
import { invokedArn } from "../../model/invoked-arn.ts"
import type { ResourceLink, ResourcePlace } from "../../model/resource-link.ts"
import { type OwnUrl, ownUrls } from "../../model/own-urls.ts"
import { showResource } from "../../model/show-resource.ts"
import type { Trigger } from "../../model/trigger.ts"
import type { Graph, GraphEdge, GraphNode } from "./graph.ts"

/** What an app is made of: its API, functions and resources, what leads to what, and what its code calls. */
export function buildGraph(app: AppModel, policies: readonly FunctionPolicy[]): Graph {
  const calls = callEdges(app, policies)
  const urls = ownUrls(app)
  const called = new Set([...calls, ...urls.map(urlEdge)].map(({ to }) => to))
  const triggers = allTriggers(app).filter(
    ({ functionId, isDirect }) => !isDirect || !called.has(functionNode(functionId)),
  )
  const starts = [...apiNodes(app), ...urls.map(urlNode), ...triggerNodes(triggers)]
  const nodes = [...starts, ...functionNodes(app), ...resourceNodes(app)]
  const edges = [
    ...[...routeEdges(app), ...urls.map(urlEdge), ...triggerEdges(triggers)],
    ...[...linkEdges(app, triggers), ...calls],
  ]
  return { title: `${app.appName} (${app.stage})`, nodes, edges: merged(edges) }
}

const API = "api"

function apiNodes(app: AppModel): readonly GraphNode[] {
  return allRoutes(app).length > 0 ? [{ id: API, label: app.appName, kind: "API", shape: "client" }] : []
}

function functionNodes(app: AppModel): readonly GraphNode[] {
  return app.functions.map(({ id }) => ({ id: functionNode(id), label: id, kind: "function", shape: "function" }))
}

function resourceNodes(app: AppModel): readonly GraphNode[] {
  const resources = allReferences(app).filter(({ functionId }) => functionId === undefined)
  const nodes = resources.map(({ kind, id }): GraphNode => {
    const shape = channels.has(kind) ? "channel" : "store"
    return { id: resourceNode({ kind, id }), label: id, kind: words(kind), shape }
  })
  return [...new Map(nodes.map((node) => [node.id, node])).values()]
}

function urlNode({ function: id, auth }: OwnUrl): GraphNode {
  return { id: nodeId("url", id), label: `URL, ${auth === "open" ? "open" : "IAM"}`, kind: "trigger", shape: "trigger" }
}

function urlEdge({ function: id }: OwnUrl): GraphEdge {
  return { from: nodeId("url", id), to: functionNode(id), label: "", isCall: false }
}

/** A trigger whose events come from no resource of the app is a box of its own. */
function triggerNodes(triggers: readonly Trigger[]): readonly GraphNode[] {
  return triggers.flatMap(({ functionId, source, label }, index): readonly GraphNode[] =>
    source ? [] : [{ id: triggerNode(functionId, index), label, kind: "trigger", shape: "trigger" }],
  )
}

function routeEdges(app: AppModel): readonly GraphEdge[] {
  return allRoutes(app).flatMap(({ method, path, target }) =>
    target.type === "function"
      ? [{ from: API, to: functionNode(target.functionId), label: `${method} ${path}`, isCall: false }]
      : [],
  )
}

function triggerEdges(triggers: readonly Trigger[]): readonly GraphEdge[] {
  return triggers.map(({ functionId, source, carries = "" }, index) => ({
    from: source ? resourceNode(source) : triggerNode(functionId, index),
    ...{ to: functionNode(functionId), label: carries, isCall: false },
  }))
}

function linkEdges(app: AppModel, triggers: readonly Trigger[]): readonly GraphEdge[] {
  return allLinks(app).map(({ from, to, label }) => ({
    from: sourceNode(triggers, from),
    to: placeNode(to),
    ...{ label, isCall: false },
  }))
}

function sourceNode(triggers: readonly Trigger[], from: ResourceLink["from"]): string {
  if (from === "api") return API
  if (!("triggerOf" in from)) return placeNode(from)
  const index = triggers.findIndex(
    ({ functionId, location }) => functionId === from.triggerOf && location === from.location,
  )
  const source = triggers[index]?.source
  return source ? resourceNode(source) : triggerNode(from.triggerOf, index)
}

/** What a role allows because of code, not because a decorator asked for it. */
function callEdges(app: AppModel, policies: readonly FunctionPolicy[]): readonly GraphEdge[] {
  const references = [
    ...app.functions.map((model) => ({ node: functionNode(model.id), shown: showResource(invokedArn(model)) })),
    ...allReferences(app).map(({ kind, id, functionId, arn }) => ({
      node: functionId === undefined ? resourceNode({ kind, id }) : functionNode(functionId),
      shown: showResource(arn),
    })),
  ]
  return policies.flatMap(({ functionId, owner, grants }) =>
    grants.flatMap(({ action, resource, evidence }) => {
      const shown = showResource(resource)
      // Indexes and objects are part of their table and bucket.
      const reference = references.find((other) => shown === other.shown || shown.startsWith(`${other.shown}/`))
      if (!reference || evidence.every(({ chain: [first = ""] }) => first.startsWith("@"))) return []
      const [, label = action] = action.split(":")
      return [{ from: callerNode(functionId, owner), to: reference.node, label, isCall: true }]
    }),
  )
}

function callerNode(functionId: string, owner: PolicyOwner | undefined): string {
  if (!owner) return functionNode(functionId)
  return owner.resource ? resourceNode(owner.resource) : API
}

/** One arrow between two boxes, with all that goes along it. */
function merged(edges: readonly GraphEdge[]): readonly GraphEdge[] {
  const byPlace = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    const place = `${edge.from} ${edge.to} ${edge.isCall}`
    byPlace.set(place, [...(byPlace.get(place) ?? []), edge])
  }
  return [...byPlace.values()].flatMap((group) => {
    const [first] = group
    const labels = [...new Set(group.map(({ label }) => label))]
    const label =
      labels.length > (first?.isCall ? MAX_ACTIONS : MAX_ROUTES)
        ? `${labels.length} ${first?.isCall ? "actions" : "routes"}`
        : labels.join(", ")
    return first ? [{ ...first, label }] : []
  })
}

const MAX_ACTIONS = 3
const MAX_ROUTES = 2
/** What passes things on; anything else keeps them. */
const channels: ReadonlySet<string> = new Set(["eventBus", "queue", "stateMachine", "stream", "topic"])

function functionNode(functionId: string): string {
  return nodeId("fn", functionId)
}

function placeNode(place: ResourceLink["to"]): string {
  return "functionId" in place ? functionNode(place.functionId) : resourceNode(place)
}

function resourceNode({ kind, id }: ResourcePlace): string {
  if (kind === "function") return functionNode(id)
  return nodeId(kind, id)
}

function triggerNode(functionId: string, index: number): string {
  return nodeId("on", functionId, String(index))
}

function nodeId(...parts: readonly string[]): string {
  return parts.map((part) => part.replaceAll(/[^A-Za-z0-9]/g, "_")).join("_")
}

/** `eventBus`: event bus. */
function words(kind: string): string {
  return kind.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
