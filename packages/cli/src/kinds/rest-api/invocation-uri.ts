import type { CfnValue } from "../../model/cloudformation.ts"

/** What API Gateway calls to invoke a function. */
export function invocationUri(functionArn: CfnValue): CfnValue {
  return uriOf("2015-03-31/functions/${FunctionArn}/invocations", functionArn)
}

/** The same for an answer that is streamed; https://docs.aws.amazon.com/apigateway/latest/developerguide/response-transfer-mode-lambda.html */
export function streamingInvocationUri(functionArn: CfnValue): CfnValue {
  return uriOf("2021-11-15/functions/${FunctionArn}/response-streaming-invocations", functionArn)
}

function uriOf(operation: string, FunctionArn: CfnValue): CfnValue {
  return { "Fn::Sub": [`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/${operation}`, { FunctionArn }] }
}
