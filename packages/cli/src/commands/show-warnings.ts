import type { FunctionPolicy } from "../model/grant.ts"
import type { Terminal } from "../terminal/terminal.ts"

/** Writes what the policy inference could not decide, each thing once however many functions share it. */
export function showWarnings(policies: readonly FunctionPolicy[], terminal: Terminal): void {
  const texts = policies.flatMap(({ warnings }) =>
    warnings.map(({ code, message, hint, file, line }) => `${code}  ${message}\n  ${file}:${line}\n  ${hint}`),
  )
  for (const text of new Set(texts)) terminal.warn(text)
}
