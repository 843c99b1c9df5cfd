import type { CfnTemplate } from "../model/cloudformation.ts"
import type { SourceLocation } from "../model/source-location.ts"

/** Where the user declared a resource, as the first template that has it recorded in its metadata. */
export function locationOf(logicalId: string, templates: readonly CfnTemplate[]): SourceLocation | undefined {
  for (const template of templates) {
    const mark = template.Resources[logicalId]?.Metadata?.["tsapi"]
    if (typeof mark !== "object" || mark === null || !("file" in mark) || !("line" in mark)) continue
    if (typeof mark.file === "string" && typeof mark.line === "number") return { file: mark.file, line: mark.line }
  }
  return undefined
}
