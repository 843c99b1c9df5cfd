import type { UserPoolTriggerDeclaration } from "@tsapi/framework/internal"
import type { CfnValue } from "../../model/cloudformation.ts"
import { triggerFunctionId } from "../triggers/trigger-function.ts"

/** The `LambdaConfig` of an `AWS::Cognito::UserPool`. */
export function lambdaConfig(
  triggers: readonly UserPoolTriggerDeclaration[],
  functionArn: (functionId: string) => CfnValue,
): Readonly<Record<string, CfnValue>> {
  return Object.fromEntries(
    triggers.map((declaration) => {
      const arn = functionArn(triggerFunctionId(declaration))
      const { trigger, version = defaultTokenVersion } = declaration
      return trigger === "PreTokenGeneration"
        ? ["PreTokenGenerationConfig", { LambdaArn: arn, LambdaVersion: version }]
        : [trigger, arn]
    }),
  )
}

/** What changes access tokens too. */
export const defaultTokenVersion = "V2_0"
