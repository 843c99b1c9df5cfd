import type { Order } from "./order.ts"

const cents: Readonly<Record<string, number>> = { tea: 490, coffee: 890, cocoa: 640 }

/** What an order costs. Throws an Error for a product that is not on the list. */
export function totalCents({ lines }: Order): number {
  return lines.reduce((total, { product, quantity }) => total + priceOf(product) * quantity, 0)
}

function priceOf(product: string): number {
  const price = cents[product]
  if (price === undefined) throw new Error(`${product} is not on the price list`)
  return price
}
