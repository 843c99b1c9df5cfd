export { type Span, traced } from "./traced.ts"
