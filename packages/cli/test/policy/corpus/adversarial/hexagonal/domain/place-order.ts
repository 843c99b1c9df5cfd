import type { Notifier, Order, OrderStore } from "../ports/orders.ts"

export interface Ports {
  readonly store: OrderStore
  readonly notifier: Notifier
}

export const placeOrder =
  ({ store, notifier }: Ports) =>
  async (order: Order): Promise<"placed" | "known"> => {
    if (await store.load(order.id)) return "known"
    await store.save(order)
    await notifier.notify("placed", order)
    return "placed"
  }
