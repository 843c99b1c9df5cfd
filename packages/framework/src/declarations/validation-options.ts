/**
 * Who checks requests first: API Gateway, as far as it can, or only the function, whose answer names every fault. The function
 * checks them in either case.
 */
export type RequestValidation = "gateway" | "function"
