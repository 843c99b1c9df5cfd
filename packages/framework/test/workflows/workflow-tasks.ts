import { task, type TaskRequest } from "../../src/index.ts"

export interface Line {
  readonly sku: string
  readonly count: number
}

export interface Order {
  readonly id: string
  readonly total: number
  readonly lines: readonly Line[]
  readonly note?: string
}

export class PaymentDeclined extends Error {}

export class Payments {
  @task()
  async charge({ input }: TaskRequest<{ amount: number }>) {
    return { paymentId: `payment of ${input.amount}`, at: new Date(0) }
  }

  @task()
  async refund({ input }: TaskRequest<{ paymentId: string }>): Promise<void> {
    if (input.paymentId === "") throw new Error("no payment")
  }

  plain() {}
}

export class Stock {
  @task()
  async reserve({ input }: TaskRequest<Line>) {
    return { sku: input.sku, isHeld: true }
  }

  @task()
  async release({ input }: TaskRequest<{ sku: string }>): Promise<void> {
    if (input.sku === "") throw new Error("no item")
  }

  @task()
  async count(): Promise<number> {
    return 0
  }
}
