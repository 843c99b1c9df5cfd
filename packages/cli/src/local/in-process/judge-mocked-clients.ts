import type { Refusal } from "../worker/sdk/gate-protocol.ts"
import { currentGate, runBehindGate } from "./current-gate.ts"

const wrapped = new WeakSet()

/**
 * Mocks such as aws-sdk-client-mock take the place of a client class's `send`, so that no request gets as far as the
 * gate. What they would answer to a request that AWS refuses is of no use: they are asked only about the others.
 */
export function judgeMockedClients(exports: object): void {
  for (const type of Object.values(exports)) {
    const prototype: unknown = typeof type === "function" ? type.prototype : undefined
    // A class whose `send` is inherited: one of its own is a mock.
    if (typeof prototype !== "object" || prototype === null || !isSend(inherited(prototype))) continue
    const own = Object.getOwnPropertyDescriptor(prototype, "send")
    if (!own?.configurable || !isSend(own.value) || wrapped.has(own.value)) continue
    const judged = judgedMock(own.value)
    wrapped.add(judged)
    Object.defineProperty(prototype, "send", { ...own, value: judged })
  }
}

function inherited(prototype: object): unknown {
  const parent: unknown = Object.getPrototypeOf(prototype)
  return typeof parent === "object" && parent !== null ? Reflect.get(parent, "send") : undefined
}

type Send = (this: object, ...args: unknown[]) => unknown

function isSend(value: unknown): value is Send {
  return typeof value === "function"
}

// A proxy: whatever else the mock has, such as its calls and `restore`, is still there.
function judgedMock(mock: Send): Send {
  return new Proxy(mock, {
    apply(target, client, args: unknown[]) {
      const gate = currentGate()
      const [command] = args
      if (!gate || typeof command !== "object" || command === null) return Reflect.apply(target, client, args)
      const { keeper } = gate
      const input: unknown = Reflect.get(command, "input")
      const verdict = gate.check(client.constructor.name, command.constructor.name.replace(/Command$/, ""), input)
      if (verdict instanceof Promise) return verdict.then(({ refusal }) => pass(refusal))
      return pass(verdict.refusal)

      function pass(refusal: Refusal | undefined) {
        if (!refusal) return Reflect.apply(target, client, args)
        // The SDK's own `send` stops at the gate too, and makes the error that the service's answer gives.
        const refusing = { keeper, check: () => ({ cell: 0, refusal }) }
        return runBehindGate(refusing, () => Reflect.apply(ownSend(client), client, args))
      }
    },
  })
}

// The mock is on a client's class; what it replaced is further up, on the class that all clients extend.
function ownSend(client: object): Send {
  let found: Send | undefined
  for (let at: object | null = client; at; at = Object.getPrototypeOf(at)) {
    const own: unknown = Object.getOwnPropertyDescriptor(at, "send")?.value
    if (isSend(own)) found = own
  }
  if (!found) throw new TypeError("a client of the AWS SDK has no method send")
  return found
}
