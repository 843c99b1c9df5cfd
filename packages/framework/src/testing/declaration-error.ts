import type { Fault } from "../gateway/fault.ts"

/** The app's declarations cannot be served; `faults` holds everything that is wrong with them. */
export class DeclarationError extends Error {
  override readonly name = "DeclarationError"
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(["The app's declarations cannot be served:", ...faults.map(describe)].join("\n"))
    this.faults = faults
  }
}

function describe({ code, message, hint, location }: Fault): string {
  return `- ${code}  ${message}\n    ${location.file}:${location.line}\n    ${hint}`
}
