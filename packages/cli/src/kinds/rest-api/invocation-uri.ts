import type { CfnValue } from "../../model/cloudformation.ts"

/** What API Gateway calls to invoke a function. */
export function invocationUri(functionArn: CfnValue): CfnValue {
  return {
    "Fn::Sub": [
      "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${FunctionArn}/invocations",
      { FunctionArn: functionArn },
    ],
  }
}
