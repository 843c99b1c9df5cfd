export type { IdempotencyOptions } from "./idempotency-options.ts"
export { idempotent, type IdempotentMiddleware } from "./idempotent.ts"
export { runOnce } from "./run-once.ts"
