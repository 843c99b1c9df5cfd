import type { ResourcePlace } from "./resource-link.ts"
import type { SourceLocation } from "./source-location.ts"

/** What goes on from a resource of the app by itself, to functions one after another or to other resources. */
export interface Flow {
  readonly source: ResourcePlace
  /** What it is, for people: `workflow OrderFlow`, `topic News`. */
  readonly label: string
  /** Of a workflow: the state that it begins with. */
  readonly start?: string
  /** Functions by their ids, and resources as people say them: `queue Archive`. */
  readonly to: readonly string[]
  readonly location: SourceLocation
}

/** Flows as rows of tables: workflows run so much that what else there is would stand far from where it is declared. */
export function flowTables(flows: readonly Flow[]): readonly (readonly (readonly string[])[])[] {
  const workflows = flows.filter(({ start }) => start !== undefined)
  return [flows.filter((flow) => !workflows.includes(flow)), workflows].map(flowRows)
}

function flowRows(flows: readonly Flow[]): readonly (readonly string[])[] {
  return flows.map(({ label, start, to, location: { file, line } }) => [
    label,
    [...(start === undefined ? [] : [`starts with ${start}`]), ...(to.length > 0 ? [to.join(", ")] : [])].join(": "),
    `${file}:${line}`,
  ])
}

/** Flows for `--json`. */
export function flowDocuments(flows: readonly Flow[]) {
  return flows.map(({ label, source, start, to, location: { file, line } }) => ({
    flow: label,
    source,
    start: start ?? null,
    to,
    location: `${file}:${line}`,
  }))
}
