import { authorizerCases } from "./cases/authorizer-cases.ts"
import { bodyCases } from "./cases/body-cases.ts"
import { corsCases } from "./cases/cors-cases.ts"
import { errorCases } from "./cases/error-cases.ts"
import { functionCases } from "./cases/function-cases.ts"
import { limitCases } from "./cases/limit-cases.ts"
import { requestCases } from "./cases/request-cases.ts"
import { replyCases } from "./cases/reply-cases.ts"
import { routingCases } from "./cases/routing-cases.ts"
import type { ParityCase } from "./parity-case.ts"

/**
 * What `app.ts` answers through the test client, through `tsapi local`, as a bundle and deployed. Cases are independent
 * of each other and of their order: each that fills an authorizer's cache has a token of its own.
 */
export const parityCases: readonly ParityCase[] = [
  ...routingCases,
  ...requestCases,
  ...bodyCases,
  ...replyCases,
  ...errorCases,
  ...corsCases,
  ...authorizerCases,
  ...limitCases,
  ...functionCases,
]
