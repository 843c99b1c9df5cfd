import type { CfnTemplate } from "../model/cloudformation.ts"
import type { Terminal } from "../terminal/terminal.ts"
import { locationOf } from "./location-of.ts"
import type { StackEvent } from "./read-stack-events.ts"

/** Shows the events of one operation as they come: a line for each that is final, a moving status line for the rest. */
export class EventPrinter {
  readonly #terminal: Terminal
  readonly #templates: readonly CfnTemplate[]
  readonly #status: ReturnType<Terminal["status"]>
  readonly #running = new Set<string>()
  #started: number | undefined

  /** The templates tell where each resource was declared. */
  constructor(terminal: Terminal, templates: readonly CfnTemplate[]) {
    this.#terminal = terminal
    this.#templates = templates
    this.#status = terminal.status()
  }

  show(event: StackEvent): void {
    this.#started ??= event.time.getTime()
    if (event.status.endsWith("_IN_PROGRESS") && !event.ofStack) {
      this.#running.add(event.logicalId)
    } else {
      this.#running.delete(event.logicalId)
      this.#status.update("")
      this.#terminal.progress(this.#line(event, this.#started))
    }
    this.#status.update(this.#running.size === 0 ? "" : `       … ${some([...this.#running])}`)
  }

  /** Removes the status line. */
  end(): void {
    this.#status.update("")
  }

  #line(event: StackEvent, started: number): string {
    const { colors } = this.#terminal
    const seconds = `${Math.round((event.time.getTime() - started) / 1000)}s`.padStart(5)
    const failed = event.status.endsWith("_FAILED")
    const status = event.status.padEnd(24)
    const location = event.ofStack ? undefined : locationOf(event.logicalId, this.#templates)
    return [
      colors.dim(seconds),
      failed ? colors.red(status) : event.status.includes("ROLLBACK") ? colors.yellow(status) : status,
      event.logicalId,
      colors.dim(event.type),
      ...(location === undefined ? [] : [colors.dim(`${location.file}:${location.line}`)]),
      ...(failed && event.reason !== undefined ? [`\n        ${event.reason}`] : []),
    ].join(" ")
  }
}

/** A status line that wraps cannot be rewritten. */
function some(names: readonly string[]): string {
  const shown = names.slice(0, 2).join(", ")
  return names.length > 2 ? `${shown} and ${names.length - 2} more` : shown
}
