import type { CfnValue } from "./cloudformation.ts"

/** A text in which `${AWS::Region}` and its like may stand, as the template has it. */
export function cfnText(text: string): CfnValue {
  return text.includes("${") ? { "Fn::Sub": text } : text
}
