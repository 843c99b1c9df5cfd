import type { Terminal } from "../terminal/terminal.ts"
import type { PropertyDifference, TemplateDifference } from "./compare-templates.ts"

const SIGNS = { add: "+", change: "~", delete: "-", "may-replace": "!", replace: "!" } as const
const NOTES = { add: "", change: "", delete: "", "may-replace": "  may be REPLACED", replace: "  REPLACED" } as const

/** Prints how templates differ, each with its changed properties. */
export function showDifferences(terminal: Terminal, differences: readonly TemplateDifference[]): void {
  for (const { action, logicalId, type, location, properties } of differences) {
    const place = location === undefined ? "" : `  ${location.file}:${location.line}`
    const line = `${SIGNS[action]} ${logicalId}  ${type}${place}${NOTES[action]}`
    terminal.print(paint(terminal, action, line))
    for (const property of properties) terminal.print(terminal.colors.dim(`    ${describeProperty(property)}`))
  }
}

function describeProperty({ path, before, after }: PropertyDifference): string {
  if (before === undefined) return `${path}: added ${short(after)}`
  if (after === undefined) return `${path}: removed ${short(before)}`
  return `${path}: ${short(before)} -> ${short(after)}`
}

function short(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

function paint({ colors }: Terminal, action: TemplateDifference["action"], line: string): string {
  if (action === "add") return colors.green(line)
  return action === "change" ? line : colors.red(line)
}
