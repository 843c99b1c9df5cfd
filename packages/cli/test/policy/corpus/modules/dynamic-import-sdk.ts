// The SDK is loaded when it is needed.
//
// allow lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:slow
// deny lambda:InvokeFunction arn:aws:lambda:us-east-1:111122223333:function:fast

export const handler = async (event: { slow: boolean }) => {
  if (!event.slow) return "quick"
  const { InvokeCommand, LambdaClient } = await import("@aws-sdk/client-lambda")
  return new LambdaClient({}).send(new InvokeCommand({ FunctionName: "slow" }))
}
