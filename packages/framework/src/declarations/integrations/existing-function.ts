import type { CfnIntrinsic } from "../iam.ts"

export interface ExistingFunctionOptions {
  /**
   * Its ARN (`${AWS::Region}` and its like are filled in), with its alias or version if it has one, or an intrinsic function.
   * `${stageVariables.name}` may stand in the function's name and alias.
   */
  readonly functionArn?: string | CfnIntrinsic
  /**
   * Its name, in place of `functionArn`, where it is in the app's account and region; with an alias or version behind a
   * colon. `${stageVariables.name}` is a stage variable: `orders-${stageVariables.color}`, `orders:${stageVariables.alias}`.
   */
  readonly functionName?: string
  /**
   * Whether the app's template lets its API invoke the function. Default true; false where the function's owner does, as
   * in another account.
   */
  readonly permission?: boolean
}

export interface ExistingFunction extends ExistingFunctionOptions {
  readonly target: "existingFunction"
}

/**
 * Invokes a Lambda function that is deployed already, outside of the app, with the events that functions of the app get.
 *
 * @example
 * integration("ANY", "/orders/{proxy+}", existingFunction({ functionName: "orders:${stageVariables.alias}" }))
 */
export function existingFunction(options: ExistingFunctionOptions): ExistingFunction {
  return { ...options, target: "existingFunction" }
}
