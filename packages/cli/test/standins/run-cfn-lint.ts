import { execFile } from "node:child_process"
import { standIn } from "./stand-in.ts"

export interface CfnLintFinding {
  /** `E3012`, `W3037`, … */
  readonly rule: string
  readonly message: string
  readonly file: string
  /** The path inside the template. */
  readonly path: string
}

/** Runs cfn-lint over template files. Every error and every warning counts, W3037 (unknown IAM action) included. */
export async function runCfnLint(files: readonly string[]): Promise<readonly CfnLintFinding[]> {
  const output = await new Promise<string>((resolve, reject) => {
    execFile(
      standIn("cfn-lint/bin/cfn-lint"),
      ["--format", "json", "--", ...files],
      { maxBuffer: 1e8 },
      (error, stdout, stderr) => {
        // Exit codes from 2 to 14 say which levels were found; anything else is a failure of cfn-lint itself.
        if (error && (typeof error.code !== "number" || error.code < 2 || error.code > 14))
          reject(new Error(stderr || error.message))
        else resolve(stdout)
      },
    )
  })
  const found: readonly RawFinding[] = JSON.parse(output)
  return found.map(({ Rule, Message, Filename, Location }) => ({
    rule: Rule.Id,
    message: Message,
    file: Filename,
    path: (Location.Path ?? []).join("."),
  }))
}

interface RawFinding {
  readonly Rule: { readonly Id: string }
  readonly Message: string
  readonly Filename: string
  readonly Location: { readonly Path?: readonly (string | number)[] | null }
}
