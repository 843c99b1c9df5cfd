import type { FunctionModel } from "./app-model.ts"
import type { CfnValue } from "./cloudformation.ts"
import { functionAlias } from "./invoked-arn.ts"
import { shortHash } from "./short-hash.ts"
import { stackGuid } from "./stack-guid.ts"

/** What of a function says how it is invoked. */
export type InvokedFunction = Pick<FunctionModel, "id" | "provisionedConcurrency">

/** The name of a function that is told to others before it exists, so that functions can invoke each other and themselves. */
export function functionName(id: string): CfnValue {
  return withGuid(`${namePart(id)}-\${Stack}`)
}

/** What others know it by: the name and the ARN of its alias where it has one. */
export function toldFunction({ id, provisionedConcurrency }: InvokedFunction): {
  readonly name: CfnValue
  readonly arn: CfnValue
} {
  const name = `${namePart(id)}-\${Stack}${provisionedConcurrency === undefined ? "" : `:${functionAlias}`}`
  return {
    name: withGuid(name),
    arn: withGuid(`arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${name}`),
  }
}

// A name has 64 characters at most, and the other part 36.
function namePart(id: string): string {
  return id.length <= 27 ? id : `${id.slice(0, 20)}-${shortHash(id)}`
}

function withGuid(text: string): CfnValue {
  return { "Fn::Sub": [text, { Stack: stackGuid }] }
}
