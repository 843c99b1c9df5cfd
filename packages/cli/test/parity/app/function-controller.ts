import { controller, reply, route, type RouteRequest } from "@tsapi/framework"
import { setTimeout as sleep } from "node:timers/promises"

@controller("/function")
export class FunctionController {
  readonly #calls = new Map<string, number>()

  @route("GET", "/calls/{id}")
  calls({ params: { id } }: RouteRequest<"/calls/{id}">) {
    this.#calls.set(id, (this.#calls.get(id) ?? 0) + 1)
    return { calls: this.#calls.get(id) }
  }

  @route("GET", "/context")
  context({ context }: RouteRequest<"/context">) {
    const remaining = context.getRemainingTimeInMillis()
    return {
      arn: /^arn:aws:lambda:[a-z0-9-]+:\d{12}:function:[\w-]+$/.test(context.invokedFunctionArn),
      hasTime: remaining > 0 && remaining <= 900_000,
      memory: /^\d+$/.test(context.memoryLimitInMB),
      requestId: /^[0-9a-f-]{36}$/.test(context.awsRequestId),
      version: context.functionVersion,
    }
  }

  /** What the shell has that starts the other programs. */
  @route("GET", "/environment")
  environment() {
    return { ofTheShell: ["CI", "HOME"].filter((name) => name in process.env) }
  }

  @route("GET", "/slow", { timeoutMs: 50 })
  async slow() {
    await sleep(300)
    return { late: true }
  }

  @route("GET", "/large")
  large() {
    return reply("x".repeat(7 * 1024 * 1024))
  }
}
