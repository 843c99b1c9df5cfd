import type { SourceLocation } from "../model/source-location.ts"
import type { Terminal } from "../terminal/terminal.ts"
import type { PermissionChanges } from "./permission-changes.ts"
import type { ChangeSummary, ResourceChange } from "./summarize-changes.ts"

/** Shows what a change set would do, for a person to decide on. */
export function showSummary(terminal: Terminal, { changes, moved }: ChangeSummary): void {
  const width = Math.max(0, ...changes.map(({ logicalId }) => logicalId.length))
  for (const change of changes) {
    const line = `${sign(change)} ${change.logicalId.padEnd(width)}  ${change.type}${place(change.location)}${note(change)}`
    terminal.progress(`  ${paint(terminal, change, line)}`)
  }
  const count = (wanted: string): number => changes.filter((change) => sign(change) === wanted).length
  terminal.progress(
    `${count("+")} to add, ${count("~")} to change, ${count("!")} to replace, ${count("-")} to delete` +
      (moved === 0 ? "" : `; ${moved} only moved to another source line`),
  )
}

/** What functions and policies may do that they could not before, with the lines that ask for it, and what they lose. */
export function permissionLines({ colors }: Terminal, { broadened, narrowed }: PermissionChanges): readonly string[] {
  return [
    ...(broadened.length === 0 ? [] : [colors.yellow("Permissions broadened")]),
    ...broadened.map(({ description, evidence }) => `  + ${description}${places(evidence)}`),
    ...(narrowed.length === 0 ? [] : ["Permissions narrowed"]),
    ...narrowed.map(({ description }) => `  - ${description}`),
  ]
}

function places(evidence: readonly SourceLocation[]): string {
  const shown = evidence.slice(0, 3).map(({ file, line }) => `${file}:${line}`)
  const more = evidence.length - shown.length
  return shown.length === 0 ? "" : `  ${shown.join(", ")}${more > 0 ? ` and ${more} more` : ""}`
}

/** A replacement that is only possible matters where data is at stake; CloudFormation says so of half the resources. */
function sign({ action, data }: ResourceChange): "+" | "~" | "!" | "-" {
  if (action === "add" || action === "import") return "+"
  if (action === "delete") return "-"
  return action === "replace" || (action === "may-replace" && data !== undefined) ? "!" : "~"
}

function paint({ colors }: Terminal, change: ResourceChange, line: string): string {
  if (sign(change) === "+") return colors.green(line)
  return sign(change) === "~" ? line : colors.red(line)
}

function note(change: ResourceChange): string {
  const { action, data, retained } = change
  if (sign(change) === "~") return ""
  const will = { replace: "  REPLACED", "may-replace": "  MAY BE REPLACED", delete: "  DELETED", import: "  imported" }
  const fate = action === "add" || action === "change" ? "" : will[action]
  if (data === "deleted") return `${fate}, ITS DATA IS LOST`
  if (data === "detached") return `${fate}: the app starts with an empty one, the old one stays in the account`
  return action === "delete" && retained ? "  leaves the stack but is kept in the account" : fate
}

function place(location: SourceLocation | undefined): string {
  return location === undefined ? "" : `  ${location.file}:${location.line}`
}
