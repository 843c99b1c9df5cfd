import { given } from "../checks/index.ts"

/** Whether a value is one of CloudFormation's intrinsic functions, such as `{ Ref: "Queue" }`. */
export function isIntrinsic(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false
  const [key, ...more] = Object.keys(given(value))
  return key !== undefined && more.length === 0 && (key === "Ref" || key.startsWith("Fn::"))
}
