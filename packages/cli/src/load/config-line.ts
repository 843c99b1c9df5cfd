import { readFileSync } from "node:fs"
import path from "node:path"
import type { SourceLocation } from "../model/source-location.ts"

export interface ConfigSource {
  readonly projectDir: string
  /** Relative to the project directory; undefined where the project has none. */
  readonly configFile: string | undefined
}

/** Where a setting stands in the config: its keys are followed through the text in order, then the text is looked for. */
export function configLocation(
  { projectDir, configFile }: ConfigSource,
  keys: readonly string[],
  text?: string,
): SourceLocation | undefined {
  if (configFile === undefined) return undefined
  const lines = readFileSync(path.join(projectDir, configFile), "utf8").split("\n")
  return { file: configFile, line: lineOf(lines, keys, text) }
}

function lineOf(lines: readonly string[], keys: readonly string[], wanted: string | undefined): number {
  let line = 0
  const advance = (fits: (text: string) => boolean) => {
    const found = lines.findIndex((text, index) => index >= line && fits(text))
    if (found >= 0) line = found
  }
  for (const key of keys) {
    const pattern = new RegExp(`(^|[^\\w$])["']?${key.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}["']?\\s*[:,}]`)
    advance((text) => pattern.test(text))
  }
  if (wanted !== undefined) advance((text) => text.includes(wanted))
  return line + 1
}
