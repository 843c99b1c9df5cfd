import { functionLabel } from "../existing-function/function-label.ts"
import type { ApiTarget } from "./api-target.ts"

/** A target as people read it: a function's id, `SQS SendMessage`, `https://backend.example.com/{id}`, `mock`, `function orders:live`. */
export function targetLabel(target: ApiTarget): string {
  if (target.type === "function") return target.functionId
  if ("label" in target) return target.label
  if (target.type === "aws_proxy") return functionLabel(target.functionArn)
  return target.type === "mock" ? "mock" : target.url
}
