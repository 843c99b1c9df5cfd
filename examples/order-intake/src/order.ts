import { z } from "zod"

const Line = z.strictObject({
  product: z.string().regex(/^[a-z0-9-]{1,40}$/),
  quantity: z.int().min(1).max(100),
})

/** What clients send: API Gateway checks the most of it, and the worker all. */
export const Order = z.strictObject({
  /** Chosen by the client, so that an order that is sent twice is one order. */
  id: z.string().regex(/^[\w-]{8,64}$/),
  customer: z.string().min(1).max(100),
  lines: z.array(Line).min(1).max(50),
})

export type Order = z.infer<typeof Order>
