import { lambda, type LambdaRequest } from "../../src/index.ts"

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
  @lambda()
  async charge({ input }: LambdaRequest<{ amount: number }>) {
    return { paymentId: `payment of ${input.amount}`, at: new Date(0) }
  }

  @lambda()
  async refund({ input }: LambdaRequest<{ paymentId: string }>): Promise<void> {
    if (input.paymentId === "") throw new Error("no payment")
  }

  plain() {}
}

export class Stock {
  @lambda()
  async reserve({ input }: LambdaRequest<Line>) {
    return { sku: input.sku, isHeld: true }
  }

  @lambda()
  async release({ input }: LambdaRequest<{ sku: string }>): Promise<void> {
    if (input.sku === "") throw new Error("no item")
  }

  @lambda()
  async count(): Promise<number> {
    return 0
  }
}
